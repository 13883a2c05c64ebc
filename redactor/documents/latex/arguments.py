"""Marks the arguments of a command of LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redactor.documents.document import Side
from redactor.documents.latex.commands import MAKER_KEYS, OPTION_KEYS, PROSE_KEYS, Kind
from redactor.documents.latex.lengths import is_length

if TYPE_CHECKING:
    from redactor.documents.latex.lexer import Lexer

_BEFORE_ARGUMENT = re.compile(r"[ \t]*(?:(?:\r\n?|\n)[ \t]*)?(?=[\[{])")
_PLACEMENT = re.compile(r"[!bcfhHjlmprst]{1,5}|-?[\d.]+[ ]?(?:pt|cm|mm|em|ex|in|\\[a-z]+)?|\d+")
_YEK = re.compile(r"[\w/. -]*")
"""A key, read backwards."""
_LETTER = re.compile(r"[A-Za-z]")
_BLANKS = " \t\r\n"
_WORDS = re.compile(r"[^\W\d_]\s+[^\W_]")
_ADDRESS = re.compile(r"[^\s,{}]+(?:[ \t][^\s,{}]+)*")

DEEPEST = 40
"""Arguments within arguments that are told apart; deeper ones are read as groups."""

LONGEST_OPTION = 2_000
"""Code points of an argument in square brackets; with more it is no argument."""


class Arguments:
    """Marks the arguments of one command.

    Args:
        lexer: what goes over the words in them.
        name: the command's, or the environment's.
        kinds: of the arguments in braces; `None`: all are prose.
        end: one past what may belong to the command.
        depth: arguments that it stands in.
        stand_in: what the prose reads in place of the command.
    """

    def __init__(
        self,
        lexer: Lexer,
        name: str,
        kinds: tuple[Kind, ...] | None,
        end: int,
        depth: int,
        stand_in: str = "",
    ) -> None:
        self._lexer = lexer
        self._marking = lexer.marking
        self._name = name
        self._kinds = kinds
        self._end = end
        self._depth = depth
        self._stand_in = stand_in
        self._done = 0
        self._side: Side | None = None

    def mark(self, start: int, at: int) -> int:
        """Mark from `start` on; the first argument may begin at `at`. Returns where to go on."""
        self._done = start
        if self._kinds and not self._stand_in:
            self._side = Side.OPENING if self._kinds[-1] is Kind.INLINE else Side.ALONE
        number = 0
        while self._depth < DEEPEST:
            begins = self._next(at, number)
            if begins is None:
                break
            if self._lexer.text[begins] == "[":
                after = self._option(begins)
            else:
                after = self._group(begins, self._kind(number), number)
                number += 1
            if after < 0:
                break
            at = after
        self._until(at)
        return at

    def _kind(self, number: int) -> Kind | None:
        if self._kinds is None:
            return Kind.INLINE if number == 0 else Kind.BLOCK
        return self._kinds[number] if number < len(self._kinds) else None

    def _next(self, at: int, number: int) -> int | None:
        """Where the next argument begins, if there is one."""
        text = self._lexer.text
        if self._kinds is not None and number < len(self._kinds):
            found = _BEFORE_ARGUMENT.match(text, at, self._end)
            begins = found.end() if found else at
        else:
            begins = at
        if text.startswith("[", begins):
            return begins
        opens = text.startswith("{", begins) and self._kind(number) is not None
        return begins if opens else None

    def _until(self, end: int, stand_in: str | None = None) -> None:
        """Mark what goes on up to `end`."""
        stand_in = self._stand_in if stand_in is None else stand_in
        self._marking.markup(self._done, end, stand_in, None if "\n" in stand_in else self._side)
        if end > self._done:
            self._side, self._stand_in = None, ""
        self._done = end

    def _group(self, at: int, kind: Kind | None, number: int) -> int:
        close = self._lexer.closing(at, self._end)
        if close < 0:
            return -1
        inside = at + 1
        if kind is Kind.ADDRESS or kind is Kind.RAW:
            self._addresses(inside, close)
        elif kind is Kind.NAME:
            self._until(inside + self._lexer.text.startswith("\\", inside))
            self._marking.address(self._done, close)
            self._done = close
        elif kind is Kind.KEYS:
            self._keys(inside, close)
        else:
            self._prose(inside, close, kind, number)
        return close + 1

    def _prose(self, inside: int, close: int, kind: Kind | None, number: int) -> None:
        opening = {Kind.MAKER: "\nBy ", Kind.BLOCK: "\n"}.get(kind or Kind.INLINE, "")
        if kind is Kind.ASIDE and self._marking.in_aside(inside):
            opening = "\n"
        if kind is Kind.INLINE and self._side is None and number == 0 and not self._stand_in:
            self._side = Side.OPENING
        self._until(inside, opening)
        if kind is Kind.ASIDE:
            self._marking.aside(inside, close)
        self._lexer.scan(inside, close, self._depth + 1)
        side = None if opening or kind is Kind.ASIDE else Side.CLOSING
        self._marking.markup(close, close + 1, "\n" if opening else "", side)
        self._done = close + 1

    def _addresses(self, inside: int, close: int) -> None:
        for found in _ADDRESS.finditer(self._lexer.text, inside, close):
            if is_length(found[0]):
                continue
            self._until(found.start())
            self._marking.address(*found.span())
            self._done = found.end()

    def _option(self, at: int) -> int:
        close = self._lexer.closing(at, min(self._end, at + LONGEST_OPTION))
        if close < 0:
            return -1
        said = self._lexer.text[at + 1 : close]
        if self._name in OPTION_KEYS or "=" in said:
            self._keys(at + 1, close)
        elif self._name == "hyperref" or not said:
            self._addresses(at + 1, close)
        elif self._kinds and set(self._kinds) == {Kind.ADDRESS}:
            self._until(at + 1)
            self._marking.aside(at + 1, close)
            self._lexer.scan(at + 1, close, self._depth + 1)
            self._done = close
        elif not _PLACEMENT.fullmatch(said) or self._name == "item":
            self._until(at + 1, "\n")
            self._lexer.scan(at + 1, close, self._depth + 1)
            self._done, self._stand_in = close, "\n"
            self._until(close + 1)
        return close + 1

    def _keys(self, at: int, close: int) -> None:
        """Mark keys and values: `key={value}, key=value, word`."""
        text = self._lexer.text
        while at < close:
            stop = self._item_end(at, close)
            key, start = _key(text, at, stop)
            end = start + len(text[start:stop].rstrip())
            if text.startswith("{", start) and self._lexer.closing(start, stop) == end - 1:
                start, end = start + 1, end - 1
            if key in PROSE_KEYS or _WORDS.search(text, start, end):
                self._until(start, "\nBy " if key in MAKER_KEYS else "\n")
                self._lexer.scan(start, end, self._depth + 1)
                self._done, self._stand_in = end, "\n"
            elif start < end and not text.startswith("\\", start):
                self._addresses(start, end)
            at = stop + 1

    def _item_end(self, at: int, close: int) -> int:
        """Where the item of a list of keys ends: at a comma outside groups."""
        while at < close and self._lexer.text[at] != ",":
            group = self._lexer.closing(at, close)
            at = group + 1 if group > 0 else at + 1
        return at


def _key(text: str, start: int, end: int) -> tuple[str, int]:
    """The first key in `text[start:end]`, empty where there is none, and where its value begins."""
    begins = start
    while (sign := text.find("=", begins, end)) >= 0:
        head = text[begins:sign].rstrip(_BLANKS)
        backwards = _YEK.match(head[::-1])
        said = head[len(head) - backwards.end() :] if backwards else ""
        if letter := _LETTER.search(said):
            value = text[sign + 1 : end]
            return said[letter.start() :], end - len(value.lstrip(_BLANKS))
        begins = sign + 1
    return "", start
