r"""Tells words from code in drawings of LaTeX: TikZ, PGFPlots and LaTeX's own pictures.

Source: the manuals of TikZ/PGF 3.1 and PGFPlots 1.18, 2023 (syntax and key words); general
knowledge of LaTeX2e's `picture`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redactor.documents.latex.commands import PROSE_KEYS

if TYPE_CHECKING:
    from redactor.documents.latex.lexer import Lexer

DRAWINGS: Final = frozenset(
    "tikzpicture axis semilogxaxis semilogyaxis loglogaxis polaraxis groupplot scope "  # noqa: SIM905
    "circuitikz picture pgfonlayer".split()
)
"""Environments in which only what stands in braces or quotation marks is printed."""

_TOKEN = re.compile(
    r"""(?P<comment>%[^\r\n]*(?:(?:\r\n?|\n)[ \t]*%[^\r\n]*)*)
      | \\(?:begin|end)[ \t]*\{(?P<environment>[^{}\\\s]{1,60})\}
      | (?P<command>\\[A-Za-z@]+\*?|\\.)
      | (?P<group>\{)|(?P<option>\[)
      | "(?P<quoted>[^"\r\n]{0,400})"
      | (?P<names>[A-Z][^\W\d_]*[.]?(?:[ \t]+[A-Z][^\W\d_]*){1,6})
      | (?P<word>[^\W\d_][\w'-]*)""",
    re.VERBOSE | re.DOTALL,
)
_PIECE = re.compile(r"[^\W\d_][\w.'/-]*(?:[ \t]+[A-Z][\w'-]*)*")
_CAPITAL = re.compile(r"(?<![\\\w])[^\W\d_a-z][^\W\d_]+")
_COORDINATES = re.compile(r"\([^(),]{1,80},")
_SENTENCE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}[.,;:!?'’]?\s+[^\W\d_]{2,}|" + _CAPITAL.pattern)
"""Two words, or one with a capital."""
_LETTERS = re.compile(r"\s*[^\W\d_]{2}[^\W\d_]*(?:[\s.,;:!?'’-][^\W\d_]*)*")
_FILE = re.compile(r"[\w./-]*\.(?:csv|dat|txt|tsv|tex|pdf|png|jpe?g)")
_KEY = re.compile(r"[ \t\r\n]*(?P<key>(?:[\w/.-][\w/. \t-]*)?)=[ \t\r\n]*")
_CODE: Final = frozenset(
    "node at to edge rectangle circle ellipse arc grid plot coordinates coordinate table cycle "  # noqa: SIM905
    "controls and in pic child foreach expression file function let sin cos parabola bend "
    "cm mm pt ex em in".split()
)
_LONGEST: Final = 2_000
_BEFORE_GROUP = re.compile(r"[ \t]*(?:\r\n?|\n)?[ \t]*")
_STOP = re.compile(r"[;{]|(?:\r\n?|\n)[ \t]*(?=[\r\n])")


def drawn_to(lexer: Lexer, at: int, end: int) -> tuple[int, int]:
    r"""One past what `\tikz` draws, and where its group opens, -1 if it has none.

    Without a group it draws up to a semicolon or the paragraph's end.

    Args:
        lexer: of the draft.
        at: one past the command.
        end: one past what may belong to it.
    """
    for opens in "[{":
        blanks = _BEFORE_GROUP.match(lexer.text, at, end)
        begins = blanks.end() if blanks else at
        close = lexer.closing(begins, end) if lexer.text.startswith(opens, begins) else -1
        if close > 0 and opens == "{":
            return close + 1, begins
        at = close + 1 if close > 0 else at
    while stop := _STOP.search(lexer.text, at, end):
        if stop[0] != "{":
            return stop.end() if stop[0] == ";" else stop.start(), -1
        close = lexer.closing(stop.start(), end)
        at = close + 1 if close > 0 else stop.end()
    return end, -1


class Drawing:
    """Marks one drawing.

    Args:
        lexer: what goes over the words in it.
        depth: arguments that it stands in.
    """

    def __init__(self, lexer: Lexer, depth: int) -> None:
        self._lexer = lexer
        self._marking = lexer.marking
        self._depth = depth
        self._done = 0

    def mark(self, at: int, end: int, opens: int = -1) -> int:
        """Mark `text[at:end]`: code but for what is printed. Returns `end`.

        Args:
            at: where the drawing begins.
            end: one past it.
            opens: where the group opens that it stands in.
        """
        text = self._lexer.text
        self._done = at
        while match := _TOKEN.search(text, at, end):
            start, at = match.span()
            kind = match.lastgroup or ""
            if kind == "comment":
                self._until(start)
                at = self._lexer.comment(start, at, end)
                self._done = at
            elif kind == "group" and start != opens:
                at = self._group(start, at, end)
            elif kind == "option":
                at = self._option(start, at, end)
            elif kind in ("quoted", "names"):
                self._words(*match.span(kind))
            elif kind == "word" and match[0] not in _CODE:
                self._address(start, at)
        self._until(end)
        return end

    def _until(self, end: int) -> None:
        self._marking.markup(self._done, end, "\n")
        self._done = max(self._done, end)

    def _words(self, start: int, end: int) -> None:
        self._until(start)
        self._lexer.scan(start, end, self._depth + 1)
        self._done = end

    def _address(self, start: int, end: int) -> None:
        self._until(start)
        self._marking.address(start, end)
        self._done = end

    def _value(self, start: int, end: int, key: str | None = None) -> None:
        """Mark what stands in braces or, as `key` says, in an option, without its marks."""
        said = self._lexer.text[start:end]
        if key is None:
            is_prose = bool(_LETTERS.fullmatch(said) or _SENTENCE.search(said))
        else:
            is_prose = key in PROSE_KEYS or _CAPITAL.search(said) is not None
        are_pairs = _COORDINATES.search(said) is not None
        if is_prose and not are_pairs and not _FILE.fullmatch(said.strip()):
            self._words(start, end)
            return
        for piece in _PIECE.finditer(self._lexer.text, start, end):
            if are_pairs and _CAPITAL.match(piece[0]):
                self._words(*piece.span())
            elif not self._lexer.text.startswith("\\", piece.start() - 1):
                self._address(*piece.span())

    def _group(self, start: int, at: int, end: int) -> int:
        close = self._lexer.closing(start, end)
        if close < 0:
            return at
        self._value(at, close)
        return close + 1

    def _option(self, start: int, at: int, end: int) -> int:
        """Mark keys and values, up to the bracket; the inside of braces is told by itself."""
        text = self._lexer.text
        close = self._lexer.closing(start, min(end, start + _LONGEST))
        if close < 0:
            return at
        while at < close:
            stop = at
            while stop < close and text[stop] != ",":
                inner = self._lexer.closing(stop, close)
                stop = inner + 1 if inner > 0 else stop + 1
            found = _KEY.match(text, at, stop)
            key = found["key"].rstrip() if found else ""
            first = found.end() if found else at
            last = first + len(text[first:stop].rstrip())
            if text.startswith("{", first) and self._lexer.closing(first, stop) == last - 1:
                first, last = first + 1, last - 1
            if first < last:
                self._value(first, last, key)
            at = stop + 1
        return close + 1
