"""Decides from token scores how far each entity exposes a protected person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from redactor.detection.model import Scores

Floats = NDArray[np.float32]

FEATURES = ("own", "linked", "sentence", "nearby")


@dataclass(frozen=True, slots=True)
class Weights:
    """Logistic functions fitted on drafts the network was not trained on.

    An entity's probability to be protected is that of the document to protect anybody, times that
    of the entity to be protected if the document does.

    Args:
        factors: one per feature of `FEATURES`.
        bias: added to their sum.
        document_factors: of the document's logit and of its highest sentence's.
        document_bias: added to their sum.
        direct_factor, direct_bias: logistic function of an entity's direct-against-quasi logit.
    """

    factors: tuple[float, ...] = (1.0, 0.0, 0.0, 0.0)
    bias: float = 0.0
    document_factors: tuple[float, float] = (1.0, 0.0)
    document_bias: float = 0.0
    direct_factor: float = 1.0
    direct_bias: float = 0.0


def expose(
    text: str,
    scores: Scores,
    ranges: Sequence[tuple[int, int]],
    types: Sequence[str],
    weights: Weights,
) -> list[tuple[float, float, float]]:
    """Probabilities of each range of tokens.

    Mentions of one name share the larger probability of being direct.

    Returns:
        That it is protected, that it is direct, and that it would be protected if it were sure that
        the document protects anybody.
    """
    table, direct = features(text, scores, ranges, types)
    if not len(table):
        return []
    whole = document_features(scores) @ np.array(weights.document_factors)
    somebody = logistic(whole + weights.document_bias)
    within = logistic(table @ np.array(weights.factors) + weights.bias)
    alone = logistic(direct * weights.direct_factor + weights.direct_bias)
    return [
        (float(somebody * w), float(somebody * w * d), float(w))
        for w, d in zip(within, alone, strict=True)
    ]


def features(
    text: str, scores: Scores, ranges: Sequence[tuple[int, int]], types: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the decision rests on.

    Returns:
        Logits of shape `[ranges, FEATURES]`: the entity's own, the mean over mentions of the same
        name, its sentence's and the neighbouring sentences'; and direct-against-quasi logits of
        shape `[ranges]`, the mean over mentions of the same name.
    """
    if not ranges:
        return np.zeros((0, len(FEATURES))), np.zeros(0)
    exposures = scores.exposures.astype(np.float64)
    odds = np.logaddexp(exposures[:, 1], exposures[:, 2]) - exposures[:, 0]
    versus = exposures[:, 2] - exposures[:, 1]
    sentences = scores.encoding.sentences
    means = sentence_logits(scores)
    padded = np.r_[means[:1], means, means[-1:]]
    around = np.maximum(padded[:-2], padded[2:])
    own = np.array([odds[a:b].mean() for a, b in ranges])
    direct = np.array([versus[a:b].mean() for a, b in ranges])
    groups = link(
        [text[scores.encoding.starts[a] : scores.encoding.ends[b - 1]] for a, b in ranges], types
    )
    totals = np.bincount(groups)
    linked = (np.bincount(groups, own) / totals)[groups]
    direct = (np.bincount(groups, direct) / totals)[groups]
    at = sentences[[a for a, _ in ranges]]
    return np.stack([own, linked, means[at], around[at]], axis=1), direct


def document_features(scores: Scores) -> NDArray[np.float64]:
    """The document's logit and its highest sentence's, shape `[2]`."""
    return np.array([scores.document, sentence_logits(scores).max(initial=-10.0)])


def sentence_logits(scores: Scores) -> NDArray[np.float64]:
    """Mean passage logit of each sentence; one without tokens gets 0."""
    sentences = scores.encoding.sentences
    sizes = np.maximum(np.bincount(sentences), 1)
    means: NDArray[np.float64] = np.bincount(sentences, scores.passages) / sizes
    return means


def link(mentions: Sequence[str], types: Sequence[str]) -> NDArray[np.int64]:
    """Number the mentions so that those of one name get one number.

    People link through a shared capitalised word of three letters or more; everything else
    through the same words.
    """
    parents = list(range(len(mentions)))

    def root(index: int) -> int:
        while parents[index] != index:
            index = parents[index]
        return index

    seen: dict[tuple[str, str], int] = {}
    for index, (mention, kind) in enumerate(zip(mentions, types, strict=True)):
        if kind == "PERSON":
            keys = [w for w in re.findall(r"[^\W\d_]{3,}", mention) if w[0].isupper()]
        else:
            keys = [mention]
        for key in keys:
            first = seen.setdefault((kind, key.casefold()), index)
            parents[root(index)] = root(first)
    roots = [root(index) for index in range(len(mentions))]
    numbers = {r: n for n, r in enumerate(dict.fromkeys(roots))}
    return np.array([numbers[r] for r in roots], dtype=np.int64)


def logistic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities of logits."""
    result: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(values, -40, 40)))
    return result
