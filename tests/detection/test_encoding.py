"""Behaviour of windows over long texts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.encoding import Window, spread
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
