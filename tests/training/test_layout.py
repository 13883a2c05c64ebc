"""Behaviour of changes of layout."""

from __future__ import annotations

import re
from collections import Counter

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
            layout.capital_headlines,
            "# THE MILL\n\nBy **Ada Quill** in Oban\n\nHer brother, a “clerk”, left on Friday.",
            id="headline",
        ),
        pytest.param(
            layout.upper_case,
            "# THE MILL\n\nBY **ADA QUILL** IN OBAN\n\nHER BROTHER, A “CLERK”, LEFT ON FRIDAY.",
            id="capitals",
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


def test_a_text_of_one_line_has_no_headline() -> None:
    """Only a line that others follow can be a headline without a sign for it."""
    example = Example("o", "Ada Quill left.", (), "newsroom", "dense", frozenset(), False)
    assert layout.capital_headlines(example, seeded(1)) == example


def test_capital_sentences_are_whole() -> None:
    """Sentences are in capitals from their first letter to their last or not at all."""
    text = "Ada left. “Why?” asked Bo.\nOban is far! " * 20
    example = Example("s", text, (), "newsroom", "dense", frozenset(), False)
    changed = layout.capital_sentences(example, seeded(1)).text
    assert changed.lower() == text.lower()
    sentences = ["Ada left.", "“Why?”", "asked Bo.", "Oban is far!"]
    expected = "|".join(sorted({s for part in sentences for s in (part, part.upper())}))
    assert re.fullmatch(rf"(?:(?:{expected.replace('?', '[?]')})\s)+", changed)
    assert all(s in changed and s.upper() in changed for s in sentences)


def test_capital_entities_are_whole(draft: Example) -> None:
    """Entities change as a whole, a few single words outside them too, and nothing but case."""
    drawn = [layout.capital_entities(draft, seeded(n)) for n in range(40)]
    assert all(d.text.lower() == draft.text.lower() and d.marks == draft.marks for d in drawn)
    kin = Counter(d.text[d.marks[2].start : d.marks[2].end] for d in drawn)
    assert 5 < kin["HER BROTHER"] < 35
    assert kin["HER brother"] + kin["Her BROTHER"] < 5
    assert any("LEFT" in d.text for d in drawn)


def test_entities_break_between_their_words(draft: Example) -> None:
    """Line breaks come only for spaces inside marks, and at most one a mark."""
    drawn = [layout.break_entities(draft, seeded(n)) for n in range(20)]
    broken = {d.text for d in drawn}
    once = {
        draft.text.replace("Ada Quill", name).replace("Her brother", kin)
        for name in ("Ada Quill", "Ada\nQuill")
        for kin in ("Her brother", "Her\nbrother")
    }
    assert broken == once


def test_case_that_changes_length_is_left_alone() -> None:
    """A draft whose capitals are longer than its letters stays as it is."""
    example = Example("s", "Straße\nx", (), "newsroom", "dense", frozenset(), False)
    assert layout.upper_case(example, seeded(1)) == example
    assert layout.capital_headlines(example, seeded(1)) == example
