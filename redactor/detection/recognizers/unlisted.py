"""A Presidio recognizer for capitalized words inside sentences that no other rule explains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.entities import MISC
from redactor.detection.names import Kind, function_words, general_words, kind
from redactor.detection.recognizers.name_patterns import (
    PARTICIPLE,
    RUN,
    SENTENCE_START,
    is_heading,
)

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

SCORE = 0.4
"""Every other recognizer is surer of what it finds."""

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'\-.]*[\p{L}\p{M}]|[\p{L}\p{M}]")


class UnlistedNameRecognizer(EntityRecognizer):
    """Finds what is written like a name where English writes no capital: firms, villages, works.

    What kind of name it is stays open, so the type is MISC, whose tag says nothing. Left are the
    first word of a sentence (unless the text has it capitalized inside a sentence too), headings,
    words in capitals throughout, weekdays, months, nationalities, faiths and titles of office.

    Args:
        supported_language: ISO 639 code.
    """

    def __init__(self, supported_language: str = "en") -> None:
        super().__init__(
            supported_entities=[MISC],
            name="UnlistedNameRecognizer",
            supported_language=supported_language,
        )

    def load(self) -> None:
        """Nothing to load: the word lists are read once, on first use."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The unexplained names in `text`, in order of where they begin."""
        inside: set[str] = set()
        opening: list[tuple[str, int, int]] = []
        found: list[tuple[int, int]] = []
        for run in RUN.finditer(text):
            opens = SENTENCE_START.search(text, max(0, run.start() - 4), run.start()) is not None
            if is_heading(text, *run.span()):
                continue
            for words in _names(run[0], run.start(), opens):
                start, end = words[0][1], words[-1][2]
                if opens and start == run.start() and len(words) == 1:
                    opening.append(words[0])
                    continue
                found.append((start, end))
                inside.update(word for word, _, _ in words)
        found.extend((start, end) for word, start, end in opening if word in inside)
        return [self._result(start, end) for start, end in sorted(found)]

    def _result(self, start: int, end: int) -> RecognizerResult:
        return RecognizerResult(
            entity_type=MISC,
            start=start,
            end=end,
            score=SCORE,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": "unlisted.name",
                "value": None,
            },
        )


def _names(run: str, offset: int, opens: bool) -> Iterator[list[tuple[str, int, int]]]:
    """The stretches of `run` that may be names, as words with their places in the text."""
    stretch: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(run):
        word = match[0]
        first = opens and match.start() == 0
        if word[0].islower() and stretch:
            continue
        if _explains_itself(word, first):
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append((word, offset + match.start(), offset + match.end()))
    if stretch:
        yield stretch


def _explains_itself(word: str, first: bool) -> bool:
    lower = word.lower().rstrip(".")
    if len(word) < 2 or word.isupper() or word[0].islower() or lower in function_words():
        return True
    if "'" in lower and lower.partition("'")[0] in function_words():
        return True
    sort = kind(word)
    if lower in general_words() or sort in (Kind.HONORIFIC, Kind.ROLE):
        return True
    participle = sort is Kind.UNKNOWN and PARTICIPLE.fullmatch(lower) is not None
    return first and (sort is Kind.COMMON or participle)
