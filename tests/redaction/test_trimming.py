"""Giving back function words at the edges of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import Entity
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.trimming import trimmed
from redactor.spans import Span


def decision(text: str, words: str, rule: str = "model.misc", **changes: object) -> Decision:
    start = text.index(words)
    entity = Entity("MISC", Span(start, start + len(words)), 0.3, rule, words)
    made = Decision(entity, Exposure.QUASI, 0.5, Action.REDACT, "generalize", "it is so")
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        pytest.param("A crate of chains sat here.", "A crate of chains", "crate of chains", id="a"),
        pytest.param("He ran a crane until he left.", "crane until he", "crane", id="clause"),
        pytest.param(
            "She came with the red cart.", "with the red cart", "red cart", id="two words"
        ),
        pytest.param("“I’ve a blue mare,” he said.", "I’ve a blue mare", "blue mare", id="curly"),
        pytest.param("Down by the weir.", "the weir", "weir", id="article"),
    ],
)
def test_function_words_at_the_edges_stay(text: str, words: str, left: str) -> None:
    """Articles, prepositions and the like around what a model found are the sentence's own."""
    (found,) = trimmed([decision(text, words)], text)
    assert found.entity.text == found.entity.span.of(text) == left
    assert found.action is Action.REDACT


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        pytest.param("At the yard, he sang.", "yard,", "yard", id="comma"),
        pytest.param("On the forum (grey_heron).", "forum (", "forum", id="opening bracket"),
        pytest.param("Our (tall mill) closed.", "tall mill)", "tall mill", id="closing bracket"),
        pytest.param(
            "The mill (south) closed.", "mill (south)", "mill (south)", id="both brackets"
        ),
        pytest.param('"Old barge, he said."', '"Old barge', "Old barge", id="one quotation mark"),
        pytest.param("He had one barge. Then", "one barge.", "one barge", id="full stop"),
        pytest.param("He had a Pvt. Ltd. then", "Pvt. Ltd.", "Pvt. Ltd.", id="short for a word"),
        pytest.param("It was at 4 p.m. then", "4 p.m.", "4 p.m.", id="abbreviation"),
    ],
)
def test_the_sentences_marks_stay(text: str, words: str, left: str) -> None:
    """Marks at the edges are the sentence's, but for pairs and abbreviations."""
    (found,) = trimmed([decision(text, words)], text)
    assert found.entity.text == found.entity.span.of(text) == left


@pytest.mark.parametrize(
    ("text", "words", "changes"),
    [
        pytest.param(
            "It was the red cart.", "the red cart", {"rule": "places.near"}, id="a rule's"
        ),
        pytest.param("It was the red cart.", "the red cart", {"by": "Ada"}, id="an editor's"),
        pytest.param("It was my red cart of two.", "my red cart of two", {}, id="whose, how many"),
        pytest.param("He was of the same mine.", "same mine", {}, id="nothing to give back"),
        pytest.param("It cost $ then.", "$", {}, id="no word at all"),
    ],
)
def test_what_is_known_or_says_something_stays_whole(
    text: str, words: str, changes: dict[str, object]
) -> None:
    """A rule and an editor know their bounds; possessors and numbers narrow."""
    found = decision(text, words, **changes)  # type: ignore[arg-type]
    assert trimmed([found], text) == [found]


def test_words_between_two_findings_stay_covered() -> None:
    """What may be the middle of one mention is not given back."""
    text = "He left the mill at the gate of the yard."
    apart = [decision(text, "the mill at"), decision(text, "the gate")]
    first, second = trimmed(apart, text)
    assert first.entity.text == "mill at"
    assert second.entity.text == "the gate"
    joined = [decision(text, "gate"), decision(text, "the yard")]
    assert trimmed(joined, text) == joined
    listed = "He left the mill, a yard."
    joined = [decision(listed, "mill,"), decision(listed, "yard")]
    assert trimmed(joined, listed) == joined


def test_nothing_but_function_words_is_kept() -> None:
    """A finding without a word that says something is no finding."""
    text = "It was over at the mill."
    (found,) = trimmed([decision(text, "at the")], text)
    assert found.action is Action.KEEP
    assert not found.operator


@given(st.lists(st.sampled_from(["the", "mill", "of", "red", "her", "at", "two"]), min_size=1))
def test_trimming_uncovers_function_words_alone_and_once(words: list[str]) -> None:
    """Words that say something are never uncovered, and a second time changes nothing."""
    text = " ".join(words)
    once = trimmed([decision(text, text)], text)
    assert trimmed(once, text) == once
    shown = text[: once[0].start].split() + text[once[0].end :].split()
    if once[0].action is Action.KEEP:
        shown = words
    assert not {"mill", "red", "her", "two"} & set(shown)
