"""Finds the commands of a LaTeX draft, and marks what is not prose."""

from __future__ import annotations

import re
from collections.abc import Callable

from redactor.documents.document import Side
from redactor.documents.latex.accents import ACCENT, accented
from redactor.documents.latex.arguments import Arguments
from redactor.documents.latex.codes import BREAK, CODE, unbroken, written
from redactor.documents.latex.commands import (
    ARGUMENTS,
    ENVIRONMENT_ARGUMENTS,
    ENVIRONMENTS,
    SYMBOLS,
    VERBATIM,
    Kind,
)
from redactor.documents.latex.drawings import DRAWINGS, Drawing, drawn_to
from redactor.documents.latex.lengths import SET, SKIP, moved
from redactor.documents.markdown.marking import Marking, in_order
from redactor.documents.textual import Marked
from redactor.spans import Span

_TOKEN = re.compile(
    rf"""(?P<comment>%[^\r\n]*(?:(?:\r\n?|\n)[ \t]*%[^\r\n]*)*)
      | (?P<escaped>\\[%&_\#${{}}])
      | (?P<accent>{ACCENT})
      | (?P<begin>\\begin[ \t]*\{{(?P<environment>[^{{}}\\\s]{{1,60}})\}})
      | (?P<end>\\end[ \t]*\{{(?P<ended>[^{{}}\\\s]{{1,60}})\}})
      | (?P<verb>\\(?:verb|lstinline)\*?(?:\[[^\[\]\r\n]{{0,80}}\])?(?P<delimiter>[^\w\s*\[]))
      | (?P<code>{CODE})
      | (?P<break>{BREAK})
      | (?P<skip>{SKIP})
      | (?P<command>\\[A-Za-z@]+\*?)
      | (?P<line>\\\\\*?(?:[ \t]*\[[ \t]*-?[\d.]+[ \t]*[a-z]{{2}}\])?)
      | (?P<display>\\[\[\]]|\$\$)
      | (?P<math>\\[()]|\$)
      | (?P<space>\\[ ,;:>\t]|\\(?=[\r\n])|~)
      | (?P<nothing>\\[-/!@+|])
      | (?P<dash>-{{2,3}})
      | (?P<quote>``|''|`)
      | (?P<open>\{{)
      | (?P<close>\}})
      | (?P<cell>&)
      | (?P<wrap>(?<=[^\s-])(?:\r\n?|\n)[ \t]*(?=[^\s%]))
    """,
    re.VERBOSE,
)
_STAND_INS = {
    "space": " ",
    "wrap": " ",
    "nothing": "",
    "line": "\n",
    "cell": "\n",
    "display": "\n",
    "end": "\n",
}
_WRITES = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
_PRINTED: dict[str, Callable[[str], str]] = {
    "accent": accented,
    "break": unbroken,
    "code": written,
    "dash": _WRITES.__getitem__,
    "escaped": lambda escaped: escaped[1],
    "quote": _WRITES.__getitem__,
    "skip": moved,
}
"""What is printed in place of what stands there."""
_BRACE = re.compile(r"\\.|[{}\[\]]", re.DOTALL)
_PERCENT = re.compile(r"[ \t]*%+[ \t]?")
_COMMENT_WRAP = re.compile(
    r"(?<=[^\s%-])(?:\r\n?|\n)[ \t]*%+[ \t]*(?=[^\s%])|^[ \t]*%+[ \t]?", re.MULTILINE
)
_LINE_END = re.compile(r"(?:\r\n?|\n)[ \t]*")
_BLANKS = re.compile(r"[ \t]*")


def mark_latex(text: str) -> Marked:
    """Tell prose from commands, their raw arguments and addresses; any text will do.

    Prose is what is printed, footnotes and comments, which are asides, and code. Addresses are
    labels, keys of citations, paths, URLs, and the names of commands that LaTeX does not have. Time
    grows linearly with the length.
    """
    lexer = Lexer(text)
    lexer.scan(0, len(text), 0)
    marking = lexer.marking
    code = tuple(sorted(marking.code))
    return Marked(in_order(marking.regions), None, code, tuple(marking.asides))


class Lexer:
    """Goes over a text once, from its start to its end; arguments are gone over in their turn."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.marking = Marking()
        self._closing = _closings(text)
        self._missing: set[str] = set()

    def scan(self, at: int, end: int, depth: int) -> None:
        """Mark `text[at:end]`."""
        while match := _TOKEN.search(self._text, at, end):
            kind = match.lastgroup or ""
            start, at = match.span()
            if kind == "command":
                at = self._command(start, at, end, depth)
            elif kind == "begin":
                at = self._begin(match, end, depth)
            elif kind == "end":
                self._named(start, at, match.span("ended"))
            elif kind == "comment":
                at = self.comment(start, at, end)
            elif kind == "verb":
                at = self._verb(start, at, match["delimiter"], end)
            elif kind in _PRINTED:
                self.marking.markup(start, at, _PRINTED[kind](match[0]))
            elif kind in _STAND_INS:
                self.marking.markup(start, at, _STAND_INS[kind])
            elif kind == "open":
                self.marking.markup(start, at, side=Side.OPENING)
            else:
                self.marking.markup(start, at, side=Side.CLOSING)

    def _command(self, start: int, at: int, end: int, depth: int) -> int:
        """Mark a command with its arguments; return where to go on."""
        name = self._text[start + 1 : at].rstrip("*")
        if name == "tikz":
            self.marking.markup(start, at, "\n")
            return Drawing(self, depth).mark(at, *drawn_to(self, at, end))
        if name in SYMBOLS and name not in ARGUMENTS:
            return self._symbol(name, start, at, end, depth)
        known = ARGUMENTS.get(name)
        if known is None:
            # The @ of a name is a letter to LaTeX, and no handle's.
            own = start + 1 + len(name) - len(name.lstrip("@"))
            self.marking.markup(start, own)
            start += 1 + len(name)
            if own < start:
                self.marking.address(own, start)
        if known is None and not self._text.startswith(("{", "["), at):
            found = SET.match(self._text, at, end) or _BLANKS.match(self._text, at, end)
            after = found.end() if found else at
            self.marking.markup(start, after, " " if after > at else "")
            return after
        return Arguments(self, name, known, end, depth).mark(start, at)

    def _symbol(self, name: str, start: int, at: int, end: int, depth: int) -> int:
        blanks = _BLANKS.match(self._text, at, end)
        after = blanks.end() if blanks else at
        self.marking.markup(start, after, SYMBOLS[name])
        if name == "item" and self._text.startswith("[", after):
            return Arguments(self, name, (), end, depth).mark(after, after)
        return after

    def _begin(self, match: re.Match[str], end: int, depth: int) -> int:
        start, at = match.span()
        name = match["environment"]
        if name in DRAWINGS:
            return self._drawing(start, f"\\end{{{name}}}", at, end, depth)
        if name in VERBATIM or name == "comment":
            return self._verbatim(start, at, f"\\end{{{name}}}", end, is_code=name != "comment")
        if name not in ENVIRONMENTS:
            self._named(start, at, match.span("environment"))
            start = at
        kinds = (Kind.RAW,) * ENVIRONMENT_ARGUMENTS.get(name, 0)
        return Arguments(self, name, kinds, end, depth, stand_in="\n").mark(start, at)

    def _drawing(self, start: int, closing: str, at: int, end: int, depth: int) -> int:
        """Mark what is drawn; where nothing ends it, as far as the group goes."""
        close = -1 if closing in self._missing else self._text.find(closing, at, end)
        if close < 0:
            self._missing.add(closing)
        self.marking.markup(start, at, "\n")
        return Drawing(self, depth).mark(at, end if close < 0 else close + len(closing))

    def _named(self, start: int, end: int, name: tuple[int, int]) -> None:
        """Mark what begins or ends an environment, with its name where that is the draft's own."""
        first, last = name
        if self._text[first:last] in ENVIRONMENTS:
            self.marking.markup(start, end, "\n")
            return
        self.marking.markup(start, first, "\n")
        self.marking.address(first, last)
        self.marking.markup(last, end, "\n")

    def _verbatim(self, start: int, at: int, closing: str, end: int, *, is_code: bool) -> int:
        close = -1 if closing in self._missing else self._text.find(closing, at, end)
        if close < 0:
            self._missing.add(closing)
            self.marking.markup(start, at, "\n")
            return at
        self.marking.markup(start, at, "\n")
        if at < close and is_code:
            self.marking.code.append(Span(at, close))
        elif at < close:
            self.marking.aside(at, close)
        self.marking.markup(close, close + len(closing), "\n")
        return close + len(closing)

    def _verb(self, start: int, at: int, delimiter: str, end: int) -> int:
        close = self._text.find("}" if delimiter == "{" else delimiter, at, min(end, at + 1000))
        if close < 0:
            self.marking.markup(start, at)
            return at
        self.marking.pair((start, at), (close, close + 1))
        if at < close:
            self.marking.code.append(Span(at, close))
        return close + 1

    def comment(self, start: int, at: int, end: int) -> int:
        """Mark the lines of a comment, and with them the line end that it takes away."""
        text, stand_in = self._text, "\n" if self.marking.in_aside(start) else ""
        mark = _PERCENT.match(text, start, at)
        said = mark.end() if mark else start
        self.marking.markup(start, said, stand_in)
        for wrap in _COMMENT_WRAP.finditer(text, said, at):
            self.marking.markup(*wrap.span(), stand_in=" " if wrap[0][0] in "\r\n" else "")
        if said < at:
            self.marking.aside(said, at)
        following = _LINE_END.match(text, at, end)
        if following is None:
            return at
        self.marking.markup(at, following.end())
        return following.end()

    @property
    def text(self) -> str:
        """What is marked."""
        return self._text

    def closing(self, at: int, end: int) -> int:
        """Where the group or bracket that opens at `at` closes, before `end`; -1 if nowhere."""
        close = self._closing.get(at, -1)
        return close if close < end else -1


def _closings(text: str) -> dict[int, int]:
    """Where each group and each bracket closes, by where it opens."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for match in _BRACE.finditer(text):
        mark, at = match[0], match.start()
        if mark in "{[":
            opened.append(at)
        elif mark == "]" and opened and text[opened[-1]] == "[":
            closings[opened.pop()] = at
        elif mark == "}":
            while opened and text[opened[-1]] == "[":
                opened.pop()
            if opened:
                closings[opened.pop()] = at
    return closings
