"""LaTeX as a format."""

from __future__ import annotations

from redactor.documents.document import Document
from redactor.documents.textual import Marked, TextFormat


class Latex(TextFormat):
    """LaTeX2e with widely used packages."""

    name = "latex"
    title = "LaTeX"
    suffixes = (".tex", ".latex")

    def mark(self, text: str) -> Marked:
        """Mark what `mark_latex` finds."""
        from redactor.documents.latex.lexer import mark_latex

        return mark_latex(text)

    def spell(self, document: Document, at: int, words: str) -> str:
        """Escape what LaTeX takes for itself, and group a bracket that would open an option."""
        from redactor.documents.latex.spelling import spelled

        return spelled(document, at, words)


FORMATS = (Latex(),)
