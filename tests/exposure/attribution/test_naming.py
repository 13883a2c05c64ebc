"""Names that a draft gives as somebody's are as exposed as whoever bears them."""

from __future__ import annotations

import pytest

from redactor.exposure.attribution import Attribution, Evidence
from redactor.spans import Span
from tests.exposure.attribution.conftest import Attribute

SOURCE = "A nurse who asked not to be named said the ward was full. "


def evidence(attributed: Attribute, text: str, words: str) -> tuple[Attribution, Evidence]:
    """What the draft says of the last mention of `words`."""
    attribution = attributed(text)
    start = text.rindex(words)
    return attribution, attribution.evidence(Span(start, start + len(words)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SOURCE + "Her name is Teo Vorn.", id="her name is"),
        pytest.param(SOURCE + "Her full name is Teo Vorn.", id="full name"),
        pytest.param(SOURCE + "Her first name, she says, is Teo Vorn.", id="she says"),
        pytest.param(SOURCE + "The nurse's name is Teo Vorn.", id="the nurse's name"),
        pytest.param(SOURCE + "His real name is Teo Vorn, and he rows.", id="real name"),
        pytest.param(SOURCE + "The nurse (real name: Teo Vorn) rows.", id="in brackets"),
        pytest.param("Our source, whose real name is Teo Vorn, rang.", id="whose"),
        pytest.param("Ida (not her real name) left. Her real name is Teo Vorn.", id="two names"),
        pytest.param(SOURCE + "Her name is Teo Vorn. Later Teo Vorn left.", id="repeated"),
    ],
)
def test_a_name_given_to_a_source_is_a_sources(attributed: Attribute, text: str) -> None:
    """Whatever words give it, the name has the strength of the source that bears it."""
    attribution, found = evidence(attributed, text, "Teo Vorn")
    assert found.is_source == 3
    assert not found.pseudonym
    assert attribution.strength == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mayor Ada Quill left. Her full name is Teo Vorn.", id="of a mayor"),
        pytest.param("Ada Quill left. The boat's name is Teo Vorn.", id="of a boat"),
        pytest.param("The singer Brill, whose real name is Teo Vorn, sang.", id="stage name"),
        pytest.param(SOURCE + "\n\nThe mayor denied it. Teo Vorn said no.", id="no name given"),
        pytest.param(
            SOURCE + "Not her real name. Teo Vorn, the mayor, said no.", id="next sentence"
        ),
    ],
)
def test_other_names_are_their_own(attributed: Attribute, text: str) -> None:
    """A name that nobody's source bears is left as it was."""
    _, found = evidence(attributed, text, "Teo Vorn")
    assert found.is_source == 0
    assert not found.real_name


def test_a_real_name_is_told_apart_from_a_made_up_one(attributed: Attribute) -> None:
    """The name that is declared to be real is no pseudonym, the one before it is."""
    text = "Ida (not her real name) left. Her real name is Teo Vorn."
    _, real = evidence(attributed, text, "Teo Vorn")
    assert real.real_name
    _, made_up = evidence(attributed, text, "Ida")
    assert made_up.pseudonym
    assert not made_up.real_name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A nurse called Ida (not her real name) left.", id="called"),
        pytest.param("A nurse, known as Ida, left. Ida is not her real name.", id="known as"),
        pytest.param("A nurse we will call Ida left.", id="we will call"),
        pytest.param("A nurse said it froze. Ida, not her real name, left.", id="next sentence"),
        pytest.param(
            "A nurse said it froze. She had a boat. Ida, not her real name, left.", id="later"
        ),
    ],
)
def test_whoever_has_a_made_up_name_is_a_source(attributed: Attribute, text: str) -> None:
    """The description before a made-up name is of a source, and is no name itself."""
    _, found = evidence(attributed, text, "nurse")
    assert found.is_source == 3
    assert not found.pseudonym


def test_a_role_of_the_next_sentence_is_of_its_own_name(attributed: Attribute) -> None:
    """Nothing is said of somebody beyond the end of their sentence."""
    text = "Our source, whose real name is Teo Vorn, rang. Minister Ada Quill left."
    _, found = evidence(attributed, text, "Minister")
    assert found.is_source == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Speaking on condition of anonymity, Ada Quill said it froze.", id="first"),
        pytest.param("We are not naming Ada Quill, who is afraid.", id="not naming"),
        pytest.param('"It froze," Ada Quill said. She asked that we omit her name.', id="omit"),
        pytest.param("Do not print her name: Ada Quill.", id="do not print"),
        pytest.param("Our source is Ada Quill, a cook.", id="our source is"),
        pytest.param("Ada Quill is our source at the mill.", id="is our source"),
        pytest.param("Ring Ada Quill (our source at the mill).", id="in brackets"),
    ],
)
def test_whoever_must_not_be_named_is_a_source(attributed: Attribute, text: str) -> None:
    """A full name that is promised silence, or called a source, in any order is a source's."""
    _, found = evidence(attributed, text, "Ada Quill")
    assert found.is_source == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "On condition of anonymity, a nurse spoke of Ada Quill.", id="of somebody else"
        ),
        pytest.param("We are not naming the boat. Ada Quill rows it.", id="a boat"),
        pytest.param("The minister, Ada Quill, is not the source.", id="a minister"),
    ],
)
def test_who_is_only_mentioned_beside_a_promise_is_no_source(
    attributed: Attribute, text: str
) -> None:
    """The promise is to somebody else, or about something else."""
    _, found = evidence(attributed, text, "Ada Quill")
    assert found.is_source == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SOURCE + "Her brother Teo Vorn rows.", id="before"),
        pytest.param(SOURCE + "Her brother, Teo Vorn, rows.", id="before, set apart"),
        pytest.param(SOURCE + "Teo Vorn, her brother, rows.", id="after"),
        pytest.param(SOURCE + "A brother called Teo Vorn rows.", id="called"),
        pytest.param("Ida (not her real name) left. Ida's brother Teo Vorn rows.", id="'s"),
        pytest.param(SOURCE + "Her brother Teo Vorn rows. Later Teo Vorn left.", id="later"),
    ],
)
def test_a_named_relative_of_a_source_is_as_exposed(attributed: Attribute, text: str) -> None:
    """Whoever is named as a source's relative has the source's strength, wherever they are."""
    _, found = evidence(attributed, text, "Teo Vorn")
    assert found.is_source == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mayor Ada Quill left. Her brother Teo Vorn rows.", id="of a mayor"),
        pytest.param(SOURCE + "Her brother, Minister Teo Vorn, rows.", id="public"),
        pytest.param(SOURCE + "She told her brother, and Mayor Teo Vorn knew.", id="beside"),
    ],
)
def test_other_relatives_are_no_sources(attributed: Attribute, text: str) -> None:
    """Relatives of others, people in office and whoever only stands beside one are not."""
    _, found = evidence(attributed, text, "Teo Vorn")
    assert found.is_source == 0
