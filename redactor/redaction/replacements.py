"""Recognizes replacements, so that a copy redacted again stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactor.redaction.operators.base import BAR
from redactor.redaction.operators.generalize import is_generalization
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized
    from redactor.documents.document import Document

_BRACKETED = re.compile(rf"\[([^()\[\]\n]{{1,80}})\]|\(([^()\[\]\n]{{1,80}})\)|{BAR}")


def settled(
    document: Document, normalized: Normalized, entity_types: frozenset[str]
) -> Iterator[Span]:
    """Where replacements stand in the analysis text, brackets included; disjoint, in order.

    A bracket counts by what is in it, not by being a bracket: an entity type, or words that
    `generalize` could have written. Words as coarse as ours may stay, whoever wrote them. Round
    brackets count in front matter alone.
    """
    for match in _BRACKETED.finditer(normalized.text):
        words = match[1] or match[2]
        span = Span(*match.span())
        if words is not None and not (words in entity_types or is_generalization(words)):
            continue
        if match[2] is not None and not _in_front_matter(document, normalized, span):
            continue
        yield span


def _in_front_matter(document: Document, normalized: Normalized, span: Span) -> bool:
    matter = document.front_matter
    return matter is not None and matter.contains(normalized.original(span))
