"""Which paragraphs of a text hold replacements."""

from __future__ import annotations

from redactor.redaction.paragraphs import COPY, Paragraphs
from redactor.spans import Span

TEXT = "One [a]. Two.\n\nThree.\n> \n> Four [b]; five [c].\n"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_only_the_paragraph_with_a_replacement_holds_it() -> None:
    """A blank line, of a quotation too, ends a paragraph."""
    held = Paragraphs(TEXT, [span("[a]")])
    assert [held.hold(span(words)) for words in ("One", "Two", "Three", "Four")] == [
        True,
        True,
        False,
        False,
    ]


def test_markup_begins_paragraphs() -> None:
    """Where markup says that a paragraph begins, one does."""
    held = Paragraphs(TEXT, [span("[a]")], [TEXT.index("Two")])
    assert held.hold(span("One"))
    assert not held.hold(span("Two"))


def test_many_replacements_make_a_copy() -> None:
    """In a copy every paragraph counts."""
    assert Paragraphs(TEXT, [span("[a]")] * COPY).hold(span("Three"))
    assert not Paragraphs(TEXT, [span("[a]")] * (COPY - 1)).hold(span("Three"))


def test_without_replacements_nothing_is_held() -> None:
    """A draft is no copy."""
    assert not Paragraphs(TEXT, []).hold(span("One"))
