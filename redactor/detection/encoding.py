"""Turns text into the token arrays that the model reads, and long texts into windows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Integers = NDArray[np.int64]

CLS, SEP = 101, 102
SHAPES = ("", "lower", "Title", "UPPER", "miXed", "digits", "d1g1ts", "punctuation", "X", "other")
BREAKS = ("", "glued", "space", "line", "paragraph")
_SPACE = BREAKS.index("space")
_REACH = 96
"""Tokens. On development drafts 64 find too few lines, and 128 no more."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\Wa-z_])|\n+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """Tokens of one text, all arrays of shape `[T]`.

    Args:
        tokens: vocabulary ids, without [CLS] and [SEP].
        starts: first code point of each token.
        ends: one past its last code point.
        words: index of the word a token belongs to; a word is a run of letters and digits, or one
            other character.
        shapes: index into `SHAPES` of the token's word.
        breaks: index into `BREAKS`: the gap before the token.
        sentences: index of the token's sentence.
    """

    tokens: Integers = field(repr=False)
    starts: Integers = field(repr=False)
    ends: Integers = field(repr=False)
    words: Integers = field(repr=False)
    shapes: Integers = field(repr=False)
    breaks: Integers = field(repr=False)
    sentences: Integers = field(repr=False)

    def __len__(self) -> int:
        return len(self.tokens)


@dataclass(frozen=True, slots=True)
class Window:
    """Which tokens of an `Encoding` the model sees at once.

    Args:
        prefix: number of tokens from the document's start that go before the body; 0 when the
            body holds the start itself.
        start: first token of the body.
        end: one past its last token.
    """

    prefix: int
    start: int
    end: int


def encode(tokenizer: Tokenizer, text: str) -> Encoding:
    """Tokenize `text`; the tokenizer must neither truncate nor pad."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    offsets = encoded.offsets
    words = np.array(encoded.word_ids, dtype=np.int64)
    firsts = [0, *(np.flatnonzero(np.diff(words)) + 1).tolist()] if len(words) else []
    known: dict[str, int] = {}
    shapes, breaks = [], np.full(len(words), BREAKS.index("glued"), dtype=np.int64)
    for first, following in pairwise([*firsts, len(words)]):
        word = text[offsets[first][0] : offsets[following - 1][1]]
        if word not in known:
            known[word] = _shape(word)
        shapes += [known[word]] * (following - first)
        gap = text[offsets[first - 1][1] : offsets[first][0]] if first else "\n\n"
        breaks[first] = _break(gap)
    ranges = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    boundaries = [match.end() for match in _SENTENCE_END.finditer(text)]
    sentences = np.searchsorted(np.array(boundaries, dtype=np.int64), ranges[:, 0], side="right")
    return Encoding(
        np.array(encoded.ids, dtype=np.int64),
        ranges[:, 0],
        ranges[:, 1],
        words,
        np.array(shapes, dtype=np.int64),
        breaks,
        sentences.astype(np.int64),
    )


def spread(length: int, window: int, prefix: int, overlap: int) -> list[Window]:
    """Cover `length` tokens with as few windows as can be, all about equally long.

    The cost of a window grows with the square of its length, and no token is read more often than
    the overlap asks for.

    Args:
        length: tokens of the document.
        window: most tokens the model takes, [CLS] and the [SEP]s included.
        prefix: tokens of the document's start repeated before later windows.
        overlap: tokens that neighbouring bodies share, at the least.
    """
    first, later = window - 2, window - 3 - prefix
    if length <= first:
        return [Window(0, 0, length)]
    count = 1 + -(-(length - first) // (later - overlap))
    size = min(later, -(-(length + (count - 1) * overlap) // count))
    windows = [Window(0, 0, length - (count - 1) * (size - overlap))]
    while windows[-1].end < length:
        start = windows[-1].end - overlap
        windows.append(Window(prefix, start, start + size))
    return windows


def align(encoding: Encoding, windows: Sequence[Window], window: int) -> list[Window]:
    """Let each later body begin where a paragraph, a line or at least a sentence does.

    So what the model reads together depends less on how much text there is before it. A body only
    grows, by at most `_REACH` tokens and as far as the model takes; it starts after the previous
    one did.

    Args:
        encoding: the document's tokens.
        windows: as `spread` makes them.
        window: most tokens the model takes, [CLS] and the [SEP]s included.
    """
    aligned = list(windows[:1])
    for part in windows[1:]:
        room = window - 3 - part.prefix - (part.end - part.start)
        least = max(part.start - min(_REACH, room), aligned[-1].start + 1)
        starts = [
            at
            for at in range(least, part.start + 1)
            if encoding.sentences[at] != encoding.sentences[at - 1]
        ]
        best = max(starts, key=lambda at: (max(encoding.breaks[at], _SPACE), at), default=None)
        aligned.append(replace(part, start=part.start if best is None else best))
    return aligned


def arrays(encoding: Encoding, window: Window) -> tuple[Integers, Integers, Integers]:
    """The model's inputs for one window: tokens, shapes and breaks, each `[T]`.

    The layout is [CLS] body [SEP], or [CLS] prefix [SEP] body [SEP].
    """
    body = slice(window.start, window.end)
    columns = []
    for column, opening, closing in (
        (encoding.tokens, CLS, SEP),
        (encoding.shapes, 0, 0),
        (encoding.breaks, 0, 0),
    ):
        parts = [[opening], column[: window.prefix], [closing]] if window.prefix else [[opening]]
        columns.append(np.concatenate([*parts, column[body], [closing]]).astype(np.int64))
    return columns[0], columns[1], columns[2]


def offset(window: Window) -> int:
    """Where the body starts in a window's arrays."""
    return window.prefix + 2 if window.prefix else 1


def _shape(word: str) -> int:
    if word.isdigit():
        name = "digits"
    elif not any(character.isalnum() for character in word):
        name = "punctuation"
    elif any(character.isdigit() for character in word):
        name = "d1g1ts"
    elif word.islower():
        name = "lower"
    elif word.isupper():
        name = "X" if len(word) == 1 else "UPPER"
    elif word.istitle():
        name = "Title"
    elif word.lower() != word:
        name = "miXed"
    else:
        name = "other"
    return SHAPES.index(name)


def _break(gap: str) -> int:
    if gap == " ":
        return _SPACE
    lines = gap.count("\n")
    name = "paragraph" if lines > 1 else "line" if lines else "space" if gap else "glued"
    return BREAKS.index(name)
