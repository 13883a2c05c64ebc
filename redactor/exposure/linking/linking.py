"""Links the mentions of each person, place and organisation within a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.detection.entities import (
    FAMILY_RELATION,
    LOCATION,
    MISC,
    ORGANIZATION,
    PERSON,
    Entity,
)
from redactor.detection.romanization import fold
from redactor.exposure.linking.addresses import address_runs, first_named, person_forms
from redactor.exposure.linking.kin import link_kin
from redactor.exposure.linking.links import Basis, Conflict, Doubts, Linked
from redactor.exposure.linking.names import parse_name
from redactor.exposure.linking.organizations import (
    OrganizationMention,
    Organizations,
    link_organizations,
    parse_organization,
)
from redactor.exposure.linking.people import Mention, People, link_people
from redactor.exposure.linking.places import PlaceMention, Places, link_places, parse_place
from redactor.exposure.linking.spelling import squeezed

_OWN = frozenset({"EMAIL_ADDRESS", "ONLINE_HANDLE"})
"""Identifiers that are somebody's: without a name inside they are a party of their own."""

_NAMING = _OWN | {"URL"}
_OPENS = re.compile(r"[*_]*\s*\([\"'“‘]?(?:the )?[*_]*")
_ACRONYM = re.compile(r"[^\W\d_]{2,7}")


@dataclass(slots=True)
class _Parties:
    """Parties as they are found, numbered anyhow."""

    links: dict[int, tuple[int, Basis]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    count: int = 0

    def take(self, links: Mapping[int, tuple[int, Basis]], doubts: Doubts, count: int) -> int:
        """Add parties numbered from 0 on; returns the number that the first of them now has."""
        base = self.count
        self.links.update({i: (base + number, basis) for i, (number, basis) in links.items()})
        self.conflicts += [
            Conflict(tuple(base + party for party in conflict.parties), conflict.mentions)
            for conflict in doubts.conflicts()
        ]
        self.count += count
        return base


def link(entities: Sequence[Entity], text: str) -> Linked:
    """Number the people, places and organisations that entities mention.

    PERSON, LOCATION and ORGANIZATION entities link among their own type; see `link_people`,
    `link_places`, `link_organizations` for the rules. E-mail addresses, handles and URLs link to
    the person, else organisation, else place, whose name they are made of; e-mail addresses and
    handles without one link to their like. A FAMILY_RELATION links to the name beside it, see
    `link_kin`; a MISC that is word for word a party's name links to that party. Nothing else links.

    The order of `entities` does not matter, only where they stand. Time grows as n log n.

    Args:
        entities: disjoint, in any order.
        text: the text that their spans are of.
    """
    order = sorted(range(len(entities)), key=lambda i: (entities[i].span, entities[i].type))
    parties = _Parties()
    people = link_people(_people(entities))
    person_base = parties.take(people.links, people.doubts, len(people.people))
    named = _organizations(entities)
    organizations = link_organizations(named, _expansions(entities, order, text))
    org_base = parties.take(
        organizations.links, organizations.doubts, len(organizations.organizations)
    )
    places = link_places(_places(entities))
    place_base = parties.take(places.links, places.doubts, len(places.places))
    bases = person_base, org_base, place_base
    _link_addresses(entities, order, parties, people, organizations, places, bases)
    _link_kin(entities, order, text, parties)
    _link_unlisted(entities, parties)
    return _numbered(len(entities), order, parties)


def _people(entities: Sequence[Entity]) -> list[Mention]:
    found = [(i, entity) for i, entity in enumerate(entities) if entity.type == PERSON]
    names = {text: parse_name(text) for text in {entity.text for _, entity in found}}
    return [Mention(i, entity.span.start, names[entity.text]) for i, entity in found]


def _places(entities: Sequence[Entity]) -> list[PlaceMention]:
    mentions = [
        PlaceMention(index, entity.span.start, parse_place(entity.text, entity.value))
        for index, entity in enumerate(entities)
        if entity.type == LOCATION
    ]
    return [mention for mention in mentions if mention.name.core]


def _organizations(entities: Sequence[Entity]) -> list[OrganizationMention]:
    found = [(i, entity) for i, entity in enumerate(entities) if entity.type == ORGANIZATION]
    names = {text: parse_organization(text) for text in {entity.text for _, entity in found}}
    return [
        OrganizationMention(i, entity.span.start, names[entity.text])
        for i, entity in found
        if names[entity.text].words
    ]


def _expansions(entities: Sequence[Entity], order: Sequence[int], text: str) -> dict[int, int]:
    """Index of an organisation in parentheses -> that of the one before them, or the reverse."""
    found: dict[int, int] = {}
    for first, second in pairwise(order):
        one, other = entities[first], entities[second]
        if not one.type == other.type == ORGANIZATION:
            continue
        if not _OPENS.fullmatch(text[one.span.end : other.span.start]):
            continue
        if _ACRONYM.fullmatch(one.text) and one.text.isupper():
            found[first] = second
        elif len(other.text.split()) < max(2, len(one.text.split())):
            found[second] = first
    return found


def _link_addresses(
    entities: Sequence[Entity],
    order: Sequence[int],
    parties: _Parties,
    people: People,
    organizations: Organizations,
    places: Places,
    bases: tuple[int, int, int],
) -> None:
    addresses = [index for index in order if entities[index].type in _NAMING]
    if not addresses:
        return
    person_base, org_base, place_base = bases
    persons = _forms((person_forms(person) for person in people.people), person_base)
    wholes = ([name.whole] for name in organizations.organizations)
    names = _forms(wholes, org_base)
    cores = _forms(([name.core] for name in places.places), place_base)
    own: dict[str, int] = {}
    doubts = Doubts()
    for index in addresses:
        entity = entities[index]
        runs = list(address_runs(entity.text))
        named = first_named(runs, persons)
        if not named and entity.type != "EMAIL_ADDRESS":
            named = first_named(runs, names) or first_named(runs, cores)
        if named:
            parties.links[index] = named[0], Basis.ADDRESS
            doubts.add(named, index)
        elif entity.type in _OWN:
            key = runs[0] if runs else squeezed(entity.text)
            number = own.setdefault(key, parties.count + len(own))
            parties.links[index] = number, Basis.NAME
    parties.take({}, Doubts(), len(own))
    parties.conflicts += doubts.conflicts()


def _forms(names: Iterable[Iterable[str]], base: int) -> dict[str, list[int]]:
    """Form -> the first parties that have it."""
    found: dict[str, list[int]] = {}
    for number, forms in enumerate(names):
        for form in forms:
            parties = found.setdefault(form, [])
            if len(parties) < _BEARERS and len(form) >= _MIN_FORM:
                parties.append(base + number)
    return {form: numbers for form, numbers in found.items() if numbers}


_BEARERS = 8
"""Parties of one form that are told; more would only repeat that it is common."""

_MIN_FORM = 4


def _link_kin(
    entities: Sequence[Entity], order: Sequence[int], text: str, parties: _Parties
) -> None:
    if not any(entity.type == FAMILY_RELATION for entity in entities):
        return
    people = {i: party for i, (party, _) in parties.links.items() if entities[i].type == PERSON}
    named: dict[str, int] = {}
    for index in order:
        if index in people:
            named.setdefault(fold(entities[index].text), people[index])
    kin = link_kin(entities, order, text, people, named, parties.count)
    parties.count = max((parties.count, *(number + 1 for number in kin.values())))
    parties.links.update({index: (party, Basis.KIN) for index, party in kin.items()})


def _link_unlisted(entities: Sequence[Entity], parties: _Parties) -> None:
    """Link a MISC that is a name mentioned elsewhere, or a word of a person's; the first wins."""
    unlisted = [i for i, entity in enumerate(entities) if entity.type == MISC]
    if not unlisted:
        return
    names: dict[str, int] = {}
    named = sorted(parties.links, key=lambda i: entities[i].span)
    for kind in (PERSON, ORGANIZATION, LOCATION):
        for index in named:
            if entities[index].type == kind:
                names.setdefault(squeezed(entities[index].text), parties.links[index][0])
    for index in named:
        if entities[index].type == PERSON:
            for part in parse_name(entities[index].text).parts:
                names.setdefault(squeezed(part), parties.links[index][0])
    for index in unlisted:
        party = names.get(squeezed(entities[index].text))
        if party is not None and entities[index].text[:1].isupper():
            parties.links[index] = party, Basis.NAME


def _numbered(count: int, order: Sequence[int], parties: _Parties) -> Linked:
    """The parties numbered by first mention."""
    numbers: dict[int, int] = {}
    for index in order:
        if index in parties.links:
            numbers.setdefault(parties.links[index][0], len(numbers))
    result: list[int | None] = [None] * count
    bases: list[Basis | None] = [None] * count
    for index, (party, basis) in parties.links.items():
        result[index], bases[index] = numbers[party], basis
    conflicts = [
        Conflict(tuple(sorted(numbers[p] for p in c.parties)), c.mentions)
        for c in parties.conflicts
    ]
    return Linked(result, bases, sorted(conflicts, key=lambda c: (c.parties, c.mentions)))
