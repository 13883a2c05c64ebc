"""Keeps the labels of links and footnotes apart when words in them are replaced."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

from redactor.documents.document import Document, Region, RegionKind, Side
from redactor.documents.markdown.inline import fold_label
from redactor.exposure.decisions import Action, Decision
from redactor.redaction.roles import letters
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
        if label is None:
            return ""
        number = self.numbers[label]
        # The name of a command of LaTeX has letters alone.
        is_command = document.format == "latex" and document.text[region.span.start - 1] == "\\"
        return letters(number) if is_command else f"-{number}"

    def of_reference(
        self, document: Document, span: Span, address_word: str
    ) -> tuple[str, str, int]:
        """What makes a full reference of a link whose text was its label, with a replaced label.

        Such as `[words]` or `[words][]` in Markdown, `words_` in reStructuredText.

        Args:
            document: the draft.
            span: all of the link's text.
            address_word: stands for the words of the label.

        Returns:
            What goes before the text; what follows it, up to the last bracket; and how many code
            points after `span` that takes the place of. Empty and 0 for anything else.
        """
        label = fold_label(span.of(document.text))
        if document.format == "rst":
            return self._of_name(document, span, label, address_word)
        if label not in self.replaced or document.format in _NAMED:
            return "", "", 0
        regions = document.regions
        index = _first_after(document, span.end)
        if not 0 < index < len(regions):
            return "", "", 0
        opening, closing = regions[index - 1], regions[index]
        written = closing.span.of(document.text)
        alone = (
            opening.side is Side.OPENING
            and opening.span.end == span.start
            and closing.span.start == span.end
            and written in ("]", "][]")
        )
        if not alone:
            return "", "", 0
        return "", f"][{address_word}-{self.numbers[label]}", len(written) - 1

    def _of_name(
        self, document: Document, span: Span, label: str, address_word: str
    ) -> tuple[str, str, int]:
        """Likewise in reStructuredText; a heading is a label, too: its link leads to the top."""
        quoted = document.text.startswith("`_", span.end)
        if quoted:
            alone = document.text[span.start - 1 : span.start] == "`"
        else:
            alone = any(
                region.span.start == span.end and region.span.of(document.text) == "_"
                for region in document.regions[_first_after(document, span.end) :][:1]
            )
        if not alone or document.text.startswith("`__", span.end):
            return "", "", 0
        target = f"{address_word}-{self.numbers[label]}_" if label in self.replaced else "#"
        # Two underscores, so that the new text is no label in its turn.
        after = f" <{target}>`__"
        return ("", after, 2) if quoted else ("`", after, 1)


def labels_of(document: Document, decisions: Iterable[Decision], address_word: str) -> Labels:
    """The labels of `document`, numbered so that no replaced one is like another."""
    labelled = [(region.span, _label(document, region)) for region in document.regions]
    found = [(span, label) for span, label in labelled if label is not None]
    labels = dict.fromkeys(label for _, label in found)
    free = (n for n in count(1) if f"{address_word}-{n}" not in labels)
    numbers = dict(zip(labels, free, strict=False))
    spans = {d.entity.span for d in decisions if d.action is Action.REDACT}
    return Labels(numbers, frozenset(label for span, label in found if span in spans))


def _first_after(document: Document, at: int) -> int:
    """Index of the first region that does not begin before `at`."""
    return bisect_left(document.regions, at, key=lambda region: region.span.start)


_NAMED = frozenset({"asciidoc", "latex", "rst", "vtt"})
"""Formats in which any address is a label that is neither a path nor a URL."""
_MAILS = frozenset({"eml", "mbox"})
"""Formats in which pages call pictures by the ids of other parts (RFC 2392)."""
_PATH = re.compile(r"[/@\\?#]|\.[A-Za-z0-9]{2,5}\Z")


def _label(document: Document, region: Region) -> str | None:
    start = region.span.start
    written = region.span.of(document.text)
    if document.format in _MAILS:
        return _content_id(document, region)
    if region.kind is not RegionKind.ADDRESS:
        return None
    if document.format in _NAMED:
        if _PATH.search(written.lstrip("#")):
            return None
        return fold_label(written) if document.format == "rst" else written
    if document.text[max(0, start - 2) : start].endswith(("[", "[^")):
        return fold_label(written)
    return None


def _content_id(document: Document, region: Region) -> str | None:
    written = region.span.of(document.text)
    if not region.kind.is_address:
        return None
    if written[:4].lower() == "cid:":
        return written[4:]
    is_header = document.text.endswith("\nContent-Id: ", 0, region.span.start)
    return written.strip("<>") if is_header else None
