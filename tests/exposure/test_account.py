"""Accounts: what a draft's decisions add up to."""

from __future__ import annotations

from dataclasses import replace

from redactor.detection.entities import Entity
from redactor.exposure.account import CLOSE, RISKIEST, account
from redactor.exposure.decide import decide
from redactor.exposure.decisions import Action, Decision
from redactor.exposure.policy import load_policy
from redactor.exposure.reasons import SAYS_NOTHING
from redactor.spans import Span
from tests.exposure.assessments import exposed

POLICY = load_policy("source-protection")


def decided(*probabilities: float) -> list[Decision]:
    """Decisions on places, of those probabilities."""
    return decide(
        [
            exposed(Entity("LOCATION", Span(9 * i, 9 * i + 6), 0.9, "places.town", "Hyesan"), p)
            for i, p in enumerate(probabilities)
        ],
        POLICY,
    )


def test_redacted_and_kept_are_counted_by_type() -> None:
    """Every decision is counted once."""
    told = account(decided(1.0, 1.0, 0.0), POLICY)
    assert told.redacted == {"LOCATION": 2}
    assert told.kept == {"LOCATION": 1}
    assert told.close == 0


def test_the_riskiest_that_stay_come_first() -> None:
    """Close calls are counted, and at most three of them named, likeliest first."""
    threshold = POLICY.default.threshold
    near = [threshold * share for share in (CLOSE, 0.6, 0.9, 0.7, 0.8)]
    told = account(decided(1.0, *near, 0.0), POLICY)
    assert told.close == len(near)
    assert [d.probability for d in told.riskiest] == sorted(near, reverse=True)[:RISKIEST]


def test_what_stays_however_likely_is_no_close_call() -> None:
    """Function words that a model took in are not named; what a list keeps is."""
    kept = [replace(d, action=Action.KEEP) for d in decided(1.0)]
    assert account(kept, POLICY).close == 1
    assert account([replace(d, reason=SAYS_NOTHING) for d in kept], POLICY).close == 0


def test_a_policy_that_weighs_nothing_has_no_close_calls() -> None:
    """Where every entity goes, or none of its type, nothing was nearly decided otherwise."""
    kept = [replace(d, entity=replace(d.entity, type="DATE_TIME")) for d in decided(0.1)]
    assert account(kept, load_policy("names-only")).close == 0
