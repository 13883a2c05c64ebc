"""Finds markup and addresses within a paragraph of reStructuredText."""

from __future__ import annotations

import re

from redactor.documents.document import Side
from redactor.documents.markdown.marking import Marking
from redactor.spans import Span

_TOKEN = re.compile(
    r"""(?P<escape>\\(?P<escaped>.|\n)?)
      | (?P<url>https?://[^\s<>\[\]`*|]+)
      | (?P<literal>``(?=[^\s`]|`(?!`)))
      | (?P<role>:[A-Za-z][\w.+:-]{0,60}:`(?=[^\s`]))
      | (?P<target>_`(?=[^\s`]))
      | (?P<interpreted>`(?=[^\s`]))
      | (?P<strong>\*\*(?=\S))
      | (?P<emphasis>\*(?=[^\s*]))
      | (?P<substitution>\|(?=[^\s|]))
      | (?P<note>\[(?P<label>\#?[\w.-]{1,80}|\#|\*)\]_(?![^\W_]))
      | (?P<reference>(?<=[^\W_])__?(?![\w`]))
    """,
    re.VERBOSE,
)
_ENDS = {
    "literal": re.compile(r"(?<=\S)``(?!`)"),
    "strong": re.compile(r"(?<=[^\s\\])\*\*"),
    "emphasis": re.compile(r"(?<=[^\s\\*])\*(?!\*)"),
    "substitution": re.compile(r"(?<=[^\s\\])\|_{0,2}"),
    "quoted": re.compile(r"(?<=[^\s\\])`(?P<tail>__?(?!\w)|:[A-Za-z][\w.+:-]{0,60}:|)"),
}
_EMBEDDED = re.compile(r"(?P<gap>(?<!\s)\s*<)(?P<address>[^<>]{1,2000})>\Z")
_NAMES = re.compile(r"[^\W_]+(?:[-_.:+][^\W_]+)*\Z")
_OPENS = " \t\n'\"([{<-/:‘“«„¡¿—–"

_TEXT_ROLES = frozenset(
    "abbr abbreviation ac acronym dfn emphasis guilabel kbd literal code math menuselection "  # noqa: SIM905
    "samp small-caps strong sub subscript sup superscript t term title title-reference u".split()
)
"""Roles whose words are printed. Source: the reference of docutils and the documentation of Sphinx,
from general knowledge, 2026. The words of any other without a space are an address."""
_RAW_ROLES = frozenset({"code", "literal", "math", "samp"})


def mark_inline(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark what is not prose in a block; what is opened and not closed in it is prose.

    Args:
        text: the whole draft.
        start: where the block begins.
        end: where it ends.
        marking: takes the regions, and the code.
    """
    _Scan(text, end, marking).mark(start)


class _Scan:
    def __init__(self, text: str, end: int, marking: Marking) -> None:
        self._text = text
        self._end = end
        self._marking = marking
        self._missing: set[str] = set()

    def mark(self, at: int) -> None:
        begins = at
        while match := _TOKEN.search(self._text, at, self._end):
            kind = match.lastgroup or ""
            start, at = match.span()
            if kind == "escape":
                at = self._escape(match)
            elif kind == "note":
                self._note(match)
            elif kind == "reference":
                self._reference(begins, start, at)
            elif kind in ("role", "target", "interpreted"):
                at = self._quoted(start, at, kind)
            elif kind in _ENDS and self._opens(start):
                at = self._pair(start, at, kind)

    def _opens(self, at: int) -> bool:
        """True where a mark may open: not within a word, and not between quotation marks."""
        before = self._text[at - 1 : at]
        return not before or before in _OPENS or before == "\\" or not before.isalnum()

    def _escape(self, match: re.Match[str]) -> int:
        start, at = match.span()
        escaped = match["escaped"]
        if escaped is not None and escaped.isspace():
            self._marking.markup(start, at)
            return at
        self._marking.markup(start, start + 1)
        return at

    def _end_of(self, kind: str, at: int) -> re.Match[str] | None:
        if kind in self._missing:
            return None
        found = _ENDS[kind].search(self._text, at + 1, self._end)
        if found is None:
            self._missing.add(kind)
        return found

    def _pair(self, start: int, at: int, kind: str) -> int:
        closing = self._end_of(kind, at)
        if closing is None:
            return at
        if kind == "substitution":
            self._marking.markup(start, at, side=Side.ALONE)
            self._marking.address(at, closing.start())
            self._marking.markup(*closing.span())
            return closing.end()
        self._marking.pair((start, at), closing.span())
        if kind == "literal":
            self._marking.code.append(Span(at, closing.start()))
        else:
            self._escapes(at, closing.start())
        return closing.end()

    def _escapes(self, at: int, end: int) -> None:
        """Mark backslashes within marks, between which there are no others."""
        at = self._text.find("\\", at, end)
        while at >= 0:
            spaced = self._text[at + 1 : at + 2].isspace() and at + 1 < end
            self._marking.markup(at, at + 1 + spaced)
            at = self._text.find("\\", at + 2, end)

    def _quoted(self, start: int, at: int, kind: str) -> int:
        """Mark what stands between backquotes: a link, a role's words, a target."""
        closing = self._end_of("quoted", at - 1)
        if closing is None:
            return at
        tail = closing["tail"]
        role = self._text[start + 1 : at - 2] if kind == "role" else tail.strip(":")
        is_link = tail.startswith("_") and kind == "interpreted"
        first, last = at, closing.start()
        said = self._text[first:last]
        embedded = _EMBEDDED.search(said)
        if kind == "target":
            self._marking.pair((start, at), closing.span())
        elif embedded and (is_link or role):
            gap = first + embedded.end("gap")
            if embedded.start() > 0:
                self._marking.markup(start, at, side=Side.OPENING)
                self._escapes(first, first + embedded.start())
                self._marking.markup(first + embedded.start(), gap, side=Side.CLOSING)
            else:
                self._marking.markup(start, gap, side=Side.ALONE)
            stop = first + embedded.end("address")
            stop -= is_link and self._text[stop - 1] == "_"
            self._marking.address(gap, stop)
            self._marking.markup(stop, closing.end())
        elif role and not is_link and role not in _TEXT_ROLES and not re.search(r"\s", said):
            self._marking.markup(start, at, side=Side.ALONE)
            self._marking.address(first, last)
            self._marking.markup(*closing.span())
        else:
            self._marking.pair((start, at), closing.span())
            if role in _RAW_ROLES:
                self._marking.code.append(Span(first, last))
            else:
                self._escapes(first, last)
        return closing.end()

    def _note(self, match: re.Match[str]) -> None:
        start, end = match.span("label")
        self._marking.markup(match.start(), start, side=Side.ALONE)
        self._marking.address(start, end)
        self._marking.markup(end, match.end())

    def _reference(self, begins: int, start: int, end: int) -> None:
        """Mark what makes a reference of the word before it."""
        lower = max(begins, start - 80)
        if _NAMES.search(self._text[lower:start]):
            self._marking.markup(start, end)
