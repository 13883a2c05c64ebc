"""Reads the words of a date, time or duration into a `DateValue`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from redactor.detection.dates.calendar import CalendarFields, read_calendar
from redactor.detection.dates.clock import ClockFields, read_clock
from redactor.detection.dates.english import (
    AMOUNTS,
    COMMON,
    DECADES,
    NUMBERS,
    PARTS,
    SEASONS,
    TODAY,
    UNITS,
    any_of,
    number,
    ordinal,
)
from redactor.detection.dates.placement import place
from redactor.detection.dates.quantity import Quantity, read_quantity
from redactor.detection.dates.resolution import resolve
from redactor.detection.dates.values import (
    DateValue,
    Granularity,
    Modifier,
    Season,
)
from redactor.detection.vocabulary import MONTHS, WEEKDAYS

_SEASON = re.compile(rf"\b({any_of(SEASONS)})s?\b")
_OF_YEAR = re.compile(r"\b(last|this|next) year\b")
_QUARTER = re.compile(r"\bq([1-4])\b|\b(first|second|third|fourth|1st|2nd|3rd|4th) quarter\b")
_HALF = re.compile(r"\bh([12])\b|\b(first|second) half\b(?!-)")
_LEANING = re.compile(r"\b(early|mid|middle|late|end|start|beginning|close|turn)(?:\b|(?=\d))")
_LEANINGS = {
    "early": Modifier.START,
    "start": Modifier.START,
    "beginning": Modifier.START,
    "turn": Modifier.START,
    "mid": Modifier.MIDDLE,
    "middle": Modifier.MIDDLE,
}
_ANCHOR = re.compile(
    r"\b(?P<from>before|after|following|of|when|that)\b"
    r"(?: (?:the|a|an|his|her|their|my|our|its)\b)? (?P<event>[a-z][\w'-]*)"
)
_SIDES = frozenset({"before", "after", "following"})
_CLAUSE = re.compile(r"\b(?:he|she|they|we|i|it)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")

_KNOWN = (
    COMMON.union(DECADES, MONTHS, WEEKDAYS, SEASONS, PARTS, NUMBERS, TODAY, AMOUNTS)
    | {word + "s" for word in (*WEEKDAYS, *SEASONS, *PARTS)}
    | {unit + s for unit in UNITS for s in ("", "s", "'s", "s'")}
    | {word for phrase in PARTS for word in phrase.split()}
)
"""Words that a date is made of; what is left over names a feast or an event."""

_MARCHING = re.compile(
    r"\A(?:[a-z]+ )?march(?:es)?(?= (?!(?:of|last|this|next|and|or|to|until|when|that)\b)[a-z])"
)
"""In small letters, with neither number nor year beside it, a march is walked."""

_FINE = (
    Granularity.SECOND,
    Granularity.MINUTE,
    Granularity.HOUR,
    Granularity.DAY,
    Granularity.WEEK,
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The parts of a phrase, each read on its own."""

    text: str = field(repr=False)
    calendar: CalendarFields
    clock: ClockFields
    quantity: Quantity
    season: Season | None
    quarter: int | None
    half: int | None
    event: bool
    holiday: bool

    @property
    def counts(self) -> bool:
        """True when the words count units (`three mornings`, `several nights`)."""
        return self.quantity.count is not None or self.quantity.plural


def parse(text: str, *, reference: date | None = None) -> DateValue | None:
    """Read the words of a date, time or duration.

    Args:
        text: the words of one mention, normalized (one line, straight quotes).
        reference: the day that `yesterday` and `last month` are told from, if known.

    Returns:
        The value, with an interval when the words, or the words and `reference`, fix one. Names
        that are no words of the calendar are taken for those of feasts. `None` when there are no
        letters and no date in figures.
    """
    phrase = _read(" ".join(text.split()))
    granularity = _granularity(phrase)
    if granularity is None:
        if not _WORD.search(phrase.text):
            return None
        granularity = Granularity.DAY if phrase.holiday else Granularity.UNKNOWN
    return resolve(_value(phrase, granularity), reference)


def _read(words: str) -> _Phrase:
    text = _MARCHING.sub("walk", words).lower()
    calendar = read_calendar(text)
    quantity = read_quantity(text)
    season = _SEASON.search(text)
    counts = quantity.count is not None or quantity.plural
    bare = calendar == CalendarFields() and quantity.unit is None
    quarter, half = _numbered(_QUARTER, text), _numbered(_HALF, text)
    clock = read_clock(
        text,
        bare=bare and quarter is None and half is None,
        whole=all(_is_known(word) and ordinal(word) is None for word in _WORD.findall(text)),
        counts=counts,
    )
    event = _names_event(text, calendar, clock, quantity)
    return _Phrase(
        text=text,
        calendar=calendar,
        clock=clock,
        quantity=quantity,
        season=None if season is None else SEASONS[season[1]],
        quarter=quarter,
        half=half,
        event=event,
        holiday=not event and not calendar.foreign and _names_feast(words, clock),
    )


def _names_event(
    text: str, calendar: CalendarFields, clock: ClockFields, quantity: Quantity
) -> bool:
    if quantity.unit is None and calendar.weekday is None and clock.part is None:
        return False
    anchors = (
        found["event"]
        for found in _ANCHOR.finditer(text)
        # `Six weeks of work` and `ten minutes when nobody spoke` are lengths, told from nothing.
        if quantity.count is None or found["from"] in _SIDES
    )
    return _CLAUSE.search(text) is not None or any(not _is_known(word) for word in anchors)


def _names_feast(words: str, clock: ClockFields) -> bool:
    """Whether a capitalized word is left over; words in small letters may be anything."""
    if clock.told:
        return False
    names = (word for word in _WORD.findall(words) if word[0].isupper())
    return any(not _is_known(name.lower()) for name in names)


def _is_known(word: str) -> bool:
    return (
        word in _KNOWN
        or ordinal(word) is not None
        or number(word) is not None
        or all(part in _KNOWN for part in re.split(r"[-']", word))
    )


def _granularity(phrase: _Phrase) -> Granularity | None:
    """The finest that the words tell; `None` when they name nothing but, perhaps, a feast."""
    calendar, clock, unit = phrase.calendar, phrase.clock, phrase.quantity.unit
    day = (
        calendar.day is not None
        or calendar.weekday is not None
        or calendar.numeric_day
        or calendar.several_days
    )
    ladder = (
        (clock.told and bool(clock.minute), Granularity.MINUTE),
        (clock.told, Granularity.HOUR),
        (phrase.holiday and phrase.quantity.count is None, Granularity.DAY),
        (phrase.counts and not day, unit),
        (clock.part is not None, Granularity.PART_OF_DAY),
        (day or any(word in TODAY for word in phrase.text.split()), Granularity.DAY),
        (unit in _FINE, unit),
        (calendar.month is not None or calendar.foreign, Granularity.MONTH),
        (phrase.season is not None, Granularity.SEASON),
        (phrase.quarter is not None, Granularity.QUARTER),
        (phrase.half is not None, Granularity.HALF_YEAR),
        (calendar.decade is not None, Granularity.DECADE),
        (calendar.century is not None, Granularity.CENTURY),
        (unit is not None, unit),
        (calendar.year is not None, Granularity.YEAR),
    )
    return next((granularity for told, granularity in ladder if told and granularity), None)


def _value(phrase: _Phrase, granularity: Granularity) -> DateValue:
    calendar, clock = phrase.calendar, phrase.clock
    year_offset = _year_offset(phrase)
    placement = place(
        phrase.text,
        dated=calendar.year is not None
        or (calendar.month is not None and calendar.day is not None and year_offset is None),
        placed=phrase.holiday
        or calendar != CalendarFields()
        or phrase.quarter is not None
        or phrase.half is not None
        or clock.told
        or (not phrase.counts and (clock.part is not None or phrase.season is not None)),
        event=phrase.event,
        recurring=calendar.weekday_plural,
        unit=phrase.quantity.unit is not None,
        counted=phrase.quantity.count is not None,
        modified=_modifier(phrase.text) is not None,
    )
    count = phrase.quantity.count
    if count is None and placement.offset and not phrase.quantity.plural:
        count = 1.0
    year, last_year = _years(calendar)
    return DateValue(
        kind=placement.kind,
        granularity=granularity,
        year=year,
        year_offset=year_offset,
        last_year=last_year,
        month=calendar.month,
        day=calendar.day,
        last_day=calendar.last_day,
        weekday=calendar.weekday,
        hour=clock.hour,
        minute=clock.minute,
        part=clock.part,
        season=phrase.season,
        quarter=phrase.quarter,
        half=phrase.half,
        modifier=_modifier(phrase.text),
        holiday=phrase.holiday,
        count=count,
        direction=placement.direction,
        event=phrase.event,
        plural=phrase.quantity.plural or calendar.weekday_plural or calendar.several_days,
    )


def _years(calendar: CalendarFields) -> tuple[int | None, int | None]:
    if calendar.year is not None:
        return calendar.year, calendar.last_year
    if calendar.decade is not None:
        return calendar.decade, calendar.decade + 9
    if calendar.century is not None:
        first = (calendar.century - 1) * 100
        return max(first, 1), first + 99
    return None, None


def _year_offset(phrase: _Phrase) -> int | None:
    """-1 for `14 March last year`; `None` where the year is told otherwise or alone."""
    found = _OF_YEAR.search(phrase.text)
    if found is None or phrase.calendar.year is not None:
        return None
    if not any((phrase.calendar.month, phrase.season, phrase.quarter, phrase.half)):
        return None
    return {"last": -1, "this": 0, "next": 1}[found[1]]


def _modifier(text: str) -> Modifier | None:
    found = _LEANING.search(text)
    return None if found is None else _LEANINGS.get(found[1], Modifier.END)


def _numbered(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    if found is None:
        return None
    return int(found[1]) if found[1] else ordinal(found[2])
