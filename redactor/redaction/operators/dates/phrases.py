"""The words that a coarsened date is put in, by the slot it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from redactor.detection.dates.values import DateValue, Granularity, Modifier, PartOfDay
from redactor.detection.vocabulary import MONTH_NAMES

MONTHS = tuple(map(str.capitalize, MONTH_NAMES))

UNITS = {
    Granularity.SECOND: "second",
    Granularity.MINUTE: "minute",
    Granularity.HOUR: "hour",
    Granularity.PART_OF_DAY: "day",
    Granularity.DAY: "day",
    Granularity.WEEK: "week",
    Granularity.MONTH: "month",
    Granularity.SEASON: "season",
    Granularity.QUARTER: "quarter",
    Granularity.HALF_YEAR: "half-year",
    Granularity.YEAR: "year",
    Granularity.DECADE: "decade",
    Granularity.CENTURY: "century",
    Granularity.UNKNOWN: "time",
}
PLURALS = {unit: name + "s" for unit, name in UNITS.items()} | {Granularity.CENTURY: "centuries"}
LEANINGS = {Modifier.START: "start", Modifier.MIDDLE: "middle", Modifier.END: "end"}

TIMES_OF_DAY = {
    PartOfDay.NIGHT: "a time in the night",
    PartOfDay.DAWN: "a time in the morning",
    PartOfDay.MORNING: "a time in the morning",
    PartOfDay.MIDDAY: "a time in the day",
    PartOfDay.AFTERNOON: "a time in the afternoon",
    PartOfDay.EVENING: "a time in the evening",
}
TIME_ATTRIBUTES = {
    PartOfDay.NIGHT: "night-time",
    PartOfDay.DAWN: "morning",
    PartOfDay.MORNING: "morning",
    PartOfDay.MIDDAY: "daytime",
    PartOfDay.AFTERNOON: "afternoon",
    PartOfDay.EVENING: "evening",
}
WITHIN_MONTH = (
    "a day early in the month",
    "a day in the middle of the month",
    "a day late in the month",
)
HALVES = ("the first half of the year", "the second half of the year")

CLOCK = frozenset({Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR})
DAY_OR_FINER = CLOCK | {Granularity.PART_OF_DAY, Granularity.DAY}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Coarser words, by slot; `None` where another slot's words do.

    Args:
        phrase: a noun phrase, after a preposition or as a subject.
        adverb: says when.
        noun: a noun without its article.
        alone: a noun for `the` that no preposition governs; the noun when not given.
        attribute: stands before a noun; the noun when not given; empty when nothing reads well.
        label: stands alone; the phrase when not given.
        within: a noun phrase for `in`, `during` and `of`; the phrase when not given.
        limit: a noun phrase for `since`, `until`, `from` and `to`; the phrase when not given.
        on: a noun for `on the`; the noun when not given.
        during: a noun for `in the` and `during the`; the noun when not given.
        a: a noun after `a`; the noun when not given.
        one: a noun after `a` and an adjective; the noun when not given.
        an: a noun after `an`.
        an_attribute: stands between `an` and a noun, where the attribute cannot.
        bounds: after `between`: two of them.
        leg: after `from`: a stretch from one to another.
    """

    phrase: str | None = None
    adverb: str | None = None
    noun: str | None = None
    alone: str | None = None
    attribute: str | None = None
    label: str | None = None
    within: str | None = None
    limit: str | None = None
    on: str | None = None
    during: str | None = None
    one: str | None = None
    a: str | None = None
    an: str | None = None
    an_attribute: str | None = None
    bounds: str | None = None
    leg: str | None = None


def unit_names(value: DateValue) -> tuple[str, str]:
    """The unit of `value`, singular and plural; a day for anything finer."""
    if value.granularity in DAY_OR_FINER:
        return "day", "days"
    return UNITS[value.granularity], PLURALS[value.granularity]


def counted(value: DateValue) -> bool:
    """Whether two or more of a unit that the words name are counted."""
    return value.granularity is not Granularity.UNKNOWN and (value.count or 0) >= 2


def amount(value: DateValue) -> str:
    """`some weeks` where more than one was counted, else `some time`."""
    several = value.plural and counted(value)
    return f"some {PLURALS[value.granularity]}" if several else "some time"
