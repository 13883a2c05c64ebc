"""Phone numbers in prose and in addresses."""

from __future__ import annotations

import pytest

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.phones import PhoneRecognizer

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
RECOGNIZER = PhoneRecognizer()


def found(text: str) -> list[str]:
    results = RECOGNIZER.analyze(text, [], ENGINE.process_text(text, "en"))
    return [text[result.start : result.end] for result in results]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("tel:+4722225555", "+4722225555", id="tel link"),
        pytest.param("tel:22225555", "22225555", id="tel link, national"),
        pytest.param("TEL:0778555040", "0778555040", id="upper case"),
        pytest.param("sms:22225555", "22225555", id="sms link"),
        pytest.param("https://wa.me/4722225555", "4722225555", id="messenger link"),
        pytest.param("https://n.example/+4722225555/x", "+4722225555", id="path"),
        pytest.param("tel.+4722225555", "+4722225555", id="full stop before"),
        pytest.param("Tel:+47 22 22 55 55 now", "+47 22 22 55 55", id="colon before, grouped"),
        pytest.param("Mobile:0778 555 040", "0778 555 040", id="colon before, national"),
        pytest.param("(+4722225555)", "+4722225555", id="in brackets"),
        pytest.param("(0301 655 0147)", "0301 655 0147", id="in brackets, national"),
        pytest.param("Ring (+47) 2222 5555.", "(+47) 2222 5555", id="bracketed code"),
        pytest.param("Ring (020) 7946 0112.", "(020) 7946 0112", id="bracketed area"),
    ],
)
def test_a_number_is_found_whole(text: str, number: str) -> None:
    """The number is found, and neither a mark nor a bracket around it."""
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("https://n.example/2021/4722225555", id="number in a path"),
        pytest.param("It ended 3:4722225555", id="digits after a colon"),
        pytest.param("a+4722225555", id="sum"),
        pytest.param("Mobile:14.03.2025", id="date"),
        pytest.param("(12,400,000)", id="count"),
    ],
)
def test_other_digits_are_left(text: str) -> None:
    """Digits that no mark or word makes a phone number are left."""
    assert found(text) == []
