"""Gives decisions on repeats the party that they mention."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from redactor.detection.entities import LOCATION, ORGANIZATION, PERSON
from redactor.detection.romanization import fold
from redactor.exposure.decisions import Decision
from redactor.exposure.linking import Linked, variants

_WORD = re.compile(r"[^\W_]+")
_NAMES = frozenset({PERSON, LOCATION, ORGANIZATION})


def with_parties(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, those without a party given that of the same or other words for it.

    What was found only because it repeats words redacted elsewhere was not linked with the rest.
    Words that may name several parties name none.

    Args:
        decisions: in order.
    """
    if all(d.party is not None or d.entity_type not in _NAMES for d in decisions):
        return list(decisions)
    known = _parties(decisions)
    return [
        replace(d, party=known.get((d.entity_type, _key(d)))) if d.party is None else d
        for d in decisions
    ]


def inheriting(new: Sequence[Decision], old: Sequence[Decision]) -> list[Decision]:
    """The new decisions, each with the party of the old one of its type that it overlaps.

    Args:
        new: disjoint, in order.
        old: likewise; those that the new ones take the place of are among them.
    """
    ends = [decision.end for decision in old]
    found = []
    for decision in new:
        at = bisect_right(ends, decision.start)
        same = at < len(old) and old[at].start < decision.end
        alike = same and old[at].entity_type == decision.entity_type
        found.append(replace(decision, party=old[at].party) if alike else decision)
    return found


def _parties(decisions: Sequence[Decision]) -> dict[tuple[str, str], int | None]:
    """By entity type and words the one party that they name; `None` where they name several."""
    linked = [d for d in decisions if d.party is not None and d.entity_type in _NAMES]
    found: dict[tuple[str, str], int | None] = {}
    types: dict[int, str] = {}
    for decision in linked:
        if decision.party is not None:
            types.setdefault(decision.party, decision.entity_type)
        at = decision.entity_type, _key(decision)
        found[at] = decision.party if found.get(at, decision.party) == decision.party else None
    parties = Linked([d.party for d in linked], [None] * len(linked), [])
    entities = [decision.entity for decision in linked]
    for variant in variants(entities, parties, set(types)):
        found.setdefault(
            (types[variant.party], variant.key), None if variant.shared else variant.party
        )
    return found


def _key(decision: Decision) -> str:
    return fold("".join(_WORD.findall(decision.entity.text)))
