"""Finds the dates of a source sheet in a text, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from redactor.detection.dates.english import ORDINALS, any_of, ordinal
from redactor.detection.recognizers.sheet_terms import SheetDate, value_of_all
from redactor.detection.vocabulary import MONTHS, WEEKDAYS
from redactor.spans import Span

_DAY_WORDS: Final = [
    *ORDINALS,
    *(f"{tens}-{word}" for tens in ("twenty", "thirty") for word in list(ORDINALS)[:9]),
]
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{any_of(_DAY_WORDS)})"
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(_DAY_WORDS)})"
_MONTH = rf"(?:{any_of(MONTHS)})\b(?:\.(?=,? ?'?\d))?"
_WEEKDAY = rf"(?:(?:{any_of(WEEKDAYS)})\b\.?,? (?:the )?)?"
_YEAR = r"(?:,? (?:(?P<year>\d{4})|'?(?P<short>\d\d)(?![\d:.,]?\d|(?:st|nd|rd|th|h)\b| ?[ap]m\b)))?"
_GAP = r"(?: |-|/|, ?)"

_DAY_FIRST = re.compile(
    rf"(?<![\w.,/-]){_WEEKDAY}(?:the )?(?P<day>{_DAY})(?: of)?{_GAP}?(?:of )?(?P<month>{_MONTH})"
    rf"(?:[-/](?P<joined>\d{{2,4}})|{_YEAR})(?!\w)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w]){_WEEKDAY}(?P<month>{_MONTH}){_GAP}?(?:the )?(?P<day>{_DAY})\b{_YEAR}(?!\w)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?<!\w)(?P<year>\d{{4}}){_GAP}(?P<month>{_MONTH}){_GAP}(?P<day>{_DAY})(?!\w)", re.IGNORECASE
)
_FIGURES = re.compile(
    r"(?<![\w.,/-])(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?:(?P=mark)(?P<c>\d{2}|\d{4}))?"
    r"(?![./-]?\w)"
)
_COMPACT = re.compile(r"(?<!\w)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\w)")
_OF_MONTH = re.compile(rf"(?<![\w-])the (?P<day>{_NTH})(?![\w-])", re.IGNORECASE)
_NOT_A_DAY = re.compile(
    r" (?:of (?!the month)|century|floor|street|avenue|district|brigade|division|battalion|regiment"
    r"|army|corps|place|time|day|week|month|year|anniversary|grade|edition|round|congress|amendment"
    r"|parallel|party|person|man|woman|child|one|two|three|most|largest|biggest)\b",
    re.IGNORECASE,
)
"""What follows an ordinal that counts something else. Source: our own list, 2026; Apache-2.0."""

_COUNTING: Final = range(1, 11)
"""Ordinals that, in words and without a month, rarely mean a day."""

_MONTH_ALONE = re.compile(
    rf"(?:\b(?:in|since|until|till|by|from|during|before|after|through|of|last|this|early|late|mid)"
    rf"[ -])(?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?(?!\w| \d)",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(
    rf"(?<!\w)(?P<month>{_MONTH}),? (?P<year>\d{{4}})(?!\w)", re.IGNORECASE
)
_FIGURED_MONTH = re.compile(r"(?<![\w.,/-])(?P<month>\d\d?)[/.-](?P<year>\d{4})(?![./-]?\w)")
_YEAR_ALONE = re.compile(r"(?<![\w.,/#-])(?P<year>[12]\d{3})(?![\w/#-]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date found.

    Args:
        span: where.
        value: what is said instead; `None` also where several dates of the sheet may be meant, or
            only the day of the month is told.
    """

    span: Span
    value: object | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """What words tell: fields that they do not name are `None`."""

    span: Span
    year: int | None = field(repr=False)
    month: int | None = field(repr=False)
    day: int | None = field(repr=False)


class DateIndex:
    """The dates of a sheet, ready to be found."""

    def __init__(self, dates: Iterable[SheetDate]) -> None:
        self._days: dict[tuple[int, int], list[SheetDate]] = {}
        self._months: dict[int, list[SheetDate]] = {}
        self._years: dict[int, list[SheetDate]] = {}
        self._ordinals: set[int] = set()
        for date in dates:
            if date.month is not None and date.day is not None:
                self._days.setdefault((date.month, date.day), []).append(date)
                self._ordinals.add(date.day)
            elif date.month is not None:
                self._months.setdefault(date.month, []).append(date)
            elif date.year is not None:
                self._years.setdefault(date.year, []).append(date)

    def find(self, text: str) -> Iterator[DateMatch]:
        """Where the dates stand in `text`; matches may overlap.

        A date that tells less than the sheet counts where it tells nothing else: `17 March`,
        `3/17/26` and `the 17th` for 17 March 2026, not `17 March 2019` nor `the 17th of April`.
        """
        if self._days:
            yield from self._whole(text)
        if self._months:
            for told in _months(text):
                found = _agreeing(self._months.get(told.month or 0, ()), told.year)
                if found:
                    yield DateMatch(told.span, value_of_all(found))
        if self._years:
            for match in _YEAR_ALONE.finditer(text):
                years = self._years.get(int(match["year"]))
                if years:
                    yield DateMatch(Span(*match.span()), value_of_all(years))

    def _whole(self, text: str) -> Iterator[DateMatch]:
        named: set[int] = set()
        meant: dict[Span, list[SheetDate]] = {}
        for told in _days(text):
            named.update(range(told.span.start, told.span.end))
            found = _agreeing(self._days.get((told.month or 0, told.day or 0), ()), told.year)
            if found:
                meant.setdefault(told.span, []).extend(found)
        for span, dates in meant.items():
            yield DateMatch(span, value_of_all(dates))
        for match in _OF_MONTH.finditer(text):
            listed = _day(match["day"]) in self._ordinals
            spelt = match["day"][0].isalpha() and ordinal(match["day"].lower()) in _COUNTING
            counts = spelt or _NOT_A_DAY.match(text, match.end()) is not None
            if listed and not counts and match.start("day") not in named:
                yield DateMatch(Span(*match.span()), None)


def _agreeing(dates: Iterable[SheetDate], year: int | None) -> list[SheetDate]:
    """Those of the dates that lie in `year`, where both are known."""
    return [date for date in dates if year is None or date.year in (None, year)]


def _days(text: str) -> Iterator[_Told]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(text):
            month = MONTHS[match["month"].rstrip(".").lower()]
            yield _Told(Span(*match.span()), _year(match), month, _day(match["day"]))
    for match in _COMPACT.finditer(text):
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        yield _Told(Span(*match.span()), year, month, day)
    for match in _FIGURES.finditer(text):
        yield from _figured(match)


def _figured(match: re.Match[str]) -> Iterator[_Told]:
    """Every reading of a date in figures: day, month and year in their three usual orders."""
    span = Span(*match.span())
    a, b = int(match["a"]), int(match["b"])
    if match["c"] is not None and len(match["a"]) == 4:
        yield _Told(span, a, b, int(match["c"]))
    elif match["c"] is not None and len(match["a"]) <= 2:
        year = _full(int(match["c"]), len(match["c"]))
        yield _Told(span, year, b, a)
        if a != b:
            yield _Told(span, year, a, b)
        if len(match["c"]) == 2:
            yield _Told(span, _full(a, len(match["a"])), b, int(match["c"]))
    elif match["c"] is None and match["mark"] == "/" and len(match["a"]) <= 2 and max(a, b) > 12:
        yield _Told(span, None, min(a, b), max(a, b))


def _months(text: str) -> Iterator[_Told]:
    seen: set[int] = set()
    for pattern in (_MONTH_AND_YEAR, _MONTH_ALONE):
        for match in pattern.finditer(text):
            name = match["month"].rstrip(".")
            if name[0].isupper() and match.start("month") not in seen:
                seen.add(match.start("month"))
                span = Span(match.start("month"), match.end())
                year = match["year"]
                yield _Told(span, int(year) if year else None, MONTHS[name.lower()], None)
    for match in _FIGURED_MONTH.finditer(text):
        yield _Told(Span(*match.span()), int(match["year"]), int(match["month"]), None)


def _day(words: str) -> int | None:
    return int(words) if words.isdecimal() else ordinal(words.lower())


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    told = groups.get("year") or groups.get("short") or groups.get("joined")
    return _full(int(told), len(told)) if told else None


def _full(year: int, figures: int) -> int:
    """The year meant; of two figures, one from 1970 to 2069."""
    if figures > 2:
        return year
    return 1900 + year if year >= 70 else 2000 + year


def readings(text: str) -> list[tuple[int | None, int | None, int | None]]:
    """What a date may mean: year, month, day, as far as told; empty when it cannot be read.

    Args:
        text: one date and nothing else: `17 March 2026`, `17/3/26`, `March 2026`, `2026`.
    """
    plain = " ".join(text.split())
    whole = Span(0, len(plain)) if plain else None
    told = [t for t in _days(plain) if t.span == whole]
    found = [(t.year, t.month, t.day) for t in told if 1 <= (t.month or 0) <= 12]
    if not found:
        # A month by itself is told by the word before it.
        led = f"in {plain}"
        months = [t for t in _months(led) if t.span.end == len(led) and t.span.start <= 3]
        found = [(t.year, t.month, None) for t in months]
    if not found and _YEAR_ALONE.fullmatch(plain):
        found = [(int(plain), None, None)]
    return list(dict.fromkeys(found))
