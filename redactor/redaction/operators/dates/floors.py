"""Takes from a date what would state a shorter stretch of time than an audience may be told.

What recurs (a weekday, an hour) states no stretch; whether it is told is the audience's own figure.
"""

from __future__ import annotations

from dataclasses import replace

from redactor.detection.dates.values import DateValue, Granularity, Kind
from redactor.exposure.audience import Audience
from redactor.redaction.operators.dates.phrases import DAY_OR_FINER, HALVES, MONTHS, counted

WEEK, THIRD_OF_MONTH, MONTH, HALF_YEAR, YEAR = 7, 8, 28, 181, 365
"""The fewest days that they last; a third of a month is one of its first, second or last ten."""

_YEARS = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})


def coarse_enough(value: DateValue, audience: Audience) -> DateValue:
    """`value` without what would lead to words that say more than `audience` may be told."""
    min_days = audience.min_days
    if value.kind is Kind.CALENDAR:
        return _calendar(value, min_days, audience.recurring)
    short = value.granularity in DAY_OR_FINER and min_days > WEEK
    short = short or (value.granularity is Granularity.WEEK and min_days > MONTH)
    if short and counted(value) and value.kind is not Kind.DURATION:
        value = replace(value, granularity=Granularity.UNKNOWN)
    if value.year_offset is not None and min_days > YEAR:
        value = replace(value, year_offset=None)
    return value


def scope(value: DateValue, min_days: int) -> str | None:
    """The month, year or half of a year, of at least `min_days` days, that a day or month is in."""
    month = None if value.month is None else MONTHS[value.month - 1]
    if month is not None and min_days <= MONTH:
        return month if value.year is None else f"{month} {value.year}"
    if value.year is not None:
        return str(value.year)
    if value.month is not None and min_days <= HALF_YEAR:
        return HALVES[(value.month - 1) // 6]
    return None


def _calendar(value: DateValue, min_days: int, recurring: bool) -> DateValue:
    if value.year is not None and min_days > YEAR and value.granularity not in _YEARS:
        value = replace(value, year=None, last_year=None)
    if value.granularity in DAY_OR_FINER or value.granularity is Granularity.WEEK:
        if value.month is not None:
            return value if scope(value, min_days) else replace(value, month=None, day=None)
        if min_days > MONTH:
            value = replace(value, day=None)
        if not recurring:
            value = replace(value, weekday=None, part=None)
    elif value.month is not None and value.year is None and min_days > HALF_YEAR:
        value = replace(value, month=None)
    elif min_days > YEAR:
        value = replace(value, modifier=None)
    return value
