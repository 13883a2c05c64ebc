"""Turns documents into windows of model inputs and targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from redactor.detection.encoding import Encoding, Window, arrays, encode, offset
from redactor.training.examples import LEVELS, TYPES, Example

LABELS = ("O", *(f"{tag}-{name}" for name in TYPES for tag in "BI"))
IGNORED = -1
UNMARKED = 0.08
Number = TypeVar("Number", np.int64, np.float32)

ANY = 2 ** len(LABELS) - 1
"""The bit set that allows every label."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One window with its targets; arrays have shape `[T]`, special tokens included.

    Args:
        tokens, shapes, breaks: the model's inputs.
        allowed: bit set of the labels each token may have; `ANY` teaches nothing.
        levels: index into `LEVELS`, or `IGNORED`.
        weights: weight of a token's level: one entity weighs 1 in all; where nobody is protected
            every other token weighs `UNMARKED`.
        passages: 1 in sentences that bear on a protected person, 0 elsewhere, or `IGNORED`.
        document: 1 where somebody is protected, 0 where nobody is, or `IGNORED`.
        weight: weight of the window in the loss.
    """

    tokens: NDArray[np.int64] = field(repr=False)
    shapes: NDArray[np.int64] = field(repr=False)
    breaks: NDArray[np.int64] = field(repr=False)
    allowed: NDArray[np.int64] = field(repr=False)
    levels: NDArray[np.int64] = field(repr=False)
    weights: NDArray[np.float32] = field(repr=False)
    passages: NDArray[np.int64] = field(repr=False)
    document: int
    weight: float


def split(length: int, window: int, prefix: int, overlap: int) -> list[Window]:
    """Cover `length` tokens with windows, all but the first as long as the model takes.

    Args:
        length: tokens of the document.
        window: most tokens the model takes, [CLS] and the [SEP]s included.
        prefix: tokens of the document's start repeated before later windows.
        overlap: tokens that neighbouring bodies share.
    """
    if length <= window - 2:
        return [Window(0, 0, length)]
    windows = [Window(0, 0, window - 2)]
    size = window - 3 - prefix
    while windows[-1].end < length:
        start = min(windows[-1].end - overlap, length - size)
        windows.append(Window(prefix, start, start + size))
    return windows


def samples(
    document: Example,
    tokenizer: Tokenizer,
    window: int,
    prefix: int,
    overlap: int,
    weight: float,
) -> Iterator[Sample]:
    """Cut one document into windows; the prefix's tokens are context and teach nothing twice."""
    encoding = encode(tokenizer, document.text)
    if not len(encoding):
        return
    allowed, levels, weights, passages = _targets(document, encoding)
    for part in split(len(encoding), window, prefix, overlap):
        tokens, shapes, breaks = arrays(encoding, part)
        body = slice(part.start, part.end)
        exposed = IGNORED
        if document.exposed is not None:
            inside = passages[np.r_[0 : part.prefix, part.start : part.end]]
            exposed = int(document.exposed and bool((inside == 1).any()))
        yield Sample(
            tokens,
            shapes,
            breaks,
            _place(allowed[body], part, len(tokens), ANY),
            _place(levels[body], part, len(tokens), IGNORED),
            _place(weights[body], part, len(tokens), 0),
            _place(passages[body], part, len(tokens), IGNORED),
            exposed,
            weight,
        )


def _place(values: NDArray[Number], part: Window, length: int, fill: int) -> NDArray[Number]:
    placed = np.full(length, fill, dtype=values.dtype)
    placed[offset(part) : offset(part) + len(values)] = values
    return placed


def _targets(
    document: Example, encoding: Encoding
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
    size = len(encoding)
    unmarked = 1 | _bits(frozenset(TYPES) - document.complete, "BI")
    allowed = np.full(size, unmarked, dtype=np.int64)
    levels = np.full(size, IGNORED, dtype=np.int64)
    weights = np.zeros(size, dtype=np.float32)
    if document.exposed is False:
        # Corpora mark few types; whatever else the text tells of people is public too.
        levels[:] = LEVELS.index("none")
        weights[:] = UNMARKED
    protected: set[int] = set()
    for mark in document.marks:
        inside = np.flatnonzero((encoding.starts < mark.end) & (encoding.ends > mark.start))
        if not len(inside):
            continue
        if mark.optional:
            allowed[inside] = 1 | _bits(mark.types, "BI")
            continue
        allowed[inside] = _bits(mark.types, "I")
        allowed[inside[0]] = _bits(mark.types, "B")
        if mark.level is not None:
            levels[inside] = LEVELS.index(mark.level)
            weights[inside] = 1.0 / len(inside)
            if mark.level != "none":
                protected.update(encoding.sentences[inside].tolist())
    if document.exposed is None:
        passages = np.full(size, IGNORED, dtype=np.int64)
    else:
        passages = np.isin(encoding.sentences, list(protected)).astype(np.int64)
    return allowed, levels, weights, passages


def _bits(types: frozenset[str], tags: str) -> int:
    return sum(1 << LABELS.index(f"{tag}-{name}") for name in types for tag in tags)
