"""Coarser words for lengths of time and for what happens again and again."""

from __future__ import annotations

import re

from redactor.detection.dates.values import DateValue
from redactor.redaction.operators.dates.from_anchor import stretch
from redactor.redaction.operators.dates.phrases import (
    DAY_OR_FINER,
    PLURALS,
    UNITS,
    Phrases,
    counted,
)

_HYPHENED = re.compile(r"-[a-z]+\Z")


def recurring(value: DateValue) -> Phrases:
    """Coarser words for a value of kind `RECURRING`."""
    return Phrases(
        phrase="certain days" if value.granularity in DAY_OR_FINER else "certain times",
        adverb="regularly",
        noun="usual time",
        attribute="regular",
    )


def duration(value: DateValue, text: str) -> Phrases:
    """Coarser words for a value of kind `DURATION`, whose lower-cased words are `text`."""
    if value.direction is not None:
        return stretch(value)
    exact = counted(value)
    unit, units = UNITS[value.granularity], PLURALS[value.granularity]
    words = f"some {units}" if exact else "some time"
    if exact and text.endswith(" old"):
        return Phrases(phrase=f"{words} old", adverb=f"{words} old", noun=units)
    hyphened = not value.plural and _HYPHENED.search(text) is not None
    return Phrases(
        phrase=words,
        adverb=words,
        noun=units if exact else "time",
        attribute=(f"multi-{unit}" if exact else "time-limited") if hyphened else None,
        an_attribute="unstated-length" if hyphened else None,
        a=None if exact and text != "fortnight" else "while",
        an=None if exact else "unstated time",
    )
