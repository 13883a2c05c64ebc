"""English words of the calendar and the clock, and the numbers they come with.

Source: our own list, 2026; Apache-2.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.detection.dates.values import Granularity, PartOfDay, Season


def any_of(words: Iterable[str]) -> str:
    """The alternation of `words` for a regular expression, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _words(text: str) -> list[str]:
    return text.split()


SEASONS = {
    "spring": Season.SPRING,
    "springtime": Season.SPRING,
    "summer": Season.SUMMER,
    "summertime": Season.SUMMER,
    "midsummer": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
    "wintertime": Season.WINTER,
    "midwinter": Season.WINTER,
    "season": Season.OTHER,
    "harvest": Season.OTHER,
    "monsoon": Season.OTHER,
    "rains": Season.OTHER,
}

_PART_WORDS = {
    PartOfDay.NIGHT: (
        "midnight night tonight overnight dark small-hours early-hours wee-hours bedtime isha"
    ),
    PartOfDay.DAWN: "dawn daybreak sunrise sunup first-light fajr",
    PartOfDay.MORNING: "morning midmorning mid-morning breakfast",
    PartOfDay.MIDDAY: "noon midday noontime lunch lunchtime dhuhr",
    PartOfDay.AFTERNOON: "afternoon midafternoon mid-afternoon teatime",
    PartOfDay.EVENING: (
        "evening dusk sunset sundown nightfall supper suppertime dinnertime evensong maghrib"
    ),
}
PARTS = {
    word.replace("-", " ") if word.endswith(("hours", "light")) else word: part
    for part, words in _PART_WORDS.items()
    for word in _words(words)
}

UNITS = {
    "second": Granularity.SECOND,
    "sec": Granularity.SECOND,
    "moment": Granularity.MINUTE,
    "minute": Granularity.MINUTE,
    "min": Granularity.MINUTE,
    "hour": Granularity.HOUR,
    "hr": Granularity.HOUR,
    "day": Granularity.DAY,
    "night": Granularity.DAY,
    "morning": Granularity.DAY,
    "afternoon": Granularity.DAY,
    "evening": Granularity.DAY,
    "weekend": Granularity.WEEK,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "semester": Granularity.HALF_YEAR,
    "season": Granularity.SEASON,
    "spring": Granularity.SEASON,
    "summer": Granularity.SEASON,
    "autumn": Granularity.SEASON,
    "fall": Granularity.SEASON,
    "winter": Granularity.SEASON,
    "year": Granularity.YEAR,
    "yr": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "generation": Granularity.DECADE,
    "century": Granularity.CENTURY,
    "centurie": Granularity.CENTURY,
}
"""Units by their singular; `centuries` loses its s only."""

_ONES = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {word: i for i, word in enumerate(_ONES)} | {
    word: 10 * i for i, word in enumerate(_TENS, 2)
}

_ORDINAL_WORDS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: i for i, word in enumerate(_ORDINAL_WORDS, 1)} | {"thirtieth": 30}

DECADES = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "noughties": 2000,
    "aughts": 2000,
}
"""Decades by the names of the tens, of the twentieth century where a name could be either."""

AMOUNTS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "single": 1.0,
    "another": 1.0,
    "half": 0.5,
    "couple": 2.0,
    "dozen": 12.0,
}
"""Counting words that are no numerals."""

CLOCKED = (
    r" ?(?:hours|hrs|h|gmt|utc|z|local|wib|wita|wit|bst|cest|cet|eest|eet|msk|sast|wat|ist|pkt"
    r"|npt|ict|sgt|hkt|pht|jst|kst|aest|aedt|nzst|[ecmp][sd]t)\b"
)
"""What follows four figures of a clock, lower-cased: hours, or a zone; a pattern."""

TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
"""Days from the day of speaking."""

COMMON = frozenset(
    _words(
        "a about academic adt aest after ago all almost am an and annual annually "
        "approximately around as ast at back barely before beginning between both break bst by "
        "calendar centuries cest cet church clock close coming course ct curfew current daily "
        "dark dated day day's days daytime decades dinner dozens dry during each earlier early "
        "eat edition edt eest eet end ended ending entire est et eve's even every exactly few "
        "financial first fiscal following for fourth from full fy gmt good h half hence hour "
        "hour's hourly hours hrs hundreds if immediately in into ish issue ist jst just kst "
        "last late later least less local long long-ago lunchtime many market mass mdt "
        "meantime meanwhile mid middle midweek mondays month's monthly more most msk mst nd "
        "nearly new next night's night-time nightly nighttime no not now number numerous "
        "o'clock odd of old olden on once only or other over past payday pdt plus pm posted "
        "prayer prayers present previous pst pt q quarterly rainy rd recent rest right roughly "
        "round running rush s same sast school second several short shortly since small some "
        "sometime soon st standard start straight supper tarawih tax tea th than that the then "
        "these third this those thousands thrice through throughout till time times to today's "
        "tomorrow's tonight's turn twice under until up updated utc very wat wee week's "
        "weekday weekdays weekly weeknight weeknights weeks-long well wet whole wib with "
        "within work year's yearly years yesterday's z"
    )
)
"""Words that go with a date and name no feast and no event."""

_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?\Z")


def number(word: str) -> float | None:
    """The number that a lower-cased word or figure names, `forty-five` too; `None` if none."""
    if _FIGURE.match(word):
        return float(word.replace(",", ""))
    tens, _, ones = word.partition("-")
    if ones and tens in _TENS and 0 < NUMBERS.get(ones, 0) < 10:
        return NUMBERS[tens] + NUMBERS[ones]
    value = NUMBERS.get(word)
    return None if value is None else float(value)


def ordinal(word: str) -> int | None:
    """The number that a lower-cased ordinal names, in words or figures; `None` if none."""
    if word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th"):
        return int(word[:-2])
    tens, _, ones = word.partition("-")
    if ones and tens in _TENS and ORDINALS.get(ones, 10) < 10:
        return NUMBERS[tens] + ORDINALS[ones]
    return ORDINALS.get(word)
