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

    def of_reference(self, document: Document, span: Span, address_word: str) -> tuple[str, int]:
        """What makes a full reference of the link `[words]` or `[words][]` with a replaced label.

        Args:
            document: the draft.
            span: all of the link's text.
            address_word: stands for the words of the label.

        Returns:
            What follows the text, up to the last bracket; and how many code points after `span` it
            takes the place of. Empty and 0 for anything else.
        """
        label = fold_label(span.of(document.text))
        if label not in self.replaced:
            return "", 0
        regions = document.regions
        index = bisect_left(regions, span.end, key=lambda r: r.span.start)
        if not 0 < index < len(regions):
            return "", 0
        opening, closing = regions[index - 1], regions[index]
        written = closing.span.of(document.text)
        alone = (
            opening.side is Side.OPENING
            and opening.span.end == span.start
            and closing.span.start == span.end
            and written in ("]", "][]")
        )
        return (f"][{address_word}-{self.numbers[label]}", len(written) - 1) if alone else ("", 0)


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
