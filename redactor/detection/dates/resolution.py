"""Fixes a date's interval on the calendar, against a reference date where it needs one."""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from redactor.detection.dates.values import (
    DateValue,
    Direction,
    Granularity,
    Interval,
    Kind,
    Modifier,
    PartOfDay,
)

_PARTS = {
    PartOfDay.NIGHT: (0, 30),
    PartOfDay.DAWN: (3, 9),
    PartOfDay.MORNING: (0, 12),
    PartOfDay.MIDDAY: (10, 15),
    PartOfDay.AFTERNOON: (12, 19),
    PartOfDay.EVENING: (15, 24),
}
"""Hours from the day's midnight between which a part of the day lies, generously."""

_LONGEST = {
    Granularity.DAY: 1,
    Granularity.WEEK: 7,
    Granularity.MONTH: 31,
    Granularity.QUARTER: 92,
    Granularity.HALF_YEAR: 184,
    Granularity.YEAR: 366,
    Granularity.DECADE: 3653,
    Granularity.CENTURY: 36525,
}
"""The most days that a unit has."""

_WITHIN_DAY = frozenset(
    {Granularity.MINUTE, Granularity.HOUR, Granularity.PART_OF_DAY, Granularity.DAY}
)
_MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF_YEAR: 6}
_YEARS = {Granularity.YEAR: 1, Granularity.DECADE: 10, Granularity.CENTURY: 100}


def resolve(value: DateValue, reference: date | None) -> DateValue:
    """`value` with its interval, as far as its fields and `reference` fix one."""
    try:
        interval = _interval(value, reference)
    except (ValueError, OverflowError):
        # A day that its month does not have, or a year beyond the calendar's.
        interval = None
    return replace(value, interval=interval)


def _interval(value: DateValue, reference: date | None) -> Interval | None:
    if value.event or value.holiday or value.kind in (Kind.RECURRING, Kind.ANCHORED):
        return None
    if value.kind is Kind.CALENDAR and value.year is not None:
        return _on_calendar(value, value.year)
    return None if reference is None else _against(value, reference)


def _against(value: DateValue, reference: date) -> Interval | None:
    if value.kind is Kind.DURATION:
        return _stretch(value, reference)
    if value.year_offset is not None:
        return _on_calendar(value, reference.year + value.year_offset)
    return (
        _relative(value, reference) if value.kind is Kind.RELATIVE else _nearest(value, reference)
    )


def _on_calendar(value: DateValue, year: int) -> Interval | None:
    if value.month is not None:
        return _in_month(value, year, value.month)
    if value.granularity is Granularity.QUARTER and value.quarter:
        return _months(year, 3 * value.quarter - 2, 3)
    if value.granularity is Granularity.HALF_YEAR and value.half:
        return _months(year, 6 * value.half - 5, 6)
    if value.granularity not in _YEARS:
        # "spring 2021", "a day in 2021": hemispheres differ, and the words leave the day open.
        return None
    last_year = year if value.last_year is None else value.last_year
    return _part_of(_years(year, last_year - year + 1), value.modifier)


def _in_month(value: DateValue, year: int, month: int) -> Interval | None:
    if value.day is not None:
        first = date(year, month, value.day)
        last = first if value.last_day is None else first.replace(day=value.last_day)
        return _days(first, last + timedelta(1)) if last > first else _within_day(value, first)
    exact = value.granularity is Granularity.MONTH
    return _part_of(_months(year, month, 1), value.modifier if exact else None)


def _within_day(value: DateValue, day: date) -> Interval:
    midnight = datetime.combine(day, time())
    if value.hour is not None and value.minute is not None:
        start = midnight + timedelta(hours=value.hour, minutes=value.minute)
        length = (
            timedelta(minutes=1) if value.granularity is Granularity.MINUTE else timedelta(hours=1)
        )
        return Interval(start, start + length)
    if value.part is not None:
        first, last = _PARTS[value.part]
        return Interval(midnight + timedelta(hours=first), midnight + timedelta(hours=last))
    return Interval(midnight, midnight + timedelta(1))


def _nearest(value: DateValue, reference: date) -> Interval | None:
    """Partial dates are taken as the latest that is not after the reference date."""
    if value.month is not None:
        day = value.day if value.day is not None else 1
        year = reference.year
        if date(year, value.month, min(day, monthrange(year, value.month)[1])) > reference:
            year -= 1
        return _on_calendar(value, year)
    if value.day is not None:
        first = reference.replace(day=1)
        while (
            value.day > monthrange(first.year, first.month)[1]
            or first.replace(day=value.day) > reference
        ):
            first = (first - timedelta(1)).replace(day=1)
        return _within_day(value, first.replace(day=value.day))
    if value.weekday is not None:
        back = (reference.weekday() - value.weekday) % 7
        return _within_day(value, reference - timedelta(back))
    return None


def _relative(value: DateValue, reference: date) -> Interval | None:
    if value.direction is None or value.season is not None:
        return None
    if value.weekday is not None:
        return _relative_weekday(value, value.direction, reference)
    if value.month is not None:
        return _relative_month(value, value.direction, reference)
    if value.count is not None:
        return _counted(value, value.direction, reference)
    return None if value.plural else _stepped(value, value.direction.value, reference)


def _stepped(value: DateValue, step: int, reference: date) -> Interval | None:
    """`yesterday`, `this morning`, `last week`, `next year`: one unit on, or back, or none."""
    if value.granularity in _WITHIN_DAY:
        return _within_day(value, reference + timedelta(step))
    if value.granularity is Granularity.WEEK:
        return _part_of(_week(reference + timedelta(7 * step)), value.modifier)
    return _part_of(_unit(value.granularity, step, reference), value.modifier)


def _unit(granularity: Granularity, step: int, reference: date) -> Interval | None:
    """The calendar's month, quarter, year ... that is `step` on from the reference date's."""
    if granularity in _MONTHS:
        length = _MONTHS[granularity]
        index = (reference.year * 12 + reference.month - 1) // length + step
        return _months(index * length // 12, index * length % 12 + 1, length)
    if granularity in _YEARS:
        length = _YEARS[granularity]
        return _years((reference.year // length + step) * length, length)
    return None


def _counted(value: DateValue, direction: Direction, reference: date) -> Interval | None:
    count = value.count
    if count is None or direction is Direction.SAME or count != int(count):
        return None
    step = direction.value * int(count)
    if value.granularity is Granularity.DAY:
        return _within_day(value, reference + timedelta(step))
    if value.granularity is Granularity.WEEK:
        return _week(reference + timedelta(7 * step))
    return _unit(value.granularity, step, reference)


def _stretch(value: DateValue, reference: date) -> Interval | None:
    """`the past three years`: the units counted back from the reference date, or on from it."""
    if value.count is None or value.direction in (None, Direction.SAME):
        return None
    days = math.ceil(value.count * _LONGEST.get(value.granularity, 0))
    if not days:
        return None
    if value.direction is Direction.PAST:
        return _days(reference - timedelta(days), reference + timedelta(1))
    return _days(reference, reference + timedelta(days + 1))


def _relative_weekday(value: DateValue, direction: Direction, reference: date) -> Interval:
    weekday = value.weekday or 0
    if direction is Direction.FUTURE:
        return _within_day(
            value, reference + timedelta((weekday - reference.weekday() - 1) % 7 + 1)
        )
    if direction is Direction.PAST:
        return _within_day(
            value, reference - timedelta((reference.weekday() - weekday - 1) % 7 + 1)
        )
    monday = reference - timedelta(reference.weekday())
    return _within_day(value, monday + timedelta(weekday))


def _relative_month(value: DateValue, direction: Direction, reference: date) -> Interval | None:
    month, year = value.month or 1, reference.year
    if value.granularity is Granularity.DAY and value.day is None:
        return None
    if direction is Direction.PAST and month >= reference.month:
        year -= 1
    if direction is Direction.FUTURE and month <= reference.month:
        year += 1
    return _on_calendar(value, year)


def _part_of(whole: Interval | None, modifier: Modifier | None) -> Interval | None:
    """The first, middle or last stretch of `whole`, generously half of it."""
    if whole is None or modifier is None:
        return whole
    quarter = (whole.end - whole.start) / 4
    if modifier is Modifier.START:
        return Interval(whole.start, whole.start + 2 * quarter)
    if modifier is Modifier.END:
        return Interval(whole.end - 2 * quarter, whole.end)
    return Interval(whole.start + quarter, whole.end - quarter)


def _week(day: date) -> Interval:
    """The week, from Monday, that holds `day`."""
    monday = day - timedelta(day.weekday())
    return _days(monday, monday + timedelta(7))


def _days(first: date, end: date) -> Interval:
    return Interval(datetime.combine(first, time()), datetime.combine(end, time()))


def _months(year: int, month: int, count: int) -> Interval:
    index = year * 12 + month - 1 + count
    return _days(date(year, month, 1), date(index // 12, index % 12 + 1, 1))


def _years(year: int, count: int) -> Interval:
    return _days(date(year, 1, 1), date(year + count, 1, 1))
