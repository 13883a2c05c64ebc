"""What an operator is told of the words it replaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from redactor.exposure.audience import PUBLIC, Audience


class Certainty(Enum):
    """How sure it is that the words are of their entity type."""

    KNOWN = "known"
    """A rule, a list or a source sheet says so."""
    LIKELY = "likely"
    """A model alone says so, and is more likely right than wrong."""
    DOUBTFUL = "doubtful"
    """A model alone says so, and is more likely wrong: nothing true follows from the type."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words to be replaced, and the sentence around them.

    Args:
        type: the entity type.
        text: the words, normalized.
        before: up to 80 code points of normalized text before them.
        after: up to 80 code points after them.
        value: what the words mean (`DateValue`, `Place`), when known.
        audience: who will read what replaces them.
        party_name: what the copy calls the person, place or organisation they mention, when that is
            settled for the whole document (`the source`, `Person B`).
        certainty: of the entity type.
    """

    type: str
    text: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    value: object | None = field(default=None, repr=False)
    audience: Audience = PUBLIC
    party_name: str | None = None
    certainty: Certainty = Certainty.KNOWN
