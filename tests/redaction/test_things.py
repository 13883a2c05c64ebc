"""What is said of things and events."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.redaction.operators.mention import Mention
from redactor.redaction.operators.things import generalize, is_generalization


def generalized(sentence: str) -> str | None:
    before, text, after = re.split(r"\[\[|\]\]", sentence)
    words = generalize(Mention("MISC", text, before, after))
    return None if words is None else f"{before}[{words}]{after}"


@pytest.mark.parametrize(
    ("sentence", "copy"),
    [
        ("He came on a [[tractor]].", "He came on a [vehicle]."),
        ("She has a [[black mare]] and rides.", "She has a [certain animal] and rides."),
        ("In an [[old rowboat]] they fled.", "In an [unspecified vessel] they fled."),
        ("They took [[her red handbag]].", "They took [a container]."),
        ("The [[yellow school bags]] were full.", "The [containers] were full."),
        ("They weighed our [[suitcases]], then us.", "They weighed our [containers], then us."),
        ("[[Two buses]] came.", "[Some vehicles] came."),
        ("They wanted [[telephones]].", "They wanted [devices]."),
        ("They wore [[scarves]].", "They wore [pieces of clothing]."),
        ("They wore [[scarfs]].", "They wore [pieces of clothing]."),
        ("At the [[cannery strike]] he sang.", "At the [event] he sang."),
    ],
)
def test_things_become_their_kind(sentence: str, copy: str) -> None:
    """A whole noun phrase about a thing of the list becomes the kind of thing."""
    assert generalized(sentence) == copy


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("She [[sold cows]].", id="a verb"),
        pytest.param("The [[men hid guns]].", id="a sentence"),
        pytest.param("He [[carried the lamp]].", id="a verb and its object"),
        pytest.param("the [[tractor]] driver", id="before another noun"),
        pytest.param("a [[song of horses]].", id="another head"),
        pytest.param("a [[quantum widget]].", id="not in the list"),
        pytest.param("a [[toy lorry]].", id="no real one"),
        pytest.param("a [[cash cow]].", id="figurative"),
        pytest.param("that [[March]].", id="a month"),
        pytest.param("two [[sheep]].", id="one or several"),
        pytest.param("the [[horse, the cart]].", id="two things"),
    ],
)
def test_what_is_no_whole_noun_phrase_is_left_to_others(sentence: str) -> None:
    """Nothing is said where the last word need not be the head."""
    assert generalized(sentence) is None


WORDS = st.sampled_from(
    ["a", "the", "two", "her", "old", "red", "lorry", "mares", "met", "an", "of"]
)


@given(
    st.lists(WORDS, max_size=2),
    st.lists(WORDS, min_size=1, max_size=5),
    st.lists(WORDS, max_size=2),
)
def test_whatever_is_said_is_known_again(
    before: list[str], text: list[str], after: list[str]
) -> None:
    """A second run knows every wording."""
    rest = "".join(f" {word}" for word in after)
    words = generalize(Mention("MISC", " ".join(text), " ".join([*before, ""]), rest))
    assert words is None or is_generalization(words)


@pytest.mark.parametrize("words", ["a lorry", "vehicle lorry", "an vehicle", "two vehicles", ""])
def test_nothing_else_is_known(words: str) -> None:
    """Finer words, and forms that are not written, stay the draft's own."""
    assert not is_generalization(words)
