"""Coarser words for points and stretches of the calendar and the clock."""

from __future__ import annotations

import re

from redactor.detection.dates.values import DateValue, Granularity
from redactor.redaction.operators.dates.feasts import names_feast
from redactor.redaction.operators.dates.floors import HALF_YEAR, MONTH, THIRD_OF_MONTH, scope
from redactor.redaction.operators.dates.phrases import (
    CLOCK,
    DAY_OR_FINER,
    HALVES,
    LEANINGS,
    MONTHS,
    TIME_ATTRIBUTES,
    TIMES_OF_DAY,
    UNITS,
    WITHIN_MONTH,
    Phrases,
)

_UNPLACED = {
    Granularity.MONTH: Phrases(phrase="a certain month", adverb="in a certain month", noun="month"),
    Granularity.QUARTER: Phrases(
        phrase="a part of the year", adverb="in a part of the year", noun="period"
    ),
    Granularity.HALF_YEAR: Phrases(
        phrase="a part of the year", adverb="in a part of the year", noun="period"
    ),
}
"""For a month of another calendar, and for quarters and halves of no named year."""

_MONTHS = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b.*\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_CERTAIN_MONTHS = Phrases(
    phrase="certain months", adverb="in certain months", noun="months in question", attribute=""
)

_LONGER = re.compile(r"\b(?:days|weeks?|month|season|year|festival|holidays|times?)\b")
"""Words of named stretches that may be longer than a day."""

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_SOME_TIME = Phrases(phrase="a certain time", adverb="at a certain time", noun="time")
_CERTAIN_DAY = Phrases(
    phrase="a certain day", adverb="on a certain day", noun="day in question", attribute=""
)
_CERTAIN_DAYS = Phrases(
    phrase="certain days", adverb="on certain days", noun="days in question", attribute=""
)
"""For days of which nothing else may be said."""

_PAST = Phrases(
    phrase="earlier times", adverb="in earlier times", noun="past", attribute="historical"
)
_MODERN = Phrases(
    phrase="modern times", adverb="in modern times", noun="modern age", attribute="modern"
)
_SPAN_OF_YEARS = Phrases(
    phrase="a number of years",
    adverb="over a number of years",
    noun="years in question",
    bounds="two years",
    leg="one year to another",
)


def calendar_phrases(value: DateValue, text: str, min_days: int) -> Phrases:
    """Coarser words for a value of kind `CALENDAR`, whose lower-cased words are `text`.

    Args:
        value: as `coarse_enough` leaves it.
        text: the words.
        min_days: of the shortest stretch that the words may state.
    """
    if value.holiday:
        return _feast(value) if names_feast(text) else _named_day(value, text)
    if value.granularity in DAY_OR_FINER or value.granularity is Granularity.WEEK:
        return _day(value, min_days)
    if value.season is not None and value.granularity is not Granularity.CENTURY:
        return _season(value)
    if value.month is not None and value.granularity is not Granularity.CENTURY:
        return _month(value, min_days)
    if value.year is not None:
        return _years(value)
    months = _MONTHS.search(text) is not None
    return _CERTAIN_MONTHS if months else _UNPLACED.get(value.granularity, _SOME_TIME)


def _feast(value: DateValue) -> Phrases:
    return Phrases(
        phrase="a holiday" if value.year is None else f"a holiday in {value.year}",
        adverb="on a holiday",
        noun="holiday",
        attribute="holiday",
    )


def _named_day(value: DateValue, text: str) -> Phrases:
    """Of a name that is no feast's it is not known that people rest, or that it is one day."""
    long = _LONGER.search(text) is not None
    day, preposition = ("time", "at") if long else ("day", "on")
    if value.year is not None:
        return Phrases(
            phrase=f"a {day} in {value.year}",
            adverb=f"in {value.year}",
            noun=f"{day} in question",
            attribute=str(value.year),
        )
    return Phrases(
        phrase=f"a certain {day}",
        adverb=f"{preposition} a certain {day}",
        noun=f"{day} in question",
        attribute="",
    )


def _day(value: DateValue, min_days: int) -> Phrases:
    if value.month is not None:
        return _day_of_month(value, scope(value, min_days) or "")
    if value.year is not None:
        return _day_of_year(value.year)
    if value.day is not None:
        third = WITHIN_MONTH[min((value.day - 1) // 10, 2)]
        day = third if min_days <= THIRD_OF_MONTH else "a day in the month"
        return Phrases(phrase=day, adverb=f"on {day}", noun="day in question")
    if value.weekday is not None:
        return _weekday(value)
    return _time_of_day(value)


def _day_of_year(number: int) -> Phrases:
    year = str(number)
    return Phrases(
        phrase=f"a day in {year}",
        adverb=f"in {year}",
        noun="day in question",
        attribute=year,
        label=year,
        within=year,
    )


def _time_of_day(value: DateValue) -> Phrases:
    if value.granularity in CLOCK:
        hour = "a certain hour" if value.part is None else TIMES_OF_DAY[value.part]
        return Phrases(
            phrase=hour,
            adverb=f"at {hour}",
            noun="time",
            attribute="" if value.part is None else TIME_ATTRIBUTES[value.part],
            bounds="two times of day",
            leg="one hour to another",
        )
    if value.granularity is Granularity.PART_OF_DAY:
        return Phrases(
            phrase="a certain time of day",
            adverb="at a certain time of day",
            noun="time",
            during="course of the day",
        )
    if value.granularity is Granularity.DAY:
        return _CERTAIN_DAYS if value.plural else _CERTAIN_DAY
    return _SOME_TIME


def _day_of_month(value: DateValue, within: str) -> Phrases:
    attribute = "" if within in HALVES else within
    if value.granularity in CLOCK:
        return Phrases(
            phrase=f"a time in {within}",
            adverb=f"in {within}",
            noun="time in question",
            attribute=attribute,
            label=within,
        )
    unit = UNITS[value.granularity]
    plural = value.last_day is not None
    return Phrases(
        phrase=f"certain days in {within}" if plural else f"a {unit} in {within}",
        adverb=f"in {within}",
        noun=f"{unit} in question",
        one=f"{unit} in {within}",
        attribute=attribute,
        label=within,
        within=within,
        bounds=f"two days in {within}",
        leg="one day to another",
    )


def _weekday(value: DateValue) -> Phrases:
    name = "weekday" if (value.weekday or 0) < 5 else "weekend"
    day = "a weekday" if name == "weekday" else "a weekend day"
    timed = value.granularity in CLOCK
    return Phrases(
        phrase=f"a time on {day}" if timed else day,
        adverb=f"on {day}",
        noun="day",
        attribute=name,
        label=day,
    )


def _season(value: DateValue) -> Phrases:
    if value.year is None:
        return Phrases(phrase="a certain season", adverb="in a certain season", noun="season")
    # Winters, and southern summers, reach into the next year.
    year = f"{value.year} or so"
    return Phrases(phrase=year, adverb=f"in {year}", noun=f"year {year}")


def _month(value: DateValue, min_days: int) -> Phrases:
    if value.modifier is not None and min_days <= MONTH:
        within = scope(value, min_days) or ""
        return Phrases(
            phrase=f"a time in {within}",
            adverb=f"in {within}",
            noun=f"{LEANINGS[value.modifier]} of a month",
            attribute=within,
            label=within,
            within=within,
            limit=within,
        )
    within = scope(value, HALF_YEAR) or ""
    return Phrases(
        phrase=f"a month in {within}",
        adverb=f"in {within}",
        noun="month in question",
        attribute="" if within in HALVES else within,
        label=within,
        within=within,
        limit=within,
    )


def _years(value: DateValue) -> Phrases:
    year, last = value.year or 1, value.last_year
    if value.granularity is Granularity.CENTURY:
        return _PAST if last is not None and last < 1950 else _MODERN
    if value.granularity is Granularity.DECADE:
        return _decade(year, lean=value.modifier is not None)
    if value.granularity in (Granularity.QUARTER, Granularity.HALF_YEAR):
        return Phrases(
            phrase=f"a time in {year}",
            adverb=f"in {year}",
            noun=f"year {year}",
            label=str(year),
            within=str(year),
            limit=str(year),
        )
    if last is not None and last // 10 != year // 10:
        return _SPAN_OF_YEARS
    return _year(value, year, last)


def _decade(first: int, *, lean: bool) -> Phrases:
    name = f"{first}s" if lean else f"{_ordinal(first // 100 + 1)} century"
    return Phrases(
        phrase=f"a time in the {name}",
        adverb=f"in the {name}",
        noun=name,
        attribute=name,
        label=f"the {name}",
        within=f"the {name}",
        limit=f"the {name}",
    )


def _year(value: DateValue, year: int, last: int | None) -> Phrases:
    if value.modifier is not None:
        return Phrases(
            phrase=f"a time in {year}",
            adverb=f"in {year}",
            noun=f"{LEANINGS[value.modifier]} of a year",
            label=str(year),
            within=str(year),
            limit=str(year),
        )
    decade = f"{year // 10}0s"
    return Phrases(
        phrase=f"a year in the {decade}",
        adverb=f"in the {decade}",
        noun=decade,
        attribute=decade,
        label=f"the {decade}",
        within=f"the {decade}",
        limit=f"the {decade}",
        bounds="two years" if last is not None else None,
        leg="one year to another" if last is not None else None,
    )


def _ordinal(number: int) -> str:
    """`21st` for 21."""
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else _ENDINGS.get(number % 10, 'th')}"
