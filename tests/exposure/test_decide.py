"""Decisions: what a policy does with an assessment, and the reason it gives."""

from __future__ import annotations

import pytest

from redactor.detection.entities import Entity
from redactor.detection.gazetteer import Kind, Place
from redactor.exposure.decide import decide
from redactor.exposure.decisions import Action, Exposure
from redactor.exposure.policy import load_policy
from redactor.spans import Span
from tests.exposure.assessments import exposed

PROTECTION = load_policy("source-protection")


def entity(kind: str = "LOCATION", rule: str = "places.town", value: object = None) -> Entity:
    return Entity(kind, Span(0, 6), 0.9, rule, "Hyesan", value)


@pytest.mark.parametrize(
    ("protected", "action"),
    [(1.0, Action.REDACT), (0.0, Action.KEEP)],
)
def test_exposure_decides(protected: float, action: Action) -> None:
    """What is likely about a source goes, what is not stays."""
    (decision,) = decide([exposed(entity(), protected)], PROTECTION)
    assert (decision.action, decision.probability) == (action, protected)


@pytest.mark.parametrize(
    ("kind", "exposure"), [("PERSON", Exposure.DIRECT), ("LOCATION", Exposure.QUASI)]
)
def test_a_name_exposes_directly(kind: str, exposure: Exposure) -> None:
    """A protected name finds somebody by itself, a place helps."""
    (decision,) = decide([exposed(entity(kind))], PROTECTION)
    assert decision.exposure is exposure


def test_a_name_goes_sooner_than_a_place() -> None:
    """A third of the probability is enough where an entity finds somebody by itself."""
    probability = PROTECTION.default.threshold / 2
    name, place = decide(
        [exposed(entity("PERSON"), probability), exposed(entity(), probability)], PROTECTION
    )
    assert (name.action, place.action) == (Action.REDACT, Action.KEEP)


def test_what_stands_on_a_sheet_goes_whatever_the_policy() -> None:
    """A policy that keeps every place does not keep the one that the newsroom named."""
    (decision,) = decide([exposed(entity(rule="sheet.place"), 0.0)], load_policy("names-only"))
    assert (decision.action, decision.exposure) == (Action.REDACT, Exposure.DIRECT)
    assert decision.probability == 1.0


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ({"is_source": 3, "source_in_document": 3}, "it describes a source"),
        ({"is_source": 2, "source_in_document": 2}, "it describes somebody unnamed"),
        ({"said_by_source": 3, "source_in_document": 3}, "said by a source"),
        ({"about_source": 1, "source_in_document": 2}, "in a sentence about somebody unnamed"),
        ({"anonymity": 1}, "beside a promise of anonymity"),
        ({}, "too little shows that it is public"),
    ],
)
def test_reasons_to_redact(evidence: dict[str, int], reason: str) -> None:
    """The strongest sign is told, in words for an editor."""
    (decision,) = decide([exposed(entity(), **evidence)], PROTECTION)
    assert decision.reason == reason


@pytest.mark.parametrize(
    ("evidence", "value", "reason"),
    [
        ({"credit": True}, None, "in a byline, credit or author's note"),
        ({"public_role": True}, None, "somebody in a public role"),
        ({"said_by_public": True}, None, "said on the record"),
        ({"source_in_document": 2}, None, "nothing ties it to a source"),
        ({}, None, "nobody speaks without a name in this draft"),
        ({}, Place("Narnia", Kind.COUNTRY), "a country or something larger"),
    ],
)
def test_reasons_to_keep(evidence: dict[str, int], value: object, reason: str) -> None:
    """Likewise for what stays."""
    (decision,) = decide([exposed(entity(value=value), 0.0, **evidence)], PROTECTION)
    assert decision.reason == reason
