"""Reads entities off the label probabilities of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.detection.encoding import BREAKS, SHAPES, Encoding

Floats = NDArray[np.float32]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tag:
    """An entity as a range of tokens.

    Args:
        first: its first token.
        last: one past its last.
        type: the likeliest entity type.
        probability: of its likeliest word to be part of an entity.
    """

    first: int
    last: int
    type: str
    probability: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability a word counts.

    Args:
        seed: a word this likely to be part of an entity opens or continues one.
        edge: a word this likely joins an entity that it touches.
    """

    seed: float = 0.15
    edge: float = 0.03


def tag(
    encoding: Encoding, labels: Floats, types: Sequence[str], thresholds: Thresholds
) -> list[Tag]:
    """Entities in order, disjoint, made of whole words.

    A word's probabilities are the mean over its tokens. A seed opens a new entity where its first
    token is likelier to begin than to continue one, or where its type changes and it does not
    clearly continue. Entities then grow over the edge words beside them, to the right first. None
    reaches over the end of a line.

    Args:
        encoding: the tokens, `T` of them.
        types: entity types in the order of the labels.
        thresholds: from which probability a word counts.
        labels: probabilities of O, B and I of each type, shape `[T, 1 + 2 * len(types)]`.
    """
    if not len(encoding):
        return []
    firsts = np.flatnonzero(np.r_[True, encoding.words[1:] != encoding.words[:-1]])
    lasts = np.r_[firsts[1:], len(encoding)]
    words = np.add.reduceat(labels, firsts, axis=0) / (lasts - firsts)[:, None]
    inside = 1.0 - words[:, 0]
    masses = words[:, 1::2] + words[:, 2::2]
    opens_line = encoding.breaks[firsts] >= BREAKS.index("line")
    silent = encoding.shapes[firsts] == SHAPES.index("punctuation")
    found = []
    for start, end in _grown(
        _seeded(labels[firsts], inside, masses, opens_line, thresholds.seed),
        inside,
        opens_line,
        thresholds.edge,
    ):
        # A tag without a letter or digit says nothing.
        if not silent[start:end].all():
            kind = int(masses[start:end].sum(0).argmax())
            first, last = int(firsts[start]), int(lasts[end - 1])
            found.append(Tag(first, last, types[kind], float(inside[start:end].max())))
    return found


def _seeded(
    opening: Floats, inside: Floats, masses: Floats, opens_line: Booleans, seed: float
) -> list[tuple[int, int]]:
    """Ranges of words; `opening` has the label probabilities of each word's first token."""
    kinds = masses.argmax(-1)
    begins, continues = opening[:, 1::2], opening[:, 2::2]
    ranges: list[tuple[int, int]] = []
    for word in np.flatnonzero(inside >= seed):
        kind = kinds[word]
        follows = bool(ranges) and ranges[-1][1] == word and not opens_line[word]
        same = follows and kinds[ranges[-1][0]] == kind
        if (same and begins[word, kind] <= continues[word, kind]) or (
            follows and begins[word].sum() <= continues[word].sum()
        ):
            ranges[-1] = (ranges[-1][0], int(word) + 1)
        else:
            ranges.append((int(word), int(word) + 1))
    return ranges


def _grown(
    ranges: list[tuple[int, int]], inside: Floats, opens_line: Booleans, edge: float
) -> list[tuple[int, int]]:
    grown: list[tuple[int, int]] = []
    limits = [*(start for start, _ in ranges), len(inside)][1:]
    for (first, last), limit in zip(ranges, limits, strict=True):
        floor = grown[-1][1] if grown else 0
        start, end = first, last
        while end < limit and inside[end] >= edge and not opens_line[end]:
            end += 1
        while start > floor and inside[start - 1] >= edge and not opens_line[start]:
            start -= 1
        grown.append((start, end))
    return grown
