"""Time limits, wherever the time runs out."""

from __future__ import annotations

import time

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
