"""What the page is told of a draft: plain values for JSON."""

from __future__ import annotations

from typing import Any

from redactor.exposure.account import is_close
from redactor.exposure.decisions import Action, Placed
from redactor.exposure.policy import Policy
from redactor.printable import printable
from redactor.review.draft import DraftReview, group_of
from redactor.spans import line_and_column


def summary(review: DraftReview) -> dict[str, Any]:
    """A draft in a list of drafts; without figures as long as it was not read."""
    told = {"name": printable(review.path.name), "saved": review.is_saved, "read": review.is_read}
    if not review.is_read:
        return told
    decisions = review.redaction.decisions
    return {
        **told,
        "redacted": sum(d.action is Action.REDACT for d in decisions),
        "kept": sum(d.action is Action.KEEP for d in decisions),
        "decided": sum(bool(d.by) for d in decisions),
        "found": len(decisions),
        "leaks": len(review.redaction.leaks),
    }


def view(review: DraftReview, policy: Policy) -> dict[str, Any]:
    """A draft with all that is proposed and ruled.

    `pieces` are the draft's text in order, `copy` likewise the copy's: each either words or the
    index of a finding with the words that stand there. `start` and `end` count code points of the
    draft.
    """
    redaction, rulings = review.snapshot()
    own = {ruling.span: ruling.words for ruling in rulings}
    text = review.document.text
    groups: dict[str, list[int]] = {}
    for index, placed in enumerate(redaction.placed):
        groups.setdefault(group_of(placed), []).append(index)
    leaky = {(leak.line, leak.column) for leak in redaction.leaks}
    numbers = {key: number for number, key in enumerate(groups)}
    findings = []
    for placed, offers in zip(redaction.placed, redaction.offers, strict=True):
        decision = placed.decision
        line, column = line_and_column(text, decision.start)
        findings.append(
            {
                "start": decision.start,
                "end": decision.end,
                "line": line,
                "column": column,
                "type": decision.entity_type,
                "exposure": decision.exposure.value,
                "probability": round(decision.probability, 2),
                "action": decision.action.value,
                "reason": decision.reason,
                "rule": decision.rule,
                "replacement": decision.replacement,
                "offers": list(offers),
                "own": own.get(decision.entity.span),
                "by": decision.by,
                "close": is_close(decision, policy),
                "leaks": (line, column) in leaky,
                "group": numbers[group_of(placed)],
                "mentions": len(groups[group_of(placed)]),
                "words": text[decision.start : decision.end],
            }
        )
    return {
        **summary(review),
        "format": review.document.format,
        "notes": list(review.document.notes),
        "pieces": _pieces(text, redaction.placed, in_copy=False),
        "copy": _pieces(redaction.text, redaction.placed, in_copy=True),
        "findings": findings,
        "leakages": [
            {"line": leak.line, "column": leak.column, "kind": leak.kind.value, "rule": leak.rule}
            for leak in redaction.leaks
        ],
        "doubtful": [
            dict(zip(("line", "column"), line_and_column(text, e.span.start), strict=True))
            for e in redaction.doubtful
        ],
        "narrowing": [
            dict(zip(("line", "column"), line_and_column(text, span.start), strict=True))
            for span in review.narrowing()
        ],
        "named": redaction.named,
        "canUndo": review.can_undo,
    }


def _pieces(text: str, placed: tuple[Placed, ...], *, in_copy: bool) -> list[str | list[Any]]:
    pieces: list[str | list[Any]] = []
    at = 0
    for index, one in enumerate(placed):
        span = one.span if in_copy else one.decision.entity.span
        if at < span.start:
            pieces.append(text[at : span.start])
        pieces.append([index, text[span.start : span.end]])
        at = span.end
    if at < len(text):
        pieces.append(text[at:])
    return pieces
