"""Measures what a model hides and keeps of marked drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, roc_auc_score

from redactor.detection.exposing import features
from redactor.detection.model import Model, Scores
from redactor.detection.tagging import Thresholds, tag
from redactor.evaluation.figures import Figure, Finding, Share, tally, total
from redactor.evaluation.gold import GoldDraft, GoldSpan
from redactor.exposure.decisions import Exposure
from redactor.spans import Span
from redactor.training.examples import Example

Range = tuple[int, int]
"""First code point, and one past the last."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A draft and what the model says of it."""

    document: Example = field(repr=False)
    scores: Scores = field(repr=False)

    @property
    def gold(self) -> list[tuple[int, int]]:
        """Token ranges of the marks, in the marks' order."""
        starts, ends = self.scores.encoding.starts, self.scores.encoding.ends
        ranges = []
        for mark in self.document.marks:
            inside = np.flatnonzero((starts < mark.end) & (ends > mark.start))
            ranges.append((int(inside[0]), int(inside[-1]) + 1))
        return ranges


def score_all(model: Model, documents: Iterable[Example]) -> list[Scored]:
    """Run the model over drafts."""
    return [Scored(document, model.scores(document.text)) for document in documents]


def figures(pairs: Sequence[tuple[Example, Sequence[Range]]]) -> dict[str, float]:
    """Shares hidden and kept, as `redactor.evaluation` counts them.

    Args:
        pairs: drafts with the ranges that a redacted copy no longer shows.

    Returns:
        direct, protected, kept, touched, and one `all.TYPE` and `protected.TYPE` a type.
    """
    tallies = [
        tally(_gold(document), [Finding(Span(*span), "", "") for span in spans])
        for document, spans in pairs
    ]
    counts = total(tallies)
    shares = {
        "direct": counts.figures[Figure.DIRECT.value],
        "protected": counts.figures[Figure.PROTECTED.value],
        "kept": counts.figures[Figure.PUBLIC_KEPT.value],
        "touched": counts.figures[Figure.TOUCHED.value],
        "all": sum(counts.hidden_by_level.values(), Share()),
        **{f"all.{label}": share for label, share in counts.hidden_by_label.items()},
        **{f"protected.{label}": share for label, share in counts.protected_by_label.items()},
    }
    return {name: share.value for name, share in shares.items() if share.value is not None}


def _gold(document: Example) -> GoldDraft:
    marks = []
    for mark in document.marks:
        (label,) = mark.types
        marks.append(GoldSpan(Span(mark.start, mark.end), label, Exposure(mark.level)))
    return GoldDraft(document.id, document.id, document.text, tuple(marks), document.kind)


def everything(
    scored: Sequence[Scored], types: Sequence[str], thresholds: Thresholds
) -> dict[str, float]:
    """Figures when every entity is redacted."""
    pairs = []
    for item in scored:
        encoding = item.scores.encoding
        tags = tag(encoding, item.scores.labels, types, thresholds)
        spans = [(int(encoding.starts[t.first]), int(encoding.ends[t.last - 1])) for t in tags]
        pairs.append((item.document, spans))
    return figures(pairs)


@dataclass(frozen=True, slots=True)
class Table:
    """Exposure features of found or gold entities over several drafts, `N` in all.

    Args:
        features: `[N, FEATURES]`.
        direct: direct-against-quasi logits, `[N]`.
        groups: index of the draft, `[N]`.
        spans: code points of each entity.
        levels: gold level of the letters it covers: 0 none, 1 quasi, 2 direct, -1 unmarked.
    """

    features: NDArray[np.float64] = field(repr=False)
    direct: NDArray[np.float64] = field(repr=False)
    groups: NDArray[np.int64] = field(repr=False)
    spans: list[Range] = field(repr=False)
    levels: NDArray[np.int64] = field(repr=False)


def tabulate(
    scored: Sequence[Scored], types: Sequence[str], thresholds: Thresholds | None
) -> Table:
    """Collect features of the entities found at `thresholds`, or of the gold marks if None."""
    tables, directs, groups, spans, levels = [], [], [], [], []
    for index, item in enumerate(scored):
        encoding = item.scores.encoding
        if thresholds is None:
            ranges = item.gold
            kinds = [next(iter(mark.types)) for mark in item.document.marks]
        else:
            tags = tag(encoding, item.scores.labels, types, thresholds)
            ranges = [(t.first, t.last) for t in tags]
            kinds = [t.type for t in tags]
        table, direct = features(item.document.text, item.scores, ranges, kinds)
        tables.append(table)
        directs.append(direct)
        groups += [index] * len(ranges)
        for a, b in ranges:
            start, end = int(encoding.starts[a]), int(encoding.ends[b - 1])
            spans.append((start, end))
            touched = [
                {"none": 0, "quasi": 1, "direct": 2}[m.level]
                for m in item.document.marks
                if m.level and m.start < end and m.end > start
            ]
            levels.append(max(touched, default=-1))
    return Table(
        np.concatenate(tables),
        np.concatenate(directs),
        np.array(groups, dtype=np.int64),
        spans,
        np.array(levels, dtype=np.int64),
    )


def redacted(
    scored: Sequence[Scored], table: Table, chosen: NDArray[np.bool_]
) -> list[tuple[Example, list[Range]]]:
    """The drafts with the spans of the table's rows that `chosen`, shape `[N]`, holds true."""
    pairs: list[tuple[Example, list[Range]]] = [(item.document, []) for item in scored]
    for index in np.flatnonzero(chosen):
        pairs[table.groups[index]][1].append(table.spans[index])
    return pairs


def areas(levels: NDArray[np.int64], scores: NDArray[np.float64]) -> tuple[float, float]:
    """Area under the precision-recall and the ROC curve, protected against none."""
    known = levels >= 0
    target = levels[known] > 0
    return (
        float(average_precision_score(target, scores[known])),
        float(roc_auc_score(target, scores[known])),
    )
