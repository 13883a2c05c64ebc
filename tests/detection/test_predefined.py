"""Presidio's own recognizers: what they find, what they leave, and that they stay offline."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.predefined import predefined_recognizers

THRESHOLD = 0.4

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
RECOGNIZERS = predefined_recognizers("en")


def found(text: str) -> list[tuple[str, str]]:
    artifacts = ENGINE.process_text(text, "en")
    results = [
        result
        for recognizer in RECOGNIZERS
        for result in recognizer.analyze(text, recognizer.supported_entities, artifacts)
        if result.score >= THRESHOLD
    ]
    return sorted({(r.entity_type, text[r.start : r.end]) for r in results})


@pytest.mark.parametrize(
    ("text", "entity", "words"),
    [
        pytest.param("Write to ada.quill@paper.org now.", "EMAIL_ADDRESS", "ada.quill@paper.org"),
        pytest.param("Write to tips@ledger.example.", "EMAIL_ADDRESS", "tips@ledger.example"),
        pytest.param(
            "See https://ledger.example/tips?a=1.", "URL", "https://ledger.example/tips?a=1"
        ),
        pytest.param("Open tg://user?id=44710 at once.", "URL", "tg://user?id=44710"),
        pytest.param("See (www.ledger.co.uk).", "URL", "www.ledger.co.uk"),
        pytest.param("She posts on quietriver.net daily.", "URL", "quietriver.net"),
        pytest.param("From +82 10 5550 1234, she said.", "PHONE_NUMBER", "+82 10 5550 1234"),
        pytest.param("Ring 020 7946 0112.", "PHONE_NUMBER", "020 7946 0112"),
        pytest.param("Her mobile, 0778 555 040, is off.", "PHONE_NUMBER", "0778 555 040"),
        pytest.param("(cell 705-555-0138)", "PHONE_NUMBER", "705-555-0138"),
        pytest.param("Courtesy of 0301 655 0147.", "PHONE_NUMBER", "0301 655 0147"),
        pytest.param("It came from 203.0.113.77 twice.", "IP_ADDRESS", "203.0.113.77"),
        pytest.param("Router 3c:5a:b4:00:1f:22.", "MAC_ADDRESS", "3c:5a:b4:00:1f:22"),
        pytest.param(
            "To GB82 WEST 1234 5698 7654 32 then.", "IBAN_CODE", "GB82 WEST 1234 5698 7654 32"
        ),
        pytest.param("Card 4111 1111 1111 1111 was used.", "CREDIT_CARD", "4111 1111 1111 1111"),
        pytest.param(
            "Pay 1BoatSLRHtKNngkdXEeobR76b53LETtpyT.",
            "CRYPTO",
            "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        ),
        pytest.param("His SSN is 536-90-4399.", "US_SSN", "536-90-4399"),
        pytest.param("Her passport 925665416 was held.", "US_PASSPORT", "925665416"),
        pytest.param("The passport number is M1234567.", "IN_PASSPORT", "M1234567"),
    ],
)
def test_finds(text: str, entity: str, words: str) -> None:
    """An identifier is found whole, whatever the country."""
    assert (entity, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It ended.In the morning they left at 7 a.m. or so.", id="a missing space"),
        pytest.param(
            "Some 12,400,000 people, or 12 400 000, left in 2019-2020.", id="large counts"
        ),
        pytest.param("On 14.03.2025 and 2025-03-14, between 0930 and 1745.", id="dates and hours"),
        pytest.param("The number of refugees rose to 1 200 000.", id="a count after 'number'"),
        pytest.param("The order of 925665416 units was met.", id="nine digits, no context"),
        pytest.param(
            "She said the check of the tax was a success in us all.", id="context, no number"
        ),
        pytest.param("The final score was 3-2, and 4-1 before.", id="scores"),
        pytest.param(
            "Version 2.14.7 of the tool (see p.m. edition) fell 0.25 points.", id="versions"
        ),
        pytest.param("Item 131046672 went to the station.", id="a valid check digit by chance"),
    ],
)
def test_leaves(text: str) -> None:
    """Ordinary numbers and words are no identifiers."""
    assert found(text) == []


def test_no_connection_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """Validating hosts needs no network and no cache folder."""

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise AssertionError("a connection was tried")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("TLDEXTRACT_CACHE", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    fresh = predefined_recognizers("en")
    text = "Write to ada.quill@paper.co.uk or see quietriver.net and https://ledger.org/a."
    artifacts = ENGINE.process_text(text, "en")
    types = {
        result.entity_type
        for recognizer in fresh
        for result in recognizer.analyze(text, recognizer.supported_entities, artifacts)
    }
    assert {"EMAIL_ADDRESS", "URL"} <= types


def test_no_recognizer_leaves_context_to_presidio() -> None:
    """Presidio's context enhancer, which quotes the draft in its errors, has nothing to do."""
    assert not any(recognizer.context for recognizer in RECOGNIZERS)


@given(st.text(alphabet="0123456789 +-()./@:abcXYZ\n", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever digits and marks come, spans are non-empty and inside the text."""
    artifacts = ENGINE.process_text(text, "en")
    for recognizer in RECOGNIZERS:
        for result in recognizer.analyze(text, recognizer.supported_entities, artifacts):
            assert 0 <= result.start < result.end <= len(text)
