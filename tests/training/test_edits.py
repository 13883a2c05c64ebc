"""Behaviour of cutting, joining and rewriting examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.training.edits import cut, head, join, paragraphs, remove, rewrite
from redactor.training.examples import ALL, Example, Mark


def words(example: Example) -> list[str]:
    """The marked words."""
    return [example.text[mark.start : mark.end] for mark in example.marks]


def numbered(lengths: list[int]) -> Example:
    """Every second run of letters is marked; each run has a letter of its own."""
    text, marks = "", []
    for index, length in enumerate(lengths):
        if index % 2:
            marks.append(Mark(len(text), len(text) + length, frozenset({"PERSON"}), "none"))
        text += chr(ord("a") + index) * length
    return Example("n", text, tuple(marks), "newsroom", "dense", ALL, False)


def test_cut_and_join_give_the_draft_back(draft: Example) -> None:
    """A draft cut at its paragraphs and joined again has its words and marks."""
    blocks = [cut(draft, start, end) for start, end in paragraphs(draft.text)]
    assert len(blocks) == 3
    assert join(blocks, "\n\n") == draft


@pytest.mark.parametrize(
    ("size", "text"),
    [
        pytest.param(5, "# The mill", id="first paragraph is longer"),
        pytest.param(40, "# The mill\n\nBy **Ada Quill** in Oban", id="two fit"),
    ],
)
def test_head_ends_with_a_paragraph(draft: Example, size: int, text: str) -> None:
    """The head holds whole paragraphs, at least one."""
    assert head(draft, size).text == text


def test_remove_closes_the_gap(draft: Example) -> None:
    """A removed paragraph takes its marks and its line breaks along."""
    kept = remove(draft, paragraphs(draft.text)[1:2])
    assert kept.text == "# The mill\n\nHer brother, a “clerk”, left on Friday."
    assert words(kept) == ["Her brother", "clerk", "Friday"]


@given(st.lists(st.integers(1, 5), min_size=2, max_size=9), st.data())
def test_rewrite_keeps_marks_on_their_words(lengths: list[int], data: st.DataObject) -> None:
    """Whatever is replaced around and in place of marks, each mark covers its own words."""
    example = numbered(lengths)
    edits, expected, place = [], [], 0
    for index, length in enumerate(lengths):
        new = data.draw(st.none() | st.text("XYZ", min_size=index % 2, max_size=3))
        old = example.text[place : place + length]
        if new is not None:
            edits.append((place, place + length, new))
        if index % 2:
            expected.append(old if new is None else new)
        place += length
    assert words(rewrite(example, edits)) == expected
