"""Joins decisions that one replacement says better than two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redactor.exposure.decisions import Action, Decision
from redactor.redaction.certainty import certainty
from redactor.redaction.operators.mention import Certainty
from redactor.spans import Span


def merged(decisions: Iterable[Decision], text: str) -> list[Decision]:
    """The decisions, neighbours to be redacted as one type joined; disjoint, in order.

    So are those of which no type is sure, since both are merely left out. Neighbours have nothing
    but spaces between them. What a recognizer knows the meaning of stays by itself, since it is
    told more precisely so.

    Args:
        decisions: disjoint, in order.
        text: the text that their spans are of.
    """
    joined: list[Decision] = []
    for decision in decisions:
        if joined and _belong_together(joined[-1], decision, text):
            joined[-1] = _both(joined[-1], decision, text)
        else:
            joined.append(decision)
    return joined


def _belong_together(first: Decision, second: Decision, text: str) -> bool:
    between = text[first.end : second.start]
    return (
        first.action is second.action is Action.REDACT
        and (
            first.entity_type == second.entity_type
            or (_is_doubtful(first) and _is_doubtful(second))
        )
        and first.party == second.party
        and first.by == second.by == ""
        and first.entity.value is second.entity.value is None
        and bool(between)
        and not between.strip(" ")
    )


def _is_doubtful(decision: Decision) -> bool:
    return certainty(decision) is Certainty.DOUBTFUL


def _both(first: Decision, second: Decision, text: str) -> Decision:
    between = text[first.end : second.start]
    stronger = max(first, second, key=lambda decision: decision.probability)
    entity = replace(
        stronger.entity,
        span=Span(first.start, second.end),
        text=first.entity.text + between + second.entity.text,
    )
    return replace(stronger, entity=entity)
