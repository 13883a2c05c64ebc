"""Redacts marked drafts and sums up how well that went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redactor import documents
from redactor.evaluation.bootstrap import Interval, intervals
from redactor.evaluation.figures import Finding, Tally, tally, total
from redactor.evaluation.gold import GoldDraft
from redactor.exposure.decisions import Action, Decision

if TYPE_CHECKING:
    from redactor.pipeline import Redactor


@dataclass(frozen=True, slots=True)
class Attempt:
    """A marked draft, and what redaction made of it.

    Args:
        draft: with its marks.
        findings: what was redacted, in order, disjoint.
        leaks: how much verification still saw; with any, there would be no copy.
    """

    draft: GoldDraft
    findings: tuple[Finding, ...]
    leaks: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of some drafts.

    Args:
        drafts: how many.
        leaking: how many of them verification would not let through.
        tally: their counts.
        intervals: by `Figure.value`; see `redactor.evaluation.bootstrap`.
    """

    drafts: int
    leaking: int
    tally: Tally
    intervals: Mapping[str, Interval | None]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a file of drafts.

    Args:
        all: of all drafts.
        kinds: of the drafts of each kind, sorted; empty when no draft has one.
    """

    all: Section
    kinds: Mapping[str, Section]


def redact_all(drafts: Iterable[GoldDraft], redactor: Redactor) -> Iterator[Attempt]:
    """Redact drafts, read as Markdown, one after the other.

    Raises:
        RedactorError: as `Redactor.redact`, with the draft's place.
    """
    for draft in drafts:
        redaction = redactor.redact_document(
            documents.parse(draft.text, "markdown", name=draft.name)
        )
        yield Attempt(draft, redacted(redaction.decisions), len(redaction.leaks))


def redacted(decisions: Iterable[Decision]) -> tuple[Finding, ...]:
    """What some decisions redact, in their order."""
    return tuple(
        Finding(decision.entity.span, decision.entity_type, decision.rule)
        for decision in decisions
        if decision.action is Action.REDACT
    )


def report(attempts: Iterable[Attempt]) -> Report:
    """The figures of all drafts and of each kind."""
    tallied = [(one, tally(one.draft, one.findings)) for one in attempts]
    kinds = sorted({one.draft.kind for one, _ in tallied if one.draft.kind is not None})
    return Report(
        all=_section(tallied),
        kinds={kind: _section([t for t in tallied if t[0].draft.kind == kind]) for kind in kinds},
    )


def _section(tallied: Sequence[tuple[Attempt, Tally]]) -> Section:
    tallies = [counts for _, counts in tallied]
    return Section(
        drafts=len(tallied),
        leaking=sum(attempt.leaks > 0 for attempt, _ in tallied),
        tally=total(tallies),
        intervals=intervals(tallies),
    )
