"""Turns assessments into decisions by a policy."""

from __future__ import annotations

from collections.abc import Iterable

from redactor.detection.entities import SHEET
from redactor.exposure.assess import Assessment
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import Policy, Treatment, is_exposed
from redactor.exposure.reasons import reason_to_keep, reason_to_protect

EVEN = 0.5
"""Where a policy asks for no probability, an entity has the exposure that is likelier than not."""


def decide(assessments: Iterable[Assessment], policy: Policy) -> list[Decision]:
    """One decision an assessment, in the order given."""
    return [_decision(assessment, policy) for assessment in assessments]


def _decision(assessment: Assessment, policy: Policy) -> Decision:
    entity = assessment.entity
    treatment = policy.treatment(entity.type)
    if entity.rule.startswith(SHEET):
        return _on_sheet(assessment, treatment)
    redact = treatment.acts_on(assessment.protected, assessment.direct, entity.score)
    return Decision(
        entity=entity,
        exposure=_exposure(assessment, treatment),
        probability=assessment.protected,
        action=Action.REDACT if redact else Action.KEEP,
        operator=treatment.operator if redact else "",
        reason=_reason(assessment, treatment, policy, redact=redact),
        party=assessment.party,
    )


def _on_sheet(assessment: Assessment, treatment: Treatment) -> Decision:
    """What the newsroom knows of its source goes, whatever the policy and the model say."""
    return Decision(
        entity=assessment.entity,
        exposure=Exposure.DIRECT,
        probability=1.0,
        action=Action.REDACT,
        operator=treatment.operator,
        reason="it stands on the source sheet",
        party=assessment.party,
    )


def _exposure(assessment: Assessment, treatment: Treatment) -> Exposure:
    threshold = treatment.threshold or EVEN
    if not is_exposed(assessment.protected, assessment.direct, threshold):
        return Exposure.NONE
    alone = assessment.direct >= assessment.protected / 2
    return Exposure.DIRECT if alone else Exposure.QUASI


def _reason(assessment: Assessment, treatment: Treatment, policy: Policy, *, redact: bool) -> str:
    kind = assessment.entity.type
    if treatment.acts_from is Exposure.NONE and redact:
        return f"the policy {policy.name} redacts every {kind}"
    if treatment.action is Action.KEEP:
        return f"the policy {policy.name} keeps every {kind}"
    if assessment.entity.score < treatment.min_score:
        return f"scored below what the policy {policy.name} asks of {kind}"
    if redact:
        return reason_to_protect(assessment)
    if treatment.acts_from is Exposure.DIRECT:
        return f"the policy {policy.name} redacts {kind} only when direct"
    return reason_to_keep(assessment)
