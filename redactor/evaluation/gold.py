"""Reads gold: drafts in which people marked what identifies whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from redactor.errors import GoldError
from redactor.exposure.decisions import Exposure
from redactor.rulepacks import ENTITY_TYPE
from redactor.spans import Span


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class _Mark(_Lenient):
    start: int
    end: int
    label: str = Field(pattern=ENTITY_TYPE)
    level: Exposure


class _Meta(_Lenient):
    kind: str | None = None


class _Line(_Lenient):
    id: str
    text: str
    spans: list[_Mark]
    meta: _Meta | None = None


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A marked part of a draft.

    Args:
        span: code points of the draft.
        label: the kind of thing it is, written like an entity type.
        level: how it bears on a protected person.
    """

    span: Span
    label: str
    level: Exposure


@dataclass(frozen=True, slots=True)
class GoldDraft:
    """A draft with its marks.

    Args:
        id: unique among the drafts of a file.
        name: `path:line`, for messages.
        text: the draft, as code points.
        spans: as they stand in the file; they may overlap.
        kind: the draft's kind (`meta.kind`); `None` when the file tells none.
    """

    id: str
    name: str
    text: str = field(repr=False)
    spans: tuple[GoldSpan, ...]
    kind: str | None = None


def read_gold(path: Path) -> list[GoldDraft]:
    """The drafts of a JSON Lines file, in its order; blank lines and unknown keys are skipped.

    Each line is an object with `id`, `text` and `spans`, a list of objects with `start`, `end`
    (code points of `text`, half-open), `label` and `level` (`direct`, `quasi` or `none`); and, if
    there is one, `meta.kind`.

    Raises:
        GoldError: RED405, with the line.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise GoldError(f"cannot read the drafts: {reason}", path=str(path)) from problem
    drafts: dict[str, GoldDraft] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        draft = _draft(line, path, number)
        if draft.id in drafts:
            raise GoldError("the id stands on an earlier line too", path=str(path), line=number)
        drafts[draft.id] = draft
    if not drafts:
        raise GoldError("the file holds no draft", path=str(path))
    return list(drafts.values())


def _draft(line: bytes, path: Path, number: int) -> GoldDraft:
    read = _parse(line)
    fault = read if isinstance(read, str) else _fault(read)
    # Outside any handler, so that the line, which pydantic's error holds, goes no further.
    if isinstance(read, str) or fault:
        raise GoldError(f"the line {fault}", path=str(path), line=number)
    return GoldDraft(
        id=read.id,
        name=f"{path}:{number}",
        text=read.text,
        spans=tuple(GoldSpan(Span(m.start, m.end), m.label, m.level) for m in read.spans),
        kind=read.meta.kind if read.meta else None,
    )


def _parse(line: bytes) -> _Line | str:
    """The line's object, or what is wrong with it, without a word of it."""
    try:
        return _Line.model_validate_json(line)
    except ValidationError as problem:
        fault = problem.errors(include_input=False, include_url=False, include_context=False)[0]
    if fault["type"] == "json_invalid":
        return "is not JSON"
    if not fault["loc"]:
        return "is no JSON object"
    # Unknown keys are skipped, so the location names keys of ours alone.
    key = ".".join(str(part) for part in fault["loc"])
    return f"has no {key}" if fault["type"] == "missing" else f"has no valid {key}"


def _fault(line: _Line) -> str:
    """What is wrong with the line's ranges; empty when nothing is."""
    for index, mark in enumerate(line.spans):
        if mark.start >= mark.end:
            return f"has an empty or reversed span, spans.{index}"
        if mark.start < 0 or mark.end > len(line.text):
            return f"has a span outside its text, spans.{index}"
    return ""
