"""Coarsens dates and times: `generalize`, and `is_generalization` for what it can have written."""

from redactor.redaction.operators.dates.generalization import generalize, is_generalization

__all__ = ["generalize", "is_generalization"]
