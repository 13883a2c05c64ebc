"""The closed grammar of what a coarsened date can read."""

from __future__ import annotations

import re

from redactor.detection.dates.english import any_of
from redactor.redaction.operators.dates.phrases import (
    HALVES,
    LEANINGS,
    MONTHS,
    PLURALS,
    TIME_ATTRIBUTES,
    TIMES_OF_DAY,
    UNITS,
    WITHIN_MONTH,
)
from redactor.redaction.operators.grammar import OMITTED

_SET_PHRASES = (
    OMITTED,
    "a day in the month",
    "on a day in the month",
    "around the time of an event",
    "day of an event",
    "week of an event",
    "recent times",
    "times to come",
    "certain months",
    "in certain months",
    "months in question",
    "two times",
    "one time to another",
    "regularly",
    "regular",
    "usual time",
    "certain days",
    "on certain days",
    "days in question",
    "certain times",
    "a holiday",
    "on a holiday",
    "a certain day",
    "on a certain day",
    "a certain month",
    "in a certain month",
    "month",
    "in a certain season",
    "earlier times",
    "in earlier times",
    "modern times",
    "past",
    "holiday",
    "a part of the year",
    "in a part of the year",
    "period",
    "a certain time",
    "at a certain time",
    "time",
    "day in question",
    "time in question",
    "week in question",
    "month in question",
    "years in question",
    "a certain hour",
    "at a certain hour",
    "two times of day",
    "one hour to another",
    "a certain time of day",
    "at a certain time of day",
    "course of the day",
    "one day to another",
    "weekday",
    "weekend",
    "a weekday",
    "a weekend day",
    "on a weekday",
    "on a weekend day",
    "day",
    "a time on a weekday",
    "a time on a weekend day",
    "a certain season",
    "season",
    "in modern times",
    "modern age",
    "modern",
    "historical",
    "a number of years",
    "over a number of years",
    "two years",
    "one year to another",
    "the near future",
    "in the near future",
    "near future",
    "lately",
    "recent past",
    "recently",
    "soon",
    "last year",
    "this year",
    "next year",
    "this week",
    "present time",
    "present year",
    "about this time",
    "around this time",
    "our time",
    "in our time",
    "present age",
    "a time within a year of now",
    "within a year of now",
    "time around an event",
    "day around an event",
    "a day that week",
    "that week",
    "same week",
    "that year",
    "same year",
    "that period",
    "around that time",
    "same period",
    "while",
    "unstated time",
    "time-limited",
    "unstated-length",
)
"""What needs no unit, month or year filled in."""

_UNIT, _UNITS = f"(?:{any_of(UNITS.values())})", f"(?:{any_of(PLURALS.values())})"
_MONTH, _YEAR = f"(?:{any_of(MONTHS)})", r"[12]\d{3}"
_LEAN = f"(?:{any_of(LEANINGS.values())})"
_HALF = f"(?:{any_of(HALVES)})"
_SCOPE = rf"{_MONTH}(?: {_YEAR})?"
_SIDE = "(?:before|after|around)"
_AMOUNT = rf"(?:some {_UNITS}|some time)"

_FIXED = any_of(
    {
        *HALVES,
        *(f"in {half}" for half in HALVES),
        *TIME_ATTRIBUTES.values(),
        *WITHIN_MONTH,
        *(f"on {day}" for day in WITHIN_MONTH),
        *(f"at {time}" for time in TIMES_OF_DAY.values()),
        *TIMES_OF_DAY.values(),
        *_SET_PHRASES,
    }
)
_GRAMMAR = re.compile(
    "|".join(
        (
            _FIXED,
            rf"(?:in )?{_SCOPE}",
            rf"(?:a )?(?:day|week|time) in {_SCOPE}",
            rf"a (?:month|time) in (?:{_SCOPE}|{_YEAR}|{_HALF})",
            r"a (?:year|time) in the (?:[12]\d{2}0s|\d{1,2}(?:st|nd|rd|th) century)",
            rf"(?:certain|two) days in (?:{_SCOPE}|{_YEAR}|{_HALF})",
            rf"(?:a )?(?:day|week|time) in (?:{_YEAR}|{_HALF})",
            rf"(?:in |year |in the year )?{_YEAR}(?: or so)?",
            rf"a holiday in {_YEAR}",
            rf"(?:(?:in )?the )?{_YEAR}s",
            r"(?:(?:in )?the )?\d{1,2}(?:st|nd|rd|th) century",
            rf"{_LEAN} of a (?:recent |coming )?{_UNIT}",
            rf"a (?:recent|coming) {_UNIT}",
            rf"in (?:recent|the coming) {_UNITS}",
            rf"(?:a )?{_UNIT} (?:last|this|next) year",
            rf"(?:following|preceding) {_UNITS}",
            r"(?:week|month|year) (?:that followed|before)",
            rf"recent {_UNITS}",
            rf"(?:{_AMOUNT}|time|while|unstated time) (?:ago|from now)",
            rf"(?:{_AMOUNT}|while|unstated time) (?:earlier|later|{_SIDE} an event)",
            r"(?:some time|time|while|unstated time) (?:before|after) a certain time",
            rf"{_AMOUNT}",
            rf"some {_UNITS} old",
            _UNITS,
            rf"multi-{_UNIT}",
            rf"a time in the {_UNIT}",
            rf"in the course of the {_UNIT}",
        )
    )
)


def is_coarse(words: str) -> bool:
    """True for exactly the words of the grammar."""
    return _GRAMMAR.fullmatch(words) is not None
