"""Behaviour of changes of layout."""

from __future__ import annotations

import pytest

from redactor.training import layout
from redactor.training.examples import Example
from tests.training.conftest import seeded


@pytest.mark.parametrize(
    ("change", "text"),
    [
        pytest.param(
            layout.drop_markup,
            "The mill\n\nBy Ada Quill in Oban\n\nHer brother, a “clerk”, left on Friday.",
            id="markup",
        ),
        pytest.param(
            layout.flatten,
            "# The mill  By **Ada Quill** in Oban  Her brother, a “clerk”, left on Friday.",
            id="line breaks",
        ),
        pytest.param(
            layout.plain_quotes,
            '# The mill\n\nBy **Ada Quill** in Oban\n\nHer brother, a "clerk", left on Friday.',
            id="quotes",
        ),
        pytest.param(
            layout.upper_case,
            "# THE MILL\n\nBy **Ada Quill** in Oban\n\nHer brother, a “clerk”, left on Friday.",
            id="headline",
        ),
        pytest.param(
            layout.lower_case,
            "# the mill\n\nby **ada quill** in oban\n\nher brother, a “clerk”, left on friday.",
            id="lower case",
        ),
    ],
)
def test_changes_move_marks_with_their_words(
    draft: Example, change: layout.Augmentation, text: str
) -> None:
    """A change does what its name says, and marks stay on the same words."""
    changed = change(draft, seeded(1))
    assert changed.text == text
    assert [changed.text[m.start : m.end].lower() for m in changed.marks] == [
        draft.text[m.start : m.end].lower() for m in draft.marks
    ]


def test_wrap_breaks_long_lines() -> None:
    """Wrapping only turns spaces into line breaks, and no line stays much longer than 80."""
    text = "word " * 60
    example = Example("w", text, (), "newsroom", "dense", frozenset(), False)
    wrapped = layout.wrap(example, seeded(3)).text
    assert wrapped.replace("\n", " ") == text
    assert max(map(len, wrapped.splitlines())) <= 85


def test_case_that_changes_length_is_left_alone() -> None:
    """A headline whose capitals are longer than its letters stays as it is."""
    example = Example("s", "Straße\nx", (), "newsroom", "dense", frozenset(), False)
    assert layout.upper_case(example, seeded(1)) == example
