"""Writing the copy: what is replaced, what stays, and the way back to the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import documents
from redactor.detection.entities import Entity
from redactor.documents.document import Document
from redactor.errors import RedactionError
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.anonymizer import build_anonymizer
from redactor.redaction.apply import CHUNK, Copy, apply
from redactor.redaction.operators.base import BAR
from redactor.redaction.surfaces import surfaces
from redactor.spans import Span

ANONYMIZER = build_anonymizer()
NO_FORMS = surfaces([], lambda word: False, lambda entity: False)


def decision(
    document: Document, words: str, kind: str = "PERSON", operator: str = "tag", nth: int = 0
) -> Decision:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return decide_at(document, Span(start, start + len(words)), kind, operator)


def decide_at(document: Document, span: Span, kind: str, operator: str) -> Decision:
    entity = Entity(kind, span, 0.9, "t.r", span.of(document.text))
    action = Action.REDACT if operator else Action.KEEP
    return Decision(entity, Exposure.DIRECT, 1.0, action, operator, "because")


def copy_of(document: Document, *decisions: Decision) -> Copy:
    return apply(document, decisions, ANONYMIZER, NO_FORMS)


@pytest.mark.parametrize(
    ("form", "text", "words", "copy"),
    [
        pytest.param("text", "Ada Quill left.", "Ada Quill", "[PERSON] left.", id="plain"),
        pytest.param(
            "text", "by Ada\r\nQuill.", "Ada\r\nQuill", "by \r\n[PERSON].", id="line break"
        ),
        pytest.param("markdown", "**Ada** Quill.", "Ada** Quill", "**[PERSON]**.", id="emphasis"),
        pytest.param("markdown", "> Ada\n> Quill", "Ada\n> Quill", "> \n> [PERSON]", id="quote"),
        pytest.param("markdown", "Ada: yes", "Ada", "\\[PERSON\\]: yes", id="would define a link"),
        pytest.param("markdown", "Ada(1)", "Ada", "\\[PERSON\\](1)", id="would become a link"),
        pytest.param("markdown", "[Ada](x.md)", "Ada", "[[PERSON]](x.md)", id="link text"),
        pytest.param("markdown", "[it](p/ada.md)", "ada", "[it](p/redacted.md)", id="link target"),
        pytest.param(
            "markdown", "---\nby: Ada\n---\n", "Ada", "---\nby: (PERSON)\n---\n", id="YAML"
        ),
    ],
)
def test_a_replacement_fits_its_place(form: str, text: str, words: str, copy: str) -> None:
    """Markup inside and around what is replaced goes on working."""
    document = documents.parse(text, form)
    assert copy_of(document, decision(document, words)).text == copy


def test_every_operator_is_known_to_presidio() -> None:
    """The tag is the type, the bar tells no length, generalize falls back to the tag."""
    document = documents.parse("Ada, Ben and Cy.", "text")
    copy = copy_of(
        document,
        decision(document, "Ada", operator="tag"),
        decision(document, "Ben", operator="block"),
        decision(document, "Cy", operator="generalize"),
    )
    assert copy.text == f"[PERSON], {BAR} and [PERSON]."


def test_kept_words_stay_and_are_placed() -> None:
    """A decision to keep changes nothing, and its place in the copy is known."""
    document = documents.parse("Ada met Ben in May.", "text")
    copy = copy_of(document, decision(document, "Ada"), decision(document, "Ben", operator=""))
    assert copy.text == "[PERSON] met Ben in May."
    assert [p.span.of(copy.text) for p in copy.placed] == ["[PERSON]", "Ben"]
    assert [p.decision.replacement for p in copy.placed] == ["[PERSON]", None]


def test_a_wording_that_repeats_something_redacted_is_not_used() -> None:
    """When even the tag repeats a redacted word, the bar stands instead."""
    document = documents.parse("The Person met Ada.", "text")
    named = decision(document, "Person", "ORGANIZATION")
    forms = surfaces([named.entity], lambda word: False, lambda entity: False)
    copy = apply(document, [named, decision(document, "Ada")], ANONYMIZER, forms)
    assert copy.text == f"The [ORGANIZATION] met {BAR}."


def test_a_failing_operator_fails_closed() -> None:
    """An operator that does not exist is an error without the draft's words."""
    document = documents.parse("Ada left.", "text")
    with pytest.raises(RedactionError, match="RED301") as caught:
        copy_of(document, decision(document, "Ada", operator="nonesuch"))
    assert "Ada" not in str(caught.value)
    assert caught.value.__cause__ is None


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.booleans()), max_size=30),
    st.integers(0, 3),
)
def test_the_way_back(pieces: list[tuple[int, int, bool]], long: int) -> None:
    """What stands outside replacements is found again in the draft, chunked or not."""
    text = "x" * (long * CHUNK // 2)
    decisions = []
    for gap, length, redact in pieces:
        text += "a" * gap
        span = Span(len(text), len(text) + length)
        text += "b" * length
        document = documents.parse(text, "text")
        decisions.append(decide_at(document, span, "PERSON", "tag" if redact else ""))
    document = documents.parse(text + "a", "text")
    copy = copy_of(document, *decisions)
    assert copy.text.count("[PERSON]") == sum(redact for *_, redact in pieces)
    for placed in copy.placed:
        parts = copy.originals(placed.span)
        redacted = placed.decision.action is Action.REDACT
        assert parts == ([] if redacted else [placed.decision.entity.span])
    kept = "".join(part.of(document.text) for part in copy.originals(Span(0, len(copy.text))))
    assert kept == copy.text.replace("[PERSON]", "")
