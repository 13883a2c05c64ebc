"""Looks again at what would be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from redactor.detection.normalization import address_text, normalize
from redactor.spans import line_and_column

if TYPE_CHECKING:
    from redactor.detection.entities import Entity
    from redactor.documents.document import Document
    from redactor.redaction.surfaces import Surfaces


class LeakKind(Enum):
    """How a leak was seen."""

    REPEATED = "repeated"
    """Words that were redacted elsewhere still stand here."""
    DETECTED = "detected"
    """Detection finds something here that the policy redacts."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something protected that the copy still shows.

    Args:
        kind: how it was seen.
        entity: what was seen; its span is in the copy's text.
        line: 1-based line of the copy.
        column: 1-based column, in code points.
    """

    kind: LeakKind
    entity: Entity
    line: int
    column: int

    @property
    def rule(self) -> str:
        """The rule that found it, here or where it was redacted."""
        return self.entity.rule


def leak(kind: LeakKind, entity: Entity, copy: Document) -> Leak:
    """A leak where `entity` stands in the copy."""
    return Leak(kind, entity, *line_and_column(copy.text, entity.span.start))


def find_repeats(document: Document, surfaces: Surfaces) -> Iterator[Entity]:
    """Where redacted words stand in a document's prose and addresses, as entities of their own."""
    prose, addresses = normalize(document), address_text(document)
    for normalized, in_addresses in ((prose, False), (addresses, True)):
        for span, form in surfaces.find(normalized.text, addresses=in_addresses):
            yield form.at(normalized.original(span), span.of(normalized.text))
