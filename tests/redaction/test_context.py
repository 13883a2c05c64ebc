"""The sentence around a mention, as operators see it."""

from __future__ import annotations

import pytest

from redactor import documents
from redactor.redaction.context import CONTEXT, context
from redactor.redaction.operators.grammar import opens_sentence
from redactor.spans import Span


def around(text: str, form: str = "markdown") -> tuple[str, str]:
    start = text.index("Ada")
    return context(documents.parse(text, form), Span(start, start + 3))


@pytest.mark.parametrize(
    ("text", "form", "before", "after"),
    [
        pytest.param("so Ada left", "text", "so ", " left", id="plain"),
        pytest.param("so\r\nAda\nleft", "text", "so ", " left", id="wrapped"),
        pytest.param("It rained.\n\nAda left", "text", "It rained.\n", " left", id="paragraphs"),
        pytest.param("- one\n- Ada left", "text", "- one\n- ", " left", id="list in plain text"),
        pytest.param("so **Ada** left", "markdown", "so ", " left", id="emphasis"),
        pytest.param("so [Ada](http://x.example) left", "markdown", "so ", " left", id="link"),
        pytest.param("| x | Ada |\n|---|---|\n", "markdown", "\n x \n ", " \n", id="table"),
        pytest.param("so <!-- x -->Ada<b title=y> left", "html", "so ", " left", id="asides"),
        pytest.param("x <!-- so Ada left --> y", "html", " so ", " left ", id="in an aside"),
        pytest.param("the “Ada’s” way", "text", 'the "', "'s\" way", id="quotes"),
    ],
)
def test_context(text: str, form: str, before: str, after: str) -> None:
    """Prose alone is seen, on one line, with a line feed between blocks."""
    found = around(text, form)
    assert found[0] == before
    assert found[1].startswith(after)


def test_context_is_short() -> None:
    """However long the draft, so many code points are seen."""
    before, after = around("x" * 999 + "Ada" + "y" * 999)
    assert (before, after) == ("x" * CONTEXT, "y" * CONTEXT)


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        pytest.param("", True, id="document"),
        pytest.param("It rained. ", True, id="sentence"),
        pytest.param('"It rained." ', True, id="after a quotation"),
        pytest.param('She said: "', True, id="quotation"),
        pytest.param('She said, "', True, id="quotation after a comma"),
        pytest.param("Rain\n", True, id="after a heading"),
        pytest.param("one\n- ", True, id="list item"),
        pytest.param("one\n2. ", True, id="numbered item"),
        pytest.param("It rained ", False, id="within a sentence"),
        pytest.param('known as "', False, id="a nickname"),
        pytest.param("by Dr. ", False, id="title"),
        pytest.param("by J. ", False, id="initial"),
        pytest.param("a list: ", False, id="colon"),
    ],
)
def test_opens_sentence(before: str, opens: bool) -> None:
    """Sentences begin after full stops, save those of abbreviations, and where blocks do."""
    assert opens_sentence(before) is opens
