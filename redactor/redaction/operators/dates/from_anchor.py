"""Coarser words for what is told from now or from something else."""

from __future__ import annotations

import re

from redactor.detection.dates.values import DateValue, Direction, Granularity
from redactor.redaction.operators.dates.floors import WEEK, YEAR
from redactor.redaction.operators.dates.phrases import (
    DAY_OR_FINER,
    LEANINGS,
    Phrases,
    amount,
    counted,
    unit_names,
)

_SHORT = DAY_OR_FINER | {Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER}
_RECENT = Phrases(phrase="recent times", adverb="lately", noun="recent past")
_OF_EVENT = re.compile(r"(?:the )?[a-z]+ of ")
_LARGER = {"days": "week", "weeks": "month", "months": "year"}
_SIDES = {Direction.PAST: "before", Direction.FUTURE: "after"}
_COMING = Phrases(phrase="the near future", adverb="in the near future", noun="near future")


def from_now(value: DateValue, min_days: int) -> Phrases:
    """Coarser words for a value of kind `RELATIVE`; `min_days` as in `floors`."""
    if value.year_offset is not None:
        return _told_by_year(value)
    if value.direction is Direction.SAME:
        return _now(value, min_days)
    if value.count is not None:
        return _counted_from_now(value)
    if value.plural:
        return stretch(value)
    return _near(value)


def stretch(value: DateValue) -> Phrases:
    """Coarser words for a stretch of time that begins or ends now."""
    return _RECENT if value.direction is Direction.PAST else _COMING


def _near(value: DateValue) -> Phrases:
    past = value.direction is Direction.PAST
    nearness, when = ("recent", "recently") if past else ("coming", "soon")
    unit, units = unit_names(value)
    named = value.granularity is not Granularity.UNKNOWN
    noun = "recent past" if past else f"following {units}" if named else "near future"
    if value.modifier is not None:
        noun = f"{LEANINGS[value.modifier]} of a {nearness} {unit}"
    within = f"in recent {units}" if past else f"in the coming {units}"
    in_units = named and unit not in ("day", "season")
    follows = not past and units in _LARGER and value.modifier is None
    return Phrases(
        phrase=f"a {nearness} {unit}",
        adverb=within if in_units else when,
        noun=noun,
        alone=f"{_LARGER[units]} that followed" if follows else None,
    )


def _told_by_year(value: DateValue) -> Phrases:
    year = {-1: "last year", 0: "this year", 1: "next year"}[value.year_offset or 0]
    unit, _ = unit_names(value)
    return Phrases(
        phrase=f"a {unit} {year}",
        adverb=year,
        noun=f"{unit} {year}" if unit != "day" else "day in question",
        label=year,
    )


def _now(value: DateValue, min_days: int) -> Phrases:
    if value.granularity in DAY_OR_FINER and min_days <= WEEK:
        return Phrases(phrase="this week", adverb="this week", noun="present time")
    of_year = value.granularity in (Granularity.MONTH, Granularity.QUARTER) and min_days <= YEAR
    if of_year and not value.plural:
        return Phrases(phrase="this year", adverb="this year", noun="present year")
    if value.plural or value.granularity in _SHORT:
        return Phrases(phrase="about this time", adverb="around this time", noun="present time")
    if value.granularity in (Granularity.DECADE, Granularity.CENTURY):
        return Phrases(phrase="our time", adverb="in our time", noun="present age")
    return Phrases(
        phrase="a time within a year of now", adverb="within a year of now", noun="present time"
    )


def _counted_from_now(value: DateValue) -> Phrases:
    ago = "ago" if value.direction is Direction.PAST else "from now"
    # "Two springs back" may be little more than a year.
    vague = value.granularity is Granularity.SEASON
    words = f"{'some time' if vague else amount(value)} {ago}"
    return Phrases(
        phrase=words,
        adverb=words,
        noun=f"time {ago}",
        a=f"while {ago}",
        an=f"unstated time {ago}",
    )


def from_event(value: DateValue, text: str) -> Phrases:
    """Coarser words for a value that an event anchors, whose lower-cased words are `text`."""
    same = value.direction in (None, Direction.SAME) or _OF_EVENT.match(text) is not None
    side = "around" if same else _SIDES[value.direction or Direction.PAST]
    words = f"{amount(value)} {side} an event"
    near = value.granularity in DAY_OR_FINER and not counted(value)
    return Phrases(
        phrase=words,
        adverb="around the time of an event" if same else words,
        noun="time around an event",
        alone="week of an event" if near else None,
        on="day of an event" if same else "day around an event",
        a=f"while {side} an event",
        an=f"unstated time {side} an event",
    )


def from_date(side: str) -> Phrases:
    """Coarser words for what lies before or after a date: `two weeks before 14 March`.

    Args:
        side: `before` or `after`.
    """
    where = f"{side} a certain time"
    return Phrases(
        phrase=f"some time {where}",
        adverb=f"some time {where}",
        noun=f"time {where}",
        a=f"while {where}",
        an=f"unstated time {where}",
    )


def from_text(value: DateValue, min_days: int) -> Phrases:
    """Coarser words for a value of kind `ANCHORED` that names no event; see `from_now`."""
    if value.direction is Direction.SAME:
        return _that_time(value, min_days)
    past = value.direction is Direction.PAST
    side = "earlier" if past else "later"
    _, units = unit_names(value)
    words = f"{amount(value)} {side}"
    return Phrases(
        phrase=words,
        adverb=words,
        noun=f"{'preceding' if past else 'following'} {units}",
        alone=f"{_LARGER[units]} {'before' if past else 'that followed'}"
        if units in _LARGER and not counted(value)
        else None,
        a=f"while {side}",
        an=f"unstated time {side}",
    )


def _that_time(value: DateValue, min_days: int) -> Phrases:
    if value.modifier is not None:
        unit, _ = unit_names(value)
        return Phrases(
            phrase=f"a time in the {unit}",
            adverb=f"in the course of the {unit}",
            noun=f"{LEANINGS[value.modifier]} of a {unit}",
        )
    if value.granularity in DAY_OR_FINER and min_days <= WEEK:
        return Phrases(phrase="a day that week", adverb="that week", noun="same week")
    if value.granularity in (Granularity.MONTH, Granularity.QUARTER) and min_days <= YEAR:
        return Phrases(phrase="that year", adverb="that year", noun="same year")
    return Phrases(phrase="that period", adverb="around that time", noun="same period")
