"""Whom a pronoun stands for, where one person alone can be meant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from redactor.detection.entities import FAMILY_RELATION, OCCUPATION, PERSON
from redactor.detection.romanization import fold
from redactor.exposure.attribution.nouns import PRONOUNS
from redactor.exposure.attribution.placing import Placing
from redactor.exposure.decisions import Action, Decision
from redactor.exposure.genders import FEMALE, MALE, Gender
from redactor.redaction.operators.grammar import opens_sentence
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized

SOMEBODY = -1
"""The party of a pronoun that stands for one of several protected people."""

PARAGRAPHS = 3
"""How many paragraphs back a person may stand, when those between name nobody."""


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLURAL = re.compile(
    r"(?:[^s]s|children|wives|men|women|people|kin|folk|folks|family|couple|household)\Z"
    r"|\b(?:and|two|three|four|five|six|both|several|many)\b|\d",
    re.IGNORECASE,
)
_SAME_PERSON = re.compile(
    r",? (?:(?:who )?(?:is|was|works as|worked as|became) )?(?:an? |the |his |her )?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\s+|\n+")


_NEAR = 30
"""How many people back one is looked for within a paragraph."""


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody mentioned: where, who, whether by name, and whether that is protected."""

    start: int
    key: object = field(repr=False)
    party: int | None
    named: bool
    protected: bool
    gender: Gender | None


class _Text:
    """Which sentence, paragraph and quotation an offset lies in, by number."""

    def __init__(self, text: str) -> None:
        self._sentences = sentence_starts(text)
        self._paragraphs = [0, *(found.end() for found in re.finditer(r"\n+", text))]
        self._quotes = [found.start() for found in re.finditer('"', text)]

    def sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at)

    def paragraph(self, at: int) -> int:
        return bisect_right(self._paragraphs, at) - 1

    def opens_paragraph(self, at: int) -> bool:
        """True in the first sentence of a paragraph."""
        return self.sentence(at) == self.sentence(self._paragraphs[self.paragraph(at)])

    def quotation(self, at: int) -> int:
        """How many marks stand before in the paragraph: odd within a quotation."""
        opened = bisect_left(self._quotes, self._paragraphs[self.paragraph(at)])
        return bisect_left(self._quotes, at) - opened


def sentence_starts(text: str) -> list[int]:
    """Where sentences and paragraphs of an analysis text begin, ascending; the first is 0."""
    ends = (found.end() for found in _SENTENCE_END.finditer(text))
    return [0, *(at for at in ends if opens_sentence(text[max(0, at - 20) : at]))]


def gender_of(words: str) -> Gender | None:
    """The gender that the words tell: the last that tells any decides."""
    for word in reversed(_WORD.findall(words.lower())):
        if word in FEMALE:
            return Gender.FEMALE
        if word in MALE:
            return Gender.MALE
    return None


def nearest(
    prose: Normalized, decisions: Sequence[Decision], pronouns: Sequence[Span]
) -> dict[Span, int]:
    """For each pronoun that stands for somebody protected, the party, or `SOMEBODY`.

    That is the nearest person before it in its paragraph whose gender is not another, on the same
    side of quotation marks; in the first sentence of a paragraph also one of the last of the
    `PARAGRAPHS` before that names anybody. Where the sentence of that person, or what follows it,
    names others who fit, or another paragraph names the person and the draft several, it is
    `SOMEBODY` if all are protected, else nobody. A gender once told by a pronoun holds for the
    party from there on.

    Args:
        prose: the analysis text.
        decisions: disjoint, in order; people are those of type PERSON, and single relatives and
            trades that are not said of one.
        pronouns: spans of the analysis text that tell a gender, ascending.
    """
    text = _Text(prose.text)
    known: dict[object, Gender] = {}
    people = list(_people(prose, decisions))
    named = {person.key for person in people if person.named and person.protected}
    positions = [person.start for person in people]
    said: list[_Person] = []
    found: dict[Span, int] = {}
    for span in pronouns:
        gender = PRONOUNS[span.of(prose.text).lower()]
        named_before = people[: bisect_right(positions, span.start)][-_NEAR:]
        before = sorted([*named_before, *said[-_NEAR:]], key=lambda person: person.start)
        fitting = [
            person
            for person in _window(text, before, span.start)
            if known.get(person.key, person.gender) in (None, gender)
        ]
        if not fitting:
            continue
        person = fitting[-1]
        sentence = text.sentence(person.start)
        meant = {p.key: p for p in fitting if text.sentence(p.start) == sentence}
        if not all(one.protected for one in meant.values()):
            continue
        here = text.paragraph(person.start) == text.paragraph(span.start)
        alone = len(meant) == 1 and (here or len(named) == 1)
        found[span] = person.party if alone and person.party is not None else SOMEBODY
        if alone:
            known[person.key] = gender
            said.append(replace(person, start=span.start))
    return found


def _window(text: _Text, people: Sequence[_Person], at: int) -> list[_Person]:
    """Those who may be meant at `at`, in the last paragraph that names any."""
    paragraph, quotation = text.paragraph(at), text.quotation(at)
    last = paragraph - PARAGRAPHS if text.opens_paragraph(at) else paragraph
    for number in range(paragraph, max(0, last) - 1, -1):
        here = [person for person in people if text.paragraph(person.start) == number]
        if quotation % 2:
            return [person for person in here if text.quotation(person.start) == quotation]
        outside = [person for person in here if text.quotation(person.start) % 2 == 0]
        if outside:
            return outside
    return []


def _people(prose: Normalized, decisions: Sequence[Decision]) -> Iterator[_Person]:
    """The people mentioned, each once where a name, a relation or a trade are said together."""
    protected = {
        _key(d) for d in decisions if d.action is Action.REDACT and d.entity_type == PERSON
    }
    placing = Placing(prose)
    last: _Person | None = None
    end = 0
    for decision in decisions:
        named = decision.entity_type == PERSON
        span = placing.find(decision.entity.span)
        if decision.entity_type not in (PERSON, FAMILY_RELATION, OCCUPATION) or span is None:
            continue
        words = decision.entity.text
        if not named and _PLURAL.search(words):
            continue
        key = _key(decision)
        party = decision.party if named else None
        gender = gender_of(words.partition(" ")[0] if named else words)
        safe = key in protected if named else decision.action is Action.REDACT
        person = _Person(span.start, key, party, named, safe, gender)
        if last is not None and _is_same(last, person, prose.text[end : span.start]):
            last = _joined(last, person)
        else:
            if last is not None:
                yield last
            last = person
        end = span.end
    if last is not None:
        yield last


def _key(decision: Decision) -> object:
    # A relation may be linked to the person whose relation it is.
    if decision.entity_type == PERSON and decision.party is not None:
        return decision.party
    return decision.entity_type, fold(decision.entity.text)


def _is_same(first: _Person, second: _Person, between: str) -> bool:
    """True where the second is said of the first: `driver Ri`, `Ri, her brother`."""
    if first.named and second.named:
        return False
    alike = first.gender is None or second.gender in (None, first.gender)
    return alike and _SAME_PERSON.fullmatch(between) is not None


def _joined(first: _Person, second: _Person) -> _Person:
    who = second if second.named else first
    return replace(who, start=first.start, gender=first.gender or second.gender)
