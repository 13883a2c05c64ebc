"""Tells how a date's words place it in time: on the calendar, from now, or from something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detection.dates.english import TODAY
from redactor.detection.dates.values import Direction, Kind

_AGO = re.compile(r"\b(?:ago|back)\b")
_FROM_NOW = re.compile(r"\b(?:from now|hence|from today)\b")
_AFTERWARDS = re.compile(r"\b(?:later|afterwards?|on|after|following|latter)\b")
_BEFOREHAND = re.compile(r"\b(?:earlier|before|previously|previous|preceding|prior|beforehand)\b")
_POINTING = (
    (
        re.compile(
            r"\A(?:the )?past\b|\b(?:last(?! \w+ (?:of|in)\b)|recent|latest|not long"
            r"|other (?:day|night|week))\b"
        ),
        Direction.PAST,
    ),
    (re.compile(r"\b(?:next|coming|upcoming)\b"), Direction.FUTURE),
    (re.compile(r"\b(?:this|current|present|these|nowadays)\b"), Direction.SAME),
)
_IN_TEXT = re.compile(
    r"\b(?:that|those|same|previous|preceding|following|earlier|later|prior|other)\b"
)
_UP_TO = re.compile(r"\b(?:years?|months|quarter|weeks?) (?:to|ending|ended)\b")
_RECURRING = re.compile(
    r"\b(?:every|each|most|alternate|once|twice|thrice|times|daily|weekly|monthly|yearly|nightly"
    r"|hourly|quarterly|annual|annually|biannual|biannually|fortnightly|day after day"
    r"|night after night|year after year|week after week)\b"
    r"|\b(?:day|night|morning|evening|afternoon|hour|shift)s an? "
)


@dataclass(frozen=True, slots=True)
class Placement:
    """How words place something in time.

    Args:
        kind: on the calendar, from now, from something else, not at all, or again and again.
        direction: where from its anchor it lies.
        offset: whether the words count units from the anchor (`a week earlier`).
    """

    kind: Kind
    direction: Direction | None = None
    offset: bool = False


def place(
    text: str,
    *,
    dated: bool,
    placed: bool,
    event: bool,
    recurring: bool,
    unit: bool,
    counted: bool,
    modified: bool,
) -> Placement:
    """How lower-cased `text` places what it names.

    Args:
        text: the words.
        dated: whether they name a year, or a month and a day.
        placed: whether they name anything of the calendar or the clock.
        event: whether they name an event.
        recurring: whether they name a plural weekday.
        unit: whether they name a unit of time.
        counted: whether they count it.
        modified: whether they name a part of it (`the end of`).
    """
    if recurring or _RECURRING.search(text):
        return Placement(Kind.RECURRING)
    if event:
        before = Direction.PAST if _BEFOREHAND.search(text) else Direction.FUTURE
        return Placement(Kind.ANCHORED, None if dated else before, offset=counted)
    if _UP_TO.search(text):
        return Placement(Kind.DURATION)
    if dated:
        return Placement(Kind.CALENDAR)
    return (
        _from_now(text, unit=unit, counted=counted)
        or _from_text(text, unit=unit, placed=placed)
        or _unanchored(unit=unit, placed=placed, counted=counted, modified=modified)
    )


def _from_now(text: str, *, unit: bool, counted: bool) -> Placement | None:
    named = next((shift for word, shift in TODAY.items() if word in text.split()), None)
    if named is not None:
        return Placement(Kind.RELATIVE, Direction(named))
    if unit and _AGO.search(text):
        return Placement(Kind.RELATIVE, Direction.PAST, offset=True)
    if unit and _FROM_NOW.search(text):
        return Placement(Kind.RELATIVE, Direction.FUTURE, offset=True)
    pointed = next((where for pattern, where in _POINTING if pattern.search(text)), None)
    if pointed is None:
        return None
    return Placement(Kind.DURATION if unit and counted else Kind.RELATIVE, pointed)


def _from_text(text: str, *, unit: bool, placed: bool) -> Placement | None:
    pointing = _IN_TEXT.search(text) is not None
    if not pointing and (not unit or placed):
        return None
    if _BEFOREHAND.search(text):
        return Placement(Kind.ANCHORED, Direction.PAST, offset=unit)
    if _AFTERWARDS.search(text):
        return Placement(Kind.ANCHORED, Direction.FUTURE, offset=unit)
    return Placement(Kind.ANCHORED, Direction.SAME) if pointing else None


def _unanchored(*, unit: bool, placed: bool, counted: bool, modified: bool) -> Placement:
    if placed or not unit:
        return Placement(Kind.CALENDAR)
    if modified and not counted:
        return Placement(Kind.ANCHORED, Direction.SAME)
    return Placement(Kind.DURATION)
