"""The copy of a draft under review, before and after it is verified."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redactor.exposure.decisions import Placed
    from redactor.exposure.rulings import Ruling
    from redactor.redaction.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be written, as it was made and verified.

    Args:
        version: of what was ruled, counted up with every change.
        redaction: the copy.
        rulings: those that it carries out, in order of the text.
    """

    version: int
    redaction: Redaction = field(repr=False)
    rulings: tuple[Ruling, ...]

    @property
    def text(self) -> str:
        """The copy's text."""
        return self.redaction.text

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The decisions, in order, each with its place in `text`."""
        return self.redaction.placed


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed, as long as no copy is verified, and none can be written.

    Args:
        version: see `Made`.
        text: the copy's.
        placed: the decisions, in order, each with its place in `text`; verification may add some.
        rulings: see `Made`.
    """

    version: int
    text: str = field(repr=False)
    placed: tuple[Placed, ...]
    rulings: tuple[Ruling, ...]
