"""HTML as a format."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.documents.document import Document
from redactor.documents.format import Extract, Property
from redactor.documents.textual import Marked, TextFormat

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.I)


class Html(TextFormat):
    """Pages and parts of pages, with or without front matter."""

    name = "html"
    title = "HTML"
    suffixes = (".html", ".htm", ".xhtml")

    def recognizes(self, data: bytes) -> bool:
        """True for what begins as a whole page does."""
        return _PAGE.match(data) is not None

    def encoding(self, data: bytes) -> str:
        """What the page's head says."""
        from redactor.documents.html.encoding import declared

        return declared(data)

    def mark(self, text: str) -> Marked:
        """Mark what `mark_html` finds, and front matter."""
        from redactor.documents.html.marking import mark_html
        from redactor.documents.markdown import front_matter

        marks = mark_html(text)
        return Marked(
            regions=tuple(marks.regions),
            front_matter=front_matter(text),
            code=tuple(marks.code),
            asides=tuple(marks.asides),
            literals=tuple(marks.literals),
        )

    def spell(self, document: Document, at: int, words: str) -> str:
        """Escape what a browser would take for markup."""
        from redactor.documents.html.spelling import spelled

        return spelled(document, at, words)

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """Cut out what programs wrote into the page, and its pictures, about their users.

        Raises:
            DamagedFileError: RED109.
        """
        from redactor.documents.html.traces import cut_traces

        stripped = super().clean(document, keep_comments=keep_comments)
        text = cut_traces(stripped.text)
        if text == stripped.text:
            return stripped
        return self.parse(text, name=document.name, bom=document.bom, encoding=document.encoding)

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """What the page says of its makers and the programs they used."""
        from redactor.documents.html.traces import properties

        return [*properties(self.read(data, name).text), *super().metadata(data, name)]

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """All that a parser of another make finds, scripts and styles with their escapes read."""
        from redactor.documents.html.extraction import extracted

        return extracted(self.read(data, name).text)


FORMATS = (Html(),)
