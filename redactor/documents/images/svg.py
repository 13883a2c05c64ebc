"""SVG drawings as a format: text that browsers read as they read a page's drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redactor.documents.document import Document
from redactor.documents.format import Extract, Property
from redactor.documents.textual import Marked, TextFormat

_DRAWING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<\?[^>]*>\s*"
    rb"|<!DOCTYPE\s+svg[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:svg:)?svg[\s>]",
    re.DOTALL,
)
_START = 100_000
"""Bytes in which a drawing must have begun."""


class Svg(TextFormat):
    """Drawings; words drawn as outlines are for human eyes, like those in any picture."""

    name = "svg"
    title = "SVG drawing"
    suffixes = (".svg",)

    def recognizes(self, data: bytes) -> bool:
        """True for what begins and ends as a drawing does; a part of a page may begin with one."""
        return data.rstrip().endswith(b"</svg>") and _DRAWING.match(data[:_START]) is not None

    def mark(self, text: str) -> Marked:
        """Mark what `mark_html` finds; a browser reads a drawing in a page the same."""
        from redactor.documents.html.marking import mark_html

        marks = mark_html(text)
        return Marked(
            regions=tuple(marks.regions),
            code=tuple(marks.code),
            asides=tuple(marks.asides),
            literals=tuple(marks.literals),
        )

    def spell(self, document: Document, at: int, words: str) -> str:
        """Escape what a viewer would take for markup."""
        from redactor.documents.html.spelling import spelled

        return spelled(document, at, words)

    def read(self, data: bytes, name: str) -> Document:
        """See `TextFormat`.

        Raises:
            DamagedFileError: RED109, no well-formed XML, or with entities of its own.
            EncodingError: RED105.
            BinaryFileError: RED104.
        """
        from redactor.documents.images.drawing import check

        document = super().read(data, name)
        check(document.text, name)
        return document

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """Cut out what does not draw: metadata, editors' notes, scripts, comments."""
        text = _cut(document.text, document.name, keep_comments=keep_comments)
        if text == document.text:
            return document
        return self.parse(text, name=document.name, bom=document.bom)

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """What the drawing says of its makers, their programs and machines."""
        from redactor.documents.images.drawing import cuts

        found = cuts(self.read(data, name).text, name)
        return [cut.told for cut in found if cut.told is not None and cut.told.value]

    def scrub(self, data: bytes, name: str) -> bytes:
        """The drawing as `clean` leaves it."""
        return self.write(self.clean(self.read(data, name)), [])

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """All words between tags, in attributes, comments, scripts and embedded data."""
        from redactor.documents.html.extraction import extracted

        return extracted(self.read(data, name).text)


def _cut(text: str, name: str, *, keep_comments: bool) -> str:
    from redactor.documents.images.drawing import Cut, cuts, without

    def chosen() -> Iterator[Cut]:
        return (cut for cut in cuts(text, name) if not (cut.comment and keep_comments))

    return without(text, chosen())


FORMATS = (Svg(),)
