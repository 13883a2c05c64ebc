"""Confidence intervals by drawing drafts again."""

from __future__ import annotations

import pytest

from redactor.evaluation import Share, Tally
from redactor.evaluation.bootstrap import intervals


def _tally(**figures: Share) -> Tally:
    return Tally(figures, {}, {}, {}, {})


def _direct(hits: int, misses: int, without: int = 0) -> list[Tally]:
    return [
        *[_tally(direct=Share(1, 1))] * hits,
        *[_tally(direct=Share(1, 0))] * misses,
        *[_tally(direct=Share())] * without,
    ]


def test_two_drafts_that_differ_say_nothing() -> None:
    """One hit and one miss: a quarter of the draws are all misses, a quarter all hits."""
    assert intervals(_direct(1, 1))["direct"] == (0.0, 1.0)


def test_the_interval_is_as_wide_as_the_binomial_one() -> None:
    """Of one case a draft, 60 hits in 100, the interval is near 0.6 plus or minus 1.96 sigma."""
    found = intervals(_direct(60, 40))["direct"]
    assert found == pytest.approx((0.504, 0.696), abs=0.015)


def test_drafts_are_drawn_whole() -> None:
    """Cases of one draft are drawn together: a hundred in two drafts tell no more than two."""
    tallies = [_tally(direct=Share(50, 50)), _tally(direct=Share(50, 0))]
    assert intervals(tallies)["direct"] == (0.0, 1.0)


@pytest.mark.parametrize(
    ("tallies", "interval"),
    [
        pytest.param([], None, id="no draft"),
        pytest.param(_direct(1, 0, without=9), None, id="one draft with a case"),
        pytest.param(_direct(2, 0, without=30), (1.0, 1.0), id="draws without any case"),
    ],
)
def test_few_cases(tallies: list[Tally], interval: tuple[float, float] | None) -> None:
    """Fewer than two drafts with cases give no interval; empty draws are passed over."""
    assert intervals(tallies)["direct"] == interval


def test_equal_counts_give_equal_intervals() -> None:
    """The draws are seeded."""
    assert intervals(_direct(3, 4)) == intervals(_direct(3, 4))
