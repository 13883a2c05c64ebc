"""Keeps decisions between two sittings: spans and keyed digests, no word of a draft."""

from __future__ import annotations

import hmac
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from redactor.audit.keys import NewsroomKey
from redactor.errors import DecisionsError
from redactor.exposure.decisions import Action
from redactor.exposure.rulings import Ruling
from redactor.rulepacks import ENTITY_TYPE
from redactor.spans import Span

_DIGEST = r"^[0-9a-f]{64}$"
_SCHEMA: Final = 1
_WORD_START = re.compile(r"\b\w|(?<=\W)\W")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class _Ruling(_Strict):
    start: Annotated[int, Field(ge=0)]
    end: int
    said: Annotated[str, Field(pattern=_DIGEST)]
    nth: Annotated[int, Field(ge=0)]
    times: Annotated[int, Field(ge=0)]
    action: Action
    entity_type: Annotated[str, Field(pattern=ENTITY_TYPE)]
    by: str
    reason: str
    words: str | None


class _Draft(_Strict):
    name: Annotated[str, Field(pattern=_DIGEST)]
    text: Annotated[str, Field(pattern=_DIGEST)]
    reviewers: list[str]
    rulings: list[_Ruling]


class _File(_Strict):
    redactor_decisions: Literal[1]
    key: str
    drafts: list[_Draft]
    seal: Annotated[str, Field(pattern=_DIGEST)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the review of one draft.

    Args:
        rulings: disjoint, in order.
        reviewers: names of those who went through it, in order.
        lost: how many rulings have no place in the draft any more.
    """

    rulings: tuple[Ruling, ...] = ()
    reviewers: tuple[str, ...] = ()
    lost: int = field(default=0)


class Decisions:
    """The decisions on some drafts.

    Args:
        key: makes the digests.
    """

    def __init__(self, key: NewsroomKey) -> None:
        self._key = key
        self._drafts: dict[str, _Draft] = {}

    @classmethod
    def load(cls, data: bytes, key: NewsroomKey, *, path: str) -> Decisions:
        """The decisions of a file.

        Raises:
            DecisionsError: RED553: no such file's content, of another key, or changed since.
        """
        try:
            file = _File.model_validate_json(data)
        except ValidationError:
            file = None
        if file is None:
            raise DecisionsError("this is no file of decisions", path=path, next_step="")
        if file.key != key.id:
            raise DecisionsError(
                "the decisions were kept with another newsroom key",
                path=path,
                next_step=f"Name the key {file.key} with --key." if file.key.isalnum() else "",
            )
        if not hmac.compare_digest(file.seal, _sealed(file.drafts, key).seal):
            raise DecisionsError(
                "the decisions are not as they were kept",
                path=path,
                next_step="Somebody without the key changed them: take an earlier version.",
            )
        decisions = cls(key)
        decisions._drafts = {draft.name: draft for draft in file.drafts}
        return decisions

    def of(self, name: str, text: str) -> Kept:
        """What was decided on a draft, each ruling where its words stand now.

        Where the draft has changed, a ruling on the second of three such places goes to the second
        of three, and where their number changed to the nearest place with the same words.

        Args:
            name: the draft's file name.
            text: the draft's, as cleaned.
        """
        draft = self._drafts.get(self._digest("name", name))
        if draft is None:
            return Kept()
        same = draft.text == self._digest("text", text)
        found = [_ruling(one) for one in draft.rulings] if same else self._anchored(draft, text)
        rulings = _disjoint(found)
        return Kept(tuple(rulings), tuple(draft.reviewers), len(draft.rulings) - len(rulings))

    def keep(self, name: str, text: str, rulings: Sequence[Ruling], by: Sequence[str]) -> None:
        """Keep what was decided on a draft in place of what was kept before.

        Args:
            name: the draft's file name.
            text: the draft's, as cleaned.
            rulings: in order.
            by: who went through it, in order.
        """
        digest = self._digest("name", name)
        starts = _word_starts(text)
        places = {
            words: _places(words, text, starts) for words in {r.span.of(text) for r in rulings}
        }
        self._drafts[digest] = _Draft(
            name=digest,
            text=self._digest("text", text),
            reviewers=list(by),
            rulings=[
                _Ruling(
                    start=one.span.start,
                    end=one.span.end,
                    said=self._digest("words", one.span.of(text)),
                    nth=bisect_left(places[one.span.of(text)], one.span.start),
                    times=len(places[one.span.of(text)]),
                    action=one.action,
                    entity_type=one.entity_type,
                    by=one.by,
                    reason=one.reason,
                    words=one.words,
                )
                for one in rulings
            ],
        )

    def follow(self, other: Decisions, name: str) -> None:
        """Hold on a draft of that name what the other one holds."""
        digest = self._digest("name", name)
        if digest in other._drafts:
            self._drafts[digest] = other._drafts[digest]
        else:
            self._drafts.pop(digest, None)

    def say_the_same(self, other: Decisions, name: str) -> bool:
        """Whether both hold the same on a draft of that name."""
        digest = self._digest("name", name)
        return self._drafts.get(digest) == other._drafts.get(digest)

    def dump(self) -> bytes:
        """The file's content."""
        drafts = [self._drafts[name] for name in sorted(self._drafts)]
        file = _sealed(drafts, self._key)
        return file.model_dump_json(indent=1).encode() + b"\n"

    def _anchored(self, draft: _Draft, text: str) -> Iterable[Ruling]:
        starts = sorted(_word_starts(text))
        places: dict[int, dict[str, list[int]]] = {}
        for size in {one.end - one.start for one in draft.rulings}:
            of_size = places.setdefault(size, {})
            for start in starts:
                if start + size <= len(text):
                    said = self._digest("words", text[start : start + size])
                    of_size.setdefault(said, []).append(start)
        for one in draft.rulings:
            known = places[one.end - one.start].get(one.said, [])
            if known:
                same = len(known) == one.times and one.nth < one.times
                start = known[one.nth] if same else _nearest(known, one.start)
                span = Span(start, start + one.end - one.start)
                yield replace(_ruling(one), span=span)

    def _digest(self, what: str, words: str) -> str:
        return self._key.digest(f"decisions {what}\0{words}")


def _sealed(drafts: list[_Draft], key: NewsroomKey) -> _File:
    """The file, with what only the key's holder can write under it."""
    said = "".join(draft.model_dump_json() for draft in drafts)
    seal = key.digest(f"decisions file\0{said}")
    return _File(redactor_decisions=_SCHEMA, key=key.id, drafts=drafts, seal=seal)


def _ruling(one: _Ruling) -> Ruling:
    span = Span(one.start, one.end)
    return Ruling(span, one.action, one.entity_type, one.by, one.reason, one.words)


def _word_starts(text: str) -> set[int]:
    return {0, *(match.start() for match in _WORD_START.finditer(text))}


def _places(words: str, text: str, starts: set[int]) -> list[int]:
    """Where words stand from the start of a word on."""
    found = (match.start() for match in re.finditer(re.escape(words), text))
    return [start for start in found if start in starts]


def _nearest(places: list[int], to: int) -> int:
    index = bisect_left(places, to)
    return min(places[max(0, index - 1) : index + 1], key=lambda place: abs(place - to))


def _disjoint(rulings: Iterable[Ruling]) -> list[Ruling]:
    kept: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda one: one.span):
        if not kept or kept[-1].span.end <= ruling.span.start:
            kept.append(ruling)
    return kept
