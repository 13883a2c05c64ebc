"""Fits, on drafts the network was not trained on, what turns its scores into probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from redactor.detection.exposing import Weights, document_features
from redactor.detection.model import Settings
from redactor.detection.tagging import tag
from redactor.training.evaluate import Scored, Table, tabulate


@dataclass(frozen=True, slots=True)
class Reliability:
    """Predicted against observed shares in ten equal bins of probability.

    Args:
        counts: findings in each bin.
        predicted: mean probability of each bin.
        observed: share of the bin's findings that are right.
    """

    counts: NDArray[np.int64] = field(repr=False)
    predicted: NDArray[np.float64] = field(repr=False)
    observed: NDArray[np.float64] = field(repr=False)

    @property
    def error(self) -> float:
        """Expected calibration error, 0.0-1.0."""
        gap = np.abs(self.predicted - self.observed)
        return float((gap * self.counts).sum() / max(1, self.counts.sum()))


def reliability(
    probabilities: NDArray[np.float64], right: NDArray[np.bool_], bins: int = 10
) -> Reliability:
    """Bin probabilities, shape `[N]`, with whether each finding is right, `[N]`."""
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    counts = np.bincount(places, minlength=bins)
    safe = np.maximum(counts, 1)
    predicted = np.bincount(places, probabilities, minlength=bins) / safe
    observed = np.bincount(places, right.astype(float), minlength=bins) / safe
    return Reliability(counts, predicted, observed)


def calibrate(scored: Sequence[Scored], settings: Settings) -> Settings:
    """Settings with the calibration and the exposure weights fitted on marked drafts."""
    logits, right = confidences(scored, settings)
    entity = LogisticRegression(C=10.0).fit(logits[:, None], right)
    table = tabulate(scored, settings.types, settings.thresholds)
    exposure, document = fit_exposure(scored, table, range(len(scored)))
    protected = table.levels > 0
    direct = LogisticRegression(C=1.0).fit(
        table.direct[protected, None], table.levels[protected] == 2
    )
    return replace(
        settings,
        calibration=(float(entity.coef_[0, 0]), float(entity.intercept_[0])),
        exposure=Weights(
            tuple(float(c) for c in exposure.coef_[0]),
            float(exposure.intercept_[0]),
            (float(document.coef_[0, 0]), float(document.coef_[0, 1])),
            float(document.intercept_[0]),
            float(direct.coef_[0, 0]),
            float(direct.intercept_[0]),
        ),
    )


def fit_exposure(
    scored: Sequence[Scored], table: Table, drafts: Iterable[int]
) -> tuple[LogisticRegression, LogisticRegression]:
    """Fit both functions behind `Weights` on some of the drafts.

    They are regularised: few drafts are there to learn from.

    Args:
        scored: all drafts.
        table: their entities.
        drafts: indices of the drafts to fit on.

    Returns:
        The entity's function, from drafts in which somebody is protected, and the document's.
    """
    chosen = list(drafts)
    exposed = [index for index in chosen if scored[index].document.exposed]
    rows = np.isin(table.groups, exposed) & (table.levels >= 0)
    entity = LogisticRegression(C=0.1, max_iter=2000)
    entity.fit(table.features[rows], table.levels[rows] > 0)
    document = LogisticRegression(C=1.0, max_iter=2000)
    document.fit(
        np.array([document_features(scored[index].scores) for index in chosen]),
        [bool(scored[index].document.exposed) for index in chosen],
    )
    return entity, document


def held_out(scored: Sequence[Scored], table: Table, folds: int = 8) -> NDArray[np.float64]:
    """Protected probabilities of all rows, each from a fit on other drafts; shape `[N]`."""
    probabilities = np.zeros(len(table.levels))
    kinds = [item.document.kind for item in scored]
    for fitted, left in StratifiedKFold(folds, shuffle=True, random_state=0).split(kinds, kinds):
        entity, document = fit_exposure(scored, table, fitted)
        somebody = np.ones(len(scored))
        somebody[left] = document.predict_proba(
            np.array([document_features(scored[index].scores) for index in left])
        )[:, 1]
        rows = np.isin(table.groups, left)
        alone = entity.predict_proba(table.features[rows])[:, 1]
        probabilities[rows] = alone * somebody[table.groups[rows]]
    return probabilities


def confidences(
    scored: Sequence[Scored], settings: Settings
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Logits of all found entities, and whether a mark of the same type overlaps each."""
    probabilities, right = [], []
    for item in scored:
        encoding = item.scores.encoding
        for found in tag(encoding, item.scores.labels, settings.types, settings.thresholds):
            start, end = int(encoding.starts[found.first]), int(encoding.ends[found.last - 1])
            probabilities.append(found.probability)
            right.append(
                any(
                    found.type in mark.types and mark.start < end and mark.end > start
                    for mark in item.document.marks
                )
            )
    clipped = np.clip(np.array(probabilities), 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped)), np.array(right)
