"""Turns entities into decisions by a policy."""

from __future__ import annotations

from collections.abc import Iterable

from redactor.detection.entities import CONCEPTS, PERSON, Entity
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import Policy


def decide(entities: Iterable[Entity], policy: Policy) -> list[Decision]:
    """One decision an entity, in the order given.

    Nothing here says whom an entity is about, so each counts as protected: names and identifiers as
    `direct`, all else as `quasi`.
    """
    return [_decision(entity, policy) for entity in entities]


def _decision(entity: Entity, policy: Policy) -> Decision:
    treatment = policy.treatment(entity.type)
    identifier = entity.type == PERSON or entity.type not in CONCEPTS
    redact = treatment.action is Action.REDACT and entity.score >= treatment.threshold
    if redact:
        reason = f"the policy {policy.name} redacts every {entity.type}"
    elif treatment.action is Action.REDACT:
        reason = f"scored below the threshold of the policy {policy.name} for {entity.type}"
    else:
        reason = f"the policy {policy.name} keeps every {entity.type}"
    return Decision(
        entity=entity,
        exposure=Exposure.DIRECT if identifier else Exposure.QUASI,
        probability=1.0,
        action=Action.REDACT if redact else Action.KEEP,
        operator=treatment.operator if redact else "",
        reason=reason,
    )
