"""Combines what is known of an entity into probabilities: a logistic function of named features."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redactor.detection import modelfiles
from redactor.detection.exposing import logistic
from redactor.errors import MissingDataError
from redactor.exposure.features import FEATURES

Floats = NDArray[np.float64]

FILE = Path(__file__).parents[1] / "data" / "exposure" / "weights.json"
"""Weights fitted on the newsroom drafts; docs/exposure.md says how. Beside it stands its digest."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic function.

    Args:
        weights: by name, of the features that it looks at.
        bias: added to their weighted sum.
    """

    weights: Mapping[str, float]
    bias: float

    def __call__(self, rows: Floats) -> Floats:
        """Probabilities `[N]` of rows `[N, F]`."""
        factors = np.array([self.weights.get(name, 0.0) for name in FEATURES])
        return logistic(rows @ factors + self.bias)


FLOORS = (0.0, 0.0, 0.3, 0.8)
"""Least probability that a document protects somebody, by the strength of its strongest source (see
`Evidence`). Of the newsroom's training drafts with strength 2 nineteen of twenty protect somebody,
with 3 five of six; the floors are below these shares. Without them a network that takes the whole
of a short piece for public copy would uncover a source that is introduced in so many words."""


@dataclass(frozen=True, slots=True)
class Combination:
    """The probabilities of an entity.

    Args:
        document: that its document protects anybody.
        within: that it helps to find a protected person, if the document protects anybody.
        direct: that it does so by itself, if it helps.
    """

    document: Logistic
    within: Logistic
    direct: Logistic

    def __call__(self, rows: Floats, strength: int) -> tuple[Floats, Floats]:
        """That each entity helps to find a protected person, and that it does so by itself.

        Args:
            rows: features of the entities of one document, `[N, F]`.
            strength: of the document's strongest source, 0-3.

        Returns:
            Probabilities, `[N]` each; the second at most the first.
        """
        protected = self.sourced(rows, strength) * self.within(rows)
        return protected, protected * self.direct(rows)

    def sourced(self, rows: Floats, strength: int) -> Floats:
        """That the document protects anybody: the same for each of its entities, `[N]`.

        Args:
            rows: as above.
            strength: as above.
        """
        return np.maximum(self.document(rows), FLOORS[strength])


def load(*, model: bool) -> Combination:
    """The shipped weights.

    Args:
        model: whether entities carry the model's probabilities.

    Raises:
        MissingDataError: RED203: the weights are missing, damaged, or not those that their digest
            names: others could leave anything to be read.
    """
    content = modelfiles.read(FILE.parent, FILE.name, "the exposure")
    try:
        table = json.loads(content)["model" if model else "rules"]
        parts = {
            name: Logistic(dict(table[name]["weights"]), float(table[name]["bias"]))
            for name in ("document", "within", "direct")
        }
        unknown = {name for part in parts.values() for name in part.weights} - set(FEATURES)
    except (ValueError, KeyError, TypeError) as problem:
        raise MissingDataError("the exposure weights cannot be read") from problem
    if unknown:
        raise MissingDataError("the exposure weights are for other features")
    return Combination(**parts)
