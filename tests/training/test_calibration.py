"""Behaviour of calibration and of the shares hidden and kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from redactor.training.examples import Example

pytest.importorskip("sklearn")

from redactor.training.calibration import reliability
from redactor.training.evaluate import areas, figures


def test_reliability_of_honest_probabilities_has_no_error() -> None:
    """A bin whose share of right findings is its mean probability adds no error."""
    probabilities = np.repeat([0.25, 0.75], 4)
    right = np.array([1, 0, 0, 0, 1, 1, 1, 0], dtype=bool)
    measured = reliability(probabilities, right)
    assert measured.error == pytest.approx(0.0)
    assert measured.counts.sum() == 8


def test_reliability_of_boasting_is_the_gap() -> None:
    """Findings called certain of which half are right are off by half."""
    measured = reliability(np.ones(4), np.array([True, False, True, False]))
    assert measured.error == pytest.approx(0.5)


def test_figures_count_a_span_as_hidden_only_when_whole(draft: Example) -> None:
    """Half a protected span is not hidden, and one letter of a public one is not kept."""
    brother, clerk = draft.marks[2], draft.marks[3]
    shares = figures(
        [
            (
                draft,
                [
                    (brother.start, brother.end),
                    (clerk.start, clerk.end - 1),
                    (draft.marks[1].start, draft.marks[1].start + 1),
                ],
            )
        ]
    )
    assert shares["protected"] == pytest.approx(1 / 3)
    assert shares["protected.FAMILY_RELATION"] == 1.0
    assert shares["direct"] == 0.0
    assert shares["kept"] == pytest.approx(1 / 2)


def test_figures_count_letters_touched(draft: Example) -> None:
    """Touched is the share of letters and digits covered, whatever they belong to."""
    letters = sum(map(str.isalnum, draft.text))
    shares = figures([(replace(draft, marks=()), [(2, 5)])])
    assert shares == {"touched": pytest.approx(3 / letters)}


def test_areas_reward_a_perfect_order_and_skip_the_unmarked() -> None:
    """Scores that put every protected entity first give areas of 1; unmarked ones do not count."""
    levels = np.array([0, 1, 2, -1, 0])
    assert areas(levels, np.array([0.1, 0.8, 0.9, 1.0, 0.2])) == pytest.approx((1.0, 1.0))
