"""Says what of a sheet cannot be found safely, by line, never by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from redactor.detection.gazetteer import Kind as PlaceKind
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.recognizers.sheet_dates import readings
from redactor.detection.recognizers.sheet_matching import LITTLE, TermIndex
from redactor.detection.recognizers.sheet_phones import SHORTEST
from redactor.detection.recognizers.sheet_terms import Shape
from redactor.exposure.linking.names import parse_name
from redactor.exposure.sources.sheet import Entry, Kind, Sheet
from redactor.exposure.sources.terms import (
    SHORTEST_CODE,
    entry_phones,
    entry_terms,
    sheet_terms,
)
from redactor.exposure.sources.words import is_common, is_general, name_words, words

_MANY_WORDS = 12


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that an editor should know of a sheet.

    Args:
        line: 1-based, in the sheet.
        message: what, without words of the sheet.
    """

    line: int
    message: str


def counts(sheet: Sheet) -> dict[Kind, int]:
    """How many entries of each kind there are, kinds without any left out."""
    found = Counter(entry.kind for entry in sheet.entries)
    return {kind: found[kind] for kind in Kind if found[kind]}


def warnings(sheet: Sheet) -> list[Warned]:
    """What of the sheet is too short or too common to be found safely, in order of lines."""
    found = [Warned(e.line, m) for e in sheet.entries for m in _CHECKS.get(e.kind, _nothing)(e)]
    found += _repeating(sheet)
    found += _shared(sheet)
    return sorted(set(found), key=lambda warned: (warned.line, warned.message))


def _repeating(sheet: Sheet) -> Iterator[Warned]:
    """Agreed words that would print what the sheet hides."""
    index = TermIndex(sheet_terms(sheet), is_common)
    for entry in sheet.entries:
        if entry.agreed and next(index.find(entry.agreed.words), None):
            yield Warned(entry.line, "the agreed words repeat something that is on the sheet")


def _shared(sheet: Sheet) -> Iterator[Warned]:
    """Words that stand for two sources with different agreed words."""
    seen: dict[str, tuple[int, object | None]] = {}
    for number, source in enumerate(sheet.sources):
        for entry in source.entries:
            for term in entry_terms(entry):
                other = seen.setdefault(term.key, (number, term.value))
                if other[0] != number and other[1] != term.value:
                    message = "some of the words also stand for another source: no agreed words"
                    yield Warned(entry.line, f"{message} are printed for them")


def _person(entry: Entry) -> Iterator[str]:
    name = parse_name(entry.text)
    parts = [word for part in name.parts if len(word := "".join(name_words(part))) > 1]
    if not parts:
        yield "a single letter is not looked for"
    for word in parts:
        if is_general(word):
            yield "a part is a month, weekday or nationality: it never counts alone"
        elif is_common(word):
            yield "a part is also a common word: alone it counts inside a sentence, capitalized"
        elif len(word) == 2:
            yield "a part of two letters counts with a capital wherever it stands"


def _alias(entry: Entry) -> Iterator[str]:
    found = tuple(word for word in name_words(entry.text) if word not in LITTLE)
    shapes = {term.shape for term in entry_terms(entry)}
    if Shape.JOINED in shapes:
        yield from _handle(entry)
    elif not shapes and len("".join(found)) < 2:
        yield "a single letter is not looked for"
    elif not shapes:
        yield "a month, weekday or nationality is not looked for: list what stands with it, too"
    elif shapes == {Shape.INSIDE}:
        yield "an alias that is a common word counts inside a sentence, capitalized"
    elif all(map(is_common, found)) and Shape.ANY in shapes:
        yield "an alias of common words is replaced wherever they stand"
    elif all(map(is_common, found)):
        yield "an alias of common words counts only with a capital"


def _handle(entry: Entry) -> Iterator[str]:
    key = "".join(words(entry.text))
    if len(key) < 2:
        yield "a single letter is not looked for"
    elif is_common(key):
        yield "the handle is a common word: it counts only after @"


def _phone(entry: Entry) -> Iterator[str]:
    for phone in entry_phones(entry):
        if len(phone.national) < SHORTEST:
            yield f"a phone number of fewer than {SHORTEST} digits is easily missed"
        elif not phone.country:
            yield "the phone number has no country code: write it with +"
        return
    yield "there is no phone number in it"


def _email(entry: Entry) -> Iterator[str]:
    if not list(entry_terms(entry)):
        yield "it is no e-mail address, and is not looked for"


def _code(entry: Entry) -> Iterator[str]:
    if not list(entry_terms(entry)):
        yield f"fewer than {SHORTEST_CODE} letters and digits are not looked for"


def _place(entry: Entry) -> Iterator[str]:
    places = gazetteer().lookup(entry.text)
    if places and places[0].kind in (PlaceKind.COUNTRY, PlaceKind.CONTINENT):
        yield "a country or continent is replaced throughout"
    yield from _named(entry)


def _named(entry: Entry) -> Iterator[str]:
    found = name_words(entry.text)
    if not list(entry_terms(entry)):
        yield "it is too short or too general, and is not looked for"
    elif all(map(is_common, found)):
        yield "it is made of common words: it counts only with a capital"


def _date(entry: Entry) -> Iterator[str]:
    found = readings(entry.text)
    if not found:
        yield "no day, month or year was read from it: it is looked for word for word"
    elif len(found) > 1:
        yield "the figures can be read in two ways, and both are looked for; name the month"
    elif found[0][2] is None:
        yield "a whole month or year is replaced wherever it is told"


def _relative(entry: Entry) -> Iterator[str]:
    if entry.text:
        yield from _person(entry)
    if entry.relation:
        yield "the relation is replaced after my, her, their and the like, whoever is meant"


def _fact(entry: Entry) -> Iterator[str]:
    found = [word for word in words(entry.text) if word not in LITTLE]
    if len(found) == 1 and is_common(found[0]):
        yield "a single common word is replaced wherever it stands"
    elif len(found) > _MANY_WORDS:
        yield f"more than {_MANY_WORDS} words are rarely repeated: name the telling ones alone"


def _nothing(entry: Entry) -> Iterator[str]:
    return iter(())


_CHECKS: Final[dict[Kind, Callable[[Entry], Iterator[str]]]] = {
    Kind.NAME: _person,
    Kind.ALIAS: _alias,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.HANDLE: _handle,
    Kind.PLATE: _code,
    Kind.NUMBER: _code,
    Kind.PLACE: _place,
    Kind.DATE: _date,
    Kind.RELATIVE: _relative,
    Kind.EMPLOYER: _named,
    Kind.FACT: _fact,
}
