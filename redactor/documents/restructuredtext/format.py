"""reStructuredText as a format."""

from __future__ import annotations

from redactor.documents.document import Document
from redactor.documents.textual import Marked, TextFormat


class RestructuredText(TextFormat):
    """reStructuredText with the directives and roles of docutils and Sphinx."""

    name = "rst"
    title = "reStructuredText"
    suffixes = (".rst",)

    def mark(self, text: str) -> Marked:
        """Mark what `mark_restructuredtext` finds."""
        from redactor.documents.restructuredtext.blocks import mark_restructuredtext

        return mark_restructuredtext(text)

    def spell(self, document: Document, at: int, words: str) -> str:
        """Escape what would be markup."""
        from redactor.documents.restructuredtext.spelling import spelled

        return spelled(document, at, words)


FORMATS = (RestructuredText(),)
