"""Finds the tags in the words of a cue."""

from __future__ import annotations

import html
import re

from redactor.documents.document import Side
from redactor.documents.markdown.marking import Marking

_TOKEN = re.compile(
    r"""(?P<voice><v(?P<voice_classes>(?:\.[^\s.<>&]{1,80}){0,8})[ \t]+(?=[^\s<>]))
      | (?P<time><(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}>)
      | (?P<font><font(?:\s[^<>\r\n]{0,400})?>)
      | (?P<closing></(?:b|c|font|i|lang|rt|ruby|s|u|v)\s*>)
      | (?P<tag><(?:b|c|i|lang|rt|ruby|s|u|v)(?P<classes>(?:\.[^\s.<>&]{1,80}){0,8})
          (?:[ \t][^<>\r\n]{0,80})?>)
      | (?P<override>\{(?:\\[^{}\r\n]{0,200}|/?[ibus]|[CFPSYcfpsy]:[^{}\r\n]{1,40})\})
      | (?P<reference>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
      | (?P<break>\\[Nn])
      | (?P<turn>(?:[-–—]|>>+)[ \t]*(?=\S))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Tags of WebVTT (W3C) and those that players of SubRip know, with the overrides of SSA."""
_VALUE = re.compile(r"""=\s*(?!["']?#[0-9a-fA-F]{3,8}[\s"'>])(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
"""An attribute's, but for colours in hexadecimal digits, which read like tags of a network."""


def mark_words(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark the tags of a line of a cue; the name of a voice reads as a label before a colon."""
    at = start
    while match := _TOKEN.search(text, at, end):
        kind, at = match.lastgroup or "", match.end()
        first = match.start()
        if kind == "voice":
            at = _voice(text, match, end, marking)
        elif kind == "tag":
            _classes(match, "classes", Side.OPENING, marking)
        elif kind == "font":
            _font(match, marking)
        elif kind == "closing":
            marking.markup(first, at, side=Side.CLOSING)
        elif kind == "reference":
            character = html.unescape(match[0])
            if character != match[0]:
                marking.markup(first, at, character)
        elif kind == "break":
            marking.markup(first, at, " ")
        elif kind != "turn":
            marking.markup(first, at, side=Side.ALONE)
        elif not text[start:first].strip():
            marking.markup(first, at, "\n")


def _voice(text: str, match: re.Match[str], end: int, marking: Marking) -> int:
    """Mark what surrounds the name of a voice; return where to go on."""
    closing = text.find(">", match.end(), end)
    if closing < 0:
        return match.end()
    _classes(match, "voice_classes", None, marking, "\n")
    marking.markup(closing, closing + 1, ": ")
    return closing + 1


def _classes(
    match: re.Match[str], group: str, side: Side | None, marking: Marking, stand_in: str = ""
) -> None:
    start, end = match.span(group)
    if start == end:
        marking.markup(*match.span(), stand_in, side)
        return
    marking.markup(match.start(), start + 1, stand_in, side)
    marking.address(start + 1, end)
    marking.markup(end, match.end())


def _font(match: re.Match[str], marking: Marking) -> None:
    done, side = match.start(), Side.OPENING
    for value in _VALUE.finditer(match[0]):
        start, end = value.span(value.lastindex or 0)
        marking.markup(done, match.start() + start, side=side if done == match.start() else None)
        marking.address(match.start() + start, match.start() + end)
        done = match.start() + end
    marking.markup(done, match.end(), side=side if done == match.start() else None)
