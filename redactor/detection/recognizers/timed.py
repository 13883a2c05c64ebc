"""Presidio's patterns, made to fail where Presidio would skip them when they run out of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import regex
from presidio_analyzer import Pattern

from redactor.errors import DetectionError

if TYPE_CHECKING:
    from presidio_analyzer import PatternRecognizer

SECONDS = 2.0
"""What one pattern may take in one segment; less than Presidio's own limit (5 seconds), after which
it warns and goes on without the pattern's matches."""


class TimedPattern(Pattern):
    """A pattern whose search raises `DetectionError` (RED202) when it takes more than `SECONDS`.

    Args:
        pattern: one of Presidio's.
    """

    def __init__(self, pattern: Pattern) -> None:
        # Not through Presidio's own, which compiles the expression to see whether it is one.
        self.name, self.regex, self.score = pattern.name, pattern.regex, pattern.score
        self.compiled_regex = None
        self.compiled_with_flags = None

    @property  # type: ignore[override]
    def compiled_regex(self) -> _Timed | None:
        """What Presidio searches with; it sets it to the pattern, compiled with its flags."""
        return self._timed

    @compiled_regex.setter
    def compiled_regex(self, compiled: regex.Pattern[str] | None) -> None:
        self._timed = None if compiled is None else _Timed(self.name, compiled)


class _Timed:
    def __init__(self, name: str, compiled: regex.Pattern[str]) -> None:
        self._name = name
        self._compiled = compiled

    def finditer(self, text: str, timeout: float) -> Iterator[regex.Match[str]]:
        return within_time(self._name, self._compiled.finditer(text, timeout=min(timeout, SECONDS)))


def within_time(name: str, matches: Iterable[regex.Match[str]]) -> Iterator[regex.Match[str]]:
    """The matches.

    Args:
        name: the pattern's.
        matches: of a search with a time limit.

    Raises:
        DetectionError: RED202: the limit was reached.
    """
    try:
        yield from matches
    except TimeoutError:
        # Raised below, apart from the cause.
        pass
    else:
        return
    raise DetectionError(f"the pattern {name} ran out of time")


def fail_closed(recognizer: PatternRecognizer) -> None:
    """Let `recognizer` search with timed patterns of its own in place of Presidio's shared ones."""
    shared: list[Pattern] = recognizer.patterns  # type: ignore[has-type]
    recognizer.patterns = [TimedPattern(pattern) for pattern in shared]  # type: ignore[has-type]
