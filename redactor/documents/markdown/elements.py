"""Takes a script of JSX apart: elements, their texts and attributes, templates, comments.

Source: the JSX specification (facebook.github.io/jsx); ECMA-262, 12.9 (literals).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from redactor.spans import Span

_IN_CODE = re.compile(
    r"""(?P<comment>/\*)|(?P<line>//[^\r\n]*)
      | (?P<string>"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*')
      | (?P<template>`)
      | (?P<pattern>/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\r\n])*\]|[^/\\\[\r\n])+/)
      | (?P<element><(?:(?P<name>[A-Za-z_$][\w$.:-]{0,200})(?=[\s/>])|>))
      | (?P<open>\{)|(?P<close>\})
      | (?P<word>[\w$]+)|(?P<sign>[^\s\w$])""",
    re.VERBOSE,
)
_IN_TAG = re.compile(
    r"""(?P<double>"[^"]*")|(?P<single>'[^']*')|(?P<open>\{)|(?P<alone>/\s*>)|(?P<close>>)""",
    re.VERBOSE,
)
_NAMES = re.compile(
    r"""\s*(?:[A-Za-z_$@:][\w$@:.-]*\s*=\s*)?\Z|(?:\s+[a-z_$@:][\w$@:.-]*){1,3}
        (?:\s+[A-Za-z_$@:][\w$@:.-]*)?\s*(?:=\s*)?[/>]?\Z""",
    re.VERBOSE,
)
"""What stands between the values of attributes: the name of the next, after a few switches."""
_TEMPLATE = re.compile(r"\\.|`", re.DOTALL)
_SPACE = re.compile(r"""\{\s*(?:"[ ]*"|'[ ]*')\s*\}""")
_END_TAG = re.compile(r"</\s*(?:(?P<name>[\w$.:-]+)\s*)?>")
_ALONE = re.compile(r"(?:[^<>{}]|=>|\{(?:[^{}]|\{[^{}]{0,400}\}){0,400}\}){0,2000}?/\s*>")
_BEFORE_VALUE = frozenset("(,=:[!&|?{};+-*%~^>")
"""Signs after which a value begins, so that `<` opens an element and `/` a pattern."""
_BEFORE_VALUES = frozenset({"return", "default", "case", "yield", "await", "typeof", "else", "do"})


class PartKind(Enum):
    """What a part of a script is."""

    TEXT = "text"
    """Between tags, as readers see it."""
    STRING = "string"
    """The value of an attribute, or a template, with its marks."""
    COMMENT = "comment"
    """With its marks."""
    TAG = "tag"
    """Of an element, without what stands in braces and quotation marks."""
    SPACE = "space"
    """A space between texts, written as `{" "}`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a script that is read by itself.

    Args:
        kind: what it is.
        span: where it stands.
        name: of a string, of the attribute that it is the value of.
    """

    kind: PartKind
    span: Span
    name: str = ""


class EndTags:
    """Where the elements of a text end, by name."""

    def __init__(self, text: str) -> None:
        self._found: dict[str, list[int]] = {}
        for match in _END_TAG.finditer(text):
            self._found.setdefault(match["name"] or "", []).append(match.start())

    def closes(self, name: str, start: int, end: int) -> bool:
        """Whether an element of that name may end in a part of the text."""
        found = self._found.get(name, [])
        at = bisect_left(found, start)
        return at < len(found) and found[at] < end


def parts(text: str, start: int, end: int, ends: EndTags) -> Iterator[Part]:
    """The parts of the script in `text[start:end]`, in order, disjoint.

    What is no script of JSX gives parts none the less. Time grows linearly with the length.

    Args:
        text: the draft.
        start: where the script begins.
        end: one past it.
        ends: of the draft.
    """
    return _Scan(text, end, ends).parts(start)


class _Scan:
    """Goes over a script once.

    `_within` holds what is around: `{` for braces, `<` for an element.
    """

    def __init__(self, text: str, end: int, ends: EndTags) -> None:
        self._text = text
        self._end = end
        self._ends = ends
        self._within: list[str] = []
        self._begins_value = True
        self._unclosed: set[str] = set()

    def parts(self, at: int) -> Iterator[Part]:
        while at < self._end:
            if self._within[-1:] == ["<"]:
                found, at = self._in_text(at)
            elif self._within[-1:] == ["tag"]:
                found, at = self._in_tag(at)
            else:
                found, at = self._in_code(at)
            yield from found

    def _in_code(self, at: int) -> tuple[list[Part], int]:
        match = _IN_CODE.search(self._text, at, self._end)
        if match is None:
            return [], self._end
        start, after = match.span()
        kind = match.lastgroup
        begins_value, self._begins_value = self._begins_value, False
        if kind == "comment":
            self._begins_value = begins_value
            after = self._closed("*/", after)
            return [Part(PartKind.COMMENT, Span(start, after))] if after > start + 2 else [], after
        if kind == "line":
            self._begins_value = begins_value
        elif kind == "template":
            close = self._template_end(after)
            return [Part(PartKind.STRING, Span(start, close))] if close > after else [], close
        elif kind == "pattern" and not begins_value:
            self._begins_value, after = True, start + 1
        elif kind == "element":
            if begins_value and self._is_element(match["name"] or "", after):
                self._within.append("tag" if match["name"] else "<")
                return [Part(PartKind.TAG, Span(start, after))], after
            self._begins_value, after = True, start + 1
        elif kind == "open":
            self._within.append("{")
            self._begins_value = True
        elif kind == "close":
            if self._within:
                self._within.pop()
            self._begins_value = True
        elif kind == "word":
            self._begins_value = match[0] in _BEFORE_VALUES
        elif kind == "sign":
            self._begins_value = match[0] in _BEFORE_VALUE
        return [], after

    def _is_element(self, name: str, after: int) -> bool:
        closes = self._ends.closes(name, after, self._end)
        return closes or _ALONE.match(self._text, after, self._end) is not None

    def _in_tag(self, at: int) -> tuple[list[Part], int]:
        match = _IN_TAG.search(self._text, at, self._end)
        if match is None:
            self._within.pop()
            return self._names(at, self._end), self._end
        start, after = match.span()
        before = self._names(at, start)
        if match.lastgroup in ("double", "single"):
            name = self._text[at:start].rstrip(" \t\r\n=").split()[-1:]
            return [*before, Part(PartKind.STRING, Span(start, after), "".join(name))], after
        if match.lastgroup == "open":
            self._within.append("{")
            self._begins_value = True
        else:
            self._within.pop()
            if match.lastgroup == "close":
                self._within.append("<")
        return [*before, Part(PartKind.TAG, Span(start, after))], after

    def _names(self, start: int, end: int) -> list[Part]:
        """What stands in a tag beside values; text, where it is more than names of attributes."""
        if start == end:
            return []
        are_names = _NAMES.match(self._text[start:end]) is not None
        return [Part(PartKind.TAG if are_names else PartKind.TEXT, Span(start, end))]

    def _in_text(self, at: int) -> tuple[list[Part], int]:
        text = self._text
        braces, tag = text.find("{", at, self._end), text.find("<", at, self._end)
        stop = min((found for found in (braces, tag) if found >= 0), default=self._end)
        found = [Part(PartKind.TEXT, Span(at, stop))] if at < stop else []
        if stop == self._end:
            return found, stop
        if space := _SPACE.match(text, stop, self._end):
            return [*found, Part(PartKind.SPACE, Span(*space.span()))], space.end()
        if text[stop] == "{":
            self._within.append("{")
            self._begins_value = True
            return [*found, Part(PartKind.TAG, Span(stop, stop + 1))], stop + 1
        if ends := _END_TAG.match(text, stop, self._end):
            self._within.pop()
            return [*found, Part(PartKind.TAG, Span(*ends.span()))], ends.end()
        match = _IN_CODE.match(text, stop, self._end)
        if match is None or match.lastgroup != "element":
            return [*found, Part(PartKind.TEXT, Span(stop, stop + 1))], stop + 1
        self._within.append("tag" if match["name"] else "<")
        return [*found, Part(PartKind.TAG, Span(*match.span()))], match.end()

    def _closed(self, mark: str, at: int) -> int:
        """One past the mark that closes what began before `at`; `at` if nothing does."""
        close = -1 if mark in self._unclosed else self._text.find(mark, at, self._end)
        if close < 0:
            self._unclosed.add(mark)
            return at
        return close + len(mark)

    def _template_end(self, at: int) -> int:
        """One past the template whose first mark is before `at`; `at` if nothing closes it."""
        for match in () if "`" in self._unclosed else _TEMPLATE.finditer(self._text, at, self._end):
            if match[0] == "`":
                return match.end()
        self._unclosed.add("`")
        return at
