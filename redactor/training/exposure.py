"""Fits the weights that combine the model, attribution and links into exposure probabilities."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from redactor.detection.engine import Engine
from redactor.detection.entities import Found
from redactor.detection.modelfiles import pin
from redactor.detection.recognizers.model import ModelRecognizer
from redactor.documents import parse
from redactor.exposure.attribution import attribute
from redactor.exposure.features import DOCUMENT, FEATURES, MODEL, Signs, features
from redactor.exposure.linking.linking import link
from redactor.rulepacks import load_packs
from redactor.training.examples import LEVELS, Example, Mark

UNMARKED = 0.3
"""Weight of an entity that no mark touches, counted as public, against one that a mark does."""

INVERSE_PENALTY = 0.1
"""`C` of the logistic regression, on features scaled to unit variance."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Entities of several drafts, `N` in all.

    Args:
        features: `[N, FEATURES]`.
        levels: of the marks that they overlap, the gravest: 0 none, 1 quasi, 2 direct; -1 unmarked.
        drafts: the number of the draft that each is of, ascending.
        exposed: of each draft, whether it protects anybody.
    """

    features: NDArray[np.float64] = field(repr=False)
    levels: NDArray[np.int64] = field(repr=False)
    drafts: NDArray[np.int64] = field(repr=False)
    exposed: NDArray[np.bool_] = field(repr=False)


def halves(drafts: Iterable[Example]) -> tuple[list[Example], list[Example]]:
    """The drafts in two halves with as many of each kind; always the same two."""
    kinds: dict[str, list[Example]] = defaultdict(list)
    for draft in drafts:
        kinds[draft.kind].append(draft)
    chance = random.Random(5)  # noqa: S311
    parts: tuple[list[Example], list[Example]] = ([], [])
    for group in kinds.values():
        chance.shuffle(group)
        parts[0].extend(group[::2])
        parts[1].extend(group[1::2])
    return parts


def rows(drafts: Sequence[Example], model: Path | None) -> Rows:
    """What detection and attribution say of drafts that the model was not trained on.

    Args:
        drafts: marked drafts.
        model: folder of the model to ask; `None`: rules only.
    """
    added = [] if model is None else [ModelRecognizer("en", 1, model)]
    engine = Engine(load_packs(), None, added)
    tables, levels, numbers = [], [], []
    for number, draft in enumerate(drafts):
        document = parse(draft.text, "markdown")
        found = engine.detect(document, "en", lambda *_: ())
        tables.append(_table(found, document.text))
        levels += [_level(e.span.start, e.span.end, draft.marks) for e in found.entities]
        numbers += [number] * len(found.entities)
    return Rows(
        np.concatenate(tables),
        np.array(levels, dtype=np.int64),
        np.array(numbers, dtype=np.int64),
        np.array([bool(draft.exposed) for draft in drafts]),
    )


def joined(first: Rows, second: Rows) -> Rows:
    """The rows of both."""
    return Rows(
        np.concatenate([first.features, second.features]),
        np.concatenate([first.levels, second.levels]),
        np.concatenate([first.drafts, second.drafts + len(first.exposed)]),
        np.concatenate([first.exposed, second.exposed]),
    )


def fit(found: Rows, *, model: bool) -> dict[str, Any]:
    """The logistic functions of a `Combination`, as `weights.json` holds them.

    Args:
        found: entities of drafts that the model was not trained on.
        model: whether the model was asked; without it its features have no weight.
    """
    asked = [name for name in FEATURES if model or name not in MODEL]
    near = [name for name in asked if name not in DOCUMENT]
    numbers, firsts = np.unique(found.drafts, return_index=True)
    protected = found.levels > 0
    inside = found.exposed[found.drafts]
    weight = np.where(found.levels < 0, UNMARKED, 1.0)
    return {
        "document": _fit(
            found.features[firsts],
            found.exposed[numbers],
            np.ones(len(firsts)),
            [name for name in asked if name in DOCUMENT],
        ),
        "within": _fit(found.features[inside], protected[inside], weight[inside], near),
        "direct": _fit(
            found.features[protected], found.levels[protected] == 2, weight[protected], near
        ),
    }


def write(weights: dict[str, Any], path: Path) -> None:
    """Write the weights of both modes, `model` and `rules`, as JSON, and their digest."""
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    pin(path.parent, [path.name])


def _table(found: Found, text: str) -> NDArray[np.float64]:
    linked = link(found.entities, text)
    return features(found.entities, Signs.of(found.entities, attribute(found), linked))


def _level(start: int, end: int, marks: Iterable[Mark]) -> int:
    touched = [m.level for m in marks if m.start < end and m.end > start]
    return max((LEVELS.index(level or "none") for level in touched), default=-1)


def _fit(
    table: NDArray[np.float64],
    target: NDArray[np.bool_],
    weight: NDArray[np.float64],
    names: Sequence[str],
) -> dict[str, Any]:
    chosen = [FEATURES.index(name) for name in names]
    picked = table[:, chosen]
    mean, deviation = picked.mean(axis=0), picked.std(axis=0)
    deviation[deviation == 0] = 1.0
    regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=5000)
    regression.fit((picked - mean) / deviation, target, sample_weight=weight)
    factors = regression.coef_[0] / deviation
    return {
        "weights": {
            name: round(float(factor), 5) for name, factor in zip(names, factors, strict=True)
        },
        "bias": round(float(regression.intercept_[0] - factors @ mean), 5),
    }
