"""Behaviour of reading entities off label probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from redactor.detection.encoding import BREAKS, SHAPES, Encoding
from redactor.detection.tagging import Thresholds, tag

TYPES = ("PERSON", "LOCATION")
OUT, BP, IP, BL, IL = np.eye(5, dtype=np.float32)


def encoding(count: int, shapes: list[int] | None = None) -> Encoding:
    """One token a word, one character each."""
    places = np.arange(count)
    shaped = np.array(shapes or [SHAPES.index("lower")] * count)
    return Encoding(places, places, places + 1, places, shaped, places * 0 + 2, places * 0)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param([OUT, BP, IP, OUT], [(1, 3, "PERSON")], id="one of two words"),
        pytest.param([BP, BP], [(0, 1, "PERSON"), (1, 2, "PERSON")], id="neighbours"),
        pytest.param([BP, BL, IL], [(0, 1, "PERSON"), (1, 3, "LOCATION")], id="type changes"),
        pytest.param(
            [0.9 * OUT + 0.1 * BL, BL, 0.95 * OUT + 0.05 * IL, OUT],
            [(0, 3, "LOCATION")],
            id="grows over edge words",
        ),
        pytest.param([0.9 * OUT + 0.1 * BL, OUT], [], id="an edge word alone is nothing"),
        pytest.param([OUT, OUT], [], id="nothing"),
    ],
)
def test_tag(rows: list[np.ndarray], found: list[tuple[int, int, str]]) -> None:
    """Seeds open entities, edge words join them, types and beginnings divide them."""
    tags = tag(encoding(len(rows)), np.array(rows), TYPES, Thresholds(0.5, 0.04))
    assert [(t.first, t.last, t.type) for t in tags] == found


def test_tag_keeps_words_whole() -> None:
    """A word of several tokens is in an entity with all of them."""
    tokens = encoding(3)
    words = np.array([0, 0, 1])
    whole = Encoding(*[getattr(tokens, n) for n in ("tokens", "starts", "ends")], words,
                     tokens.shapes, tokens.breaks, tokens.sentences)  # fmt: skip
    tags = tag(whole, np.array([BP, OUT, OUT]), TYPES, Thresholds(0.4, 0.04))
    assert [(t.first, t.last) for t in tags] == [(0, 2)]


def test_tag_leaves_punctuation_alone() -> None:
    """An entity without a letter or digit is no entity."""
    shapes = [SHAPES.index("punctuation")]
    assert tag(encoding(1, shapes), np.array([BL]), TYPES, Thresholds(0.5, 0.04)) == []


def test_tag_ends_with_the_line() -> None:
    """A heading's last word and the next paragraph's first are never one entity."""
    lines = encoding(4)
    lines.breaks[2] = BREAKS.index("paragraph")
    edge = 0.9 * OUT + 0.1 * IP
    tags = tag(lines, np.array([edge, BP, IP, edge]), TYPES, Thresholds(0.5, 0.04))
    assert [(t.first, t.last) for t in tags] == [(0, 2), (2, 4)]
