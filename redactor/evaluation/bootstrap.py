"""Says how far figures could lie from what other drafts of the same kind would give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from redactor.evaluation.figures import Figure, Share, Tally

RESAMPLES = 1000
SEED = 1
CONFIDENCE = 0.95

Interval = tuple[float, float]
"""The lower and the upper bound of a figure, 0.0-1.0."""


def intervals(tallies: Sequence[Tally]) -> dict[str, Interval | None]:
    """The 95 % confidence interval of each main figure, by `Figure.value`.

    The percentile bootstrap over drafts (Efron, "Bootstrap methods: another look at the jackknife",
    1979): as many drafts as there are, drawn with replacement 1,000 times; the figure of each
    drawing; its quantiles 0.025 and 0.975. The draws are seeded, so equal tallies give equal
    intervals. A draw without a case of a figure counts for the others alone. A figure that is 0 or
    1 in every draft gets an interval without width: drawing again shows nothing that no draft has.

    Args:
        tallies: one a draft.

    Returns:
        `None` for a figure with fewer than two drafts that have a case of it.
    """
    found: dict[str, Interval | None] = {figure.value: None for figure in Figure}
    count = len(tallies)
    if count < 2:
        return found
    draws = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), RESAMPLES)
    for name in found:
        shares = [one.figures.get(name, Share()) for one in tallies]
        if sum(share.cases > 0 for share in shares) < 2:
            continue
        cases = draws @ np.array([share.cases for share in shares])
        hits = draws @ np.array([share.hits for share in shares])
        drawn = hits[cases > 0] / cases[cases > 0]
        tail = (1 - CONFIDENCE) / 2
        low, high = np.quantile(drawn, (tail, 1 - tail))
        found[name] = (float(low), float(high))
    return found
