"""Behaviour of the reader of our own passages, and what the shipped ones hold."""

from __future__ import annotations

from pathlib import Path

import pytest

import redactor.training
from redactor.training.examples import TYPES
from redactor.training.own import read_drafts, read_passages, read_public

DATA = Path(redactor.training.__file__).parent / "data"


def test_marks_are_read(tmp_path: Path) -> None:
    """Braces become marks of a type and a level; an article stays outside, kin words keep it."""
    path = tmp_path / "passages.txt"
    path.write_text(
        "# comment\nA {Jq|the cook} and {Fd|the aunt}.\n---\nX.\n===\n{Pn|Ada}.\n", encoding="utf-8"
    )
    first, second, third = read_passages(path)
    assert first.text == "A the cook and the aunt."
    assert [(first.text[m.start : m.end], set(m.types), m.level) for m in first.marks] == [
        ("cook", {"OCCUPATION"}, "quasi"),
        ("the aunt", {"FAMILY_RELATION"}, "direct"),
    ]
    assert [e.exposed for e in (first, second, third)] == [True, True, False]


@pytest.mark.parametrize("name", ["passages.txt", "drafts.txt", "plain.txt"])
def test_shipped_texts_are_whole(name: str) -> None:
    """No brace is left over, marks are not empty, public passages protect nobody."""
    passages = read_passages(DATA / name)
    assert len(passages) == 50
    for passage in passages:
        assert not set("{}|") & set(passage.text)
        assert all(m.start < m.end and m.types <= set(TYPES) for m in passage.marks)
        assert passage.exposed == any(m.level != "none" for m in passage.marks)


def test_drafts_count_as_newsroom_drafts() -> None:
    """Whole drafts are realistic or, where nobody is protected, ordinary; names are unique."""
    drafts = read_drafts(DATA / "drafts.txt")
    assert {(d.corpus, d.kind, d.exposed) for d in drafts} == {
        ("newsroom", "realistic", True),
        ("newsroom", "ordinary", False),
    }
    assert len({draft.id for draft in drafts}) == len(drafts)


def test_shipped_public_drafts_protect_nobody() -> None:
    """Public drafts carry no marks and teach that nobody is protected."""
    drafts = read_public(DATA / "public.txt")
    assert len(drafts) == 30
    assert all(draft.exposed is False and not draft.marks and draft.text for draft in drafts)
