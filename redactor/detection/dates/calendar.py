"""Reads the calendar part of a date's words: year, month, day, weekday, decade."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detection.dates.english import (
    CLOCKED,
    DECADES,
    ORDINALS,
    any_of,
    ordinal,
)
from redactor.detection.vocabulary import MONTHS, WEEKDAYS

_MONTH = rf"(?P<month>{any_of(MONTHS)})\b\.?"
_NUMBER_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WORD_DAY = rf"(?:(?:twenty|thirty)-)?(?:{any_of(ORDINALS)})"
_DAY = rf"(?P<day>{_NUMBER_DAY}(?:st|nd|rd|th)?|{_WORD_DAY})"
_TO = r"(?: ?[-–/] ?| (?:and|or|to|until|through) )"
_LAST = rf"(?:{_TO}(?P<last>{_NUMBER_DAY})(?:st|nd|rd|th)?)?(?![\d:]|\.\d)"
_DAY_MONTH = re.compile(rf"(?<![\w.:]){_DAY}{_LAST}(?: of)? ?{_MONTH}")
_MONTH_DAY = re.compile(rf"\b{_MONTH} (?:the )?{_DAY}(?![\d:]|\.\d){_LAST}")
_MONTH_ONLY = re.compile(rf"\b{_MONTH}(?![a-z])")
_ORDINAL_DAY = re.compile(
    rf"\b(?P<day>{_NUMBER_DAY}(?:st|nd|rd|th)|{_WORD_DAY})"
    r"(?= of (?:the|this|that|last|next|each|every) month|\Z|[,;)])"
)
_WEEKDAY = re.compile(rf"\b({any_of(WEEKDAYS)})(s?)\b")

_YEAR = r"(?:1[0-9]|20)\d\d"
_YEARS = re.compile(
    rf"(?<![\d.:+])(?<!\d-)(?P<first>{_YEAR})(?:{_TO}(?P<last>{_YEAR}|\d\d))?"
    rf"(?![\d:]|\.\d|[-–]\d|0?['’]?s\b|{CLOCKED})"
)
_SHORT_YEAR = re.compile(r"['’](\d\d)\b(?!s)")
_DECADE = re.compile(r"\b((?:1\d|20)\d)0['’]?s\b|(?<!\w)['’]?([2-9]0)s\b")
_NAMED_DECADE = re.compile(rf"\b({any_of(DECADES)})\b")
_CENTURY = re.compile(r"\b([a-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th))[ -]centur(?:y|ies)\b")
_OTHER_MONTHS = (
    r"(?:muharram|safar|rabi al|jumada|rajab|sha'?ban|shaaban|ramadan"
    r"|shawwal|dhu al|zilhajj|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey"
    r"|bahman|esfand|nisan|iyar|sivan|tammuz|elul|tishrei|tishri|cheshvan|kislev|tevet|shevat|adar"
    r"|vaishakha|jyeshtha|ashadha|shravana|bhadrapada|ashvin|kartik|margashirsha|phalguna|meskerem"
    r"|tikimt|hidar|tahsas|yekatit|megabit|miyazya|ginbot|hamle|nehase|pagume)"
)
_OTHER_ERA = re.compile(rf"\b(?:b\.?c\.?e?|b\.?e|e\.c|a\.?h|{_OTHER_MONTHS})\b")
_OTHER_DAY = re.compile(
    rf"(?<![\w.:]){_NUMBER_DAY}(?:st|nd|rd|th)?(?: of)? {_OTHER_MONTHS}\b"
    rf"|\b{_OTHER_MONTHS} {_NUMBER_DAY}(?![\d:]|\.\d)"
)

_ISO = re.compile(r"(?<!\d)(?P<y>[12]\d{3})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)")
_FIGURES = re.compile(
    r"(?<![\d.:])(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<y>[12]\d{3}|\d\d)(?!\d)"
)
_DAY_SLASH_MONTH = re.compile(r"(?<![\d.:/])(?P<a>\d\d?)/(?P<b>\d\d)(?![\d/])")
_RUN_ON = re.compile(r"(?<!\w)(?P<d>\d\d?)(?P<month>[a-z]{3,4})(?P<y>[12]\d{3}|\d\d)?\b")


@dataclass(frozen=True, slots=True)
class CalendarFields:
    """What the calendar part of the words says; each field as in `DateValue`.

    Args:
        decade: first year of a decade. century: its number.
        foreign: whether a month or era of another calendar is named.
        weekday_plural: `Tuesdays`.
        several_days: more than one weekday is named, and no month.
        numeric_day: a day is named, of a month of another calendar or of one that figures leave
            open.
    """

    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    weekday_plural: bool = False
    decade: int | None = None
    century: int | None = None
    foreign: bool = False
    numeric_day: bool = False
    several_days: bool = False


def read_calendar(text: str) -> CalendarFields:
    """The calendar fields of lower-cased `text`; impossible days and months are left out.

    Where more than one month or weekday is named, none is told.
    """
    figures = _read_figures(text)
    if figures is not None:
        return figures
    foreign = _OTHER_ERA.search(text) is not None
    several = len({MONTHS[month] for month in _MONTH_ONLY.findall(text)}) > 1
    month, day, last_day = (None, None, None) if several else _month_and_day(text)
    year, last_year = (None, None) if foreign else _years(text)
    weekdays = {WEEKDAYS[name]: s == "s" and len(name) > 4 for name, s in _WEEKDAY.findall(text)}
    return CalendarFields(
        year=year,
        last_year=last_year,
        month=month,
        day=day,
        last_day=last_day,
        weekday=next(iter(weekdays)) if len(weekdays) == 1 else None,
        weekday_plural=any(weekdays.values()),
        several_days=len(weekdays) > 1 and month is None and day is None,
        decade=_decade(text),
        century=_century(text),
        foreign=foreign,
        numeric_day=foreign and _OTHER_DAY.search(text) is not None,
    )


def _read_figures(text: str) -> CalendarFields | None:
    if found := _ISO.search(text):
        return _checked(int(found["y"]), int(found["m"]), int(found["d"]))
    if found := _FIGURES.search(text):
        return _either_order(int(found["a"]), int(found["b"]), full_year(found["y"]))
    if found := _DAY_SLASH_MONTH.search(text):
        return _either_order(int(found["a"]), int(found["b"]), None)
    if (found := _RUN_ON.search(text)) and found["month"] in MONTHS:
        run_on_year = full_year(found["y"]) if found["y"] else None
        return _checked(run_on_year, MONTHS[found["month"]], int(found["d"]))
    return None


def _either_order(a: int, b: int, year: int | None) -> CalendarFields:
    """`14/3` is day first, `3/14` month first; `3/4` could be either, so it names no month."""
    if a > 12 >= b:
        return _checked(year, b, a)
    if b > 12 >= a:
        return _checked(year, a, b)
    if a == b:
        return _checked(year, a, b)
    return CalendarFields(year=year, numeric_day=True)


def _checked(year: int | None, month: int, day: int) -> CalendarFields:
    if 1 <= month <= 12 and 1 <= day <= 31:
        return CalendarFields(year=year, month=month, day=day)
    return CalendarFields(year=year, numeric_day=True)


def _month_and_day(text: str) -> tuple[int | None, int | None, int | None]:
    found = _DAY_MONTH.search(text) or _MONTH_DAY.search(text)
    if found:
        return MONTHS[found["month"]], _day(found["day"]), _day(found["last"])
    if found := _MONTH_ONLY.search(text):
        return MONTHS[found["month"]], None, None
    if found := _ORDINAL_DAY.search(text):
        return None, _day(found["day"]), None
    return None, None, None


def _day(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdecimal() else ordinal(word)


def _years(text: str) -> tuple[int | None, int | None]:
    if found := _YEARS.search(text):
        first = int(found["first"])
        if found["last"] is None:
            return first, None
        last = int(found["last"])
        last = last if last > 99 else first // 100 * 100 + last
        return first, last if last > first else None
    if found := _SHORT_YEAR.search(text):
        return full_year(found[1]), None
    return None, None


def full_year(figures: str) -> int:
    """The year that two or four figures name; two figures from 50 on are of the 1900s."""
    year = int(figures)
    if len(figures) == 4:
        return year
    return year + (1900 if year >= 50 else 2000)


def _decade(text: str) -> int | None:
    if found := _DECADE.search(text):
        return int(found[1]) * 10 if found[1] else 1900 + int(found[2])
    if found := _NAMED_DECADE.search(text):
        return DECADES[found[1]]
    return None


def _century(text: str) -> int | None:
    found = _CENTURY.search(text)
    return None if found is None else ordinal(found[1])
