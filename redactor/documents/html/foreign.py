"""Tells where in a page SVG or MathML is, since there other rules hold for text."""

from __future__ import annotations

from collections import Counter

_ROOTS = frozenset({"svg", "math"})
_HTML_INSIDE = frozenset({"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext"})
"""Elements of SVG and MathML in which HTML stands."""
_BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
    "head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup "
    "table tt u ul var".split()
)
"""Elements of HTML that end SVG or MathML around them. Source: WHATWG HTML Living Standard (CC BY
4.0), "The rules for parsing tokens in foreign content"."""


class Foreign:
    """The open elements of SVG and MathML around a place."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()

    @property
    def inside(self) -> bool:
        """True where the next tag is one of SVG or MathML."""
        return bool(self._open) and self._open[-1] not in _HTML_INSIDE

    def open(self, name: str, *, alone: bool) -> bool:
        """Take a start tag in; true when its element is one of SVG or MathML."""
        if self.inside and name in _BREAKS_OUT:
            self._break_out()
        if not self.inside and name not in _ROOTS:
            return False
        if not alone:
            self._open.append(name)
            self._counts[name] += 1
        return True

    def close(self, name: str) -> None:
        """Take an end tag in."""
        if self.inside and name in ("br", "p"):
            self._break_out()
        elif self._counts[name]:
            while self._pop() != name:
                pass

    def _break_out(self) -> None:
        while self.inside:
            self._pop()

    def _pop(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        return name
