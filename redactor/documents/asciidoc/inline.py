"""Finds markup and addresses within a paragraph of AsciiDoc."""

from __future__ import annotations

import html
import re

from redactor.documents.asciidoc.attributes import mark_attributes
from redactor.documents.document import Side
from redactor.documents.markdown.marking import Marking
from redactor.spans import Span

_TOKEN = re.compile(
    r"""(?P<escape>\\(?=[*_`\#^~\[\]{<&+(:\\]|https?:|[a-z]{3,12}:))
      | (?P<passed>\+{3}(?=[^+])|\+{2}(?=[^+])|(?<![\w+])\+(?=[^\s+]))
      | (?P<curved>["']`(?=\S)|(?<=\S)`["'])
      | (?P<url>(?:https?|ftp|irc)://[^\s<>\[\]]{1,2000}(?P<bracket>\[)?)
      | (?P<macro>(?P<name>(?<![\w/.-])[a-z][a-z0-9-]{1,20}|footnote(?:ref)?|indexterm2?)
          :(?P<block>:?)
          (?P<target>[^\s\[\]:][^\s\[\]]{0,2000}|)\[)
      | (?P<anchor>\[\[(?P<id>[\w:.-]{1,200})(?P<comma>,[ ]?)?)
      | (?P<reference><<(?P<to>[^<>\s,\#][^<>,]{0,400})
          (?:(?P<comma_after>,[ ]?)(?=[^<>]{1,400}>>)|>>))
      | (?P<reference_end>>>)
      | (?P<attribute>\{(?:counter2?:)?(?P<key>\w[\w-]{0,80})\})
      | (?P<character>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
      | (?P<term>\({2,3}(?=[^\s()])|(?<=[^\s(])\){2,3})
      | (?P<style>\[(?P<roles>[.\#%]?[\w.\#%-]{1,80})\](?=[\#*_`^~]))
      | (?P<callout><\d{1,3}>)
      | (?P<run>\*{1,2}|_{1,2}|`{1,2}|\#{1,2}|\^|~)
      | (?P<bracket_end>\])
      | (?P<break>[ ]\+(?=[\r\n]|\Z))
    """,
    re.VERBOSE,
)
_BRACKET_END = re.compile(r"\\.|[\]\n]")
_STAND_INS = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "blank": "",
    "caret": "^",
    "deg": "°",
    "empty": "",
    "endsb": "]",
    "gt": ">",
    "ldquo": "“",
    "lsquo": "‘",
    "lt": "<",
    "nbsp": " ",
    "plus": "+",
    "quot": '"',
    "rdquo": "”",
    "rsquo": "’",
    "sp": " ",
    "startsb": "[",
    "tilde": "~",
    "vbar": "|",
    "wj": "",
    "zwsp": "",
}
"""What the attributes print that AsciiDoc itself defines."""
_CURVED = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}

_LINKS = frozenset({"link", "xref", "mailto"})
_PRINTED = frozenset({"btn", "kbd", "menu", "pass", "q"})
_CODE = frozenset({"asciimath", "latexmath", "stem"})
_WITH_ATTRIBUTES = frozenset({"audio", "icon", "image", "include", "toc", "video"})
_ASIDES = frozenset({"footnote", "footnoteref", "indexterm", "indexterm2"})
_OTHERS = frozenset({"anchor", "endif", "ifdef", "ifeval", "ifndef", "counter", "bibitem"})
MACROS = _LINKS | _PRINTED | _CODE | _WITH_ATTRIBUTES | _ASIDES | _OTHERS
"""Macros that Asciidoctor has. Source: its documentation, from general knowledge, 2026."""


def mark_inline(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark what is not prose in a block; marks that do not pair are prose.

    Args:
        text: the whole draft.
        start: where the block begins.
        end: where it ends.
        marking: takes the regions, code and asides.
    """
    _Scan(text, end, marking).mark(start)


class _Scan:
    def __init__(self, text: str, end: int, marking: Marking) -> None:
        self._text = text
        self._end = end
        self._marking = marking
        self._runs: dict[str, list[int]] = {}
        self._brackets: list[tuple[int, Side | None]] = []
        """Where the bracket of each macro closes, and what its closing is."""
        self._arrows: list[int] = []

    def mark(self, at: int) -> None:
        handlers = {
            "escape": self._escape,
            "macro": self._macro,
            "url": self._url,
            "anchor": self._anchor,
            "reference": self._reference,
            "reference_end": self._reference_end,
            "attribute": self._attribute,
            "character": self._character,
            "curved": self._curved,
            "style": self._style,
            "passed": self._passed,
            "bracket_end": self._closes,
            "run": self._run,
            "term": self._alone,
            "callout": self._alone,
            "break": self._break,
        }
        while match := _TOKEN.search(self._text, at, self._end):
            at = handlers[match.lastgroup or ""](match)

    def _escape(self, match: re.Match[str]) -> int:
        self._marking.markup(*match.span())
        return match.end() + 1

    def _alone(self, match: re.Match[str]) -> int:
        self._marking.markup(*match.span(), side=Side.ALONE)
        return match.end()

    def _break(self, match: re.Match[str]) -> int:
        self._marking.markup(*match.span(), stand_in="\n")
        return match.end()

    def _curved(self, match: re.Match[str]) -> int:
        self._marking.markup(*match.span(), stand_in=_CURVED[match[0]])
        return match.end()

    def _character(self, match: re.Match[str]) -> int:
        character = html.unescape(match[0])
        if character != match[0]:
            self._marking.markup(*match.span(), stand_in=character)
        return match.end()

    def _reference_end(self, match: re.Match[str]) -> int:
        if self._arrows:
            self._arrows.pop()
            self._marking.markup(*match.span(), side=Side.CLOSING)
        return match.end()

    def _macro(self, match: re.Match[str]) -> int:
        """Mark a macro up to its bracket, and what is in it; return where to go on."""
        name, opens = match["name"], match.end()
        if name in _WITH_ATTRIBUTES or name in _OTHERS:
            return self._with_attributes(match)
        close = self._bracket_end(opens)
        if name not in MACROS or close < 0:
            return match.start("target") or match.end()
        target, end = match.span("target")
        side = Side.OPENING if name in _LINKS | _PRINTED else None
        if close == opens:
            side = Side.ALONE
        self._marking.markup(match.start(), target if target < end else opens, side=side)
        if target < end:
            self._marking.address(target, end)
            self._marking.markup(end, opens)
        closing = Side.CLOSING if side is Side.OPENING else None
        self._brackets.append((close, closing))
        if name in _ASIDES and opens < close:
            self._marking.aside(opens, close)
        elif name in _CODE:
            self._marking.code.append(Span(opens, close))
        return opens

    def _with_attributes(self, match: re.Match[str]) -> int:
        opens = match.end()
        close = self._bracket_end(opens)
        if match["block"] and self._begins_line(match.start()):
            close = self._text.rfind("]", opens, self._line_end(opens))
        if close < 0:
            return opens
        target, end = match.span("target")
        self._marking.markup(match.start(), target if target < end else opens, "\n")
        if target < end:
            self._marking.address(target, end)
            self._marking.markup(end, opens, "\n")
        is_described = match["name"] in ("image", "icon")
        mark_attributes(self._text, opens, close, self._marking, is_described=is_described)
        self._marking.markup(close, close + 1, "\n")
        return close + 1

    def _begins_line(self, at: int) -> bool:
        return not at or self._text[at - 1] in "\r\n"

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at, self._end)
        return self._end if end < 0 else end

    def _bracket_end(self, at: int) -> int:
        """Where the bracket closes that `at` is in; -1 if not in its paragraph."""
        stop = min(self._end, at + 2000)
        while found := _BRACKET_END.search(self._text, at, stop):
            if found[0] == "]":
                return found.start()
            at = found.end()
        return -1

    def _closes(self, match: re.Match[str]) -> int:
        at = match.start()
        while self._brackets and self._brackets[-1][0] < at:
            self._brackets.pop()
        if self._brackets and self._brackets[-1][0] == at:
            _, side = self._brackets.pop()
            self._marking.markup(at, at + 1, side=side)
        return at + 1

    def _url(self, match: re.Match[str]) -> int:
        if match["bracket"] is None:
            return match.end()
        close = self._bracket_end(match.end())
        start, end = match.start(), match.end() - 1
        self._marking.address(start, end)
        if close < 0:
            return end + 1
        if close == end + 1:
            self._marking.markup(end, close + 1, side=Side.ALONE)
            return close + 1
        self._marking.markup(end, end + 1, side=Side.OPENING)
        self._brackets.append((close, Side.CLOSING))
        return end + 1

    def _anchor(self, match: re.Match[str]) -> int:
        close = self._text.find("]]", match.end(), min(self._end, match.end() + 400))
        if close < 0 or (match["comma"] is None and close != match.end()):
            return match.end()
        self._marking.markup(match.start(), match.start("id"), side=Side.ALONE)
        self._marking.address(*match.span("id"))
        self._marking.markup(match.end("id"), match.end(), "\n" if match["comma"] else "")
        self._marking.markup(close, close + 2, "\n" if match["comma"] else "")
        return close + 2 if match["comma"] is None else match.end()

    def _reference(self, match: re.Match[str]) -> int:
        start, end = match.span("to")
        with_text = match["comma_after"] is not None
        self._marking.markup(match.start(), start, side=Side.OPENING if with_text else Side.ALONE)
        self._marking.address(start, end)
        self._marking.markup(end, match.end())
        if with_text:
            self._arrows.append(match.start())
        return match.end()

    def _attribute(self, match: re.Match[str]) -> int:
        stand_in = _STAND_INS.get(match["key"])
        if stand_in is not None:
            self._marking.markup(*match.span(), stand_in=stand_in)
            return match.end()
        self._marking.markup(match.start(), match.start("key"), side=Side.ALONE)
        self._marking.address(*match.span("key"))
        self._marking.markup(match.end("key"), match.end())
        return match.end()

    def _style(self, match: re.Match[str]) -> int:
        self._marking.markup(match.start(), match.start("roles"), side=Side.ALONE)
        self._marking.address(*match.span("roles"))
        self._marking.markup(match.end("roles"), match.end())
        return match.end()

    def _passed(self, match: re.Match[str]) -> int:
        """Mark a run of plus signs, and what passes between it and the next as code."""
        start, at = match.span()
        close = self._text.find(match[0], at + 1, min(self._end, at + 2000))
        if close < 0:
            return at
        self._marking.pair((start, at), (close, close + len(match[0])))
        self._marking.code.append(Span(at, close))
        return close + len(match[0])

    def _run(self, match: re.Match[str]) -> int:
        """Pair a run with one like it that is open, or keep it open."""
        start, end = match.span()
        mark = self._text[start:end]
        opened = self._runs.setdefault(mark, [])
        before = self._text[start - 1 : start]
        after = self._text[end : end + 1] if end < self._end else ""
        single = len(mark) == 1 and mark not in "^~"
        closes = bool(before) and not before.isspace() and not (single and after.isalnum())
        opens = bool(after) and not after.isspace() and not (single and before.isalnum())
        if closes and opened and opened[-1] < start - len(mark):
            first = opened.pop()
            opened.clear()
            self._marking.pair((first, first + len(mark)), (start, end))
        elif opens:
            opened.append(start)
        return end
