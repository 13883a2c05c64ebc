"""Which redacted words must stand nowhere else in the copy."""

from __future__ import annotations

import pytest

from redactor.detection.entities import Entity
from redactor.detection.gazetteer import Kind, Place
from redactor.exposure.decide import decide
from redactor.exposure.policy import load_policy
from redactor.redaction.operators.enclosing import narrows
from redactor.redaction.sought import is_sought
from redactor.spans import Span
from tests.exposure.assessments import exposed


def entity(kind: str, value: object = None) -> Entity:
    return Entity(kind, Span(0, 6), 0.9, "t.r", "Hyesan", value)


TOWN = Place("Hyesan", Kind.TOWN, population=97_794)
CITY = Place("Seoul", Kind.TOWN, population=10_349_312)


@pytest.mark.parametrize(
    ("found", "sought"),
    [
        pytest.param(entity("PERSON"), True, id="name"),
        pytest.param(entity("PHONE_NUMBER"), True, id="number"),
        pytest.param(entity("LOCATION", TOWN), True, id="town"),
        pytest.param(entity("LOCATION", CITY), False, id="city that the public may be told"),
        pytest.param(entity("DATE_TIME"), False, id="date"),
        pytest.param(entity("OCCUPATION"), False, id="job"),
    ],
)
def test_where_exposure_is_weighed(found: Entity, sought: bool) -> None:
    """Names and small places are sought; what is a source's here and the public's there is not."""
    policy = load_policy("source-protection")
    (decision,) = decide([exposed(found)], policy)
    assert is_sought(decision, policy) is sought


@pytest.mark.parametrize("kind", ["DATE_TIME", "LOCATION", "PERSON"])
def test_where_everything_goes_everything_is_sought(kind: str) -> None:
    """A policy that redacts every entity leaves no repeat."""
    policy = load_policy("everything")
    (decision,) = decide([exposed(entity(kind, CITY))], policy)
    assert is_sought(decision, policy)


def test_what_is_kept_is_not_sought() -> None:
    """The words of a kept entity may stand wherever they are."""
    policy = load_policy("source-protection")
    (decision,) = decide([exposed(entity("PERSON"), 0.0)], policy)
    assert not is_sought(decision, policy)


@pytest.mark.parametrize(
    ("words", "floor", "narrow"),
    [
        ("a place in South Hamgyong", 500_000, False),
        ("a place in Ryanggang", 5_000_000, True),
        ("the northeast of North Korea", 500_000, False),
        ("a place in North Korea", 20_000_000, False),
        ("a place in North Korea", 100_000_000, True),
        ("a place in Asia", 100_000_000, False),
        ("in a place in Ryanggang", 5_000_000, True),
        ("a relative", 500_000, False),
    ],
)
def test_replacements_that_narrow(words: str, floor: int, narrow: bool) -> None:
    """An area with fewer inhabitants than the audience may be told of narrows."""
    assert narrows(words, floor) is narrow
