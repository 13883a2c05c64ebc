"""Links kin terms to the named people beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redactor.detection.entities import FAMILY_RELATION, PERSON, Entity
from redactor.detection.romanization import fold

_OWNS = re.compile(r"[*_]*['’]s?[*_]* (?:[a-z-]+ ){0,2}")
"""Between a name and the relation it owns: `Teodora`'s late `sister`."""
_NAMES = re.compile(r"(?:,? (?:called|named|known as))?,?[ \n][\"'“‘*_]*")
"""Between a relation and the name of whom it means: `his wife` `Anna`, `her brother, Emil`."""
_CLOSES = re.compile(r"[*_]*(?:,(?! (?:and|or)\b)|[.;)\n]|$)")
"""After a relation that explains the name before it: `Anna, his wife, left`."""
_OWNED = re.compile(r"(?P<owner>.+?)['’]s? (?P<relation>.+)")
_POSSESSIVE = re.compile(r"^(?:my|your|his|her|its|our|their|whose|the|a|an)\s+", re.IGNORECASE)
_PLURAL = re.compile(r"[^su]s$|\b(?:two|three|four|five|six|both|all)\b|(?:child|brethr)ren$")


def link_kin(
    entities: Sequence[Entity],
    order: Sequence[int],
    text: str,
    people: Mapping[int, int],
    named: Mapping[str, int],
    first_free: int,
) -> dict[int, int]:
    """Parties of the kin terms that stand beside a name.

    `his wife Anna` and `Anna, his wife,` mean Anna. `Teodora's sister` is a person of her own: the
    one named right after it, or the same one wherever Teodora's sister is meant. A plural means
    several people and links nobody; a term without a name beside it links nobody either.

    Args:
        entities: of all types.
        order: their indices by position.
        text: the text that their spans are of.
        people: index of a PERSON entity -> its party.
        named: a name, folded -> its party.
        first_free: the first party number that is not in use.

    Returns:
        Index of a FAMILY_RELATION entity -> its party.
    """
    found: dict[int, int] = {}
    owned: dict[tuple[int, str], int] = {}
    pending: list[tuple[int, tuple[int, str]]] = []
    for at, index in enumerate(order):
        entity = entities[index]
        if entity.type != FAMILY_RELATION or _PLURAL.search(entity.text.lower()):
            continue
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else None
        named_by = _named_after(entities, index, after, text)
        if named_by is None:
            named_by = _explained(entities, index, before, text)
        key = _owner(entities, index, before, text, people, named)
        if named_by is not None and named_by in people:
            found[index] = people[named_by]
            if key is not None:
                owned.setdefault(key, found[index])
        elif key is not None:
            pending.append((index, key))
    for index, key in pending:
        if key not in owned:
            owned[key] = first_free
            first_free += 1
        found[index] = owned[key]
    return found


def _named_after(
    entities: Sequence[Entity], index: int, after: int | None, text: str
) -> int | None:
    if after is None or entities[after].type != PERSON:
        return None
    between = text[entities[index].span.end : entities[after].span.start]
    return after if _NAMES.fullmatch(between) else None


def _explained(entities: Sequence[Entity], index: int, before: int | None, text: str) -> int | None:
    if before is None or entities[before].type != PERSON:
        return None
    span = entities[index].span
    between = text[entities[before].span.end : span.start]
    closes = _CLOSES.match(text, span.end) is not None
    return before if between in (", ", ",\n") and closes else None


def _owner(
    entities: Sequence[Entity],
    index: int,
    before: int | None,
    text: str,
    people: Mapping[int, int],
    named: Mapping[str, int],
) -> tuple[int, str] | None:
    entity = entities[index]
    inside = _OWNED.fullmatch(entity.text)
    if inside is not None:
        party = named.get(fold(inside["owner"]))
        return None if party is None else (party, _relation(inside["relation"]))
    if before is None or before not in people:
        return None
    between = text[entities[before].span.end : entity.span.start]
    if not _OWNS.fullmatch(between):
        return None
    return people[before], _relation(entity.text)


def _relation(words: str) -> str:
    return fold(_POSSESSIVE.sub("", words))
