"""Counts what was hidden and what was kept.

A span is hidden when every letter and digit in it is covered; a span without any counts nowhere.
Covered is what a finding covers. Protected are the levels `direct` and `quasi`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum

from redactor.evaluation.gold import GoldDraft, GoldSpan
from redactor.exposure.decisions import Exposure
from redactor.spans import Span


class Figure(Enum):
    """The main figures; each is a share, 0.0-1.0."""

    DIRECT = "direct"
    """Of the `direct` spans, those hidden."""
    PROTECTED = "protected"
    """Of the `direct` and `quasi` spans, those hidden: what protects the source."""
    PUBLIC_KEPT = "public_kept"
    """Of the `none` spans, those of which no letter or digit is covered: what keeps the story."""
    PRECISION = "precision"
    """Of the letters and digits covered, those that lie in a protected span."""
    EXPOSED_DOCS = "exposed_docs"
    """Of the drafts with a `direct` span, those in which one is not hidden."""
    TOUCHED = "touched"
    """Of all letters and digits, those covered: the cost in text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of a draft that its redacted copy no longer shows.

    Args:
        span: code points of the draft.
        type: the entity type.
        rule: the rule or recognizer that found it.
    """

    span: Span
    type: str
    rule: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some cases fulfil a condition.

    Args:
        cases: how many there are.
        hits: how many of them fulfil it.
    """

    cases: int = 0
    hits: int = 0

    @property
    def value(self) -> float | None:
        """0.0-1.0; `None` without cases."""
        return self.hits / self.cases if self.cases else None

    def __add__(self, other: Share) -> Share:
        return Share(self.cases + other.cases, self.hits + other.hits)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one draft, or of several.

    Args:
        figures: the main figures, by `Figure.value`.
        protected_by_label: protected spans by label; hits are hidden.
        hidden_by_level: spans by level; hits are hidden.
        hidden_by_label: spans of any level by label; hits are hidden.
        marked_by_type: findings by entity type; hits share a code point with a span of any level.
    """

    figures: Mapping[str, Share]
    protected_by_label: Mapping[str, Share]
    hidden_by_level: Mapping[str, Share]
    hidden_by_label: Mapping[str, Share]
    marked_by_type: Mapping[str, Share]


def is_protected(mark: GoldSpan) -> bool:
    """Whether the span bears on a protected person."""
    return mark.level is not Exposure.NONE


def letters(text: str, span: Span) -> list[int]:
    """The offsets of the span's letters and digits, in any script."""
    return [i for i in range(span.start, span.end) if text[i].isalnum()]


def mask(text: str, spans: Iterable[Span]) -> bytearray:
    """One byte a code point of the text: 1 where a span covers it, else 0."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\1" * len(span)
    return covered


def tally(draft: GoldDraft, findings: Iterable[Finding]) -> Tally:
    """The counts of one draft.

    Args:
        draft: with its marks.
        findings: within the draft; they may overlap.
    """
    found = list(findings)
    hidden = mask(draft.text, (finding.span for finding in found))
    protecting = mask(draft.text, (mark.span for mark in draft.spans if is_protected(mark)))
    marks = [(m, where) for m in draft.spans if (where := letters(draft.text, m.span))]
    gone = [(mark, all(hidden[i] for i in where)) for mark, where in marks]
    covered = [i for i, character in enumerate(draft.text) if hidden[i] and character.isalnum()]
    direct = [is_gone for mark, is_gone in gone if mark.level is Exposure.DIRECT]
    public = [where for mark, where in marks if not is_protected(mark)]
    return Tally(
        figures={
            Figure.DIRECT.value: _share(direct),
            Figure.PROTECTED.value: _share(is_gone for mark, is_gone in gone if is_protected(mark)),
            Figure.PUBLIC_KEPT.value: _share(not any(hidden[i] for i in w) for w in public),
            Figure.PRECISION.value: _share(bool(protecting[i]) for i in covered),
            Figure.EXPOSED_DOCS.value: _share([not all(direct)] if direct else []),
            Figure.TOUCHED.value: Share(sum(c.isalnum() for c in draft.text), len(covered)),
        },
        protected_by_label=_grouped((m.label, g) for m, g in gone if is_protected(m)),
        hidden_by_level=_grouped((m.level.value, g) for m, g in gone),
        hidden_by_label=_grouped((m.label, g) for m, g in gone),
        marked_by_type=_grouped(
            (f.type, any(f.span.overlaps(mark.span) for mark in draft.spans)) for f in found
        ),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of some drafts' counts."""
    sums: dict[str, dict[str, Share]] = {table.name: {} for table in fields(Tally)}
    for one in tallies:
        for name, table in sums.items():
            for key, share in getattr(one, name).items():
                table[key] = table.get(key, Share()) + share
    return Tally(**sums)


def _share(conditions: Iterable[bool]) -> Share:
    outcomes = list(conditions)
    return Share(len(outcomes), sum(outcomes))


def _grouped(outcomes: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for key, fulfilled in outcomes:
        shares[key] = shares.get(key, Share()) + Share(1, int(fulfilled))
    return shares
