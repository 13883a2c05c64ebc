"""No regular expression that runs on a draft can be made to take more than linear time."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import time
from multiprocessing.connection import Connection
from typing import Any

import pytest

from tests.fuzz.patterns import Gathered, gathered, pumps

SCREEN, LONG = 8_000, 200_000
"""Code points of the strings that all patterns are tried on, and of those for the slower ones."""
NOTABLE = 0.002
"""Seconds from which a pattern is tried on the longer string."""
BUDGET = 3
"""Seconds of the processor for one longer string: quadratic time is many times that."""
STRINGS = 10

BOUNDED = {
    "redactor.detection.recognizers.sheet._HANDLE_START": "the 64 code points before",
    "redactor.detection.recognizers.sheet_surroundings._BEFORE": "the 64 code points before",
    "redactor.detection.truecasing.text._START": "a few code points before",
    "redactor.documents.asciidoc.spelling._IN_MACRO": "the 400 code points before",
    "redactor.documents.restructuredtext.inline._NAMES": "the 80 code points before",
    "redactor.redaction.operators.dates.slots._PAIRED": "the 80 code points before",
    "redactor.redaction.operators.grammar._LAST": "the 80 code points before",
    "rule dates.since-event": "a segment, within the time limit of rules",
    "rule identifiers.numbered-document": "a segment, within the time limit of rules",
}
"""Those that are only ever asked of so much, and why that is no danger."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_every_pattern_is_linear() -> None:
    """On strings made of what its own parts match, each ends within a budget of processor time.

    Those of Presidio are left out: they run within a time limit that ends in an error.
    """
    patterns = [each for each in gathered() if not each.place.startswith("presidio ")]
    assert len(patterns) > 500
    slow = {}
    while patterns:
        done = survived(patterns)
        patterns = patterns[done:]
        if patterns:
            one = patterns.pop(0)
            slow[one.place] = one.pattern.pattern
    assert {place: slow[place] for place in slow if place not in BOUNDED} == {}


def test_a_quadratic_pattern_is_noticed() -> None:
    """What the test above looks for can be seen."""
    quadratic = [Gathered("a", re.compile(r"\s+$"), {"search"})]
    assert survived(quadratic) == 0
    assert survived([Gathered("a", re.compile(r"(?<!\s)\s+$"), {"search"})]) == 1


def survived(patterns: list[Gathered]) -> int:
    """How many were tried, in a process of its own, before one took too long."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_try, args=(sender, patterns))
    child.start()
    sender.close()
    done = 0
    while True:
        try:
            receiver.recv()
        except EOFError:
            break
        done += 1
    child.join()
    return done


def _try(sender: Connection, patterns: list[Gathered]) -> None:
    # Ends the process, whatever it is at.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    for one in patterns:
        for before, pump, after in pumps(one.pattern.pattern, STRINGS):
            for how in one.how:
                start = time.process_time()
                _apply(one.pattern, how, before + pump * (SCREEN // len(pump)) + after)
                if time.process_time() - start > NOTABLE:
                    _apply(one.pattern, how, before + pump * (LONG // len(pump)) + after)
        signal.setitimer(signal.ITIMER_PROF, 0)
        sender.send(None)


def _apply(pattern: Any, how: str, text: str) -> None:
    signal.setitimer(signal.ITIMER_PROF, BUDGET)
    if how == "search":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, how)(text)
