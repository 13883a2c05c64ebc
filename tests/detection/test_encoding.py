"""Behaviour of windows over long texts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.encoding import split


@given(st.integers(0, 5000), st.integers(64, 1024), st.integers(0, 30), st.integers(0, 15))
def test_split_covers_every_token_within_the_limit(
    length: int, window: int, prefix: int, overlap: int
) -> None:
    """Every token is in some body, no window is too long, neighbours overlap as asked."""
    windows = split(length, window, prefix, overlap)
    covered = set[int]()
    for part in windows:
        covered |= set(range(part.start, part.end))
        special = 3 if part.prefix else 2
        assert part.end - part.start + part.prefix + special <= window
    assert covered == set(range(length))
    for before, after in pairwise(windows):
        assert before.end - after.start >= overlap
