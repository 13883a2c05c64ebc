"""The lines of a text, and the marks between them."""

from __future__ import annotations

import re

from redactor.documents.markdown.marking import Marking

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")


class Lines:
    """The lines of a text.

    Args:
        text: any text.
        marking: takes the regions.
    """

    def __init__(self, text: str, marking: Marking) -> None:
        self.text = text
        self.marking = marking
        self._spans = [match.span(1) for match in _LINE.finditer(text)]

    def __len__(self) -> int:
        return len(self._spans)

    def start(self, number: int) -> int:
        """Where a line begins."""
        return self._spans[number][0]

    def end(self, number: int) -> int:
        """Where a line's words end, before the line's end."""
        return self._spans[number][1]

    def line(self, number: int) -> str:
        """A line without its end."""
        start, end = self._spans[number]
        return self.text[start:end]

    def indent(self, number: int) -> int:
        """How many blanks a line begins with."""
        line = self.line(number)
        return len(line) - len(line.lstrip())

    def is_blank(self, number: int) -> bool:
        """True for a line without words, and past the last one."""
        return number >= len(self._spans) or not self.line(number).strip()

    def end_line(self, number: int) -> None:
        """Mark the line's end as one that prose does not run on across."""
        if number + 1 < len(self._spans):
            self.marking.markup(self.end(number), self.start(number + 1), "\n")

    def whole(self, number: int) -> None:
        """Mark a line as markup, and the ends of it and of the line before it."""
        if number and not self.is_blank(number - 1):
            self.end_line(number - 1)
        self.marking.markup(*self._spans[number], "\n")
        self.end_line(number)
