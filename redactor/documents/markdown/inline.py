"""Finds markup and addresses within a paragraph, heading or cell."""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from redactor.documents.document import Side
from redactor.documents.markdown.html import mark_tag
from redactor.documents.markdown.marking import Marking
from redactor.documents.markdown.templates import OPENING, mark_template
from redactor.spans import Span

_TITLE = r"""(?:"[^"]{0,2000}"|'[^']{0,2000}'|\([^()]{0,2000}\))"""
_TOKEN = re.compile(
    r"""(?P<escape>\\(?=[!-/:-@\[-`{-~]))
      | (?P<template>"""
    + OPENING
    + r""")
      | (?P<ticks>`+)
      | (?P<comment><!--|-->)
      | (?P<reference>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
      | (?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>)
      | (?P<url>https?://[^\s<>\[\]()*]+)
      | (?P<tag></?[A-Za-z])
      | (?P<footnote>\[\^[^\[\]\s]{1,200}\]:?)
      | (?P<open>!?\[)
      | (?P<close>\])
      | (?P<run>\*+|_+|~~+)
    """,
    re.VERBOSE,
)
_TICKS = re.compile(r"`+")
_STAND_INS = {"escape": "", "comment": "\n"}
_BARE = r"[^\s()<][^\s()]{0,2000}(?:\([^\s()]{0,2000}\)[^\s()]{0,2000})*"
_DESTINATION = rf"(?P<destination><[^<>\n]{{0,2000}}>|{_BARE}|)"
_LINK_TAIL = re.compile(rf"\]\(\s*(?!\s){_DESTINATION}(?:(?:\s+|(?<=\s))(?P<title>{_TITLE}))?\s*\)")
_REFERENCE_TAIL = re.compile(r"\]\[(?P<label>[^\[\]]{0,999})\]")
_DEFINITION = re.compile(
    rf"^\[(?P<label>[^\[\]\n^][^\[\]\n]{{0,200}})\]:[ \t]*(?P<destination><[^<>\n]{{1,2000}}>|\S+)"
    rf"(?:[ \t]+(?P<title>{_TITLE}))?[ \t]*$",
    re.MULTILINE,
)
_LOOKS_LIKE_ADDRESS = re.compile(r"[./#:@_%?=&]|\A\Z|\A<")
"""Anything else in round brackets may be words: `[Teo](Chol-min)`."""


def defined_labels(text: str) -> frozenset[str]:
    """Labels of the link reference definitions in a draft, as `fold_label` writes them."""
    lines = re.sub(r"(?m)^[ \t>*+-]+", "", text)
    return frozenset(
        fold_label(match["label"])
        for match in _DEFINITION.finditer(lines)
        if _LOOKS_LIKE_ADDRESS.search(match["destination"])
    )


def mark_inline(content: str, labels: frozenset[str]) -> Marking:
    """Markup, addresses and code in the content of one block, in offsets of `content`.

    Brackets that make no link stay prose, as do angle brackets that make no tag: when in doubt, the
    words are read. Time grows linearly with the length.

    Args:
        content: the block's lines without the marks of quotes and lists around it.
        labels: see `defined_labels`.
    """
    return _Scan(content, labels).marking()


class _Scan:
    def __init__(self, content: str, labels: frozenset[str]) -> None:
        self._content = content
        self._labels = labels
        self._marking = Marking()
        self._open: list[tuple[int, int]] = []
        self._runs: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
        self._ticks: dict[int, list[int]] = {}
        for run in _TICKS.finditer(content):
            self._ticks.setdefault(len(run[0]), []).append(run.start())
        self._code_end = 0

    def marking(self) -> Marking:
        content, at = self._content, 0
        definitions = {match.start(): match for match in _DEFINITION.finditer(content)}
        while match := _TOKEN.search(content, at):
            start, at = match.span()
            kind = match.lastgroup or ""
            if start in definitions and self._definition(definitions[start]):
                at = definitions[start].end()
            elif kind == "ticks":
                self._code(start, at)
            elif kind in _STAND_INS:
                self._marking.markup(start, at, _STAND_INS[kind])
                at += kind == "escape"
            elif kind == "reference":
                self._character(start, at)
            elif kind == "autolink":
                self._marking.pair((start, start + 1), (at - 1, at))
            elif kind == "template":
                at = max(at, mark_template(content, start, self._marking))
            elif kind == "tag":
                at = max(at, mark_tag(content, start, self._marking))
            elif kind == "footnote":
                self._footnote(start, at)
            elif kind == "open":
                self._open.append((start, at))
            elif kind == "close":
                at = self._close(start)
            elif kind == "run":
                self._run(start, at)
        return self._marking

    def _code(self, start: int, end: int) -> None:
        """Mark a run of backticks, and what it encloses if a run as long follows."""
        if start < self._code_end:
            self._marking.markup(start, end)
            return
        runs = self._ticks.get(end - start, [])
        following = bisect_left(runs, end)
        if following == len(runs):
            self._marking.markup(start, end)
            return
        closing = runs[following]
        self._code_end = closing + end - start
        self._marking.pair((start, end), (closing, self._code_end))
        self._marking.code.append(Span(end, closing))

    def _character(self, start: int, end: int) -> None:
        written = self._content[start:end]
        character = html.unescape(written)
        if character != written:
            self._marking.markup(start, end, character)

    def _footnote(self, start: int, end: int) -> None:
        close = self._content.rindex("]", start, end)
        defines = end > close + 1
        stand_in, side = ("\n", None) if defines else ("", Side.ALONE)
        self._marking.markup(start, start + 2, stand_in, side)
        self._marking.address(start + 2, close)
        self._marking.markup(close, end, stand_in)

    def _close(self, at: int) -> int:
        """Mark the link that the bracket at `at` closes, if any; return where to go on."""
        if not self._open:
            return at + 1
        start, inside = self._open.pop()
        tail = _LINK_TAIL.match(self._content, at)
        if tail and _LOOKS_LIKE_ADDRESS.search(tail["destination"]):
            self._marking.markup(start, inside, side=Side.OPENING)
            self._destination(tail, at, Side.CLOSING)
            return tail.end()
        if not self._labels:
            return at + 1
        reference = _REFERENCE_TAIL.match(self._content, at)
        label = reference["label"] if reference else ""
        if not label and at - inside < 1000:
            label = self._content[inside:at]
        if fold_label(label) not in self._labels:
            return at + 1
        self._marking.markup(start, inside, side=Side.OPENING)
        if reference is None:
            self._marking.markup(at, at + 1, side=Side.CLOSING)
            return at + 1
        label_start, label_end = reference.span("label")
        if label_start < label_end:
            self._marking.markup(at, label_start, side=Side.CLOSING)
            self._marking.address(label_start, label_end)
            self._marking.markup(label_end, reference.end())
        else:
            self._marking.markup(at, reference.end(), side=Side.CLOSING)
        return reference.end()

    def _definition(self, match: re.Match[str]) -> bool:
        if not _LOOKS_LIKE_ADDRESS.search(match["destination"]):
            return False
        self._marking.markup(match.start(), match.start("label"), "\n")
        self._marking.address(*match.span("label"))
        self._destination(match, match.end("label"))
        return True

    def _destination(self, match: re.Match[str], start: int, side: Side | None = None) -> None:
        """Mark from `start` to the end of the match: marks, address, marks around the title."""
        address, end = match.span("destination")
        if self._content.startswith("<", address):
            address, end = address + 1, end - 1
        if address == end and not match["title"]:
            self._marking.markup(start, match.end(), side=side)
            return
        self._marking.markup(start, address, side=side)
        self._marking.address(address, end)
        if match["title"]:
            title, title_end = match.span("title")
            self._marking.markup(end, title + 1, "\n")
            self._marking.markup(title_end - 1, match.end(), "\n")
        else:
            self._marking.markup(end, match.end())

    def _run(self, start: int, end: int) -> None:
        """Match a run of emphasis marks with those open before it, or keep it open."""
        content, mark = self._content, self._content[start]
        before = content[start - 1] if start else " "
        after = content[end] if end < len(content) else " "
        opens, closes = not after.isspace(), not before.isspace()
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        runs, left = self._runs[mark], start
        while closes and runs and left < end:
            run = runs[-1]
            count = min(run[1] - run[0], end - left)
            self._marking.pair((run[1] - count, run[1]), (left, left + count))
            run[1] -= count
            left += count
            if run[0] == run[1]:
                runs.pop()
        if opens and left < end:
            runs.append([left, end])


def fold_label(written: str) -> str:
    """A label of a link as it is compared with others."""
    return " ".join(written.casefold().split())
