"""A redaction as one page for a colleague or a lawyer: self-contained, without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from redactor.exposure.account import account
from redactor.exposure.decisions import Action
from redactor.exposure.policy import Policy
from redactor.redaction.redaction import Redaction

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str = field(repr=False)
    number: int = 0
    action: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    type: str
    original: str = field(repr=False)
    words: str = field(repr=False)
    exposure: str
    probability: str
    reason: str
    rule: str
    by: str


def report(
    redaction: Redaction,
    policy: Policy,
    time: datetime,
    reviewers: Sequence[str] = (),
    *,
    originals: bool = False,
) -> bytes:
    """The page as HTML in UTF-8.

    Args:
        redaction: without leaks.
        policy: the one it was made by.
        time: when, with its time zone.
        reviewers: editors who went through the decisions, in order.
        originals: whether the words that were taken out are shown; the page says so.
    """
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined
    )
    made = environment.get_template("report.html").render(
        policy=policy,
        time=time.isoformat(timespec="minutes"),
        version=version("redactor"),
        account=account(redaction.decisions, policy),
        reviewers=reviewers,
        notes=redaction.document.notes,
        lines=_lines(_pieces(redaction)),
        rows=[*_rows(redaction, originals=originals)],
        originals=originals,
    )
    return made.encode("utf-8", "backslashreplace")


def _rows(redaction: Redaction, *, originals: bool) -> Iterator[_Row]:
    for placed in redaction.placed:
        decision = placed.decision
        yield _Row(
            type=decision.entity_type,
            original=decision.entity.span.of(redaction.document.text) if originals else "",
            words=placed.span.of(redaction.text),
            exposure=decision.exposure.value,
            probability=f"{decision.probability:.2f}",
            reason=decision.reason,
            rule=decision.rule,
            by=decision.by or "the tool",
        )


def _pieces(redaction: Redaction) -> Iterator[_Piece]:
    at = 0
    for number, placed in enumerate(redaction.placed, 1):
        yield _Piece(redaction.text[at : placed.span.start])
        kept = placed.decision.action is Action.KEEP
        yield _Piece(placed.span.of(redaction.text), number, "keep" if kept else "redact")
        at = placed.span.end
    yield _Piece(redaction.text[at:])


def _lines(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        for index, words in enumerate(piece.words.split("\n")):
            if index:
                lines.append([])
            if words:
                lines[-1].append(_Piece(words, piece.number, piece.action))
    return lines
