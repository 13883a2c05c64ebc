"""Which lines count as changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.checking.lines import changed_lines


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        pytest.param("a\nb\nc\n", "a\nB\nc\n", {2}, id="replaced"),
        pytest.param("a\nc\n", "a\nb\nc\n", {2}, id="inserted"),
        pytest.param("a\nb\nc\n", "a\nc\n", set(), id="taken away"),
        pytest.param("a\n", "a\nb\n", {2}, id="appended"),
        pytest.param("a", "a\n", {2}, id="an end of line"),
        pytest.param("a\r\nb\r\n", "a\nb\n", set(), id="other ends of lines"),
        pytest.param("", "a\nb", {1, 2}, id="all new"),
        pytest.param("a\na\na\n", "a\na\na\na\n", {4}, id="one more of the same"),
        pytest.param("a\nb\nc\nd\n", "x\nb\nc\ny\n", {1, 4}, id="both ends"),
    ],
)
def test_changed_lines(old: str, new: str, changed: set[int]) -> None:
    """Lines that are new or other are changed; the rest is not."""
    assert changed_lines(old.encode(), new.encode()) == changed


lines = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12).map("\n".join)


@given(lines, lines)
def test_what_is_left_unchanged_stood_there_before(old: str, new: str) -> None:
    """The unchanged lines are lines of the old text, in the same order."""
    changed = changed_lines(old.encode(), new.encode())
    kept = [line for n, line in enumerate(new.split("\n"), 1) if n not in changed]
    before = iter(old.split("\n"))
    assert all(line in before for line in kept)


def test_very_long_files_count_in_one_piece() -> None:
    """Where comparing would take too long, all between the outermost changes counts."""
    old = "\n".join(f"old {n}" for n in range(3000))
    new = "\n".join(["first", *(f"new {n}" for n in range(3000))])
    assert changed_lines(f"top\n{old}\nend".encode(), f"top\n{new}\nend".encode()) == set(
        range(2, 3003)
    )
