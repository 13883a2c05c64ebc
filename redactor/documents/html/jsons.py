"""Marks the words in JSON: JSON-LD and what scripts are handed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from redactor.documents.document import Escape, RegionKind
from redactor.documents.html.marks import Decoded, Marks, nested
from redactor.spans import Span

_PIECE = re.compile(
    r""""(?P<said>(?:[^"\\]|\\.)*\\?)(?:"|\Z)(?P<key>\s*:)?
      |(?P<brace>[{}])
      |(?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))
      |(?P<other>(?:[\[\]:,]|-?\d[\d.eE+-]*|\b(?:true|false|null)\b)+)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_PAIR = re.compile(r"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}")
_TAG = re.compile(r"<[/!]?[A-Za-z!-]|&[#\w]+;")
_MACHINE_KEYS = frozenset(
    "context id type url image logo sameas thumbnailurl contenturl embedurl target "  # noqa: SIM905
    "urltemplate encodingformat inlanguage query-input potentialaction mainentityofpage "
    "buildid page assetprefix locale".split()
)
"""Keys of values for machines. Source: schema.org's vocabulary, by general knowledge, 2026."""
_MAKERS = frozenset({"author", "creator", "editor", "contributor"})
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:\S|/|#|\?|www\.)\S*\Z")
_CODE = re.compile(r"(?!\d{4}-\d\d)(?=\S*\d)\S*\Z|[^\w]*\Z")
_DEEPEST = 200


def mark_json(
    text: str, start: int, end: int, marks: Marks, mark_page: Callable[[str], Marks]
) -> None:
    """Mark what is not prose in the JSON at `text[start:end]`; any text will do.

    Prose are the strings, HTML in them included, but addresses and codes; and whatever is no JSON.
    """
    _Json(text, marks, mark_page).mark(start, end)


class _Json:
    def __init__(self, text: str, marks: Marks, mark_page: Callable[[str], Marks]) -> None:
        self._text = text
        self._marks = marks
        self._mark_page = mark_page
        self._key = ""
        self._keys: list[str] = []

    def mark(self, start: int, end: int) -> None:
        at = start
        while match := _PIECE.search(self._text, at, end):
            self._marks.literal(at, match.start(), Escape.BARE_JSON)
            at = match.end()
            if match["comment"] is not None:
                self._marks.literal(*match.span(), Escape.VERBATIM)
                continue
            if match["said"] is not None:
                self._string(match)
                continue
            if match["brace"] == "{" and len(self._keys) < _DEEPEST:
                self._keys.append(self._key)
            elif match["brace"] == "}" and self._keys:
                self._key = self._keys.pop()
            self._marks.markup(*match.span(), "\n")
        self._marks.literal(at, end, Escape.BARE_JSON)

    def _string(self, match: re.Match[str]) -> None:
        start, end = match.span("said")
        said = _value(self._text, start, end)
        if match["key"] is not None:
            self._key = said.text.lower()
            kind, opening = None if " " in said.text else RegionKind.NAME, "\n"
        else:
            kind = self._kind(said.text)
            opening = "\nBy " if self._is_maker() else "\n"
        self._marks.markup(match.start(), start, opening)
        if start < end:
            self._words(said, kind)
        self._marks.markup(end, match.end(), "\n")

    def _words(self, said: Decoded, kind: RegionKind | None) -> None:
        inner = Marks()
        if kind is RegionKind.NAME:
            inner.name(0, len(said.text))
        elif kind is RegionKind.ADDRESS:
            inner.address(0, len(said.text))
        elif _TAG.search(said.text):
            inner = self._mark_page(said.text)
        elif said.text:
            inner.literal(0, len(said.text), Escape.JSON)
            nested(inner, said, None, self._marks)
            return
        if said.text:
            nested(inner, said, Escape.JSON, self._marks)

    def _kind(self, said: str) -> RegionKind | None:
        """What a value is, if it is no prose."""
        alone = not re.search(r"\s", said.strip())
        if alone and self._key.lstrip("@") in _MACHINE_KEYS and not _ADDRESS.match(said):
            return RegionKind.NAME
        if alone and (_ADDRESS.match(said) or _CODE.match(said) or self._key.startswith("@")):
            return RegionKind.ADDRESS
        return None

    def _is_maker(self) -> bool:
        return self._key in _MAKERS or (
            self._key == "name" and bool(self._keys) and self._keys[-1] in _MAKERS
        )


def _value(text: str, start: int, end: int) -> Decoded:
    return Decoded.of(text, start, end, _escapes(text, start, end))


def _escapes(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    at = start
    while match := _ESCAPE.search(text, at, end):
        pair = _PAIR.match(text, match.start(), end)
        span = Span(*(pair or match).span())
        at = span.end
        yield span, _character(span.of(text))


def _character(written: str) -> str:
    try:
        character = json.loads(f'"{written}"')
    except ValueError:
        return written[1:]
    return "\ufffd" if "\ud800" <= character <= "\udfff" else str(character)
