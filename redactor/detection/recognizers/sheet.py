"""A Presidio recognizer that finds what stands on a source sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.entities import DATE_TIME
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.recognizers.sheet_dates import DateIndex
from redactor.detection.recognizers.sheet_matching import Match, TermIndex
from redactor.detection.recognizers.sheet_phones import PhoneIndex
from redactor.spans import Span

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

    from redactor.detection.recognizers.sheet_terms import SheetTerms

NAME = "sheet"

PREFIX = "SHEET/"
"""Before the entity types, for the reason that `model.PREFIX` gives."""

PHONE_NUMBER = "PHONE_NUMBER"
EMAIL_ADDRESS = "EMAIL_ADDRESS"
ONLINE_HANDLE = "ONLINE_HANDLE"

_HANDLE_START = regex.compile(r"[#@]?[\w.+-]*\Z")
_HANDLE_END = regex.compile(r"[\w+-]*(?:\.[\w+-]+)*(?:@[\w-]+(?:\.[\w-]+)+)?")
_LONGEST_HANDLE = 64


class SheetRecognizer(EntityRecognizer):
    """Finds what a source sheet gives to look for, as direct hits.

    Every result has the score 1.0, and `recognition_metadata` holds `protected` and `direct`, both
    1.0, and as `value` what the sheet says should stand instead. Results may overlap.

    Args:
        terms: what to look for.
        supported_language: ISO 639 code; the same is looked for in every language.
    """

    def __init__(self, terms: SheetTerms, supported_language: str = "en") -> None:
        is_common = gazetteer().is_word
        self._words = TermIndex(terms, is_common)
        self._dates = DateIndex(terms.dates)
        self._phones = PhoneIndex(terms.phones)
        kinds = {term.entity for term in terms.words}
        kinds |= {DATE_TIME, PHONE_NUMBER, EMAIL_ADDRESS, ONLINE_HANDLE}
        super().__init__(
            supported_entities=[f"{PREFIX}{kind}" for kind in sorted(kinds)],
            name=NAME,
            supported_language=supported_language,
            score_thresholds={"default": 0.0},
        )

    def load(self) -> None:
        """Nothing: the sheet was given."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """What of the sheet stands in `text`."""
        return list(self._results(text))

    def _results(self, text: str) -> Iterator[RecognizerResult]:
        for match in self._words.find(text):
            yield self._of_words(text, match)
        for date in self._dates.find(text):
            yield self._result(DATE_TIME, date.span, "sheet.date", date.value)
        for phone in self._phones.find(text):
            yield self._result(PHONE_NUMBER, phone.span, "sheet.phone", phone.value)

    def _of_words(self, text: str, match: Match) -> RecognizerResult:
        term = match.term
        if match.marked:
            whole = _handle(text, match.span)
            if whole is not None:
                words = whole.of(text)
                kind = EMAIL_ADDRESS if "@" in words[1:] else ONLINE_HANDLE
                value = term.value if term.entity == kind else None
                return self._result(kind, whole, match.rule, value)
        return self._result(term.entity, match.span, match.rule, term.value)

    def _result(self, kind: str, span: Span, rule: str, value: object | None) -> RecognizerResult:
        return RecognizerResult(
            entity_type=f"{PREFIX}{kind}",
            start=span.start,
            end=span.end,
            score=1.0,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": rule,
                "value": value,
                "protected": 1.0,
                "direct": 1.0,
            },
        )


def _handle(text: str, span: Span) -> Span | None:
    """The whole handle, hashtag or e-mail address that `span` is part of; `None` for a link."""
    before = _HANDLE_START.search(text[max(0, span.start - _LONGEST_HANDLE) : span.start])
    after = _HANDLE_END.match(text, span.end, span.end + 2 * _LONGEST_HANDLE)
    start = span.start - len(before[0]) if before else span.start
    end = after.end() if after else span.end
    words = text[start:end]
    return Span(start, end) if words[0] in "#@" or "@" in words[1:] else None
