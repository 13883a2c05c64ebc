"""Finds the cues of subtitles, and marks what stands between their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.documents.markdown.marking import Marking, in_order
from redactor.documents.subtitles.inline import mark_words
from redactor.documents.textual import Marked
from redactor.spans import Span

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?P<settings>[ \t][^\r\n]*)?\Z")
_REGION = re.compile(r"(?<![^\s])region:(?P<id>\S+)")
_KNOWN = r"(?:align|line|position|region|size|vertical|[XY][12]):\S+"
_OTHER = re.compile(
    rf"{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t]+{_KNOWN})*[ \t]+(?!{_KNOWN})(?P<other>\S(?:.*\S)?)"
)
"""A timing with settings that neither WebVTT nor SubRip has."""
_NUMBER = re.compile(r"\s*\d{1,9}\s*\Z")
_HEADER = re.compile(r"WEBVTT(?=[ \t]|\Z)[ \t]*(?:[-–—][ \t]+)?")
_BLOCK = re.compile(r"(?P<kind>NOTE|STYLE|REGION)(?=[ \t]|\Z)[ \t]*")
_SETTING = re.compile(r"(?<![\w-])(?P<key>[\w-]+[:=])(?P<value>\S*)")

_ENDS = re.compile(r"""[.!?…♪][\s"'”’)\]>]{0,5}(?:</?[a-z]{1,4}>){0,3}\Z""")
_ABBREVIATED = re.compile(
    r"(?<![^\W_])(?:[A-Z]|Mrs?|Ms|Dr|Prof|Rev|Hon|St|Gen|Col|Maj|Capt|Lt|Sgt)\.\Z"
)
"""A full stop that ends no sentence. Source: our own list of English titles, 2026; Apache-2.0."""
_AFRESH = re.compile(
    r"""(?:<[a-z]{1,4}>|\{\\[^{}\r\n]{0,40}\}){0,4}\s{0,4}
        (?:[-–—]\s?\w|>>|♪|\[|\(|<v[ .>]|[A-Z][\w.'-]{0,20}(?:[ ][\w.'-]{1,20}){0,2}:(?:\s|\Z))""",
    re.VERBOSE,
)
"""How a line begins where another speaks: a dash, a label, a voice."""


def mark_subtitles(text: str, *, has_blocks: bool) -> Marked:
    """Tell words from timings, numbers, settings and tags; any text will do, in linear time.

    Prose are the words of cues, labels of speakers, notes, header lines and styles; addresses are
    names of cues, classes and regions. The head of a cue reads as a space where the sentence before
    it goes on, and as a line feed elsewhere.

    Args:
        text: of a SubRip or WebVTT file.
        has_blocks: whether there are a header, notes, styles and regions, as in WebVTT.
    """
    return _Cues(text, has_blocks).marked()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after: int


class _Cues:
    def __init__(self, text: str, has_blocks: bool) -> None:
        self._text = text
        self._has_blocks = has_blocks
        self._marking = Marking()
        self._lines = [
            _Line(match.start(), match.end(1), match.end()) for match in _LINE.finditer(text)
        ]
        self._done = 0
        """Where the region that ends the last words begins."""

    def marked(self) -> Marked:
        number = self._header() if self._has_blocks else 0
        timings = {n for n, line in enumerate(self._lines) if _TIMING.match(self._of(line))}
        count = len(self._lines)
        before: _Line | None = None
        while number < count:
            line = self._lines[number]
            head = self._head(number, timings)
            if head is not None:
                self._mark_head(number, head, before)
                number, before = head + 1, None
                continue
            if not self._of(line).strip():
                number += 1
                continue
            if self._has_blocks and self._is_first(number):
                after = self._block(number)
                if after > number:
                    number, before = after, None
                    continue
            if before is not None:
                self._joint(before, line)
            else:
                self._marking.markup(self._done, line.start, "\n")
            mark_words(self._text, line.start, line.end, self._marking)
            self._done, before = line.end, line
            number += 1
        self._marking.markup(self._done, len(self._text), "\n")
        return Marked(in_order(self._marking.regions), None, tuple(self._marking.code))

    def _of(self, line: _Line) -> str:
        return self._text[line.start : line.end]

    def _is_first(self, number: int) -> bool:
        """True for a line without another right before it."""
        return number == 0 or not self._of(self._lines[number - 1]).strip()

    def _head(self, number: int, timings: set[int]) -> int | None:
        """The number of the timing of the head that begins with a line, if one does."""
        if number in timings:
            return number
        line = self._of(self._lines[number])
        if number + 1 in timings and line.strip():
            return number + 1 if _NUMBER.match(line) or self._is_first(number) else None
        return None

    def _mark_head(self, number: int, timing: int, before: _Line | None) -> None:
        line, first = self._lines[timing], self._lines[number]
        following = self._lines[timing + 1] if timing + 1 < len(self._lines) else line
        joint = self._stand_in(before, following) if before else "\n"
        name = self._of(first).strip() if number < timing else ""
        if name and not name.isdigit():
            start = first.start + self._of(first).index(name)
            self._marking.markup(self._done, start, "\n" if " " in name else joint)
            if " " not in name:
                self._marking.address(start, start + len(name))
            self._done = start + len(name)
            joint = "\n" if " " in name else ""
        settings = _OTHER.search(self._of(line)) if "-->" in self._of(line) else None
        if settings is not None:
            start, end = line.start + settings.start("other"), line.start + settings.end("other")
            self._marking.markup(self._done, start, joint)
            self._marking.address(start, end)
            self._done, joint = end, ""
        for found in _REGION.finditer(self._of(line)) if settings is None else ():
            start, end = (line.start + at for at in found.span("id"))
            self._marking.markup(self._done, start, joint)
            self._marking.address(start, end)
            self._done, joint = end, ""
        self._marking.markup(self._done, line.after, joint)
        self._done = line.after

    def _stand_in(self, before: _Line, following: _Line) -> str:
        """What parts the words of two lines."""
        said, to_come = self._of(before).rstrip(), self._of(following)
        ends = _ENDS.search(said, max(0, len(said) - 30)) and not _ABBREVIATED.search(
            said, max(0, len(said) - 6)
        )
        return "\n" if ends or _AFRESH.match(to_come) or not to_come.strip() else " "

    def _joint(self, before: _Line, line: _Line) -> None:
        self._marking.markup(self._done, line.start, self._stand_in(before, line))

    def _header(self) -> int:
        """Mark the header; return the number of the line after it."""
        match = _HEADER.match(self._of(self._lines[0]))
        if match is None:
            return 0
        self._marking.markup(0, match.end(), "\n")
        self._done = self._lines[0].end
        number = 1
        while number < len(self._lines) and self._of(self._lines[number]).strip():
            if _TIMING.match(self._of(self._lines[number])):
                break
            self._plain(number)
            number += 1
        return number

    def _plain(self, number: int) -> None:
        """Mark what ends the words before a line of words without tags."""
        line = self._lines[number]
        self._marking.markup(self._done, line.start, "\n")
        self._done = line.end

    def _block(self, number: int) -> int:
        """Mark a note, style or region; return the number of the line after it."""
        first = self._lines[number]
        match = _BLOCK.match(self._of(first))
        if match is None:
            return number
        self._marking.markup(self._done, first.start + match.end(), "\n")
        self._done = first.end
        if match["kind"] == "REGION":
            self._settings(first, match.end())
        after = number + 1
        while after < len(self._lines) and self._of(self._lines[after]).strip():
            line = self._lines[after]
            if _TIMING.match(self._of(line)):
                break
            if match["kind"] == "NOTE":
                # A note is wrapped as prose is, and joined like it.
                self._done = line.end
            else:
                self._plain(after)
            if match["kind"] == "REGION":
                self._settings(line, 0)
            elif match["kind"] == "STYLE" and line.start < line.end:
                self._marking.code.append(Span(line.start, line.end))
            after += 1
        return after

    def _settings(self, line: _Line, at: int) -> None:
        for found in _SETTING.finditer(self._text, line.start + at, line.end):
            self._marking.markup(*found.span("key"), stand_in="\n")
            self._marking.address(*found.span("value"))
