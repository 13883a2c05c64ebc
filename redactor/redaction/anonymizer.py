"""Presidio's `AnonymizerEngine` with our operators."""

from __future__ import annotations

from presidio_anonymizer import AnonymizerEngine

from redactor.redaction.operators.block import Block
from redactor.redaction.operators.generalize import Generalize
from redactor.redaction.operators.pseudonym import Pseudonym
from redactor.redaction.operators.tag import Tag


def build_anonymizer() -> AnonymizerEngine:
    """An engine that knows our operators beside Presidio's own."""
    engine = AnonymizerEngine()
    for operator in (Generalize, Pseudonym, Tag, Block):
        engine.add_anonymizer(operator)
    return engine
