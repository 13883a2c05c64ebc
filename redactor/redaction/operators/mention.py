"""What an operator is told of the words it replaces."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.exposure.audience import PUBLIC, Audience


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
    """

    type: str
    text: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    value: object | None = field(default=None, repr=False)
    audience: Audience = PUBLIC
    party_name: str | None = None
