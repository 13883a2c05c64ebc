"""Takes what a copy still shows into the decisions of the next round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from redactor.detection.entities import Entity
from redactor.detection.overlaps import outside, resolve_overlaps
from redactor.exposure.decisions import Action, Decision
from redactor.redaction.belonging import inheriting, with_parties
from redactor.redaction.verification import Leak, LeakKind

if TYPE_CHECKING:
    from redactor.redaction.apply import Copy


def joined(
    decisions: list[Decision], entities: Iterable[Entity], redacting: Callable[[Entity], Decision]
) -> list[Decision]:
    """The decisions and one on each entity as far as none redacts it yet, disjoint, in order.

    New ones belong to the party of what they take the place of, else to that of their words.
    """
    earlier = [d for d in decisions if d.action is Action.REDACT]
    new = [
        redacting(entity)
        for entity in resolve_overlaps(outside(entities, (d.entity.span for d in earlier)))
    ]
    kept = [d for d in decisions if d.action is Action.KEEP]
    new = inheriting(new, kept)
    free = outside((d.entity for d in kept), (d.entity.span for d in new))
    still = {entity.span for entity in free}
    kept = [d for d in kept if d.entity.span in still]
    return with_parties(sorted([*earlier, *new, *kept], key=lambda d: d.entity.span))


def missed(copy: Copy, leaks: Iterable[Leak]) -> list[Entity]:
    """The leaks as entities of the original, as far as they stand in words that were kept."""
    return [
        replace(leak.entity, span=span, value=None)
        for leak in leaks
        if leak.kind is not LeakKind.HIDDEN
        for span in copy.originals(leak.entity.span)
    ]
