"""Where quotations begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.exposure.attribution.layout import paragraphs
from redactor.exposure.attribution.quotes import find_quotes


def _quotes(text: str) -> list[str]:
    return [quote.span.of(text) for quote in find_quotes(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"It rained," she said.', ['"It rained,"'], id="double"),
        pytest.param(
            '"It rained," she said. "Then it froze."',
            ['"It rained,"', '"Then it froze."'],
            id="two-in-a-line",
        ),
        pytest.param("'It rained,' she said.", ["'It rained,'"], id="single"),
        pytest.param(
            "'We don't go. It's my brother's,' he said.",
            ["'We don't go. It's my brother's,'"],
            id="apostrophes-inside",
        ),
        pytest.param(
            "'The boys' boat sank,' he said.", ["'The boys' boat sank,'"], id="plural-possessive"
        ),
        pytest.param(
            "\"He told me: 'Go.' So I went,\" she said.",
            ["\"He told me: 'Go.' So I went,\""],
            id="quote-inside-a-quote",
        ),
        pytest.param('"It never closes.\nShe left.', ['"It never closes.'], id="unclosed"),
        pytest.param(
            "– I left the keys, she said.", ["– I left the keys, she said."], id="dialogue-dash"
        ),
        pytest.param(
            "— I left — said the nurse — and ran.",
            ["— I left ", "— and ran."],
            id="narration-between-dashes",
        ),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    """Each kind of mark delimits a quotation."""
    assert _quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The boys' boat and the girls' boat sank.", id="possessives"),
        pytest.param("In the '90s 'twas cold, get 'em.", id="elisions"),
        pytest.param('A pipe of 5" was laid.', id="inches"),
        pytest.param("It rained - and froze.", id="dash-in-prose"),
        pytest.param("— Ada Quill", id="signature"),
    ],
)
def test_other_marks_are_left(text: str) -> None:
    """Apostrophes, inches and signatures are no quotations."""
    assert _quotes(text) == []


def test_a_quotation_over_paragraphs_continues() -> None:
    """Each paragraph opens it; only the last closes it."""
    text = '"It rained.\n\n"It froze.\n\n"It thawed," he said.'
    found = find_quotes(text, paragraphs(text))
    assert [quote.continues for quote in found] == [True, True, False]


@given(st.text(alphabet="ab \n\"'–—.,!?s5", max_size=80))
def test_quotations_are_disjoint_and_within_paragraphs(text: str) -> None:
    """Whatever the marks, quotations come in order and cross no line."""
    found = [quote.span for quote in find_quotes(text, paragraphs(text))]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in span.of(text) for span in found)
