"""What came of redacting a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.redaction.apply import edits_of

if TYPE_CHECKING:
    from redactor.detection.entities import Entity
    from redactor.documents.document import Document, Edit
    from redactor.exposure.decisions import Decision, Placed
    from redactor.redaction.verification import Leak


@dataclass(frozen=True, slots=True)
class Redaction:
    """A draft redacted.

    Args:
        text: the redacted text, in the draft's format.
        data: the copy's file.
        placed: the decisions, in order, each with its place in `text`.
        leaks: what verification still saw in `text`; empty when it may be published.
        document: the draft, without what never belongs in a copy.
        language: ISO 639 code of the rules used.
        doubtful: mentions of public people, by whose name a protected person may be meant.
        named: whether the draft's file name repeats words that were redacted.
        offers: for each of `placed` what else could truly be printed instead, without brackets;
            empty unless asked for.
    """

    text: str = field(repr=False)
    data: bytes = field(repr=False)
    placed: tuple[Placed, ...]
    leaks: tuple[Leak, ...]
    document: Document = field(repr=False)
    language: str
    doubtful: tuple[Entity, ...] = ()
    named: bool = False
    offers: tuple[tuple[str, ...], ...] = field(default=(), repr=False)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """In order, disjoint; `start` and `end` are code points of the original."""
        return tuple(placed.decision for placed in self.placed)

    @property
    def edits(self) -> list[Edit]:
        """What makes `text` of the document's, in order."""
        return edits_of(self.placed)
