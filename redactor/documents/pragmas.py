"""Reads pragmas: comments that say which findings of a check are meant to stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from redactor.documents.comments import comments
from redactor.documents.document import Document
from redactor.documents.formats import is_text
from redactor.documents.reading import revised
from redactor.spans import Span


class Kind(Enum):
    """What a pragma does."""

    ALLOW = "allow"
    """Allows findings on its own line, or, alone on a line, on the next."""
    OFF = "off"
    """Allows findings from here on."""
    ON = "on"
    """Ends what every `off` before it allows."""


class Fault(Enum):
    """Why a comment addressed to redactor is no pragma; what to do about it."""

    ACTION = "Write allow, off or on after the colon."
    RULE = "Name rules by their ids, such as places.town, with commas between them."
    REASON = "Give a reason in words, after -- and the rules."
    SURPLUS = "Write nothing after on."


@dataclass(frozen=True, slots=True)
class Pragma:
    """A comment addressed to redactor.

    Args:
        span: all of the comment.
        kind: what it does; of one with a fault, `None`.
        rules: the ids that it names; none for `on`.
        reason: where its reason stands; `None` without one.
        fault: what is wrong with it; `None`: nothing.
    """

    span: Span
    kind: Kind | None
    rules: tuple[str, ...] = field(default=(), repr=False)
    reason: Span | None = None
    fault: Fault | None = None


_ADDRESSED = re.compile(r"\s*redactor\s*:\s*", re.IGNORECASE)
_ACTION = re.compile(r"(?P<action>allow|off|on)(?![\w-])\s*")
_DASH = re.compile(r"(?:\s|\A)(?:--+|[\u2013\u2014])(?:\s|\Z)")
_RULE_ID = re.compile(r"[A-Za-z][\w-]*\.[A-Za-z][\w-]*\Z")
_WORD = re.compile(r"[^\W_]")
_BLANKS = " \t"
_HEAD = re.compile(r"^(?:[^\r\n]+\r?\n)?[^\r\n]*-->[^\r\n]*$", re.MULTILINE)
"""The head of a cue of subtitles, with its number or name."""


def find_pragmas(document: Document) -> list[Pragma]:
    """The pragmas of a document, in order, those with a fault included.

    A pragma is a comment (see `comments`) of the form `redactor: allow RULE, RULE -- reason`,
    `redactor: off RULE, RULE -- reason` or `redactor: on`.
    """
    text = document.text
    if not is_text(document.format) or "redactor" not in text.lower():
        return []
    found = []
    for comment in comments(document):
        head = _ADDRESSED.match(text, comment.start, comment.end)
        if head:
            found.append(_pragma(text, comment.span, head.end(), comment.end))
    return found


def strip_pragmas(document: Document) -> list[Span]:
    """What to cut out of a document so that no pragma is left: disjoint, in order.

    A line that holds nothing else goes with its end, and with an empty line where there would be
    two; elsewhere so do the spaces before a pragma that ends its line or has more after it.
    """
    text = document.text
    spans = [pragma.span for pragma in find_pragmas(document)]
    rest = outside(text, spans)
    cuts: list[Span] = []
    for span in spans:
        cut = _cut(text, rest, span)
        if cuts and cut.start <= cuts[-1].end:
            cut = Span(cuts[-1].start, max(cut.end, cuts[-1].end))
            cuts.pop()
        cuts.append(cut)
    return cuts


def without_pragmas(document: Document) -> Document:
    """The document without its pragmas; itself when it has none."""
    # Again, since a cut can make a comment of what was code before.
    while cuts := strip_pragmas(document):
        pieces, at = [], 0
        for cut in cuts:
            pieces.append(document.text[at : cut.start])
            at = cut.end
        text = "".join([*pieces, document.text[at:]])
        document = revised(document, text)
    return document


def outside(text: str, spans: Iterable[Span]) -> str:
    """The text with a space for every character of `spans`; line feeds stay."""
    pieces, at = [], 0
    for span in spans:
        blank = "\n".join(" " * len(line) for line in span.of(text).split("\n"))
        pieces += [text[at : span.start], blank]
        at = span.end
    return "".join([*pieces, text[at:]])


def around(document: Document, pragmas: Iterable[Pragma]) -> str:
    """The text with a space for every character of pragmas, and of heads of cues in subtitles."""
    rest = outside(document.text, (pragma.span for pragma in pragmas))
    if document.format not in ("srt", "vtt"):
        return rest
    return outside(rest, (Span(*head.span()) for head in _HEAD.finditer(rest)))


def _pragma(text: str, span: Span, start: int, end: int) -> Pragma:
    action = _ACTION.match(text, start, end)
    if action is None:
        return Pragma(span, None, fault=Fault.ACTION)
    kind = Kind(action["action"])
    said = text[action.end() : end]
    if kind is Kind.ON:
        return Pragma(span, kind) if not said.strip() else Pragma(span, None, fault=Fault.SURPLUS)
    dash = _DASH.search(said)
    rules = tuple(part.strip() for part in said[: dash.start() if dash else None].split(","))
    if not all(_RULE_ID.match(rule) for rule in rules):
        return Pragma(span, None, fault=Fault.RULE)
    if dash is None or not _WORD.search(said, dash.end()):
        return Pragma(span, None, fault=Fault.REASON)
    reason = Span(action.end() + dash.end(), end)
    return Pragma(span, kind, tuple(dict.fromkeys(rules)), reason)


def _cut(text: str, rest: str, span: Span) -> Span:
    start, end = span.start, span.end
    line = rest.rfind("\n", 0, start) + 1
    after = rest.find("\n", end)
    after = len(rest) if after < 0 else after
    if rest[line:after].strip():
        if text[start] == "%":
            # In LaTeX the mark also keeps the line's end from becoming a space.
            return Span(start + 1, end)
        before = start
        while before > line and rest[before - 1] in _BLANKS:
            before -= 1
        more = rest[end : end + 1]
        return Span(before if before > line and (not more or more.isspace()) else start, end)
    stop = min(after + 1, len(rest))
    following = rest.find("\n", stop)
    blank_before = not rest[rest.rfind("\n", 0, max(0, line - 1)) + 1 : line].strip()
    if following >= 0 and blank_before and not rest[stop:following].strip():
        stop = following + 1
    return Span(line, stop)
