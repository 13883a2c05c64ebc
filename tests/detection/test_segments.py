"""Segments: a long text cut where nothing runs across."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.segments import segments


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(5, 40))
def test_segments_join_to_the_text(text: str, longest: int) -> None:
    """Joined, the segments are the text; each starts where it says and is short enough."""
    cut = list(segments(text, longest))
    assert "".join(part for _, part in cut) == text
    assert all(text[at : at + len(part)] == part for at, part in cut)
    assert all(0 < len(part) <= longest for _, part in cut)


def test_a_blank_line_is_the_best_cut() -> None:
    """A segment ends after a blank line rather than after the last word that fits."""
    assert [part for _, part in segments("one two\n\nthree four", 14)] == [
        "one two\n\n",
        "three four",
    ]
