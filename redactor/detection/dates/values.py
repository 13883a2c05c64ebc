"""What the words for a date or time mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Kind(Enum):
    """How words place something in time."""

    CALENDAR = "calendar"
    """A point or stretch of the calendar or clock, whole or in part: `14 March`, `the 17th`."""
    RELATIVE = "relative"
    """Told from the day of speaking: `last month`, `three days ago`."""
    ANCHORED = "anchored"
    """Told from another event or day: `a week earlier`, `two weeks after the flood`."""
    DURATION = "duration"
    """A length of time: `fourteen months`; with a direction, one that begins or ends now."""
    RECURRING = "recurring"
    """Again and again: `every Tuesday`."""


class Granularity(Enum):
    """How fine words are, from the finest."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


class PartOfDay(Enum):
    """A stretch of the day; the value is the words for it."""

    NIGHT = "night"
    DAWN = "dawn"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Season(Enum):
    """A season; hemispheres differ, so it has no interval."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    OTHER = "season"


class Modifier(Enum):
    """Which part of the stretch that the other fields name."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Direction(Enum):
    """Where from its anchor something lies."""

    PAST = -1
    SAME = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of local time.

    Args:
        start: its first instant.
        end: the first instant after it; `end > start`.

    Raises:
        ValueError: an empty or reversed interval.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("an interval is empty or reversed")

    def contains(self, other: Interval) -> bool:
        """True when every instant of `other` lies in this interval."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date, time or duration, as far as its words tell.

    Args:
        kind: how the words place it in time.
        granularity: how fine they are.
        interval: the stretch of time meant; `None` when the words alone, or with the reference
            date given, do not fix it.
        year, month, day, hour, minute: as told (years 1-9999, months 1-12, days 1-31).
        year_offset: the year, told from the reference date's (`February last year`: -1).
        last_year, last_day: the end of a range, inclusive.
        weekday: 0 for Monday to 6 for Sunday.
        part: the stretch of the day.
        season: the season.
        quarter: 1-4. half: 1 or 2.
        modifier: the part of the stretch that is meant.
        holiday: whether a feast or another named day is meant.
        count: how many units, for durations and offsets; `None` when vague ("some years").
        direction: where from its anchor an offset lies.
        event: whether an event is named as the anchor.
        plural: whether more than one is meant (`Tuesdays`, `several nights`).
    """

    kind: Kind
    granularity: Granularity
    interval: Interval | None = None
    year: int | None = None
    year_offset: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: PartOfDay | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    modifier: Modifier | None = None
    holiday: bool = False
    count: float | None = None
    direction: Direction | None = None
    event: bool = False
    plural: bool = False
