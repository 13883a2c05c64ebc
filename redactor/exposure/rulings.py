"""Lets an editor have the last word on single stretches of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from redactor.detection.entities import Entity
from redactor.detection.overlaps import outside
from redactor.exposure.agreed import Agreed
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import Policy
from redactor.spans import Span

MARKED = "editor.marked"
"""The rule of what an editor marked and nothing had found."""

_OPERATOR_OF_WORDS = "generalize"
_UNEXPLAINED = "an editor's decision"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an editor decided on a stretch of a draft.

    Args:
        span: code points of `Document.text`.
        action: what is done with it.
        entity_type: of what stands there.
        by: who decided.
        reason: why, without words of the draft; empty when nothing was said.
        words: what is printed instead, without brackets; `None`: what the operator writes.

    Raises:
        AgreedWordsError: RED204: the words cannot stand in brackets.
    """

    span: Span
    action: Action
    entity_type: str
    by: str
    reason: str = ""
    words: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.agreed  # noqa: B018 - refuses words that do not fit

    @property
    def agreed(self) -> Agreed | None:
        """The words as a replacement."""
        return None if self.words is None else Agreed(self.words)


def ruled(
    decisions: Iterable[Decision], rulings: Iterable[Ruling], text: str, policy: Policy
) -> list[Decision]:
    """The decisions with an editor's rulings in place of those that they overlap, in order.

    What a ruling leaves of a decision to redact stays redacted: an editor who keeps a surname has
    not kept the name before it.

    Args:
        decisions: disjoint.
        rulings: disjoint.
        text: the document's.
        policy: whose operator redacts.
    """
    rulings = list(rulings)
    decisions = list(decisions)
    spans = [ruling.span for ruling in rulings]
    known = {decision.entity.span: decision for decision in decisions}
    rest = [
        replace(decision, entity=entity)
        for decision in decisions
        if decision.entity.span not in spans
        for entity in outside([decision.entity], spans)
    ]
    own = [_decided(ruling, known.get(ruling.span), text, policy) for ruling in rulings]
    return sorted([*rest, *own], key=lambda decision: decision.entity.span)


def _decided(ruling: Ruling, known: Decision | None, text: str, policy: Policy) -> Decision:
    decision = _marked(ruling, text) if known is None else known
    entity = replace(decision.entity, type=ruling.entity_type)
    if ruling.action is Action.KEEP:
        operator = ""
    elif ruling.agreed is None:
        operator = decision.operator or policy.treatment(ruling.entity_type).operator
    else:
        operator = _OPERATOR_OF_WORDS
        entity = replace(entity, value=ruling.agreed)
    if entity.type != decision.entity_type:
        entity = replace(entity, value=ruling.agreed)
    return replace(
        decision,
        entity=entity,
        action=ruling.action,
        operator=operator,
        reason=ruling.reason or _UNEXPLAINED,
        replacement=None,
        by=ruling.by,
    )


def _marked(ruling: Ruling, text: str) -> Decision:
    """The decision on what was not found, or not by itself."""
    redacts = ruling.action is Action.REDACT
    entity = Entity(ruling.entity_type, ruling.span, 1.0, MARKED, ruling.span.of(text))
    exposure = Exposure.QUASI if redacts else Exposure.NONE
    return Decision(entity, exposure, float(redacts), ruling.action, "", "")
