"""Behaviour of moving passages between drafts."""

from __future__ import annotations

from redactor.training import mixing
from redactor.training.edits import cut
from redactor.training.examples import Example
from tests.training.conftest import seeded


def words(example: Example) -> list[str]:
    """The marked words."""
    return [example.text[mark.start : mark.end] for mark in example.marks]


def test_drop_passages_leaves_nobody_to_protect(draft: Example) -> None:
    """Without its protected paragraph the draft keeps its public marks and protects nobody."""
    kept = mixing.drop_passages(draft)
    assert words(kept) == ["Ada Quill", "Oban"]
    assert kept.exposed is False
    assert "clerk" not in kept.text


def test_drop_paragraphs_keeps_what_bears_on_a_source(draft: Example) -> None:
    """Only public paragraphs after the second may go."""
    assert all(mixing.drop_paragraphs(draft, seeded(seed)) == draft for seed in range(9))


def test_insert_block_puts_a_passage_between_paragraphs(draft: Example) -> None:
    """The passage arrives whole with its marks and decides whether anybody is protected."""
    host = mixing.drop_passages(draft)
    start = draft.text.index("Her brother")
    mixed = mixing.insert_block(cut(draft, start, len(draft.text)), host, seeded(2))
    assert mixed.exposed is True
    assert sorted(words(mixed)) == sorted(words(draft))
    assert mixed.text.startswith("# The mill\n\n")


def test_insert_passages_carries_a_source_into_another_article(draft: Example) -> None:
    """The host keeps its words; the draft's public paragraphs stay behind."""
    host = Example("h", "Rain.\n\nMore rain.", (), "newsroom", "ordinary", frozenset(), False)
    mixed = mixing.insert_passages(draft, host, seeded(1))
    assert words(mixed) == ["Her brother", "clerk", "Friday"]
    assert mixed.exposed is True
    assert "Rain." in mixed.text
    assert "Quill" not in mixed.text


def test_an_excerpt_is_protected_only_by_what_it_holds(draft: Example) -> None:
    """Consecutive paragraphs with their marks; an excerpt of public ones protects nobody."""
    longer = mixing.insert_block(draft, draft, seeded(1))
    for seed in range(20):
        part = mixing.excerpt(longer, seeded(seed))
        assert part.text in longer.text
        assert set(words(part)) <= set(words(longer))
        assert part.exposed is any(mark.level != "none" for mark in part.marks)


def test_a_short_draft_is_its_own_excerpt() -> None:
    """Nothing is cut where there are too few paragraphs."""
    short = Example("x", "One line.", (), "newsroom", "ordinary", frozenset(), False)
    assert mixing.excerpt(short, seeded(0)) is short
