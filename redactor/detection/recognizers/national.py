"""A Presidio recognizer for single countries' identity, tax, licence and passport numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import presidio_analyzer.predefined_recognizers as presidio
import regex
from presidio_analyzer import EntityRecognizer, PatternRecognizer, RecognizerResult

from redactor.detection.recognizers.timed import fail_closed
from redactor.detection.recognizers.token_table import token_table

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts
    from spacy.tokens import Doc

BEFORE, AFTER = 12, 6
"""How many tokens before, and after, a national number its context word may stand."""

MIN_DIGITS = 2
DISTINCTIVE_SCORE = 0.5
CONTEXT_SCORE = 0.6
"""Score of a national number next to one of its context words; above `MIN_SCORE` of the engine."""

DISTINCTIVE = frozenset({"US_SSN", "KR_RRN", "KR_FRN", "ES_NIE", "ES_NIF", "IN_GSTIN"})
"""National numbers whose shape or checksum says enough without a context word."""

ENGLISH_CONTEXT = {
    "PASSPORT": ("passport", "travel document"),
    "DRIVER_LICENSE": ("driving licence", "driver's license", "driver's licence", "permit"),
    "FUEHRERSCHEIN": ("driving licence", "driver's license", "driver's licence", "permit"),
    "ID_CARD": ("identity card", "id card", "national id"),
    "IDENTITY_CARD": ("identity card", "id card", "national id"),
    "PERSONAL_IDENTITY_CODE": ("identity code", "identity number", "national id"),
    "PERSONNUMMER": ("identity number", "national id", "personal number"),
    "PESEL": ("identity number", "national id"),
    "TNIN": ("identity number", "national id", "id card"),
    "NATIONAL_ID": ("identity number", "identity card", "id card"),
    "RRN": ("resident registration", "identity number"),
    "NIF": ("identity number", "national id"),
    "SOCIAL_SECURITY": ("social security", "insurance number"),
    "HEALTH_INSURANCE": ("health insurance", "insurance number"),
    "TAX_ID": ("tax number", "tax id"),
    "TAX_NUMBER": ("tax number", "tax id"),
    "FISCAL_CODE": ("fiscal code", "tax code"),
    "KFZ": ("plate", "number plate", "licence plate", "license plate"),
    "LICENSE_PLATE": ("plate", "number plate", "licence plate", "license plate"),
}
"""English context words, by the end of the entity type, for recognizers that know only others."""

LOOSE_CONTEXT = frozenset(
    {
        *("us", "united", "states", "travel", "document", "auto", "car", "mot", "save", "check"),
        *("individual", "member", "policy", "claim", "approval", "specialty", "insurance", "pan"),
        *("sin", "fin", "pi", "cf", "ort", "pass", "ag", "kg", "ug", "firma", "stadt", "dorf"),
        *("wohnort", "canada", "ontario", "quebec", "alberta", "address", "delivery", "mailing"),
        *("shipping", "id", "provider", "billing", "tin"),
    }
)
"""Presidio's context words that are ordinary English, or that numbers stand next to anyway."""

LEFT_OUT = frozenset({"DePlzRecognizer"})
"""Five digits as a German postcode: a place, and too common a shape."""

_DIGIT = regex.compile(r"\d")


class NationalNumberRecognizer(EntityRecognizer):
    """Presidio's recognizers of single countries' numbers, each only near its own context words.

    On ordinary prose their shapes mean little (nine digits are a passport, a tax file, a routing
    number), and one valid check digit in ten comes by chance. A match counts when one of the
    recognizer's context words stands within 12 tokens before it or 6 after, or when its type is
    one of `DISTINCTIVE` and Presidio's own score is at least 0.5. It must hold two digits. Only
    the words around a context word are searched, so prose without one costs next to nothing.
    """

    def __init__(self, supported_language: str) -> None:
        self._parts = [_Part(recognizer) for recognizer in _national(supported_language)]
        self._by_word: dict[str, list[_Part]] = {}
        for part in self._parts:
            for word in part.first_words:
                self._by_word.setdefault(word, []).append(part)
        super().__init__(
            supported_entities=sorted({part.type for part in self._parts}),
            name="NationalNumberRecognizer",
            supported_language=supported_language,
        )

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The national numbers in `text`, in no particular order."""
        found: dict[tuple[str, int, int], RecognizerResult] = {}
        for part in self._parts:
            if part.distinctive:
                for start, end, score in part.find(text):
                    if score >= DISTINCTIVE_SCORE:
                        found[part.type, start, end] = self._result(part, start, end, score)
        doc: Doc = nlp_artifacts.tokens
        positions = token_table(doc).positions
        places = sorted(
            (at, word)
            for word in self._by_word
            for at in positions.get(doc.vocab.strings[word], ())
        )
        for at, word in places:
            window = doc[max(0, at - AFTER) : at + BEFORE]
            near = window.text
            if len(_DIGIT.findall(near)) < MIN_DIGITS:
                continue
            for part in self._by_word[word]:
                if not part.in_context(near):
                    continue
                for first, last, score in part.find(near):
                    start, end = window.start_char + first, window.start_char + last
                    lifted = max(score, CONTEXT_SCORE)
                    found[part.type, start, end] = self._result(part, start, end, lifted)
        return list(found.values())

    def _result(self, part: _Part, start: int, end: int, score: float) -> RecognizerResult:
        return RecognizerResult(
            entity_type=part.type,
            start=start,
            end=end,
            score=score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: type(part.recognizer).__name__,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )


class _Part:
    """One of Presidio's national recognizers, with its context words."""

    def __init__(self, recognizer: PatternRecognizer) -> None:
        self.recognizer = recognizer
        self.type: str = recognizer.supported_entities[0]
        self.distinctive = self.type in DISTINCTIVE
        context = {word.strip().lower() for word in recognizer.context or ()} - LOOSE_CONTEXT
        for ending, words in ENGLISH_CONTEXT.items():
            if self.type.endswith("_" + ending):
                context.update(words)
        self.first_words = frozenset(regex.split(r"[\s\-']", word)[0] for word in context)
        self._words = context

    @cached_property
    def _context(self) -> regex.Pattern[str]:
        ordered = "|".join(map(regex.escape, sorted(self._words, key=len, reverse=True)))
        return regex.compile(rf"(?<!\w)(?:{ordered})(?!\w)", regex.IGNORECASE)

    def in_context(self, text: str) -> bool:
        return self._context.search(text) is not None

    def find(self, text: str) -> Iterator[tuple[int, int, float]]:
        for result in self.recognizer.analyze(text, [self.type], None):
            if len(_DIGIT.findall(text, result.start, result.end)) >= MIN_DIGITS:
                yield result.start, result.end, result.score


def _national(language: str) -> Iterator[PatternRecognizer]:
    for name, recognizer in sorted(vars(presidio).items()):
        if not (isinstance(recognizer, type) and issubclass(recognizer, PatternRecognizer)):
            continue
        if ".country_specific." in recognizer.__module__ and name not in LEFT_OUT:
            make: Callable[..., PatternRecognizer] = recognizer
            made = make(supported_language=language)
            fail_closed(made)
            yield made
