"""Ages, said less precisely: "58-year-old" -> "middle-aged", "aged 72" -> "in later life"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.redaction.operators.grammar import OMITTED, after_an, clause_goes_on, last_word
from redactor.redaction.operators.mention import Mention
from redactor.redaction.operators.numbers import SMALL, TENS
from redactor.redaction.operators.numbers import number as value_of

NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(TENS)})(?:-[a-z]+)?|{'|'.join(SMALL[1:])})"
ABOUT = r"(?:(?:about|around|nearly|almost|barely|only|just|roughly) )?"
_HEDGED = rf"(?:(?P<how>about|around|nearly|almost|barely|only|just|roughly) )?(?P<n>{NUMBER})"
_DECADES = ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"]

_YEAR_OLD = re.compile(rf"({NUMBER})-(year|yr|month|week|day)s?-old(s?)( [a-z]+)?")
_ISH = re.compile(rf"(?P<n>{NUMBER})(?P<how>ish|-ish|-something|-odd| or so)")
_OLD = re.compile(rf"{_HEDGED} (?P<unit>year|month|week|day)s? (?:old|of age)")
_AGED = re.compile(rf"aged {_HEDGED}")
_RANGE = re.compile(
    rf"(?:aged (?:between )?|between )?{NUMBER}(?: to | and |-){NUMBER}(?: [a-z ]+)?"
    rf"|(?:under|over|past|nearing|approaching) (?:the age of )?{NUMBER}(?: [a-z ]+)?"
)
_AGE_OF = re.compile(rf"(?:age|age of) {ABOUT}({NUMBER})")
_DECADE = re.compile(
    r"(?:in (?:my|your|his|her|their) )?(?:(?:early|mid|late)[ -])?"
    r"(?:(\d)0s|mid-(\d)0s|(twen|thir|for|fif|six|seven|eigh|nine)ties)"
)
_BARE = re.compile(_HEDGED)
_LIMITS = ("of", "under", "over", "past", "nearing", "approaching", "until", "turned", "between")
_IS = re.compile(r"\b(?:is|was|am|be|i'm|he's|she's|who's|then|turn|turning)\s*$", re.IGNORECASE)
_THIRD_PERSON = re.compile(r" [a-z]+(?<![su])s\b")
_APPOSED = re.compile(r"[^\W\d_][\"')]?, $")


@dataclass(frozen=True, slots=True)
class _Band:
    """Words for the ages below a limit.

    Args:
        below: in years.
        stage: after the person: `a man ...`, `she is ...`.
        attribute: before a noun: `a ... welder`.
        one: instead of a noun.
        many: its plural.
        an: like `attribute` and `one`, after `an`; empty when no age of the band follows `an`.
    """

    below: int
    stage: str
    attribute: str
    one: str
    many: str
    an: str = ""


_OVER_SIXTY = _Band(10_000, "in later life", "older", "older person", "older people", "older")
_BANDS = (
    _Band(2, "in childhood", "baby", "baby", "babies", "infant"),
    _Band(13, "in childhood", "child", "child", "children", "under-thirteen"),
    _Band(20, "in adolescence", "teenage", "teenager", "teenagers", "adolescent"),
    _Band(40, "in early adulthood", "young adult", "young adult", "young adults"),
    _Band(60, "in middle age", "middle-aged", "middle-aged person", "middle-aged people"),
    _OVER_SIXTY,
)
_OLDEST = 130
"""Nobody is so old: a lone number from here on is no age."""

_AFTER_A = ("sixty-plus", "person over sixty")
"""What stands for `older` after `a`."""

_CERTAIN = "of a certain age"
_POINT = "a certain point"
_AGE = "a certain age"
_IN_QUESTION = "age in question"


def generalize(text: str, mention: Mention) -> str | None:
    """Coarser words for an age.

    Args:
        text: the mention's words, lower-cased, with straight quotes.
        mention: the mention.

    Returns:
        A band of ages of thirteen to twenty years or more, in the grammar of the sentence; `None`
        when `text` is no age.
    """
    words: str | None = None
    if match := _YEAR_OLD.fullmatch(text):
        age = _years(match[1], match[2])
        attribute = not match[3] and not match[4] and not stands_alone(mention)
        words = _noun(age, mention, plural=bool(match[3]), attribute=attribute)
    elif match := _ISH.fullmatch(text):
        rough = _roughly(match)
        if stands_alone(mention):
            words = _stage_of(rough)
        elif rough is None:
            words = OMITTED
        else:
            words = _noun(rough, mention, plural=False, attribute=True)
    elif match := _OLD.fullmatch(text):
        words = _stage_of(0 if match["unit"] != "year" else _roughly(match))
    elif match := _AGED.fullmatch(text):
        words = _stage_of(_roughly(match))
    elif match := _DECADE.fullmatch(text):
        tens = match[1] or match[2] or str(_DECADES.index(match[3]) + 2)
        words = stage(int(tens) * 10).removeprefix("" if text.startswith("in ") else "in ")
    elif _AGE_OF.fullmatch(text):
        words = _IN_QUESTION if last_word(mention.before) == "the" else _POINT
    elif match := _BARE.fullmatch(text):
        words = _bare(_roughly(match), mention) if _years(match["n"]) < _OLDEST else None
    elif _RANGE.fullmatch(text):
        words = _CERTAIN
    return words


def stage(age: int) -> str:
    """The stage of life that an age in years falls into: `in middle age`."""
    return next(band.stage for band in _BANDS if age < band.below)


def years(number: str) -> int:
    """The number that digits or words write."""
    return _years(number)


def stands_alone(mention: Mention) -> bool:
    """Whether no noun follows that the mention could belong to."""
    singular = last_word(mention.before) in ("a", "an")
    verb = singular and _THIRD_PERSON.match(mention.after) is not None
    return verb or clause_goes_on(mention.after)


def outputs() -> Iterator[str]:
    """All that `generalize` can give."""
    yield from (_CERTAIN, _POINT, _AGE, _IN_QUESTION, *_AFTER_A)
    for band in _BANDS:
        forms = [band.attribute, band.one, band.many, *filter(None, [band.an])]
        yield from (*forms, *(f"unspecified {form}" for form in forms))
        yield from (band.stage, band.stage.removeprefix("in "))
    yield "older person"


def _stage_of(age: int | None) -> str:
    return _CERTAIN if age is None else stage(age)


def _bare(age: int | None, mention: Mention) -> str | None:
    """A lone number is an age in apposition ("the baker, 45, said") or said of somebody."""
    before = last_word(mention.before)
    if before == "at":
        return _POINT
    if before in _LIMITS:
        return _AGE
    apposed = _APPOSED.search(mention.before) and mention.after.startswith(",")
    if apposed or _IS.search(mention.before.replace("’", "'")) or mention.before.endswith("("):
        return _stage_of(age)
    return None


_NEARLY = ("nearly", "almost")
_ABOUT = ("about", "around", "roughly", "ish", "-ish", " or so")
_SLACK = 4
"""Years by which an age that is told roughly may be off."""


def _roughly(match: re.Match[str]) -> int | None:
    """An age of the band that is surely meant; `None` where it may be either of two."""
    age, how = _years(match["n"]), match["how"]
    low = age - _SLACK if how in (*_NEARLY, *_ABOUT) else age
    high = age + _SLACK if how in _ABOUT else age - (how in _NEARLY)
    low = min(max(0, low), high)
    return high if stage(low) == stage(max(0, high)) else None


def _years(number: str, unit: str = "year") -> int:
    if unit in ("month", "week", "day"):
        return 0
    # "Thirty-odd" counts from thirty.
    return int(value_of(number) or value_of(number.partition("-")[0]) or 0)


def _noun(age: int, mention: Mention, *, plural: bool, attribute: bool) -> str:
    band = next(band for band in _BANDS if age < band.below)
    if plural:
        return band.many
    an = after_an(mention.before)
    if band is _OVER_SIXTY and last_word(mention.before) == "a":
        return _AFTER_A[not attribute]
    if band is _OVER_SIXTY or not an:
        return band.attribute if attribute else band.one
    return band.an or f"unspecified {band.attribute if attribute else band.one}"
