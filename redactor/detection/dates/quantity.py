"""Reads how much time a date's words count: a number and a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detection.dates.english import AMOUNTS, UNITS, any_of, number
from redactor.detection.dates.values import Granularity

_UNIT = re.compile(
    r"\b(?!second (?:half|quarter|of|week|day|month|year|night)\b)"
    rf"(?P<unit>{any_of(UNITS)})(?P<s>s?)\b"
)
_BEFORE = re.compile(r"[½¼¾]|\d+(?:,\d{3})*(?:\.\d+)?|[a-z]+(?:-[a-z]+)?")
_MILITARY = re.compile(r"(?<!\d)[0-2]\d[0-5]\d ?(?:hours|hrs)\b")
_FILLERS = frozenset({"long", "full", "whole", "straight", "more", "good", "of", "consecutive"})
_FACTORS = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A unit of time, and how many of it.

    Args:
        unit: the unit; `None` when none is named.
        count: how many; `None` when vague or untold.
        plural: whether the unit is a plural.
    """

    unit: Granularity | None = None
    count: float | None = None
    plural: bool = False


def read_quantity(text: str) -> Quantity:
    """The first counted unit of lower-cased `text`, else its last unit."""
    if _MILITARY.search(text):
        return Quantity()
    quantities = [_quantity(text, found) for found in _UNIT.finditer(text)]
    counted = next((q for q in quantities if q.count is not None), None)
    return counted or (quantities[-1] if quantities else Quantity())


def _quantity(text: str, found: re.Match[str]) -> Quantity:
    count = _number_before(text[: found.start()])
    if found["unit"] == "fortnight":
        count = 2 * (1.0 if count is None else count)
    plural = found["s"] == "s" or found["unit"] == "centurie"
    return Quantity(UNITS[found["unit"]], count, plural)


def _number_before(text: str) -> float | None:
    """The number told at the end of `text`: 3 for `two or three`, 2.5 for `two and a half`."""
    words = _BEFORE.findall(text.rstrip(" -"))
    while words and words[-1] in _FILLERS:
        words.pop()
    match words:
        case [*_, whole, "and", "a", "half"]:
            base = AMOUNTS.get(whole, number(whole))
            return None if base is None else base + 0.5
        case [*_, base_word, factor] if factor in _FACTORS and number(base_word) is not None:
            return (number(base_word) or 0.0) * _FACTORS[factor]
        case [*_, "half", "a" | "an"]:
            return 0.5
        case [*_, last]:
            return AMOUNTS.get(last, number(last))
    return None
