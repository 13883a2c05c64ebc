"""What the page is told of a draft: plain values for JSON."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from redactor.exposure.account import is_close
from redactor.exposure.decisions import Action, Placed
from redactor.exposure.policy import Policy
from redactor.printable import printable
from redactor.review.copies import Made, Proposed
from redactor.review.requests import group_of
from redactor.spans import line_starts

if TYPE_CHECKING:
    from redactor.exposure.rulings import Ruling
    from redactor.review.draft import DraftReview


def standing(review: DraftReview) -> dict[str, Any]:
    """How far the review of a draft is; told at once, whatever is being made of it."""
    return {
        "version": review.version,
        "saved": review.is_saved,
        "canUndo": review.can_undo,
    }


def summary(review: DraftReview, known: Proposed | Made | None) -> dict[str, Any]:
    """A draft in a list of drafts, by what is known of it; `None`: nothing, and no figures."""
    told = {**standing(review), "name": printable(review.path.name)}
    if known is None:
        return {**told, "read": False}
    decisions = [placed.decision for placed in known.placed]
    return {
        **told,
        "read": True,
        "redacted": sum(d.action is Action.REDACT for d in decisions),
        "kept": sum(d.action is Action.KEEP for d in decisions),
        "decided": sum(bool(d.by) for d in decisions),
        "found": len(decisions),
        "leaks": len(known.redaction.leaks) if isinstance(known, Made) else 0,
    }


def ruled(ruling: Ruling) -> dict[str, Any]:
    """A ruling, as long as no copy carries it out."""
    return {
        "start": ruling.span.start,
        "end": ruling.span.end,
        "type": ruling.entity_type,
        "action": ruling.action.value,
        "own": ruling.words,
        "by": ruling.by,
    }


def view(review: DraftReview, policy: Policy, known: Proposed | Made) -> dict[str, Any]:
    """A draft with all that is proposed and ruled, by a copy of it.

    `pieces` are the draft's text in order, `copy` likewise the copy's: each either words or the
    index of a finding with the words that stand there. `start` and `end` count code points of the
    draft. `version` is the copy's. Before it is `verified`, nothing is told of what verification
    sees, nor what else could be printed: `offers` are null.
    """
    redaction = known.redaction if isinstance(known, Made) else None
    own = {ruling.span: ruling.words for ruling in known.rulings}
    text = review.document.text
    starts = line_starts(text)
    groups: dict[str, list[int]] = {}
    kin = [group_of(placed) for placed in known.placed]
    for index, key in enumerate(kin):
        groups.setdefault(key, []).append(index)
    leaks = () if redaction is None else redaction.leaks
    leaky = {(leak.line, leak.column) for leak in leaks}
    numbers = {key: number for number, key in enumerate(groups)}
    findings = []
    for index, (key, placed) in enumerate(zip(kin, known.placed, strict=True)):
        decision = placed.decision
        line, column = _place(starts, decision.start)
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
                "offers": None if redaction is None else list(redaction.offers[index]),
                "own": own.get(decision.entity.span),
                "by": decision.by,
                "close": not decision.by and is_close(decision, policy),
                "leaks": (line, column) in leaky,
                "group": numbers[key],
                "mentions": len(groups[key]),
                "words": text[decision.start : decision.end],
            }
        )
    return {
        **summary(review, known),
        "version": known.version,
        "verified": redaction is not None,
        "refused": None if review.refused is None else str(review.refused),
        "refusedIn": review.refused_in,
        "format": review.document.format,
        "notes": list(review.document.notes),
        "pieces": _pieces(text, known.placed, in_copy=False),
        "copy": _pieces(known.text, known.placed, in_copy=True),
        "findings": findings,
        "leakages": [
            {"line": leak.line, "column": leak.column, "kind": leak.kind.value, "rule": leak.rule}
            for leak in leaks
        ],
        "doubtful": [
            _told_place(starts, e.span.start)
            for e in (() if redaction is None else redaction.doubtful)
        ],
        "narrowing": [
            _told_place(starts, span.start)
            for span in (review.narrowing(known) if isinstance(known, Made) else ())
        ],
        "named": redaction is not None and redaction.named,
    }


def _place(starts: list[int], offset: int) -> tuple[int, int]:
    """The 1-based line and column of an offset; see `line_starts`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _told_place(starts: list[int], offset: int) -> dict[str, int]:
    return dict(zip(("line", "column"), _place(starts, offset), strict=True))


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
