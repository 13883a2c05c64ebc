"""Which brackets are replacements of ours."""

from __future__ import annotations

from typing import Any

import pytest

from redactor import documents
from redactor.detection.entities import Entity
from redactor.detection.normalization import normalize
from redactor.exposure.agreed import LONGEST, Agreed
from redactor.exposure.decisions import Action, Decision, Exposure, Placed
from redactor.redaction.brackets import BAR, Brackets
from redactor.redaction.operators.agreed import forms
from redactor.redaction.replacements import settled
from redactor.spans import Span

TYPES = frozenset({"PERSON", "LOCATION"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("[PERSON] slept.", ["[PERSON]"], id="tag"),
        pytest.param("[a relative] slept.", ["[a relative]"], id="coarse words"),
        pytest.param(f"{BAR} slept.", [BAR], id="bar"),
        pytest.param("([a relative] slept)", ["[a relative]"], id="inside round brackets"),
        pytest.param("[Ada Quill] slept.", [], id="a name in brackets"),
        pytest.param("[HYESAN] slept.", [], id="capitals that are no type"),
        pytest.param("[two lines crossed out]", [], id="an editor's note"),
        pytest.param("(PERSON) slept.", [], id="round brackets in prose"),
        pytest.param("---\nby: (PERSON)\n---\n(PERSON)", ["(PERSON)"], id="front matter"),
        pytest.param("---\nt: [ x, (PERSON) ]\n---\n", ["(PERSON)"], id="list in front matter"),
        pytest.param("\\[PERSON\\]: slept.", ["[PERSON]"], id="escaped"),
        pytest.param("⟨a relative⟩ slept.", ["⟨a relative⟩"], id="angle brackets"),
        pytest.param("⟨Ada Quill⟩ slept.", [], id="a name in angle brackets"),
        pytest.param("[Source B] slept.", ["[Source B]"], id="a letter"),
        pytest.param("[Source Bo] slept.", [], id="no letter"),
    ],
)
def test_settled(text: str, found: list[str]) -> None:
    """Brackets count by what is in them: entity types and coarse words, whoever wrote them."""
    document = documents.parse(text, "markdown")
    normalized = normalize(document)
    spans = settled(document, normalized, TYPES)
    assert [span.of(normalized.text) for span in spans] == found


def test_round_brackets_count_where_they_are_the_style() -> None:
    """A newsroom that writes round brackets has its copies known by them."""
    text = "(a relative) slept (badly)."
    assert spans(text, brackets=Brackets.ROUND) == ["(a relative)"]


def test_agreed_words_count() -> None:
    """What a source agreed may be said is known as a replacement."""
    agreed = forms([Agreed("a resident of the north")])
    text = "[A resident of the north] met the [resident of the north] and [a resident]."
    assert spans(text, agreed=agreed) == ["[A resident of the north]", "[resident of the north]"]


@pytest.mark.parametrize(
    ("replacement", "found"),
    [
        pytest.param("the person", ["the person"], id="coarse words"),
        pytest.param("Ada", [], id="the words themselves"),
    ],
)
def test_without_brackets_place_and_words_count(replacement: str, found: list[str]) -> None:
    """In a copy just made a replacement is known by its place, and only if it is coarse."""
    text = f"so {replacement} met the person"
    span = Span(3, 3 + len(replacement))
    assert spans(text, brackets=Brackets.NONE, placed=[placed(span, replacement)]) == found


@pytest.mark.parametrize(("length", "found"), [(LONGEST, True), (LONGEST + 1, False)])
def test_brackets_hold_as_much_as_may_be_agreed(length: int, found: bool) -> None:
    """The longest words that a source may agree to are recognized, and none longer."""
    words = "a" * length
    assert (spans(f"So [{words}] left.", agreed=frozenset({words})) == [f"[{words}]"]) is found


def spans(text: str, **how: Any) -> list[str]:
    document = documents.parse(text, "markdown")
    normalized = normalize(document)
    return [span.of(normalized.text) for span in settled(document, normalized, TYPES, **how)]


def placed(span: Span, replacement: str) -> Placed:
    entity = Entity("PERSON", Span(3, 6), 0.9, "t.r", "Ada")
    because = "because"
    decision = Decision(
        entity, Exposure.DIRECT, 1.0, Action.REDACT, "generalize", because, replacement
    )
    return Placed(decision, span)
