"""Behaviour of windows over long texts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.encoding import BREAKS, Encoding, Window, align, spread
from redactor.training.windows import split


@pytest.mark.parametrize("cut", [split, spread])
@given(st.integers(0, 5000), st.integers(64, 1024), st.integers(0, 30), st.integers(0, 15))
def test_windows_cover_every_token_within_the_limit(
    cut: Callable[[int, int, int, int], list[Window]],
    length: int,
    window: int,
    prefix: int,
    overlap: int,
) -> None:
    """Every token is in some body, no window is too long, neighbours overlap as asked."""
    windows = cut(length, window, prefix, overlap)
    covered = set[int]()
    for part in windows:
        covered |= set(range(part.start, part.end))
        special = 3 if part.prefix else 2
        assert part.end - part.start + part.prefix + special <= window
    assert covered == set(range(length))
    for before, after in pairwise(windows):
        assert before.end - after.start >= overlap


@given(st.integers(0, 5000), st.integers(64, 1024), st.integers(0, 30), st.integers(0, 15))
def test_spread_windows_are_few_and_alike(
    length: int, window: int, prefix: int, overlap: int
) -> None:
    """There are no more than `split` makes, later ones are equally long, and reading ends."""
    windows = spread(length, window, prefix, overlap)
    assert len(windows) == len(split(length, window, prefix, overlap))
    assert len({part.end - part.start for part in windows[1:]}) <= 1
    assert windows[-1].end == length


def cut_at(length: int, breaks: dict[int, str], sentences: set[int] | None = None) -> Encoding:
    """An encoding of one-letter words with gaps of these kinds, sentences beginning at these."""
    kinds = np.full(length, BREAKS.index("space"), dtype=np.int64)
    for at, kind in breaks.items():
        kinds[at] = BREAKS.index(kind)
    begins = np.zeros(length, dtype=np.int64)
    begins[sorted({*breaks, *(sentences or ())} - {0})] = 1
    numbers = np.arange(length, dtype=np.int64)
    zeros = np.zeros(length, dtype=np.int64)
    return Encoding(zeros, numbers * 2, numbers * 2 + 1, numbers, zeros, kinds, begins.cumsum())


@pytest.mark.parametrize(
    ("breaks", "sentences", "expected"),
    [
        ({270: "line"}, set(), 270),
        ({260: "line", 280: "line"}, {290}, 280),
        ({250: "paragraph", 280: "line"}, set(), 250),
        ({}, {230, 285}, 285),
        ({300: "line"}, {299}, 300),
        ({100: "paragraph", 301: "line"}, set(), 300),
        ({}, set(), 300),
    ],
)
def test_a_later_window_begins_with_a_paragraph_a_line_or_a_sentence(
    breaks: dict[int, str], sentences: set[int], expected: int
) -> None:
    """The best start in reach counts, of equally good ones the last; no better, it stays."""
    windows = [Window(0, 0, 348), Window(96, 300, 648)]
    aligned = align(cut_at(648, breaks, sentences), windows, 512)
    assert aligned == [Window(0, 0, 348), Window(96, expected, 648)]


def test_a_window_grows_no_further_than_the_model_takes() -> None:
    """With room for ten more tokens, a line twenty before is out of reach and one nine is not."""
    windows = [Window(0, 0, 348), Window(96, 300, 703)]
    assert align(cut_at(703, {280: "line"}), windows, 512) == windows
    assert align(cut_at(703, {291: "line"}), windows, 512)[1].start == 291


@given(
    st.integers(1, 3000),
    st.integers(64, 1024),
    st.integers(0, 30),
    st.integers(0, 15),
    st.sets(st.integers(1, 2999)),
)
def test_aligned_windows_end_where_they_did_and_stay_within_the_limit(
    length: int, window: int, prefix: int, overlap: int, lines: set[int]
) -> None:
    """Starts only move to the front, never past the previous one."""
    windows = spread(length, window, prefix, overlap)
    encoding = cut_at(length, {at: "line" for at in lines if at < length})
    aligned = align(encoding, windows, window)
    assert [part.end for part in aligned] == [part.end for part in windows]
    for before, after in zip(windows, aligned, strict=True):
        assert after.start <= before.start
        special = 3 if after.prefix else 2
        assert after.end - after.start + after.prefix + special <= window
    for one, other in pairwise(aligned):
        assert one.start < other.start
