"""Tells how sure it is of what type an entity is."""

from __future__ import annotations

from redactor.exposure.decisions import Decision
from redactor.redaction.operators.mention import Certainty

EVEN = 0.5
"""Calibrated probability from which a model is more likely right about a type than wrong."""


def certainty(decision: Decision) -> Certainty:
    """How sure it is that the entity is of its type."""
    if not decision.rule.startswith(("model.", "added.")):
        return Certainty.KNOWN
    return Certainty.LIKELY if decision.score >= EVEN else Certainty.DOUBTFUL
