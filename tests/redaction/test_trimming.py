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
        pytest.param("She isn’t one.", "’t one", "one", id="end of a shortened word"),
        pytest.param("She isn't one.", "n't one", "one", id="n't"),
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
        pytest.param("At desk 614. I sat.", "desk 614.", "desk 614", id="stop after a number"),
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
        pytest.param("It was 4 p.m. on it", "4 p.m. on", "4 p.m.", id="abbreviation before a word"),
        pytest.param("It cost him for $90 or so", "for $90 or", "$90", id="currency"),
        pytest.param("It is 9% of it", "9% of", "9%", id="percentage"),
        pytest.param(
            'He has the "Old Barge".', 'the "Old Barge"', '"Old Barge"', id="both quotation marks"
        ),
        pytest.param("He sang (of the mill).", "(of the mill)", "mill", id="bracket before a word"),
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


@pytest.mark.parametrize(
    ("text", "words", "kind", "left"),
    [
        pytest.param("It was Do Quern then.", "Do Quern", "PERSON", "Do Quern", id="family name"),
        pytest.param("Do Quern left.", "Do Quern", "PERSON", "Do Quern", id="first in a sentence"),
        pytest.param("It was Quern An.", "Quern An", "PERSON", "Quern An", id="given name"),
        pytest.param("He is an IT man.", "an IT man", "MISC", "IT man", id="trade"),
        pytest.param("He was in the US.", "the US", "MISC", "US", id="country"),
        pytest.param("He lay in Ward A then.", "in Ward A", "MISC", "Ward A", id="letter"),
        pytest.param(
            "In Quernmoor it fell.", "In Quernmoor", "LOCATION", "Quernmoor", id="a place"
        ),
        pytest.param("But the mill burned.", "But the mill", "MISC", "mill", id="a sentence's own"),
        pytest.param("I sold a mare.", "I sold a mare", "MISC", "sold a mare", id="I"),
        pytest.param("He left The Hill.", "The Hill", "ORGANIZATION", "Hill", id="The"),
    ],
)
def test_capitals_may_be_names(text: str, words: str, kind: str, left: str) -> None:
    """What is written like a name or an abbreviation stays covered."""
    found = decision(text, words)
    (done,) = trimmed([replace(found, entity=replace(found.entity, type=kind))], text)
    assert done.entity.text == done.entity.span.of(text) == left
    assert done.action is Action.REDACT


def test_what_is_not_read_letter_by_letter_stays_whole() -> None:
    """Where signs were left out and others spelled out, no count of letters tells a place."""
    text = "He leans againﬆ mi\u00adll."
    found = decision(text, "againﬆ mi\u00adll")
    found = replace(found, entity=replace(found.entity, text="against mill"))
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
