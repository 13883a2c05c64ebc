"""Finds given words in a text: the same words whole, never part of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import regex

from redactor.detection.normalization import normalize
from redactor.detection.romanization import fold
from redactor.documents.document import Document
from redactor.spans import Span

Value = TypeVar("Value")
Key = tuple[str, ...]

DENIED = "lists.deny"
"""The rule of what a newsroom's deny list finds."""

_TOKEN = regex.compile(
    r"[\p{L}\p{M}\p{N}]++(?:(?<=\p{N})[.,:/\-](?=\p{N})[\p{L}\p{M}\p{N}]++)*+"
    r"|\n|[^\s\-_\u2010-\u2012]"
)
"""A word or number, a line's end, or a sign. White space, hyphens and underscores only separate."""

_JOINED = re.compile(r"[.,:/-]")


def key(text: str) -> Key:
    """What `text` says: its words without case and diacritics, and its signs.

    Two texts with the same key differ in case, diacritics, white space, hyphens and underscores at
    most. A number is one word with the separators inside it (`14/2231`, `3.5`).
    """
    return tuple(word for word, _, _ in _tokens(normalize(Document(text)).text.replace("\n", " ")))


class Wordings(Generic[Value]):
    """Words to look for, each with a value.

    Args:
        entries: the words, and what to return for them. Of several with one key the first counts.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[Key, Value]]] = {}
        keyed: dict[Key, Value] = {}
        for words, value in entries:
            keyed.setdefault(key(words), value)
        for found, value in sorted(keyed.items(), key=lambda entry: -len(entry[0])):
            if found:
                self._by_first.setdefault(found[0], []).append((found, value))

    def find(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Where the words stand in `text`, in time linear in its length.

        Args:
            text: an analysis text.

        Yields:
            Disjoint spans of `text`, in order, the longest from each start.
        """
        if not self._by_first:
            return
        tokens = _tokens(text)
        words = tuple(word for word, _, _ in tokens)
        i = 0
        while i < len(tokens):
            for found, value in self._by_first.get(words[i], ()):
                j = i + len(found)
                if words[i:j] == found:
                    yield Span(tokens[i][1], tokens[j - 1][2]), value
                    i = j
                    break
            else:
                i += 1


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Each token folded, with its first code point and one past its last."""
    return [(_folded(match[0]), *match.span()) for match in _TOKEN.finditer(text)]


def _folded(token: str) -> str:
    if len(token) > 1 and _JOINED.search(token):
        return token.casefold()
    # Of a sign nothing is left by `fold`.
    return fold(token) or token
