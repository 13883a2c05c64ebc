"""Time limits, wherever the time runs out."""

from __future__ import annotations

import signal
import time
from contextlib import suppress

import pytest

from redactor import documents
from redactor.checking.timing import OutOfTimeError, can_limit, limited
from redactor.detection.engine import Engine
from redactor.rulepacks import load_packs


@pytest.mark.skipif(not can_limit(), reason="no alarms here")
def test_time_that_runs_out_in_a_recognizer_is_no_failure_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What turns a recognizer's failures into errors lets the limit through."""
    engine = Engine(load_packs(), None)
    monkeypatch.setattr("presidio_analyzer.AnalyzerEngine.analyze", lambda *_, **__: time.sleep(30))
    with pytest.raises(OutOfTimeError), limited(0.2):
        engine.detect(documents.parse("It rained.\n", "markdown"), "en", lambda *_: ())


@pytest.mark.skipif(not can_limit(), reason="no alarms here")
def test_a_limit_that_is_swallowed_comes_again() -> None:
    """Code that goes on whatever is raised in it is stopped all the same; nothing rings later."""

    def stubborn() -> None:
        with suppress(BaseException):
            time.sleep(30)
        time.sleep(30)

    with pytest.raises(OutOfTimeError), limited(0.1):
        stubborn()
    time.sleep(1.2)


@pytest.mark.skipif(not can_limit(), reason="no alarms here")
def test_work_in_time_is_not_disturbed() -> None:
    """Afterwards no alarm is set, and who handled alarms before does so again."""
    before = signal.getsignal(signal.SIGALRM)
    with limited(60):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before
