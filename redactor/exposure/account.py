"""Accounts for decisions: what was redacted, what stays, and what of it is riskiest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import Policy
from redactor.exposure.reasons import SAYS_NOTHING

CLOSE = 0.5
"""A kept entity is a close call from this share of the probability that would have redacted it."""

RISKIEST = 3
"""How many of the kept entities are named."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the entities of a draft.

    Args:
        redacted: how many of each type.
        kept: likewise.
        close: how many of the kept were close calls.
        riskiest: the close calls likeliest to expose somebody, likeliest first.
    """

    redacted: Counter[str]
    kept: Counter[str]
    close: int
    riskiest: tuple[Decision, ...]


def account(decisions: Iterable[Decision], policy: Policy) -> Account:
    """The account of one draft's decisions by `policy`."""
    decisions = list(decisions)
    close = [d for d in decisions if is_close(d, policy)]
    ranked = sorted(close, key=lambda d: (-d.probability, d.start))
    return Account(
        redacted=Counter(d.entity_type for d in decisions if d.action is Action.REDACT),
        kept=Counter(d.entity_type for d in decisions if d.action is Action.KEEP),
        close=len(close),
        riskiest=tuple(ranked[:RISKIEST]),
    )


def is_close(decision: Decision, policy: Policy) -> bool:
    """True for a kept entity that a policy would have redacted had it been likelier to expose.

    Function words, which stay however likely, are no close call; what a list keeps may be one.
    """
    treatment = policy.treatment(decision.entity_type)
    return (
        decision.action is Action.KEEP
        and treatment.action is Action.REDACT
        and treatment.acts_from is not Exposure.NONE
        and decision.probability >= CLOSE * treatment.threshold
        and decision.reason != SAYS_NOTHING
    )
