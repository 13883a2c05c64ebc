"""A Presidio recognizer for phone numbers in many countries' ways of writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import phonenumbers
import presidio_analyzer.predefined_recognizers as presidio
import regex
from presidio_analyzer import RecognizerResult

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

PHONE_REGIONS = (
    *("KR", "CN", "JP", "TW", "HK", "MN", "RU", "UA", "BY", "KZ", "KG", "TJ", "TM", "UZ", "GE"),
    *("AM", "AZ", "TR", "SY", "IQ", "IR", "LB", "JO", "IL", "PS", "EG", "LY", "TN", "DZ", "MA"),
    *("SD", "SA", "AE", "QA", "KW", "YE", "AF", "PK", "IN", "BD", "LK", "NP", "MM", "TH", "LA"),
    *("KH", "VN", "MY", "SG", "ID", "PH", "AU", "NZ", "FJ", "PG", "GB", "IE", "FR", "BE", "NL"),
    *("DE", "AT", "CH", "ES", "PT", "IT", "GR", "PL", "CZ", "SK", "HU", "RO", "BG", "RS", "HR"),
    *("BA", "AL", "MK", "MD", "LT", "LV", "EE", "FI", "SE", "NO", "DK", "US", "CA", "MX", "GT"),
    *("HN", "SV", "NI", "CR", "PA", "CU", "HT", "DO", "CO", "VE", "EC", "PE", "BO", "CL", "AR"),
    *("BR", "NG", "GH", "SN", "ML", "NE", "CI", "CM", "TD", "CD", "RW", "BI", "UG", "KE", "TZ"),
    *("ET", "ER", "SO", "SS", "MZ", "ZW", "ZM", "AO", "NA", "ZA", "MG"),
)
"""Countries (ISO 3166) whose national ways of writing a phone number count as possible."""

_CANDIDATE = regex.compile(
    r"(?:(?<![\w+])\(?\+|(?<![\w+/.,:\-])\(?"
    r"|(?<=\b(?i:(?:(?:tele)?phone|tel|mobile|cell|fax|sms|callto|whatsapp)(?:[.:]|://)|wa\.me/)))\d"
    r"(?>[ \u00a0]?[().\-/\u2010\u2011]?[ \u00a0]?\d){5,16}(?![\w%]|[.,:/]\d)"
)
_CONTEXT = regex.compile(
    r"\b(?:(?:tele|cell)?phone|tel|mobile|cell|landline|handset|hotline|helpline|line|call(?:s|ed|ing"
    r"|er)?|dial(?:led)?|r[ia]ng|text(?:s|ed)?|sms|whatsapp|signal|viber|telegram|imo|fax|contact"
    r"|numbers?|momo|callto|wa\.me)\b",
    regex.IGNORECASE,
)
_DATE = regex.compile(
    r"\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}|\d{4}[./\-]\d{1,2}[./\-]\d{1,2}"
    r"|(?:1[5-9]|20)\d\d ?- ?(?:1[5-9]|20)?\d\d"
)
_THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_NORTH_AMERICAN = regex.compile(r"\d{3}-\d{3}-\d{4}")
_REACH = 40
_LONGEST_COUNT = 9


class PhoneRecognizer(presidio.PhoneRecognizer):
    """Phone numbers as the `phonenumbers` library sees them, in many countries' ways of writing.

    An international number (`+...`) counts wherever it is possible. A national one counts next to
    a word such as "call" or "mobile", or when it is valid somewhere and starts with 0 or a bracket;
    otherwise nearly every number of seven digits would be valid somewhere. Where Presidio's class
    runs the library's matcher over the whole text once a region, this one first looks for a group
    of digits and asks the library about that group alone.
    """

    def __init__(self, supported_language: str = "en") -> None:
        super().__init__(
            supported_language=supported_language,
            supported_regions=PHONE_REGIONS,
            leniency=phonenumbers.Leniency.POSSIBLE,
        )
        self.context = []

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The phone numbers in `text`, in order."""
        results = []
        for match in _CANDIDATE.finditer(text):
            start, end = match.span()
            if text[start] == "(" and ")" not in match[0]:
                start += 1
            score = self._score(text, start, end)
            if score:
                results.append(self._result(start, end, score))
        return results

    def _result(self, start: int, end: int, score: float) -> RecognizerResult:
        return RecognizerResult(
            entity_type=self.supported_entities[0],
            start=start,
            end=end,
            score=score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )

    def _score(self, text: str, start: int, end: int) -> float:
        number = text[start:end]
        if "+" in number:
            return 0.95 if _is_possible(number, None) else 0.0
        if number.count("(") != number.count(")") or _DATE.fullmatch(number):
            return 0.0
        digits = sum(c.isdigit() for c in number)
        if digits < 7:
            return 0.0
        near = text[max(0, start - _REACH) : start]
        if _CONTEXT.search(near) or _CONTEXT.match(text[end : end + 12].lstrip(" (")):
            grouped = _THOUSANDS.fullmatch(number) and digits < _LONGEST_COUNT
            shaped = number[0] in "0(" or not grouped
            return 0.8 if shaped and _possible_somewhere(number) else 0.0
        if number[0] in "0(" and 9 <= digits <= 12 and digits < len(number):
            return 0.5 if _possible_somewhere(number) else 0.0
        return 0.45 if _NORTH_AMERICAN.fullmatch(number) else 0.0


def _is_possible(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _possible_somewhere(number: str) -> bool:
    return any(_is_possible(number, region) for region in PHONE_REGIONS)
