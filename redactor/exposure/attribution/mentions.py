"""Mentions of people: by name, role, description or pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from redactor.detection.entities import (
    FAMILY_RELATION,
    OCCUPATION,
    ORGANIZATION,
    PERSON,
    PUBLIC_ROLE,
    SOURCE_MENTION,
    Entity,
)
from redactor.exposure.attribution.nouns import (
    DESCRIPTION,
    DETERMINER,
    POSSESSIVES,
    PRONOUN,
    PRONOUNS,
    SOMEBODY,
    STATES,
    gender,
)
from redactor.exposure.genders import Gender
from redactor.spans import Span

STRONG = 0.8
"""From this score on a signal says by itself what it says (see rules/attribution/en.yaml)."""

BODY_RULE = ".body"
"""End of the ids of rules whose public role is a body's and no person's."""

_BEFORE = 48
"""How far back the determiner of a description is looked for, in code points."""


class Kind(Enum):
    """How a mention names somebody."""

    NAME = "name"
    BODY = "body"
    ROLE = "role"
    SOURCE = "source"
    RELATIVE = "relative"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of somebody.

    Args:
        span: where it stands in the analysis text.
        kind: how it names them.
        words: what it says, lower case.
        determiner: the article or possessive before or in it, lower case; empty if none.
        gender: what its words tell.
        score: of the rule that found it, 0.0-1.0.
    """

    span: Span
    kind: Kind
    words: str = field(repr=False)
    determiner: str = field(repr=False)
    gender: Gender
    score: float

    @property
    def head(self) -> str:
        """The last word: the noun of a description, the surname of a name."""
        return self.words.rsplit(" ", 1)[-1]


_KINDS = {
    PERSON: Kind.NAME,
    ORGANIZATION: Kind.BODY,
    PUBLIC_ROLE: Kind.ROLE,
    SOURCE_MENTION: Kind.SOURCE,
    FAMILY_RELATION: Kind.RELATIVE,
    OCCUPATION: Kind.DESCRIPTION,
}
_LEADING = re.compile(
    r"(?:an?|one|another|the|this|that|our|my|his|her|their|its|two|three|four|five|six"
    r"|several|some|many) "
)


def find_mentions(text: str, placed: list[tuple[Entity, Span]]) -> list[Mention]:
    """Mentions in `text`, disjoint and in order; the more telling of two that overlap.

    Args:
        text: an analysis text.
        placed: entities and signals with their places in it.
    """
    found = [
        *(_placed(text, entity, span) for entity, span in placed if _is_person(entity)),
        *_described(text),
        *_somebody(text),
        *_pronouns(text),
    ]
    found.sort(key=lambda m: (_RANK[m.kind], m.span.start - m.span.end))
    taken = bytearray(len(text))
    kept: list[Mention] = []
    for mention in found:
        start, end = mention.span.start, mention.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def _is_person(entity: Entity) -> bool:
    words = entity.text.lower().split()
    state = entity.type == FAMILY_RELATION and bool(words) and words[-1] in STATES
    return entity.type in _KINDS and not state


def _placed(text: str, entity: Entity, span: Span) -> Mention:
    kind = _kind(entity)
    words = span.of(text).lower().strip()
    leading = _LEADING.match(words)
    if leading is not None:
        determiner = leading[0].strip()
        words = words[leading.end() :]
    else:
        before = DETERMINER.search(text, max(0, span.start - _BEFORE), span.start)
        determiner = before["word"].lower() if before is not None else ""
    told = Gender.UNKNOWN if kind is Kind.BODY else gender(words.rsplit(" ", 1)[-1])
    if kind is Kind.NAME:
        told = _titled(words)
    return Mention(span, kind, words, determiner, told, entity.score)


def _kind(entity: Entity) -> Kind:
    """How an entity or signal mentions somebody: a public role may be a body's."""
    if entity.type == PUBLIC_ROLE and entity.rule.endswith(BODY_RULE):
        return Kind.BODY
    return _KINDS[entity.type]


def _titled(name: str) -> Gender:
    told = gender(name.split(maxsplit=1)[0].rstrip(".")) if name else Gender.UNKNOWN
    return told if told is not Gender.PLURAL else Gender.UNKNOWN


def _described(text: str) -> Iterator[Mention]:
    for match in DESCRIPTION.finditer(text):
        words = match["words"]
        told = gender(words.rsplit(" ", 1)[-1].rsplit("-", 1)[-1])
        span = Span(*match.span("words"))
        yield Mention(span, Kind.DESCRIPTION, words, match["determiner"].lower(), told, 0.0)


def _somebody(text: str) -> Iterator[Mention]:
    for match in SOMEBODY.finditer(text):
        words = match[0].lower()
        told = gender(words.rsplit(" ", 1)[-1])
        yield Mention(Span(*match.span()), Kind.DESCRIPTION, words, "a", told, 0.0)


def _pronouns(text: str) -> Iterator[Mention]:
    for match in PRONOUN.finditer(text):
        word = match[0].lower()
        determiner = word if word in POSSESSIVES else ""
        yield Mention(Span(*match.span()), Kind.PRONOUN, word, determiner, PRONOUNS[word], 0.0)
