"""reStructuredText as a format."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.documents.document import Document, Edit
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

    def layout(self, document: Document, edits: Sequence[Edit]) -> list[Edit]:
        """See `Format`: blanks and lines that keep tables and titles in shape."""
        from redactor.documents.restructuredtext.blocks import drawn_blocks
        from redactor.documents.restructuredtext.fitting import fitted_table, fitted_title

        tables, titles = drawn_blocks(document.text) if edits else ([], [])
        found = [edit for rows in tables for edit in fitted_table(rows, edits)]
        found += [edit for mark, rows in titles for edit in fitted_title(mark, rows, edits)]
        return sorted(found, key=lambda edit: edit.span)


FORMATS = (RestructuredText(),)
