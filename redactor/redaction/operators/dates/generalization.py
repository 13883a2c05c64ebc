"""Coarsens dates and times: always true, one step coarser, and fit for the sentence."""

from __future__ import annotations

from dataclasses import replace

from redactor.detection.dates import DateValue, Granularity, Kind, parse
from redactor.redaction.operators.dates.from_anchor import from_event, from_now, from_text
from redactor.redaction.operators.dates.grammar import is_coarse
from redactor.redaction.operators.dates.lengths import duration, recurring
from redactor.redaction.operators.dates.on_calendar import calendar_phrases
from redactor.redaction.operators.dates.phrases import Phrases
from redactor.redaction.operators.dates.slots import Frame, Slot, read_frame
from redactor.redaction.operators.mention import Mention

_NOW = frozenset({"recent past", "near future"})
_FOUR_FIGURES = range(1000, 3000)
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
    value = mention.value if isinstance(mention.value, DateValue) else parse(mention.text)
    if value is None:
        return None
    text = " ".join(mention.text.lower().split())
    frame = read_frame(mention.before, mention.after)
    words = _fit(_phrases(_readable(value), text), frame, text)
    if words is None or words.lower() == text:
        return None
    return _capitalized(words) if frame.opens and mention.text[:1].isupper() else words


def is_generalization(words: str) -> bool:
    """True for words, without brackets, that `generalize` can have written, and for none finer."""
    return is_coarse(words[:1].lower() + words[1:]) or is_coarse(words)


def _readable(value: DateValue) -> DateValue:
    """`value` without years of other than four figures, which read as counts."""
    if value.granularity is Granularity.CENTURY or value.year is None:
        return value
    return value if value.year in _FOUR_FIGURES else replace(value, year=None, last_year=None)


def _phrases(value: DateValue, text: str) -> Phrases:
    if value.kind is Kind.DURATION:
        return duration(value, text)
    if value.kind is Kind.RECURRING:
        return recurring(value)
    if value.event:
        return from_event(value)
    if value.kind is Kind.CALENDAR:
        return calendar_phrases(value, text)
    return from_now(value) if value.kind is Kind.RELATIVE else from_text(value)


def _fit(choice: Phrases, frame: Frame, text: str) -> str | None:
    if frame.slot is Slot.ATTRIBUTE and choice.attribute is not None:
        if frame.adjective or frame.article != "an" or _vowel(choice.attribute):
            return choice.attribute or None
        return choice.an_attribute
    if frame.slot in (Slot.NOUN, Slot.ATTRIBUTE):
        return _noun(choice, frame)
    if frame.slot is Slot.PREPOSITIONAL:
        return _after_preposition(choice, frame.word, text)
    if frame.attributive and choice.attribute == "holiday":
        return choice.attribute
    by_slot = {Slot.LABEL: choice.label or choice.phrase, Slot.ADVERB: choice.adverb}
    return by_slot.get(frame.slot, choice.phrase)


def _after_preposition(choice: Phrases, preposition: str, text: str) -> str | None:
    pair = " and " in text or "-" in text
    if preposition == "between":
        return choice.bounds if pair else choice.phrase
    if preposition == "from" and choice.leg and (" to " in text or "-" in text):
        return choice.leg
    if preposition in ("in", "during", "of", "within"):
        return choice.within or choice.phrase
    return choice.phrase


def _noun(choice: Phrases, frame: Frame) -> str | None:
    if frame.article in ("a", "an"):
        return _indefinite(choice, frame)
    if choice.noun in _NOW and (frame.follower == "of" or frame.article in _POSSESSIVES):
        # "Her last year at school", "the last days of the war" are not told from now.
        return "time"
    special = {"on": choice.on, "in": choice.during, "during": choice.during}
    return special.get(frame.governor) or choice.noun


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


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
