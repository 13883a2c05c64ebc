"""Presidio's `AnonymizerEngine` with our operators."""

from __future__ import annotations

from presidio_anonymizer import AnonymizerEngine

from redactor.redaction.operators.block import Block
from redactor.redaction.operators.generalize import Generalize
from redactor.redaction.operators.tag import Tag


def build_anonymizer() -> AnonymizerEngine:
    """An engine that knows `generalize`, `tag` and `block` beside Presidio's own operators."""
    engine = AnonymizerEngine()
    for operator in (Generalize, Tag, Block):
        engine.add_anonymizer(operator)
    return engine
