"""Makes findings disjoint without uncovering anything."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from redactor.detection.entities import Entity
from redactor.spans import Span

_EDGES = " \t\n,.;:-'\"()"

_POSSESSIVE = re.compile(r"['\u2019]s\b", re.IGNORECASE)


def resolve_overlaps(entities: Iterable[Entity]) -> list[Entity]:
    """Disjoint entities, in order, that cover every letter and digit the given ones cover.

    The rule: of two that overlap the longer wins, then the higher score, then the earlier, then
    type and rule by name. What the loser covers beyond the winner stays an entity of its own,
    without a value, unless no letter or digit is left in it; the `'s` after a winner names nothing.
    """
    kept: list[Entity] = []
    ranked = sorted(entities, key=lambda e: (-len(e.span), -e.score, e.span.start, e.type, e.rule))
    covered = _Cover()
    for entity in ranked:
        kept += _parts(entity, covered)
        covered.add(entity.span)
    return sorted(kept, key=lambda e: e.span.start)


def outside(entities: Iterable[Entity], spans: Iterable[Span]) -> list[Entity]:
    """What of each entity lies outside `spans`; entities may still overlap one another."""
    covered = _Cover()
    for span in spans:
        covered.add(span)
    if covered.is_empty:
        return list(entities)
    return [part for entity in entities for part in _parts(entity, covered)]


def _parts(entity: Entity, covered: _Cover) -> list[Entity]:
    if covered.leaves(entity.span):
        return [entity]
    parts = (_part(entity, span) for span in covered.gaps(entity.span))
    return [part for part in parts if part is not None]


def _part(entity: Entity, span: Span) -> Entity | None:
    """The entity cut to `span`; `None` when only white space and punctuation would be left."""
    if span == entity.span:
        return entity
    if len(entity.text) != len(entity.span):
        return replace(entity, span=span, value=None)
    text = entity.text[span.start - entity.span.start : span.end - entity.span.start]
    owned = _POSSESSIVE.match(text) if span.start > entity.span.start else None
    first = owned.end() if owned else 0
    left = len(text) - len(text[first:].lstrip(_EDGES))
    right = len(text.rstrip(_EDGES))
    if right <= left:
        return None
    inner = Span(span.start + left, span.start + right)
    return replace(entity, span=inner, text=text[left:right], value=None)


class _Cover:
    """The part of a text covered so far, as sorted disjoint ranges."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is covered."""
        return not self._starts

    def leaves(self, span: Span) -> bool:
        """Whether nothing of `span` is covered."""
        i = bisect_right(self._ends, span.start)
        return i == len(self._starts) or self._starts[i] >= span.end

    def gaps(self, span: Span) -> list[Span]:
        """The parts of `span` that are not covered."""
        gaps = []
        at = span.start
        i = bisect_right(self._ends, span.start)
        while i < len(self._starts) and self._starts[i] < span.end:
            if self._starts[i] > at:
                gaps.append(Span(at, self._starts[i]))
            at = max(at, self._ends[i])
            i += 1
        if at < span.end:
            gaps.append(Span(at, span.end))
        return gaps

    def add(self, span: Span) -> None:
        """Cover `span` too."""
        i = bisect_left(self._ends, span.start)
        j = bisect_right(self._starts, span.end)
        start = min([span.start, *self._starts[i : i + 1]]) if i < j else span.start
        end = max([span.end, *self._ends[j - 1 : j]]) if i < j else span.end
        self._starts[i:j] = [start]
        self._ends[i:j] = [end]
