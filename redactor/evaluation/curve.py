"""Figures of redaction at several thresholds, from one look at each marked draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redactor import documents
from redactor.evaluation.figures import Tally, tally, total
from redactor.evaluation.gold import GoldDraft
from redactor.evaluation.report import redacted

if TYPE_CHECKING:
    from redactor.pipeline import Redactor

THRESHOLDS = (0.02, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7)
"""Probabilities of exposure from which entities are redacted."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The figures of some drafts over thresholds.

    Args:
        drafts: how many.
        tallies: their counts by threshold, ascending.
    """

    drafts: int
    tallies: Mapping[float, Tally]


@dataclass(frozen=True, slots=True)
class Curves:
    """The figures of a file of drafts over thresholds.

    Args:
        all: of all drafts.
        kinds: of the drafts of each kind, sorted; empty when no draft has one.
    """

    all: Curve
    kinds: Mapping[str, Curve]


def curves(drafts: Iterable[GoldDraft], redactor: Redactor) -> Curves:
    """The figures of the redactor's policy, were its thresholds those of `THRESHOLDS`.

    Each draft is looked at once. What `redact` finds besides, namely words redacted elsewhere in
    the draft and what shows when the copy is read again, is left out: it depends on the copy, and
    so on the threshold. So is the greater certainty that `redact` asks for where rules judge alone:
    the thresholds are taken as they stand.

    Args:
        drafts: read as Markdown.
        redactor: with a policy that weighs exposure; with another all thresholds give the same.

    Raises:
        RedactorError: as `Redactor.assess_by`, with the draft's place.
    """
    policies = [redactor.policy.with_threshold(threshold) for threshold in THRESHOLDS]
    tallied = []
    for draft in drafts:
        document = documents.parse(draft.text, "markdown", name=draft.name)
        decided = redactor.assess_by(document, policies)
        tallied.append((draft.kind, [tally(draft, redacted(each)) for each in decided]))
    kinds = sorted({kind for kind, _ in tallied if kind is not None})
    return Curves(
        all=_curve([each for _, each in tallied]),
        kinds={name: _curve([each for kind, each in tallied if kind == name]) for name in kinds},
    )


def _curve(tallied: list[list[Tally]]) -> Curve:
    columns = zip(*tallied, strict=True)
    return Curve(len(tallied), dict(zip(THRESHOLDS, map(total, columns), strict=True)))
