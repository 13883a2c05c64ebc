"""Keeps the labels of links and footnotes apart when words in them are replaced."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

from redactor.documents.document import Document, Region, RegionKind, Side
from redactor.documents.markdown.inline import fold_label
from redactor.exposure.decisions import Action, Decision
from redactor.spans import Span


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a draft.

    Args:
        numbers: of each label, folded as Markdown does, a number of its own.
        replaced: labels that are replaced as a whole.
    """

    numbers: Mapping[str, int] = field(repr=False)
    replaced: frozenset[str] = field(repr=False)

    def suffix(self, document: Document, region: Region) -> str:
        """What follows the word that replaces part of an address; empty when it is no label."""
        label = _label(document, region)
        return "" if label is None else f"-{self.numbers[label]}"

    def of_shortcut(self, document: Document, span: Span, address_word: str) -> str:
        """What makes a full reference of the link `[words]`, when its label is replaced.

        `span` is all of the link's text; the closing bracket follows what is returned, which is
        empty for anything else.
        """
        label = fold_label(span.of(document.text))
        if label not in self.replaced:
            return ""
        regions = document.regions
        index = bisect_left(regions, span.end, key=lambda r: r.span.start)
        if not 0 < index < len(regions):
            return ""
        opening, closing = regions[index - 1], regions[index]
        alone = (
            opening.side is Side.OPENING
            and opening.span.end == span.start
            and closing.span == Span(span.end, span.end + 1)
            and closing.span.of(document.text) == "]"
        )
        return f"][{address_word}-{self.numbers[label]}" if alone else ""


def labels_of(document: Document, decisions: Iterable[Decision], address_word: str) -> Labels:
    """The labels of `document`, numbered so that no replaced one is like another."""
    labelled = [(region.span, _label(document, region)) for region in document.regions]
    found = [(span, label) for span, label in labelled if label is not None]
    labels = dict.fromkeys(label for _, label in found)
    free = (n for n in count(1) if f"{address_word}-{n}" not in labels)
    numbers = dict(zip(labels, free, strict=False))
    spans = {d.entity.span for d in decisions if d.action is Action.REDACT}
    return Labels(numbers, frozenset(label for span, label in found if span in spans))


def _label(document: Document, region: Region) -> str | None:
    start = region.span.start
    if region.kind is not RegionKind.ADDRESS:
        return None
    if document.text[max(0, start - 2) : start].endswith(("[", "[^")):
        return fold_label(region.span.of(document.text))
    return None
