"""Plain text."""

from __future__ import annotations

from redactor.documents.textual import Marked, TextFormat


class PlainText(TextFormat):
    """Text in which every character is prose."""

    name = "text"
    title = "plain text"
    suffixes = (".txt", ".text", "")

    def mark(self, text: str) -> Marked:
        """Nothing is marked."""
        return Marked()


FORMATS = (PlainText(),)
