"""The words by which a copy could still name a person, place or organisation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from redactor.detection.entities import LOCATION, ORGANIZATION, PERSON, Entity
from redactor.detection.names import common_words
from redactor.exposure.linking.links import Linked
from redactor.exposure.linking.names import Name, initial_forms, parse_name
from redactor.exposure.linking.organizations import parse_organization
from redactor.exposure.linking.places import parse_place
from redactor.exposure.linking.spelling import diminutives, spellings

MIN_LETTERS = 3
"""Letters of a word looked for by itself, and of initials without points."""

_ABBREVIATIONS = frozenset({"am", "dc", "eg", "eu", "ie", "la", "ny", "pm", "uk", "un", "us"})
"""Two letters with points that are no initials. Our own list, 2026; Apache-2.0."""


class Case(Enum):
    """Which letters an occurrence must have to count."""

    ANY = "any"
    CAPITAL = "a capital first"
    UPPER = "capitals throughout"
    POINTS = "capitals with points between"
    ADDRESS = "any, in addresses alone"

    @property
    def strictness(self) -> int:
        """The higher, the fewer occurrences count."""
        return list(Case).index(self)


@dataclass(frozen=True, slots=True)
class Variant:
    """Words that name a party.

    They occur wherever the same words stand one after the other, folded, with whatever hyphens,
    points, underscores or nothing between them: `ri chol min` in `Ri Chol-min`, `RiCholMin`,
    `ri-chol-min` and `ri.cholmin@`. A single word is looked for as a whole word.

    Args:
        words: folded, in order.
        party: whom they name.
        case: the letters an occurrence in prose must have; in addresses any will do.
        shared: whether they also name another party, so that an occurrence may be the other's.
    """

    words: tuple[str, ...] = field(repr=False)
    party: int
    case: Case = Case.ANY
    shared: bool = False

    @property
    def key(self) -> str:
        """The words in one."""
        return "".join(self.words)


def variants(entities: Sequence[Entity], linked: Linked, parties: Collection[int]) -> list[Variant]:
    """What else may name `parties`, beside the words that their own mentions were found by.

    Of a person: the name in either order; each word of it, other spellings and diminutives of one
    that our tables list, its plural for the family, nicknames; initials, unless they are a common
    abbreviation; an initial with a word, as handles are made. Of a place: its name without the noun
    that says what it is. Of an organisation: its name, the acronym, and the words before its last
    one when they are no common words. One word of a person's name, and one that begins an
    organisation's, counts with a capital only, initials and acronyms in capitals, two initials with
    points.

    Args:
        entities: as given to `link`.
        linked: what it returned.
        parties: the parties wanted; those of other numbers only tell what is shared.

    Returns:
        Distinct by party and key, in order of party and key.
    """
    if not parties:
        return []
    found: dict[tuple[int, str], Variant] = {}
    bearers: dict[str, set[int]] = {}
    for party, names in _names(entities, linked).items():
        for variant in _of_party(party, names):
            bearers.setdefault(variant.key, set()).add(party)
            if party in parties:
                known = found.setdefault((party, variant.key), variant)
                if variant.case.strictness < known.case.strictness:
                    found[party, variant.key] = variant
    return [
        replace(found[at], shared=len(bearers[found[at].key]) > 1)
        for at in sorted(found, key=lambda at: at)
    ]


def _names(entities: Sequence[Entity], linked: Linked) -> dict[int, list[Entity]]:
    named: dict[int, list[Entity]] = {}
    for entity, party in zip(entities, linked.parties, strict=True):
        if party is not None and entity.type in (PERSON, LOCATION, ORGANIZATION):
            named.setdefault(party, []).append(entity)
    return named


def _of_party(party: int, mentions: Iterable[Entity]) -> Iterator[Variant]:
    seen: set[str] = set()
    for entity in mentions:
        if entity.text in seen:
            continue
        seen.add(entity.text)
        if entity.type == PERSON:
            yield from _of_person(party, parse_name(entity.text))
        elif entity.type == LOCATION:
            yield from _of_place(party, entity)
        else:
            yield from _of_organization(party, entity)


def _of_person(party: int, name: Name) -> Iterator[Variant]:
    parts = [tuple(part.split()) for part in name.parts]
    if len(parts) > 1:
        for order in (parts, [parts[-1], *parts[:-1]], [*parts[1:], parts[0]]):
            yield Variant(tuple(word for part in order for word in part), party)
        yield from _handles(party, parts)
        for form in initial_forms(name.parts):
            if len(form) >= MIN_LETTERS:
                yield Variant(tuple(form), party, Case.UPPER)
            elif form not in _ABBREVIATIONS:
                yield Variant(tuple(form), party, Case.POINTS)
    if name.letters:
        yield Variant(tuple(name.letters), party, Case.UPPER)
    for part in (*parts, *(tuple(alias.split()) for alias in name.aliases)):
        plain = "".join(part)
        if len(plain) >= MIN_LETTERS and not plain.isdigit():
            yield Variant(part, party, Case.CAPITAL if len(part) == 1 else Case.ANY)
            plural = plain + ("es" if plain.endswith(("s", "x", "z", "ch", "sh")) else "s")
            if len(plain) > MIN_LETTERS and plural not in common_words():
                yield Variant((plural,), party, Case.CAPITAL)
            for word in sorted(spellings(plain) | diminutives().get(plain, frozenset())):
                if len(word) >= MIN_LETTERS:
                    yield Variant((word,), party, Case.CAPITAL)


def _handles(party: int, parts: Sequence[tuple[str, ...]]) -> Iterator[Variant]:
    """An initial or initials with a word: `rcholmin`, `cmri`."""
    for i, part in enumerate(parts):
        starts = {part[0][0], "".join(word[0] for word in part)}
        for j, other in enumerate(parts):
            if i != j and len("".join(other)) >= MIN_LETTERS:
                for start in sorted(starts):
                    yield Variant((start + "".join(other),), party)
                    yield Variant(("".join(other) + start,), party)


def _of_place(party: int, entity: Entity) -> Iterator[Variant]:
    place = parse_place(entity.text, entity.value)
    if len(place.core) >= MIN_LETTERS:
        yield Variant(tuple(place.words), party, Case.CAPITAL)


def _of_organization(party: int, entity: Entity) -> Iterator[Variant]:
    name = parse_organization(entity.text)
    if name.is_acronym:
        yield Variant(name.words, party, Case.UPPER)
        return
    yield Variant(name.words, party, Case.CAPITAL)
    if name.short:
        yield Variant((name.short,), party, Case.CAPITAL)
    for form in sorted(name.acronyms):
        if len(form) >= MIN_LETTERS:
            yield Variant((form,), party, Case.UPPER)
    begin = name.words[:-1]
    if begin and not any(word in common_words() or len(word) < MIN_LETTERS for word in begin):
        yield Variant(begin, party, Case.CAPITAL)
