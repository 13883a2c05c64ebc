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
    redact = treatment.acts_on(1.0, 1.0 if identifier else 0.0, entity.score)
    if redact:
        reason = f"the policy {policy.name} redacts every {entity.type}"
    elif treatment.action is Action.KEEP:
        reason = f"the policy {policy.name} keeps every {entity.type}"
    elif entity.score < treatment.min_score:
        reason = f"scored below what the policy {policy.name} asks of {entity.type}"
    else:
        reason = f"the policy {policy.name} redacts {entity.type} only when direct"
    return Decision(
        entity=entity,
        exposure=Exposure.DIRECT if identifier else Exposure.QUASI,
        probability=1.0,
        action=Action.REDACT if redact else Action.KEEP,
        operator=treatment.operator if redact else "",
        reason=reason,
    )
