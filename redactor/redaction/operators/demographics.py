"""Traits of persons, said less precisely: "58-year-old" -> "fifty-something"."""

from __future__ import annotations

import re

from redactor.redaction.operators.mention import Mention


def _list(text: str) -> list[str]:
    return text.split()


_UNITS = _list("zero one two three four five six seven eight nine ten eleven twelve")
_TEENS = _list("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBERS = {
    **{word: n for n, word in enumerate(_UNITS + _TEENS)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
}
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:-[a-z]+)?|{'|'.join(_UNITS[1:] + _TEENS)})"
_ABOUT = r"(?:(?:about|around|nearly|almost|barely|only|just|roughly) )?"
_YEAR_OLD = re.compile(rf"({_NUMBER})-(year|yr|month|week|day)s?-old(s?)(?: [a-z]+)?")
_OLD = re.compile(rf"{_ABOUT}({_NUMBER}) (year|month|week|day)s? (?:old|of age)")
_AGED = re.compile(rf"aged {_ABOUT}({_NUMBER})")
_BARE = re.compile(rf"({_NUMBER})")
_SOMEBODY_AGED = re.compile(rf"(?:[a-z]+ )?([a-z]+) (?:of|aged) {_ABOUT}({_NUMBER})")
_DECADE = re.compile(
    r"(?:in (?:my|your|his|her|their) )?(?:(?:early|mid|late)[ -])?"
    r"(?:(\d)0s|mid-(\d)0s|(twen|thir|for|fif|six|seven|eigh|nine)ties)"
)
_DECADES = _list("twen thir for fif six seven eigh nine")
_STAGES = (
    (13, "in childhood"),
    (20, "in adolescence"),
    (40, "in early adulthood"),
    (60, "in middle age"),
    (200, "in later life"),
)
_IS = re.compile(r"\b(?:is|was|am|be|i'm|he's|she's|who's)\s*$", re.IGNORECASE)

_ADJUNCTS = frozenset(
    _list("""
    child baby youth teen infant minor refugee migrant immigrant emigrant exile expatriate defector
    convict detainee inmate internee prisoner fugitive national citizen
    """)
)
"""Nouns that also stand before another noun ("refugee camp")."""

_PERSONS = _ADJUNCTS | frozenset(
    _list("""
    man woman boy girl lady lad lass guy gal bloke gentleman kid teenager adolescent toddler
    youngster octogenarian septuagenarian nonagenarian centenarian expat deportee escapee returnee
    foreigner newcomer amputee paraplegic quadriplegic seeker
    """)
)
_PLURALS = {
    **{f"{word}s": word for word in _PERSONS},
    **{"men": "man", "women": "woman", "ladies": "lady", "children": "child", "babies": "baby"},
    "gentlemen": "gentleman",
}
_NOUN_ENDS = re.compile(
    r"\s*(?:$|[^\s\w]|(?:who|whose|said|says|told|and|or|in|from|with|was|is|had|has|were|are|at|on"
    r"|by|to|of|as|but|named|called|came|went|living|lives|lived|sat|stood|ran)\b)"
)


def generalize(mention: Mention) -> str | None:
    """A coarser truth about an age, a sex or a status, in the grammar of its sentence.

    Ages become a decade ("fifty-something") or a stage of life ("in middle age"); nouns for
    persons lose sex, age and standing ("two old women" -> "people").

    Returns:
        The words without brackets; `None` where no coarser truth is known, such as for
        nationality, faith, health and looks.
    """
    text = mention.text.replace("’", "'").strip().lower()
    words = _age(text, mention)
    if words is None:
        words = _person(text, mention)
    return words if words != text else None


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL


def _age(text: str, mention: Mention) -> str | None:
    words: str | None = None
    if match := _YEAR_OLD.fullmatch(text):
        age = _years(match[1], match[2])
        words = _noun(age, plural=bool(match[3]), vowel=_after_an(mention))
    elif match := _OLD.fullmatch(text):
        words = _stage(_years(match[1], match[2]))
    elif match := _AGED.fullmatch(text):
        words = _stage(_years(match[1]))
    elif (match := _SOMEBODY_AGED.fullmatch(text)) and match[1] in _PERSONS | _PLURALS.keys():
        words = f"{_person_word(match[1], mention)} {_stage(_years(match[2]))}"
    elif match := _DECADE.fullmatch(text):
        tens = match[1] or match[2] or str(_DECADES.index(match[3]) + 2)
        words = _stage(int(tens) * 10).removeprefix("" if text.startswith("in ") else "in ")
    elif (match := _BARE.fullmatch(text)) and _tells_an_age(mention):
        words = _stage(_years(match[1]))
    return words


def _tells_an_age(mention: Mention) -> bool:
    """A lone number is an age only in apposition ("the baker, 45, said") or said of somebody."""
    if _IS.search(mention.before):
        return True
    return bool(re.search(r"[^\W\d_][\"')]?, $", mention.before)) and mention.after.startswith(",")


def _years(number: str, unit: str = "year") -> int:
    if unit in ("month", "week", "day"):
        return 0
    if number.isdigit():
        return int(number)
    ten, _, one = number.partition("-")
    return _NUMBERS[ten] + _NUMBERS.get(one, 0)


def _stage(age: int) -> str:
    return next(words for limit, words in _STAGES if age < limit)


def _noun(age: int, *, plural: bool, vowel: bool) -> str:
    """A word that stands before a noun as well as alone: "a [teen] said", "a [teen] singer"."""
    if age < 2:
        one, many = ("infant", "infants") if vowel else ("baby", "babies")
    elif age < 13:
        one, many = ("under-thirteen", "under-thirteens") if vowel else ("child", "children")
    elif age < 20:
        one, many = ("adolescent", "adolescents") if vowel else ("teen", "teens")
    elif 80 <= age < 90:
        one, many = "over-eighty", "over-eighties"
    elif age >= 90:
        one, many = "ninety-plus", "people over ninety"
    else:
        decade = _TENS[age // 10 - 2]
        one, many = f"{decade}-something", f"{decade}-somethings"
    return many if plural else one


def _person(text: str, mention: Mention) -> str | None:
    last = re.findall(r"[^\W_]+", text)[-1:] or [""]
    noun = last[0]
    if noun in _PLURALS or (noun in _PERSONS - _ADJUNCTS):
        return _person_word(noun, mention)
    if noun in _ADJUNCTS and _NOUN_ENDS.match(mention.after):
        return _person_word(noun, mention)
    return None


def _person_word(noun: str, mention: Mention) -> str:
    if noun in _PLURALS:
        return "people"
    return "unspecified person" if _after_an(mention) else "person"


def _after_an(mention: Mention) -> bool:
    return re.search(r"\ban\s*$", mention.before, re.IGNORECASE) is not None


_EITHER = (False, True)


def _all() -> frozenset[str]:
    stages = [words for _, words in _STAGES]
    nouns = {_noun(age, plural=p, vowel=v) for age in range(130) for p in _EITHER for v in _EITHER}
    persons = ["person", "people", "unspecified person"]
    return frozenset(
        [*stages, *(words.removeprefix("in ") for words in stages), *nouns, *persons]
        + [f"{person} {stage}" for person in persons for stage in stages]
    )


_ALL = _all()
