"""How surely each person of a document is a source."""

from __future__ import annotations

from collections.abc import Iterable

from redactor.exposure.attribution.cast import Person
from redactor.exposure.attribution.evidence import SURELY, Standing
from redactor.exposure.attribution.mentions import Kind
from redactor.exposure.genders import Gender

FOLLOWED = 3
"""Mentions from which on copy follows somebody, and does not only quote them in passing."""

_UNNAMED = (Kind.SOURCE, Kind.DESCRIPTION, Kind.RELATIVE, Kind.PRONOUN)


def strengths(people: Iterable[Person]) -> dict[Person, int]:
    """The strength of each, 0-3 as in `Evidence`.

    Relatives and names of a source have its own, unless they are public.

    Args:
        people: everybody mentioned.
    """
    found: dict[Person, int] = {}
    for person in people:
        chain: list[Person] = []
        one: Person | None = person
        while one is not None and one not in found and one not in chain:
            chain.append(one)
            one = one.owner
        shared = 0 if one is None else found.get(one, 0)
        for one in reversed(chain):
            shared = found[one] = _own(one) if one.public else max(_own(one), shared)
    return found


def _own(person: Person) -> int:
    if person.source == SURELY or person.pseudonym:
        return SURELY
    if person.public or person.kind is Kind.BODY or (person.named and person.full_name):
        return 0
    unnamed = person.kind in _UNNAMED or person.initials
    if not person.speaks or not unnamed:
        return person.source
    followed = person.mentions >= FOLLOWED and person.gender is not Gender.PLURAL
    return max(person.source, 2 if followed else 1)


def standing(person: Person, strength: int) -> Standing:
    """How a person stands, given their strength."""
    if person.pseudonym:
        return Standing.PSEUDONYM
    if strength:
        return Standing.SOURCE
    if person.public:
        return Standing.PUBLIC
    if person.full_name and person.speaks:
        return Standing.ON_RECORD
    return Standing.UNKNOWN
