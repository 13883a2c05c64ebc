"""A pattern of Presidio's that runs out of time fails, and is not skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import regex
from presidio_analyzer import Pattern, PatternRecognizer

from redactor.detection.engine import Engine
from redactor.detection.recognizers import predefined, timed
from redactor.detection.recognizers.national import NationalNumberRecognizer
from redactor.detection.recognizers.predefined import IbanRecognizer, predefined_recognizers
from redactor.detection.recognizers.timed import TimedPattern, fail_closed, within_time
from redactor.documents.document import Document
from redactor.errors import DetectionError
from redactor.rulepacks import load_packs

SLOW = Pattern("slow", r"(?:a|aa|a?a)+(?!\w)", 0.9)
"""Takes time that grows exponentially with the length of the text."""

SLOWLY = "a" * 60 + "c"


@pytest.fixture(autouse=True)
def briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timed, "SECONDS", 0.05)
    monkeypatch.setattr(predefined, "SECONDS", 0.05)


def slow() -> PatternRecognizer:
    recognizer = PatternRecognizer("CODE", patterns=[SLOW])
    fail_closed(recognizer)
    return recognizer


def test_running_out_of_time_is_an_error() -> None:
    """Presidio's warning and empty answer become an error that quotes nothing."""
    with pytest.raises(DetectionError, match="the pattern slow ran out of time") as caught:
        slow().analyze(SLOWLY, ["CODE"])
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "aaa" not in str(caught.value)


def test_in_time_nothing_changes() -> None:
    """What a pattern finds in time is found as before, whatever flags Presidio compiles it with."""
    recognizer = slow()
    for flags in (None, regex.IGNORECASE):
        found = recognizer.analyze("an aa-", ["CODE"], None, flags)
        assert [(r.start, r.end, r.score) for r in found] == [(3, 5, 0.9)]
    assert SLOW.compiled_regex is None


def patterns() -> Iterator[tuple[str, Pattern]]:
    for recognizer in predefined_recognizers("en"):
        parts = [recognizer]
        if isinstance(recognizer, NationalNumberRecognizer):
            parts = [part.recognizer for part in recognizer._parts]
        for part in parts:
            if isinstance(part, PatternRecognizer):
                yield from ((type(part).__name__, pattern) for pattern in part.patterns)


def test_every_pattern_of_presidios_is_timed() -> None:
    """No recognizer that we set up searches with a pattern that may be skipped."""
    found = list(patterns())
    assert len(found) > 50
    assert {name for name, pattern in found if not isinstance(pattern, TimedPattern)} == set()


def test_the_iban_recognizer_fails_too() -> None:
    """It searches with patterns of its own making."""
    recognizer = IbanRecognizer()
    recognizer.patterns = [SLOW]
    with pytest.raises(DetectionError, match="ran out of time"):
        recognizer.analyze(f"GB82 {SLOWLY}", ["IBAN_CODE"])
    assert recognizer.analyze(SLOWLY, ["IBAN_CODE"]) == []


def test_detection_fails_with_it() -> None:
    """The engine passes the error on, so that nothing is written."""
    engine = Engine(load_packs(), None, [slow()])
    with pytest.raises(DetectionError, match="the pattern slow ran out of time"):
        engine.detect(Document(f"It was {SLOWLY} again."), "en", lambda *_: ())


def test_matches_come_as_they_are_found() -> None:
    """What was found before the limit is not lost on a caller that stops there."""
    matches = within_time("slow", regex.compile("a").finditer("aa"))
    assert next(matches).span() == (0, 1)
