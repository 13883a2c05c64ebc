"""Covers the little words between replacements, which belong to neither and so to both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from redactor.detection.dates import DateValue
from redactor.detection.entities import DATE_TIME, LOCATION, ORGANIZATION, PERSON
from redactor.exposure.decisions import Action, Decision
from redactor.spans import Span

LONGEST = 16
"""Code points between two decisions that are covered at most."""

_JOINING = frozenset(["of", "the", "a", "an", "s"])
_LISTING = frozenset(["to", "for", "and", "with", "from", "in", "at", "on", "by"])
"""Words that join parts of one name, relation, date or job (`the sister of a rider`), and those
that do so only where no name is told, since names are listed by them (`from Hyesan to Seoul`).
Source: our own list of English function words, 2026; Apache-2.0."""

_NAMES = frozenset({PERSON, LOCATION, ORGANIZATION})

_PAIRING = re.compile(r"\b(?:between|from)\b[^.!?:;\n]{0,30}\Z", re.IGNORECASE)
"""What stands before the first of two bounds: `between 2004 and 2007`."""

_GAP = re.compile(r"[^\S\r\n]*(?:['’-]?[^\W\d_]+(?:[^\S\r\n]+|-|(?=['’])|\Z)){1,4}")
_WORD = re.compile(r"[^\W\d_]+")


def bridged(decisions: Sequence[Decision], text: str) -> list[Decision]:
    """The decisions, each to redact reaching over the words that join it to the next; in order.

    Two dates between which something lay are one.

    What lies between two parts of one description is part of it: kept, it shows how the description
    was built, and sometimes the middle of a name. Whose something is, stays said of a person.

    Args:
        decisions: disjoint, in order.
        text: the text that their spans are of.
    """
    decisions = list(_paired(decisions, text))
    joined = [_over_gap(first, second, text) for first, second in pairwise(decisions)]
    return [*joined, *decisions[-1:]]


def _paired(decisions: Sequence[Decision], text: str) -> Iterator[Decision]:
    """The decisions, two dates between which something was joined to one: `2004 and 2007`."""
    held: Decision | None = None
    for decision in decisions:
        if held is not None and _are_bounds(held, decision, text):
            between = text[held.end : decision.start]
            entity = replace(
                held.entity,
                span=Span(held.start, decision.end),
                text=held.entity.text + between + decision.entity.text,
                value=None,
            )
            probability = max(held.probability, decision.probability)
            held = replace(held, entity=entity, probability=probability)
            continue
        if held is not None:
            yield held
        held = decision
    if held is not None:
        yield held


def _are_bounds(first: Decision, second: Decision, text: str) -> bool:
    return (
        first.action is second.action is Action.REDACT
        and first.entity_type == second.entity_type == DATE_TIME
        and text[first.end : second.start] in (" and ", " to ", " until ")
        and not {type(first.entity.value), type(second.entity.value)} - {DateValue, type(None)}
        and _PAIRING.search(text, max(0, first.start - LONGEST), first.start) is not None
    )


def _over_gap(first: Decision, second: Decision, text: str) -> Decision:
    if not first.action is second.action is Action.REDACT:
        return first
    gap = text[first.end : second.start]
    owner = first.entity_type == PERSON and gap.startswith(("'s ", "’s "))
    if owner or len(gap) > LONGEST or not _GAP.fullmatch(gap):
        return first
    listed = {first.entity_type, second.entity_type} & _NAMES
    joining = _JOINING if listed else _JOINING | _LISTING
    if not all(word in joining for word in _WORD.findall(gap)):
        return first
    end = first.end + len(gap.rstrip(" \t-"))
    return replace(first, entity=replace(first.entity, span=Span(first.start, end)))
