"""Presidio's own pattern recognizers, set up so that they neither fetch nor flood."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import presidio_analyzer.predefined_recognizers as presidio
import regex
import tldextract
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult

from redactor.detection.recognizers.national import NationalNumberRecognizer
from redactor.detection.recognizers.phones import PhoneRecognizer
from redactor.detection.recognizers.timed import SECONDS, fail_closed, within_time

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

RESERVED_SUFFIXES = ("example", "test", "invalid", "localhost", "local", "onion", "i2p")
"""Top-level names of RFC 2606, RFC 6761 and RFC 7686 that the public suffix list lacks."""


_NO_SESSION: Any = object()


@cache
def _suffix_list() -> tldextract.TLDExtract:
    """The public suffix list bundled with tldextract: no fetch, no cache on disk."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def _is_host(name: str) -> bool:
    host = name.lower().rstrip(".")
    if host.rpartition(".")[2] in RESERVED_SUFFIXES:
        return True
    # Given none, it would make a session for the list that it does not fetch.
    return _suffix_list()(host, session=_NO_SESSION).suffix != ""


class EmailRecognizer(presidio.EmailRecognizer):
    """Presidio's e-mail recognizer, offline.

    An address under an unknown top-level name counts too, at the pattern's own score: a wrong
    address leaks as much as a right one.
    """

    def validate_result(self, pattern_text: str) -> bool | None:
        """True for a host that the bundled suffix list knows, else None (the pattern's score)."""
        return True if _is_host(pattern_text.rpartition("@")[2]) else None


_URL_PATTERNS = [
    Pattern("scheme", r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]*_]", 0.9),
    Pattern("www", r"\bwww\.[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]*_]", 0.85),
    Pattern(
        "bare host",
        r"(?<![\w@.\-])(?>[a-zA-Z0-9](?>[a-zA-Z0-9\-]*)\.)+(?-i:[a-z]{2,24})(?![\w\-@]|\.\w)"
        r"(?:/[^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]*_])?",
        0.5,
    ),
]


class UrlRecognizer(presidio.UrlRecognizer):
    """Presidio's URL recognizer, offline, with three linear patterns in place of its four.

    Any scheme counts, `www.` counts, and a bare host counts when it is written in lower case or
    capitalized as a name and its suffix is on the bundled list. Presidio's own patterns hold the
    suffixes as an alternation, which runs at a tenth of the speed and takes `end.In` for a host.
    """

    def __init__(self, supported_language: str = "en") -> None:
        super().__init__(patterns=_URL_PATTERNS, supported_language=supported_language)
        self.context = []
        self.global_regex_flags = re.MULTILINE

    def validate_result(self, pattern_text: str) -> bool | None:
        """None (the pattern's score) for a URL; False for a bare host under no known suffix."""
        if "://" in pattern_text or pattern_text.startswith("www."):
            return None
        host = pattern_text.partition("/")[0]
        labels = host.split(".")
        plausible = len(labels[-2]) > 1 and not labels[-2].isdigit()
        return None if plausible and _is_host(host) else False


class IpRecognizer(presidio.IpRecognizer):
    """Presidio's IP recognizer; it goes through text only where an address can be.

    Its five patterns try every word that could be hexadecimal, which takes longer than all other
    identifiers together. Every address holds two digits around a dot, or two colons with at most
    four hexadecimal digits between them.
    """

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """The IP addresses in `text`."""
        if _PART_OF_AN_IP_ADDRESS.search(text) is None:
            return []
        results: list[RecognizerResult] = super().analyze(
            text, entities, nlp_artifacts, regex_flags
        )
        return results


class IbanRecognizer(presidio.IbanRecognizer):
    """Presidio's IBAN recognizer, which searches by itself; failing when it runs out of time."""

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """The IBANs in `text`.

        Raises:
            DetectionError: RED202: a pattern ran out of time.
        """
        if _START_OF_AN_IBAN.search(text) is None:
            return []
        patterns: list[Pattern] = self.patterns  # type: ignore[has-type]
        for pattern in patterns:
            compiled = regex.compile(pattern.regex, self.global_regex_flags or 0)
            for _ in within_time(pattern.name, compiled.finditer(text, timeout=SECONDS)):
                pass
        results: list[RecognizerResult] = super().analyze(text, entities)
        return results


_START_OF_AN_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}")
_PART_OF_AN_IP_ADDRESS = re.compile(r"\d\.\d|:[0-9A-Fa-f]{0,4}:")

_ANYWHERE: tuple[Callable[..., EntityRecognizer], ...] = (
    EmailRecognizer,
    UrlRecognizer,
    PhoneRecognizer,
    IpRecognizer,
    presidio.MacAddressRecognizer,
    IbanRecognizer,
    presidio.CryptoRecognizer,
    presidio.CreditCardRecognizer,
    presidio.UuidRecognizer,
)


def predefined_recognizers(language: str) -> list[EntityRecognizer]:
    """Presidio's pattern recognizers for drafts in `language` (ISO 639), none of which fetches.

    E-mail, URL, phone, IP, MAC, IBAN, cryptocurrency wallets, cards and UUIDs count anywhere;
    national numbers next to their context words (`NationalNumberRecognizer`). Left out: Presidio's
    dates and bare five-digit postcodes (`national.LEFT_OUT`). Context words are checked here
    rather than by Presidio's enhancer, which matches them as substrings ("id" in "said"), so no
    recognizer has a context of its own. A pattern that runs out of time fails (see `timed`).
    """
    anywhere = [recognizer(supported_language=language) for recognizer in _ANYWHERE]
    for recognizer in anywhere:
        recognizer.context = []
        if isinstance(recognizer, PatternRecognizer):
            fail_closed(recognizer)
    return [
        *anywhere,
        NationalNumberRecognizer(language),
    ]
