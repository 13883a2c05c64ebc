"""Paragraphs and sentences."""

from __future__ import annotations

import pytest

from redactor.exposure.attribution.layout import LONGEST, lay_out, paragraphs
from redactor.exposure.attribution.quotes import find_quotes


def _sentences(text: str) -> list[str]:
    lines = paragraphs(text)
    quotes = [quote.span for quote in find_quotes(text, lines)]
    return [sentence.of(text).strip() for sentence in lay_out(text, lines, quotes).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained. It froze.", ["It rained.", "It froze."], id="full-stop"),
        pytest.param(
            "Dr. Quill left on Jan. 4. It froze.",
            ["Dr. Quill left on Jan. 4.", "It froze."],
            id="abbreviations",
        ),
        pytest.param(
            "J. R. Quill left. It froze.", ["J. R. Quill left.", "It froze."], id="initials"
        ),
        pytest.param(
            '"It rained. It froze," she said.',
            ['"It rained. It froze," she said.'],
            id="inside-a-quotation",
        ),
        pytest.param(
            '"It rained." She left.', ['"It rained."', "She left."], id="after-a-quotation"
        ),
        pytest.param("A heading\nIt rained.", ["A heading", "It rained."], id="line"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Sentences end at stops and lines, not inside names or quotations."""
    assert _sentences(text) == expected


def test_an_endless_sentence_is_cut() -> None:
    """Nothing is lost, and no piece is longer than the limit."""
    text = "rain and " * LONGEST
    lines = paragraphs(text)
    pieces = lay_out(text, lines, []).sentences
    assert "".join(piece.of(text) for piece in pieces) == text
    assert max(map(len, pieces)) <= LONGEST
