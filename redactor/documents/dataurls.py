"""Finds files that stand in a text as `data` URLs, and writes them back.

Source: RFC 2397 (the scheme); WHATWG Fetch, "data: URL processor" (blanks around `base64`).
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, unquote_to_bytes

from redactor.documents.html.references import unescaped
from redactor.documents.images.kinds import kind_of
from redactor.documents.lenient64 import decoded64
from redactor.errors import DamagedFileError

_NEXT_LINE = r"""[A-Za-z0-9+/=%]{20}|[A-Za-z0-9+/%]{1,19}={0,2}[ \t]*(?:\r?\n[ \t]*)?["')>]"""
"""A line that goes on with base 64, or the last of it and what ends an address."""
_ESCAPE = r"\\(?:/|(?:u00|x)(?:2[bf]|3d))|&(?:\#(?:43|47|61|x2[bf]|x3d)|plus|sol|equals);"
"""One of the three signs of base 64 that are no letters, as scripts and pages may write it."""
_PACKED = re.compile(
    rf"""data:(?P<type>[^,"'<>`\r\n]{{0,200}}?)base64[ \t]*,[ \t]*
    (?P<octets>(?:(?:[A-Za-z0-9+/=%_-]|{_ESCAPE})+(?:[ \t]*\r?\n[ \t]*(?={_NEXT_LINE}))?)+)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A file in base 64; lines are broken as editors break them."""
_SPELLED = re.compile(
    r"""(?P<opened>&(?:quot|apos|\#(?:34|39|x22|x27));|\\?["'`]|[(<])?
    data:(?P<type>[^,"'<>`\s]{0,200}(?<!base64)),""",
    re.IGNORECASE | re.VERBOSE,
)
"""The head of a file in characters, most of them percent-encoded, and what opens its address."""
_BARE = re.compile(r"""[^\s"'<>`()]*""")
_TAG = re.compile(
    r"(?:<|%3c|&lt;|\\(?:u00|x)3c)(?P<closing>/|%2f|\\/)?(?:[\w.-]{1,40}(?::|%3a))?"
    r"svg(?=[\s/>%&\\])(?:(?:\s|%20)*(?:>|%3e|&gt;|\\(?:u00|x)3e))?",
    re.IGNORECASE,
)
_HEXADECIMAL = re.compile(r"\\(?:u00|x)([0-9a-f]{2})", re.IGNORECASE)
_QUOTE = re.compile(r"""\\(["'`])""")
_HINT = "data:"


_HEAD = 4_000
"""Characters in which a drawing must have begun."""
_DRAWING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
    rb"<(?:[\w.-]{1,40}:)?svg[\s>/]",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class DataUrl:
    """A file in a text.

    Args:
        start: where the file begins, after the comma.
        end: one past its last character.
        type: what it is said to be, in small letters.
        data: the file; of characters, see `spelled`.
        in_base64: whether that is how it is written.
        broken: whether what is written is no sound base 64, so that programs may read other bytes.
    """

    start: int
    end: int
    type: str
    data: bytes = field(repr=False)
    in_base64: bool
    broken: bool = False

    def written(self, data: bytes) -> str:
        """Another file as it is written in this one's place, in ASCII that no format escapes."""
        if self.in_base64:
            return base64.b64encode(data).decode("ascii")
        return quote(data, safe="")


def data_urls(text: str) -> Iterator[DataUrl]:
    """The files in `text`, in order, disjoint."""
    if _HINT not in text.lower():
        return
    found = sorted([*_packed(text), *_spelled(text)], key=lambda url: url.start)
    at = 0
    for url in found:
        if url.start >= at:
            yield url
            at = url.end


def _packed(text: str) -> Iterator[DataUrl]:
    for match in _PACKED.finditer(text):
        data, broken = decoded64(_packed_signs(match["octets"]))
        yield DataUrl(*match.span("octets"), match["type"].lower(), data, True, broken)


def _spelled(text: str) -> Iterator[DataUrl]:
    ends: _Ends | None = None
    at = 0
    while match := _SPELLED.search(text, at):
        at = start = match.end()
        head = _unquoted(text[start : start + _HEAD])
        if not is_drawing(head) and kind_of(head) is None:
            continue
        ends = ends or _Ends(text)
        at = end = ends.of(start, match["opened"] or "", drawn=is_drawing(head))
        yield DataUrl(start, end, match["type"].lower(), _octets(text[start:end]), False)


class _Ends:
    """Where files end that are written in characters, each told in a time that their text sets.

    Args:
        text: that they stand in.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._closings: dict[str, int] = {}
        self._drawings: dict[int, int] = {}
        self._opened: list[int] = []
        waiting: list[int] = []
        for tag in _TAG.finditer(text):
            if not tag["closing"]:
                self._opened.append(tag.start())
                waiting.append(tag.start())
            elif waiting:
                self._drawings[waiting.pop()] = tag.end()

    def of(self, start: int, opened: str, *, drawn: bool) -> int:
        """One past the file that begins at `start` in an address that began with `opened`.

        A drawing may hold blanks and quotes, so that it ends with its own last tag at the earliest.
        """
        if opened in ("", "(", "<"):
            bare = _BARE.match(self._text, start)
            end = start if bare is None else bare.end()
        else:
            end = self._closing(opened, start)
        first = bisect_left(self._opened, start)
        if not drawn or first == len(self._opened):
            return end
        return max(end, self._drawings.get(self._opened[first], end))

    def _closing(self, opened: str, start: int) -> int:
        """Where an address is closed; the end of the text if nowhere."""
        if self._closings.get(opened, -1) < start:
            found = self._text.find(opened, start)
            self._closings[opened] = found if found >= 0 else len(self._text)
        return self._closings[opened]


def is_drawing(data: bytes) -> bool:
    """True for a file that begins as an SVG drawing does."""
    return _DRAWING.match(data[:_HEAD]) is not None


def _octets(written: str) -> bytes:
    """A file written in characters: with references as in a page, or without as in a style."""
    plain = _unquoted(written)
    if kind_of(plain) is not None or "&" not in written or _is_whole(plain):
        return plain
    return _unquoted(unescaped(written))


def _unquoted(written: str) -> bytes:
    return unquote_to_bytes(_QUOTE.sub(r"\1", _spelled_out(written)))


def _is_whole(drawing: bytes) -> bool:
    from redactor.documents.images.drawing import check

    try:
        check(drawing.decode("utf-8", "replace"), "")
    except DamagedFileError:
        return False
    return True


def _packed_signs(octets: str) -> str:
    """Base 64 without the escapes of pages, scripts and addresses."""
    return unquote(_spelled_out(unescaped(octets)))


def _spelled_out(written: str) -> str:
    """Without the escapes of scripts."""
    return _HEXADECIMAL.sub(lambda match: chr(int(match[1], 16)), written).replace("\\/", "/")
