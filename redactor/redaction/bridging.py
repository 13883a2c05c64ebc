"""Covers the little words between replacements, which belong to neither and so to both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from redactor.detection.entities import LOCATION, ORGANIZATION, PERSON
from redactor.exposure.decisions import Action, Decision
from redactor.spans import Span

LONGEST = 16
"""Code points between two decisions that are covered at most."""

_JOINING = frozenset(["of", "the", "a", "an", "s"])
_LISTING = frozenset(["to", "for", "and"])
"""Words that join parts of one name, relation, date or job (`the sister of a rider`), and those
that do so only where no name is told, since names are listed by them (`from Hyesan to Seoul`).
Source: our own list of English function words, 2026; Apache-2.0."""

_NAMES = frozenset({PERSON, LOCATION, ORGANIZATION})

_PAIRING = re.compile(r"\b(?:between|from)\b[^.!?;\n]{0,30}\Z", re.IGNORECASE)
"""Before the first of two that such a word goes on to pair: `between 2004 and 2007`."""

_GAP = re.compile(r"[^\S\r\n]*(?:['’-]?[^\W\d_]+(?:[^\S\r\n]+|-|(?=['’])|\Z)){1,4}")
_WORD = re.compile(r"[^\W\d_]+")


def bridged(decisions: Sequence[Decision], text: str) -> list[Decision]:
    """The decisions, each to redact reaching over the words that join it to the next; in order.

    What lies between two parts of one description is part of it: kept, it shows how the description
    was built, and sometimes the middle of a name.

    Args:
        decisions: disjoint, in order.
        text: the text that their spans are of.
    """
    joined = [_over_gap(first, second, text) for first, second in pairwise(decisions)]
    return [*joined, *decisions[-1:]]


def _over_gap(first: Decision, second: Decision, text: str) -> Decision:
    if not first.action is second.action is Action.REDACT:
        return first
    gap = text[first.end : second.start]
    if len(gap) > LONGEST or not _GAP.fullmatch(gap):
        return first
    listed = {first.entity_type, second.entity_type} & _NAMES
    paired = _PAIRING.search(text, max(0, first.start - LONGEST), first.start) is not None
    joining = _JOINING if listed or paired else _JOINING | _LISTING
    if not all(word.lower() in joining for word in _WORD.findall(gap)):
        return first
    end = first.end + len(gap.rstrip(" \t-"))
    return replace(first, entity=replace(first.entity, span=Span(first.start, end)))
