"""Tells which redacted words must stand nowhere else in the copy."""

from __future__ import annotations

from redactor.detection.entities import (
    DATE_TIME,
    DEMOGRAPHIC,
    FAMILY_RELATION,
    MISC,
    OCCUPATION,
)
from redactor.detection.gazetteer import Place
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import Policy

SHARED = frozenset({DATE_TIME, DEMOGRAPHIC, FAMILY_RELATION, MISC, OCCUPATION})
"""Types whose words are a source's in one sentence and the public's in the next: in the newsroom's
training drafts up to a third of the mentions that repeat a protected one word by word are public.
"""


def is_sought(decision: Decision, policy: Policy) -> bool:
    """Whether the words of a decision's entity must stand nowhere else in the copy.

    Where a policy redacts every entity of a type, always. Where it weighs exposure, names and
    identifiers must not, but a weekday, a job or a place that the audience may be told may.
    """
    if decision.action is Action.KEEP:
        return False
    if policy.treatment(decision.entity_type).acts_from is Exposure.NONE:
        return True
    place = decision.entity.value
    if isinstance(place, Place) and place.population >= policy.audience.min_population:
        return False
    return decision.entity_type not in SHARED
