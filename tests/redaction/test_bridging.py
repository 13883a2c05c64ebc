"""Little words between replacements."""

from __future__ import annotations

import pytest

from redactor.detection.entities import Entity
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.bridging import bridged
from redactor.spans import Span


def decision(text: str, words: str, kind: str, action: Action = Action.REDACT) -> Decision:
    start = text.index(words)
    entity = Entity(kind, Span(start, start + len(words)), 0.9, "t.r", words)
    operator = "generalize" if action is Action.REDACT else ""
    return Decision(entity, Exposure.QUASI, 0.9, action, operator, "it is so")


@pytest.mark.parametrize(
    ("text", "first", "second", "covered"),
    [
        pytest.param("the sister of a rider left", "sister", "rider", "sister of a", id="of a"),
        pytest.param("Ibn the Elder left", "Ibn", "Elder", "Ibn the", id="the"),
        pytest.param("the mill's driver left", "mill", "driver", "mill's", id="possessive"),
        pytest.param("Kamila M. The Moreaus", "Kamila M.", "Moreaus", "Kamila M.", id="sentences"),
        pytest.param("her sister in Hyesan", "sister", "Hyesan", "sister", id="in"),
        pytest.param("a clerk, the widow", "clerk", "widow", "clerk", id="comma"),
        pytest.param("a clerk and Ada Quill", "clerk", "Ada", "clerk", id="and, before a name"),
        pytest.param("the sister\nof a rider", "sister", "rider", "sister", id="line break"),
        pytest.param("a mill four left", "mill", "four", "mill", id="only a space"),
    ],
)
def test_what_is_covered(text: str, first: str, second: str, covered: str) -> None:
    """Words that join two parts of one description go with the first; other words stay."""
    decisions = [decision(text, first, "OCCUPATION"), decision(text, second, "PERSON")]
    left, right = bridged(decisions, text)
    assert left.entity.span.of(text) == covered
    assert left.entity.text == first
    assert right == decisions[1]


@pytest.mark.parametrize(
    ("text", "first", "second", "kind", "covered"),
    [
        ("his aunt and her niece", "his aunt", "her niece", "FAMILY_RELATION", "his aunt and"),
        ("sixty to seventy left", "sixty", "seventy", "MISC", "sixty to"),
        ("a thermos with a limp", "thermos", "limp", "MISC", "thermos with a"),
        ("a clerk, in a mill", "clerk", "mill", "OCCUPATION", "clerk"),
        ("Hyesan and Musan burned", "Hyesan", "Musan", "LOCATION", "Hyesan"),
        ("Ada Quill's wife left", "Ada Quill", "wife", "PERSON", "Ada Quill"),
        ("from Hyesan to Musan", "Hyesan", "Musan", "LOCATION", "Hyesan"),
    ],
)
def test_names_are_listed_by_words_that_join_others(
    text: str, first: str, second: str, kind: str, covered: str
) -> None:
    """Prepositions and `and` go between two descriptions, and stay between two names."""
    both = [decision(text, words, kind) for words in (first, second)]
    assert bridged(both, text)[0].entity.span.of(text) == covered


@pytest.mark.parametrize(
    ("text", "first", "second", "whole"),
    [
        pytest.param("between 2004 and 2007", "2004", "2007", "2004 and 2007", id="between"),
        pytest.param("From May to June he", "May", "June", "May to June", id="from"),
        pytest.param("In May and June he", "May", "June", "", id="a list"),
        pytest.param("Between us: May and June", "May", "June", "", id="another sentence"),
    ],
)
def test_bounds_are_one_date(text: str, first: str, second: str, whole: str) -> None:
    """Two dates between which something lay are told as one, which fits the sentence."""
    both = [decision(text, words, "DATE_TIME") for words in (first, second)]
    found = bridged(both, text)
    assert len(found) == (1 if whole else 2)
    if whole:
        assert found[0].entity.span.of(text) == found[0].entity.text == whole


def test_nothing_is_covered_beside_what_is_kept() -> None:
    """A gap is covered only between two replacements."""
    text = "the sister of a rider left"
    kept = decision(text, "rider", "OCCUPATION", Action.KEEP)
    decisions = [decision(text, "sister", "FAMILY_RELATION"), kept]
    assert bridged(decisions, text) == decisions
    assert bridged([], text) == []
