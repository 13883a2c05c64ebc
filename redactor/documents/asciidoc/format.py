"""AsciiDoc as a format."""

from __future__ import annotations

from redactor.documents.document import Document
from redactor.documents.textual import Marked, TextFormat


class AsciiDoc(TextFormat):
    """AsciiDoc as Asciidoctor reads it."""

    name = "asciidoc"
    title = "AsciiDoc"
    suffixes = (".adoc", ".asciidoc")

    def mark(self, text: str) -> Marked:
        """Mark what `mark_asciidoc` finds."""
        from redactor.documents.asciidoc.blocks import mark_asciidoc

        return mark_asciidoc(text)

    def spell(self, document: Document, at: int, words: str) -> str:
        """Write brackets so that they are neither attributes of a block nor the end of a macro."""
        from redactor.documents.asciidoc.spelling import spelled

        return spelled(document, at, words)


FORMATS = (AsciiDoc(),)
