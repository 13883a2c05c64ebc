"""Measures redaction on drafts with marked spans."""

from redactor.evaluation.curve import Curve, Curves, curves
from redactor.evaluation.figures import Figure, Finding, Share, Tally
from redactor.evaluation.gold import GoldDraft, GoldSpan, read_gold
from redactor.evaluation.mistakes import Mistake, MistakeKind, mistakes
from redactor.evaluation.report import Attempt, Report, Section, redact_all, report

__all__ = [
    "Attempt",
    "Curve",
    "Curves",
    "Figure",
    "Finding",
    "GoldDraft",
    "GoldSpan",
    "Mistake",
    "MistakeKind",
    "Report",
    "Section",
    "Share",
    "Tally",
    "curves",
    "mistakes",
    "read_gold",
    "redact_all",
    "report",
]
