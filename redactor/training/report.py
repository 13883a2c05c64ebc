"""The figures of the model card, from drafts the network was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from redactor.detection.exposing import Weights, logistic
from redactor.detection.model import Settings
from redactor.training.calibration import Reliability, confidences, held_out, reliability
from redactor.training.evaluate import (
    Scored,
    Table,
    areas,
    everything,
    figures,
    redacted,
    tabulate,
)

POINTS = (0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.50, 0.60)
"""Thresholds on the probability of being protected at which shares are shown."""

DIRECT = 3.0
"""What alone gives the person away goes from a threshold this many times lower."""


def card(scored: Sequence[Scored], settings: Settings) -> dict[str, Any]:
    """All figures of one model.

    Whatever rests on the exposure functions is cross-validated over drafts; the calibration of the
    entities' probabilities and the direct function are those of `settings`.

    Returns:
        Names of figures with shares, 0.0-1.0; `points` has one row a threshold and kind of draft.
    """
    kinds = np.array([item.document.kind for item in scored])
    gold = tabulate(scored, settings.types, None)
    found = tabulate(scored, settings.types, settings.thresholds)
    combined = held_out(scored, gold)
    protected = held_out(scored, found)
    logits, right = confidences(scored, settings)
    factor, bias = settings.calibration
    known = found.levels >= 0
    return {
        "everything": {
            kind: everything(
                [item for item in scored if kind in {"all", item.document.kind}],
                settings.types,
                settings.thresholds,
            )
            for kind in ("all", *sorted(set(kinds)))
        },
        "average precision, own": areas(gold.levels, gold.features[:, 0])[0],
        "average precision, combined": areas(gold.levels, combined)[0],
        "average precision, combined, by kind": _by_kind(gold, combined, kinds),
        "document area under ROC": float(
            roc_auc_score(
                [bool(item.document.exposed) for item in scored],
                [item.scores.document for item in scored],
            )
        ),
        "points": _points(scored, found, protected, settings.exposure),
        "entity reliability": _bins(reliability(logistic(factor * logits + bias), right)),
        "exposure reliability": _bins(reliability(protected[known], found.levels[known] > 0)),
    }


def _by_kind(
    table: Table, probabilities: NDArray[np.float64], kinds: NDArray[np.str_]
) -> dict[str, float]:
    precisions = {}
    for kind in sorted(set(kinds)):
        rows = np.isin(table.groups, np.flatnonzero(kinds == kind))
        if (table.levels[rows] > 0).any():
            precisions[str(kind)] = areas(table.levels[rows], probabilities[rows])[0]
    return precisions


def _points(
    scored: Sequence[Scored], found: Table, protected: NDArray[np.float64], weights: Weights
) -> list[dict[str, Any]]:
    direct = protected * logistic(weights.direct_factor * found.direct + weights.direct_bias)
    kinds = sorted({item.document.kind for item in scored})
    rows = []
    for point in POINTS:
        chosen = (protected >= point) | (direct >= point / DIRECT)
        pairs = redacted(scored, found, chosen)
        row: dict[str, Any] = {"threshold": point}
        for kind in ("all", *kinds):
            shares = figures([pair for pair in pairs if kind in {"all", pair[0].kind}])
            row[kind] = {
                name: round(shares[name], 4)
                for name in ("protected", "kept", "direct", "touched")
                if name in shares
            }
        rows.append(row)
    return rows


def _bins(measured: Reliability) -> dict[str, Any]:
    return {
        "error": measured.error,
        "bins": [
            [int(count), round(float(predicted), 3), round(float(observed), 3)]
            for count, predicted, observed in zip(
                measured.counts, measured.predicted, measured.observed, strict=True
            )
        ],
    }
