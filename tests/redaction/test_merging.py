"""Joining neighbouring decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.detection.entities import Entity
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.merging import merged
from redactor.spans import Span

TEXT = "A clerk at mill four left."


def decision(words: str, kind: str = "OCCUPATION", **changes: object) -> Decision:
    start = TEXT.index(words)
    entity = Entity(kind, Span(start, start + len(words)), 0.9, "t.r", words)
    made = Decision(entity, Exposure.QUASI, 0.5, Action.REDACT, "generalize", "it is so")
    return replace(made, **changes)


def test_neighbours_of_a_type_become_one() -> None:
    """Two findings with a space between are replaced together, for the stronger's reason."""
    first, second = decision("mill"), decision("four", probability=0.9, reason="it is plain")
    (both,) = merged([first, second], TEXT)
    assert both.entity.text == "mill four"
    assert both.entity.span.of(TEXT) == "mill four"
    assert both.reason == "it is plain"


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(decision("four", "MISC"), id="another type"),
        pytest.param(decision("four", action=Action.KEEP, operator=""), id="kept"),
        pytest.param(decision("four", party=3), id="another party"),
        pytest.param(decision("left"), id="a word between"),
    ],
)
def test_others_stay_apart(second: Decision) -> None:
    """What differs, or does not stand side by side, is replaced by itself."""
    assert merged([decision("mill"), second], TEXT) == [decision("mill"), second]


def test_what_has_a_meaning_stays_by_itself() -> None:
    """A finding whose value is known is told more precisely alone."""
    known = decision("mill")
    known = replace(known, entity=replace(known.entity, value=object()))
    assert merged([known, decision("four")], TEXT) == [known, decision("four")]


def test_what_is_merely_left_out_becomes_one() -> None:
    """Neighbours of which a model doubts the type are left out together, whatever the types."""
    first, second = decision("mill"), decision("four", "MISC")
    doubtful = [
        replace(d, entity=replace(d.entity, rule="model.x", score=0.2)) for d in (first, second)
    ]
    (both,) = merged(doubtful, TEXT)
    assert both.entity.text == "mill four"
    sure = replace(doubtful[0], entity=replace(doubtful[0].entity, score=0.9))
    assert len(merged([sure, doubtful[1]], TEXT)) == 2
