"""Places that nothing else in a document bears out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.detection.entities import Entity
from redactor.detection.gazetteer import Kind, Place
from redactor.detection.recognizers.place_resolution import MIN_DOMINANT
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.support import with_supported_places
from redactor.spans import Span

KOREA = Place("North Korea", Kind.COUNTRY, country="North Korea")
HYESAN = Place("Hyesan", Kind.TOWN, "Ryanggang", "North Korea", "KP")
VICTORIA = Place("Victoria", Kind.TOWN, "Ryanggang", "North Korea", "KP")
CHONGJIN = Place("Chongjin", Kind.TOWN, "North Hamgyong", "North Korea", "KP")
DEAN = Place("Dean", Kind.TOWN, "Somewhere", "China", "CN")


def place(value: Place, at: int) -> Entity:
    return Entity("LOCATION", Span(at, at + 5), 0.9, "places.town", value.name, value)


def kept_value(entities: list[Entity], action: Action = Action.REDACT) -> object:
    """The value that the decision on the first entity is left with."""
    decision = Decision(entities[0], Exposure.QUASI, 0.9, action, "generalize", "it is so")
    (left,) = with_supported_places([decision], entities)
    return left.entity.value


@pytest.mark.parametrize(
    ("others", "believed"),
    [
        pytest.param([], True, id="alone in the document"),
        pytest.param([KOREA], True, id="its country is named"),
        pytest.param([CHONGJIN], True, id="another town of its country"),
        pytest.param([VICTORIA], True, id="itself again"),
        pytest.param([DEAN], False, id="only a place elsewhere"),
        pytest.param([VICTORIA, DEAN], False, id="itself and a place elsewhere"),
        pytest.param([DEAN, KOREA], True, id="a place elsewhere and its country"),
    ],
)
def test_a_country_is_believed_with_support(others: list[Place], believed: bool) -> None:
    """A town's country is told when another place speaks for it, or none against it."""
    entities = [place(value, 9 * i) for i, value in enumerate([VICTORIA, *others])]
    assert (kept_value(entities) is VICTORIA) is believed


def test_only_towns_to_be_redacted_are_doubted() -> None:
    """What is kept, and countries, stay as they are."""
    entities = [place(VICTORIA, 0), place(DEAN, 9)]
    assert kept_value(entities, Action.KEEP) is VICTORIA
    assert kept_value([place(KOREA, 0), place(DEAN, 9)]) is KOREA


def test_a_large_town_whose_name_is_nothing_else_needs_no_support() -> None:
    """What is no other word and nobody's name is taken for the town of that name, if well known.

    A market or a street of the same name is meant as often as a small town elsewhere.
    """
    assert kept_value([place(HYESAN, 0), place(DEAN, 9)]) is None
    large = replace(HYESAN, population=MIN_DOMINANT)
    assert kept_value([place(large, 0), place(DEAN, 9)]) is large
