"""Coarsens dates and times: always true, one step coarser, and fit for the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from redactor.detection.dates import DateValue, Granularity, Kind, parse
from redactor.redaction.operators.dates.feasts import names_feast
from redactor.redaction.operators.dates.floors import coarse_enough
from redactor.redaction.operators.dates.from_anchor import (
    from_date,
    from_event,
    from_now,
    from_text,
)
from redactor.redaction.operators.dates.grammar import is_coarse
from redactor.redaction.operators.dates.lengths import duration, recurring
from redactor.redaction.operators.dates.on_calendar import calendar_phrases
from redactor.redaction.operators.dates.phrases import DAY_OR_FINER, MONTHS, Phrases, counted
from redactor.redaction.operators.dates.slots import Frame, Slot, read_frame
from redactor.redaction.operators.grammar import OMITTED, PREPOSITIONS, capitalized, uncapitalized
from redactor.redaction.operators.mention import Certainty, Mention

_NOW = frozenset({"recent past", "near future"})
_MANY = {"recent past": "recent times", "near future": "times to come"}
"""Their plurals, before `were` and `are`."""

_OWN_PREPOSITION = re.compile(
    r"(?:since|until|till|by|before|after|from|during|throughout|between) (?=.)", re.IGNORECASE
)
_DAY = re.compile(r"day|weekend|holiday")
_DETERMINED = re.compile(r"(?:the|that|this|these|those|last|next) ", re.IGNORECASE)
_OTHER_TIME = "one time to another"
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)

_FROM_DATE = re.compile(r"[a-z] (before|prior to|earlier than|after|following|later than) (?=.)")
_SIDES = {
    **dict.fromkeys(("before", "prior to", "earlier than"), "before"),
    **dict.fromkeys(("after", "following", "later than"), "after"),
}
"""Words between a length of time and the date that it is told from."""

_TO = re.compile(r" (?:to|until|till|through) |-")

_NAMED = re.compile(r"\b(?:new year(?:'s)?(?: day| eve)?|weekends?)\b")
"""What is no length, although it ends in the name of one."""

_TOLD_ALIKE = (Kind.CALENDAR, Kind.RECURRING, Kind.DURATION)
"""Kinds whose words before a noun only describe it (`a winter coat`), so that they can go."""

_FOUR_FIGURES = range(1000, 3000)
_ASIDE = re.compile(
    r"[a-z] (?:since|until|till|by|after|before|following|prior to) (?:the )?"
    rf"(?:{'|'.join(MONTHS).lower()}|\d|easter|christmas|ramadan|eid|new year|[a-z]+day\b)"
)
_LIVING = range(1900, 2100)
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "'s", "whose"})

_COUNTS = frozenset({"for", "in", "after", "within", "about", "only", "took", "over", "than"})
"""Words before `a` that make what follows a length of time, and no rate (`two dollars a day`)."""


def generalize(mention: Mention) -> str | None:
    """Coarser words for a date or time, without brackets.

    Args:
        mention: the date, the words around it, and its `DateValue` if known.

    Returns:
        Words that are true of the date whatever it is, state a longer stretch of time or less of
        it, and read well between `mention.before` and `mention.after`; `None` when there are none.
    """
    if (inner := _after_own_preposition(mention)) is not None:
        return inner
    value = mention.value if isinstance(mention.value, DateValue) else parse(mention.text)
    text = " ".join(mention.text.lower().split())
    if value is None or (mention.certainty is not Certainty.KNOWN and not _tells_time(value, text)):
        return None
    frame = _settled(read_frame(mention.before, mention.after), value, mention.text)
    if value.kind is Kind.DURATION and _NAMED.search(text):
        feast = names_feast(text)
        value = DateValue(Kind.CALENDAR, Granularity.UNKNOWN, holiday=feast)
    coarse = coarse_enough(_readable(value), mention.audience)
    words = _fit(_phrases(coarse, text, mention.audience.min_days), frame, text, value.kind)
    if words is None or words.lower() == text:
        return None
    return capitalized(words) if frame.opens and mention.text[:1].isupper() else words


def is_generalization(words: str) -> bool:
    """True for words, without brackets, that `generalize` can have written, and for none finer."""
    if own := _OWN_PREPOSITION.match(words):
        return is_coarse(words[own.end() :]) or is_coarse(uncapitalized(words))
    return is_coarse(uncapitalized(words)) or is_coarse(words)


def _after_own_preposition(mention: Mention) -> str | None:
    """Coarser words for a mention such as `since 2009`; `None` for one that opens with a date."""
    own = _OWN_PREPOSITION.match(mention.text)
    if own is None or parse(mention.text[own.end() :]) is None:
        return None
    rest = mention.text[own.end() :]
    before = f"{mention.before}{own[0]}"
    words = generalize(replace(mention, text=rest, before=before, value=None))
    return None if words is None else own[0] + words


def _settled(frame: Frame, value: DateValue, text: str) -> Frame:
    """`frame`, where what seemed an adjective is a noun: `a statement Thursday`, `the belt 2 days`.

    Only `on a wet Thursday` has an adjective before the name of a day, and nothing has one before a
    number, or before a determiner of its own (`the village that day`).
    """
    named_day = value.granularity in DAY_OR_FINER and text[:1].isupper() and frame.governor != "on"
    counts = value.direction is not None and counted(value)
    own = _DETERMINED.match(text) is not None
    apart = frame.adjective and ((value.kind is Kind.CALENDAR and named_day) or counts or own)
    return replace(frame, slot=Slot.ADVERB) if apart else frame


_QUARTERS = re.compile(r"\bquarters? (?:no\.? )?\d")
"""A house in a row of them (`Quarter 7`), and no three months."""


def _tells_time(value: DateValue, text: str) -> bool:
    """Whether more than the type that a model gives the words says that they are of time.

    A figure that nobody living has lived in is a sum, or an hour, rather than a year; and a date
    that other words lead to as a limit (`due after Easter`) is not when the rest was.
    """
    if value.granularity is Granularity.YEAR and value.year is not None:
        return value.year in _LIVING
    if (value.kind is Kind.CALENDAR and _ASIDE.search(text)) or _QUARTERS.search(text):
        return False
    if value.holiday:
        return names_feast(text)
    return value.granularity is not Granularity.UNKNOWN or value.direction is not None


def _readable(value: DateValue) -> DateValue:
    """`value` without years of other than four figures, which read as counts."""
    if value.year is None or (value.granularity is Granularity.CENTURY and not value.holiday):
        return value
    return value if value.year in _FOUR_FIGURES else replace(value, year=None, last_year=None)


def _phrases(value: DateValue, text: str, min_days: int) -> Phrases:
    if value.kind is Kind.DURATION:
        return duration(value, text)
    if value.kind is Kind.RECURRING:
        return recurring(value)
    if value.event:
        return from_event(value, text)
    if value.kind is Kind.CALENDAR:
        side = _side_of_date(text)
        return from_date(side) if side else calendar_phrases(value, text, min_days)
    return from_now(value, min_days) if value.kind is Kind.RELATIVE else from_text(value, min_days)


def _side_of_date(text: str) -> str | None:
    """`before` or `after` in words that tell a time from a date, and not from an event."""
    told = _FROM_DATE.search(text)
    date = None if told is None else parse(text[told.end() :])
    if told is None or date is None or not (date.year or date.month or date.day):
        return None
    return None if date.holiday else _SIDES[told[1]]


def _fit(choice: Phrases, frame: Frame, text: str, kind: Kind) -> str | None:
    if frame.part and frame.slot is Slot.ADVERB and choice.label is not None:
        return OMITTED
    if frame.slot is Slot.ATTRIBUTE and (attribute := _attribute(choice, frame, kind)):
        return attribute
    if frame.slot in (Slot.NOUN, Slot.ATTRIBUTE):
        return _noun(choice, frame)
    if frame.slot is Slot.PREPOSITIONAL:
        return _after_preposition(choice, frame, text)
    if frame.attributive and choice.attribute == "holiday":
        return choice.attribute
    by_slot = {Slot.LABEL: choice.label or choice.phrase, Slot.ADVERB: choice.adverb}
    return by_slot.get(frame.slot, choice.phrase)


def _attribute(choice: Phrases, frame: Frame, kind: Kind) -> str | None:
    if choice.attribute is None:
        omits = kind in _TOLD_ALIKE and frame.governor not in PREPOSITIONS
        return OMITTED if omits else None
    if frame.adjective or frame.article != "an" or _vowel(choice.attribute):
        return choice.attribute or OMITTED
    return choice.an_attribute or OMITTED


def _after_preposition(choice: Phrases, frame: Frame, text: str) -> str | None:
    preposition = frame.word
    if preposition == "between":
        pair = " and " in text or "-" in text
        return choice.bounds or "two times" if pair else choice.phrase
    if preposition == "from" and _TO.search(text):
        hours = choice.leg == "one hour to another" and _MONTH.search(text) is None
        return choice.leg if choice.leg and (hours or "hour" not in choice.leg) else _OTHER_TIME
    if preposition == "on" and (choice.phrase or "").startswith(("some time", "a certain time")):
        return "a certain day"
    longer = None
    if preposition in ("in", "during", "of", "within"):
        longer = choice.within
    elif preposition in ("since", "until", "till", "from", "to"):
        longer = choice.limit
    return choice.phrase if frame.part or longer is None else longer


def _noun(choice: Phrases, frame: Frame) -> str | None:
    if frame.article == "another":
        return "while" if choice.phrase and choice.phrase.startswith("some ") else choice.noun
    if frame.article in ("a", "an"):
        return _indefinite(choice, frame)
    if choice.limit is not None and frame.governor in ("before", "after", "by", "around", "past"):
        return "time in question"
    if choice.noun in _NOW and (frame.follower == "of" or frame.article in _POSSESSIVES):
        # "Her last year at school", "the last days of the war" are not told from now.
        return "time"
    if frame.follower in ("were", "are", "have") and choice.noun in _MANY:
        return _MANY[choice.noun]
    return _definite(choice, frame.governor)


def _definite(choice: Phrases, governor: str) -> str | None:
    if choice.alone is not None and governor not in PREPOSITIONS:
        return choice.alone
    if governor == "on" and choice.on is None and not _DAY.search(choice.noun or ""):
        return "day in question"
    special = {"on": choice.on, "in": choice.during, "during": choice.during}
    return special.get(governor) or choice.noun


def _indefinite(choice: Phrases, frame: Frame) -> str | None:
    if frame.adjective:
        return choice.one or choice.noun
    if frame.article == "an":
        return choice.an
    if choice.a == "while" and frame.governor not in _COUNTS:
        return "period"
    return choice.a or choice.noun


def _vowel(words: str) -> bool:
    return words.startswith(("a", "e", "i", "o", "u", "8", "11", "18"))
