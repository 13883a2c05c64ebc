"""Segments: a long text cut where no entity is cut in two."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.segments import segments


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(20, 60), st.integers(1, 8))
def test_segments_cover_the_text(text: str, longest: int, overlap: int) -> None:
    """Each segment stands where it says and is short enough; together they leave nothing out."""
    cut = list(segments(text, longest, overlap))
    assert all(text[at : at + len(part)] == part for at, part in cut)
    assert all(0 < len(part) <= longest for _, part in cut)
    assert {i for at, part in cut for i in range(at, at + len(part))} == set(range(len(text)))


@given(st.text(alphabet="ab ", min_size=60, max_size=300), st.integers(20, 60), st.integers(1, 8))
def test_what_a_line_is_cut_through_stands_whole_in_the_next(
    text: str, longest: int, overlap: int
) -> None:
    """Inside a line, neighbours share at least the overlap."""
    for (at, part), (following, _) in pairwise(segments(text, longest, overlap)):
        assert at + len(part) - following >= overlap


def test_a_blank_line_is_the_best_cut() -> None:
    """A segment ends after a blank line rather than after the last line that fits."""
    text = "one\n\ntwo\nthree four five six seven eight"
    assert next(part for _, part in segments(text, 20, 4)) == "one\n\n"
