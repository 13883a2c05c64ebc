"""Finds mentions by which a protected and a public person could be taken for each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.detection.entities import Entity
from redactor.exposure.assess import Assessed
from redactor.exposure.decisions import Action, Decision

_FULL_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)+\.?")


def is_full_name(text: str) -> bool:
    """True for two names or more and nothing else, so that each of them is that person's.

    A single name with a sign or number beside it is still that name alone.
    """
    return _FULL_NAME.fullmatch(text) is not None


def confused(assessed: Assessed, decisions: Sequence[Decision]) -> tuple[Entity, ...]:
    """Mentions that stay though they share a name with somebody who is redacted, in order.

    They are told to an editor, and not silently taken for the protected person.

    Args:
        assessed: of the document.
        decisions: on its entities.
    """
    redacted = {d.party for d in decisions if d.action is Action.REDACT}
    sharing = {
        party
        for conflict in assessed.linked.conflicts
        if redacted.intersection(conflict.parties)
        for party in conflict.parties
    } - redacted
    kept = (d for d in decisions if d.action is Action.KEEP and d.party in sharing)
    return tuple(sorted((d.entity for d in kept), key=lambda entity: entity.span))
