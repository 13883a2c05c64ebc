"""Numbers as drafts write them: "3,200", "4.7 million", "two hundred and six"."""

from __future__ import annotations

import re

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
"""From 0 to 19."""

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: n for n, word in enumerate(SMALL)},
    **{word: 10 * n for n, word in enumerate(TENS, start=2)},
}
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_DIGITS = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number(text: str) -> float | None:
    """The number that `text` is, in digits or words, with a scale word or none."""
    words = re.split(r"[ -]", text.lower().replace("\u00a0", " "))
    scale = 1
    digits = _DIGITS.match(text)
    if digits:
        rest = text[digits.end() :].strip().lower()
        if rest and rest not in _SCALES:
            return None
        scale = _SCALES.get(rest, 1)
        return float(re.sub(r"[, \u00a0]", "", digits[0])) * scale
    if words[:1] == ["a"]:
        words[0] = "one"
    if words[:2] == ["half", "a"] and words[2:] in (["thousand"], ["million"], ["billion"]):
        return _SCALES[words[2]] / 2
    return _spelled([word.strip(",") for word in words if word.strip(",") != "and"])


def _spelled(words: list[str]) -> float | None:
    total = part = 0
    previous = ""
    for word in words:
        if word in _NUMBERS:
            if previous in _NUMBERS and not (_NUMBERS[previous] >= 20 and _NUMBERS[word] < 10):
                return None
            part += _NUMBERS[word]
        elif word == "hundred" and part:
            part *= 100
        elif word in ("thousand", "million", "billion") and part:
            total, part = total + part * _SCALES[word], 0
        else:
            return None
        previous = word
    return float(total + part) if words else None
