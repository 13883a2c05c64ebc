"""Figures of a file of drafts."""

from __future__ import annotations

from redactor.evaluation import Attempt, Share, report
from tests.evaluation.drafts import found, gold


def test_all_and_each_kind() -> None:
    """Each kind has its own figures; drafts without a kind count among all."""
    mill = gold("Ri Sol-a left.", ("Ri Sol-a", "PERSON", "direct"), kind="dense")
    port = gold("Pak Un-mi came.", ("Pak Un-mi", "PERSON", "direct"), kind="ordinary")
    rest = gold("Cho Min spoke.", ("Cho Min", "PERSON", "direct"))
    found_report = report(
        [Attempt(mill, found(mill, "Ri Sol-a")), Attempt(port, (), leaks=2), Attempt(rest, ())]
    )
    assert found_report.all.drafts == 3
    assert found_report.all.leaking == 1
    assert found_report.all.tally.figures["direct"] == Share(3, 1)
    assert list(found_report.kinds) == ["dense", "ordinary"]
    assert found_report.kinds["dense"].tally.figures["direct"] == Share(1, 1)
    assert found_report.kinds["ordinary"].leaking == 1
    assert found_report.kinds["ordinary"].intervals["direct"] is None
