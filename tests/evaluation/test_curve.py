"""Figures over thresholds."""

from __future__ import annotations

import pytest

from redactor import Redactor
from redactor.evaluation import curves, redact_all, report
from redactor.evaluation.curve import THRESHOLDS, Curve
from redactor.evaluation.figures import Figure
from tests.evaluation.drafts import gold

DRAFTS = [
    gold(
        "A source in Hyesan, who asked not to be named, said her father was held there on Monday.\n"
        "\n"
        "Mayor Ola Brandvik said on Tuesday that the harbour would open in Bergen.\n",
        ("Hyesan", "LOCATION", "quasi"),
        ("her father", "FAMILY_RELATION", "quasi"),
        ("on Monday", "DATE_TIME", "quasi"),
        ("Mayor Ola Brandvik", "PERSON", "none"),
        ("Bergen", "LOCATION", "none"),
        kind="dense",
    ),
    gold(
        "The ferry from Stavanger was late on Friday, the company said.\n",
        ("Stavanger", "LOCATION", "none"),
        ("on Friday", "DATE_TIME", "none"),
        kind="ordinary",
    ),
]


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """Rules and model, by the policy that weighs exposure."""
    return Redactor.from_policy("source-protection", language="en")


def test_the_policys_own_threshold_gives_the_plain_figures(redactor: Redactor) -> None:
    """Where reading the copy again adds nothing, the row of the policy's threshold is the report.

    So for all drafts and for each kind.
    """
    plain = report(redact_all(DRAFTS, redactor))
    over = curves(DRAFTS, redactor)
    own = redactor.policy.default.threshold
    assert over.all.tallies[own] == plain.all.tally
    assert plain.all.tally.figures["protected"].hits > 0
    assert {kind: curve.tallies[own] for kind, curve in over.kinds.items()} == {
        kind: section.tally for kind, section in plain.kinds.items()
    }
    assert [over.all.drafts, *(curve.drafts for curve in over.kinds.values())] == [2, 1, 1]


def test_a_higher_threshold_redacts_no_more(redactor: Redactor) -> None:
    """Along the curve what is hidden and touched only falls, and what is kept only rises."""
    over = curves(DRAFTS, redactor).all
    assert tuple(over.tallies) == THRESHOLDS == tuple(sorted(THRESHOLDS))
    for figure in (Figure.DIRECT, Figure.PROTECTED, Figure.TOUCHED):
        assert (hits := _hits(over, figure)) == sorted(hits, reverse=True), figure
    assert (kept := _hits(over, Figure.PUBLIC_KEPT)) == sorted(kept)
    assert _hits(over, Figure.TOUCHED)[0] > _hits(over, Figure.TOUCHED)[-1]


def _hits(curve: Curve, figure: Figure) -> list[int]:
    return [counts.figures[figure.value].hits for counts in curve.tallies.values()]
