"""Reads the clock part of a date's words: hour, minute and part of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detection.dates.english import CLOCKED, NUMBERS, PARTS, any_of, number
from redactor.detection.dates.values import PartOfDay

_HOURS = "|".join(word for word, value in NUMBERS.items() if 1 <= value <= 12)
_HALF_DAY = r"(?: ?(?P<half>[ap])\.?(?:m\b\.?|(?<=\d[ap])\b))"
_DIGITAL = re.compile(
    rf"(?<![\d.:+-])(?P<h>[01]?\d|2[0-4])[:.h](?P<m>[0-5]\d)(?!\d|[./]\d){_HALF_DAY}?"
)
_WHOLE = re.compile(rf"(?<![\d.:])(?P<h>1[0-2]|0?[1-9])(?: ?[-–] ?\d\d?)?{_HALF_DAY}")
_FOUR = r"(?<![\d.:/-])(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)"
_MILITARY = re.compile(rf"{_FOUR}(?:{CLOCKED})?(?![\d:./-])")
_ZONED = re.compile(rf"{_FOUR}{CLOCKED}")
_FRENCH = re.compile(r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])h\b")
_WORDS = re.compile(
    rf"\b(?P<h>{_HOURS})\b(?:[- ](?P<m>thirty|fifteen|forty-five|ten|twenty|forty|fifty)\b)?"
    rf"(?: o'clock)?{_HALF_DAY}?"
)
_SPOKEN = re.compile(rf"\b(?:past|to|till|half|after|before)[ -](?P<h>{_HOURS})\b")
_OCLOCK = re.compile(r"(?<![\w.:])(?P<h>1[0-2]|[1-9])(?: o'clock|ish\b|(?= in the | at night|\Z))")
_PART = re.compile(rf"\b({any_of(PARTS)})s?\b")


@dataclass(frozen=True, slots=True)
class ClockFields:
    """What the clock part of the words says.

    Args:
        told: whether the words name a time by the clock at all.
        hour: 0-23, only when the words leave no doubt between morning and evening.
        minute: 0-59. part: the part of the day named.
    """

    told: bool = False
    hour: int | None = None
    minute: int | None = None
    part: PartOfDay | None = None


def read_clock(text: str, *, bare: bool, whole: bool, counts: bool) -> ClockFields:
    """The clock fields of lower-cased `text`.

    Args:
        text: the words.
        bare: whether the words name no day, month, year or unit, so that a lone figure or number
            (`0430`, `six`) can only be an hour.
        whole: whether all words are those of dates, and none is an ordinal: a number written out
            may count anything else (`the second of the two`).
        counts: whether the words count units, so that a number (`three mornings`) is no hour.
    """
    found = _PART.search(text)
    part = None if found is None else PARTS[found[1]]
    if found := _DIGITAL.search(text):
        sure = found["h"].startswith("0") or "h" in found[0]
        return _clock(int(found["h"]), int(found["m"]), found["half"], part, sure=sure)
    if found := _WHOLE.search(text):
        return _clock(int(found["h"]), 0, found["half"], part)
    spoken = (bare and whole) or "o'clock" in text or (part is not None and not counts)
    return (
        _figures(text, bare, part)
        or (_words(text, part) if spoken else None)
        or ClockFields(part=part)
    )


def _figures(text: str, bare: bool, part: PartOfDay | None) -> ClockFields | None:
    if found := _MILITARY.search(text) if bare else _ZONED.search(text):
        return _clock(int(found["h"]), int(found["m"]), None, part, sure=True)
    if found := _FRENCH.search(text):
        return _clock(int(found["h"]), 0, None, part, sure=True)
    return None


def _words(text: str, part: PartOfDay | None) -> ClockFields | None:
    if found := _SPOKEN.search(text):
        return _clock(int(number(found["h"]) or 0), None, None, part)
    if found := _WORDS.search(text):
        minute = 0 if found["m"] is None else int(number(found["m"]) or 0)
        return _clock(int(number(found["h"]) or 0), minute, found["half"], part)
    if found := _OCLOCK.search(text):
        return _clock(int(found["h"]), 0, None, part)
    return None


def _clock(
    hour: int, minute: int | None, half: str | None, part: PartOfDay | None, *, sure: bool = False
) -> ClockFields:
    settled = _settle(hour, half, part, sure=sure or hour >= 13)
    return ClockFields(True, settled, minute, part if part is not None else _part_of(settled))


def _settle(hour: int, half: str | None, part: PartOfDay | None, *, sure: bool) -> int | None:
    """The hour 0-23 if `half` (a or p) or the part of the day tells morning from evening."""
    if sure:
        return hour % 24
    if half is not None:
        return hour % 12 + (12 if half == "p" else 0)
    if part in (PartOfDay.MORNING, PartOfDay.DAWN):
        return hour % 12
    if part in (PartOfDay.AFTERNOON, PartOfDay.EVENING):
        return hour % 12 + 12
    if part is PartOfDay.NIGHT:
        return hour % 12 + (12 if 6 <= hour < 12 else 0)
    return None


def _part_of(hour: int | None) -> PartOfDay | None:
    if hour is None:
        return None
    if 5 <= hour < 12:
        return PartOfDay.MORNING
    if 12 <= hour < 18:
        return PartOfDay.AFTERNOON
    return PartOfDay.EVENING if 18 <= hour < 22 else PartOfDay.NIGHT
