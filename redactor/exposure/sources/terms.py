"""What to look for: a sheet's entries, with their variants, as terms for the recognizer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from redactor.detection.entities import (
    DATE_TIME,
    FAMILY_RELATION,
    LOCATION,
    MISC,
    ORGANIZATION,
)
from redactor.detection.gazetteer import common
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.recognizers.place_words import AREA_NOUNS
from redactor.detection.recognizers.sheet import EMAIL_ADDRESS, ONLINE_HANDLE
from redactor.detection.recognizers.sheet_dates import readings
from redactor.detection.recognizers.sheet_matching import LITTLE
from redactor.detection.recognizers.sheet_terms import (
    Shape,
    SheetDate,
    SheetPhone,
    SheetTerm,
    SheetTerms,
)
from redactor.exposure.linking.spelling import sound_keys
from redactor.exposure.sharing import joined
from redactor.exposure.sources.names import alone, name_terms, other_spellings
from redactor.exposure.sources.sheet import Entry, Kind, Sheet
from redactor.exposure.sources.words import is_common, name_words, shape_alone, words

LICENSE_PLATE: Final = "LICENSE_PLATE"
CASE_NUMBER: Final = "CASE_NUMBER"

SHORTEST_CODE = 4
"""Letters and digits of the shortest plate or number that is looked for."""

SHORTEST_LOCAL = 5
"""Letters of the shortest local part of an e-mail address that counts without its domain."""

_POSSESSIVES: Final = ("my", "his", "her", "their", "our", "your")

_LEGAL: Final = frozenset(
    """
    ltd limited inc incorporated llc llp plc gmbh ag kg sa sas sarl srl spa bv nv ab as oy co corp
    corporation company ooo zao oao pao tov pte pty
    """.split()  # noqa: SIM905
)
"""Words for kinds of companies that may be left out. Source: our own list, 2026; Apache-2.0."""

_SHORTEST_ACRONYM = 3


def sheet_terms(sheet: Sheet) -> SheetTerms:
    """All that is to be found of a sheet in drafts.

    What was agreed with one source is printed of no other and tells of no other; see `joined`.
    """
    terms = joined([_of_source(source.entries) for source in sheet.sources])
    return replace(terms, spellings=other_spellings(terms.words), sounds=sound_keys)


def _of_source(entries: Iterable[Entry]) -> SheetTerms:
    entries = list(entries)
    terms = tuple(term for entry in entries for term in entry_terms(entry))
    return SheetTerms(
        words=terms,
        dates=tuple(date for entry in entries for date in entry_dates(entry)),
        phones=tuple(phone for entry in entries for phone in entry_phones(entry)),
        spellings=other_spellings(terms),
        sounds=sound_keys,
    )


def entry_terms(entry: Entry) -> Iterator[SheetTerm]:
    """The words to look for of one entry; none for phone numbers and dates that can be read."""
    yield from _TERMS[entry.kind](entry)


def entry_dates(entry: Entry) -> Iterator[SheetDate]:
    """The dates to look for of one entry: every reading of its figures."""
    if entry.kind is Kind.DATE:
        for year, month, day in readings(entry.text):
            yield SheetDate(year, month, day, entry.agreed)


def entry_phones(entry: Entry) -> Iterator[SheetPhone]:
    """The phone number to look for of one entry."""
    if entry.kind is Kind.PHONE:
        yield from _phones(entry)


def _name(entry: Entry) -> Iterator[SheetTerm]:
    yield from name_terms(entry.text, "sheet.name", entry.agreed)


def _alias(entry: Entry) -> Iterator[SheetTerm]:
    found = tuple(word for word in name_words(entry.text) if word not in LITTLE)
    if any(mark in entry.text for mark in "@_") or any(c.isdigit() for c in entry.text):
        yield from _handle(replace(entry, kind=Kind.HANDLE))
    elif len(found) == 1:
        yield from alone(found, "sheet.alias", entry.agreed)
    elif found and not is_common(found[-1]):
        yield from name_terms(entry.text, "sheet.alias", entry.agreed)
    elif found:
        shape = Shape.CAPITALIZED if entry.text[:1].isupper() else Shape.ANY
        yield SheetTerm("PERSON", "sheet.alias", found, shape, entry.agreed, near=True)


def _handle(entry: Entry) -> Iterator[SheetTerm]:
    found = words(entry.text)
    if len("".join(found)) > 1:
        yield SheetTerm(ONLINE_HANDLE, "sheet.handle", found, Shape.JOINED, entry.agreed)


def _email(entry: Entry) -> Iterator[SheetTerm]:
    local, _, domain = entry.text.rpartition("@")
    name, site = words(local), words(domain)
    if not (name and site):
        return
    spoken = tuple(word for part in site for word in ("dot", part))[1:]
    for found in ((*name, *site), (*name, "at", *spoken), (*name, "at", *site)):
        yield SheetTerm(EMAIL_ADDRESS, "sheet.email", found, Shape.ANY, entry.agreed)
    if len("".join(name)) >= SHORTEST_LOCAL:
        yield SheetTerm(ONLINE_HANDLE, "sheet.email", name, Shape.JOINED)


def _code(entry: Entry) -> Iterator[SheetTerm]:
    found = words(entry.text)
    if len("".join(found)) >= SHORTEST_CODE:
        entity = LICENSE_PLATE if entry.kind is Kind.PLATE else CASE_NUMBER
        rule = "sheet.plate" if entry.kind is Kind.PLATE else "sheet.number"
        yield SheetTerm(entity, rule, found, Shape.ANY, entry.agreed)


def _place(entry: Entry) -> Iterator[SheetTerm]:
    for text in dict.fromkeys((entry.text, entry.text.partition(",")[0])):
        found = name_words(text)
        places = gazetteer().lookup(text.strip())
        value = entry.agreed or common(places)
        yield from _named(LOCATION, "sheet.place", found, value)
        if len(found) > 1 and found[-1] in AREA_NOUNS:
            yield from _named(LOCATION, "sheet.place", found[:-1], value)


def _employer(entry: Entry) -> Iterator[SheetTerm]:
    found = name_words(entry.text)
    yield from _named(ORGANIZATION, "sheet.employer", found, entry.agreed)
    core = tuple(word for word in found if word not in _LEGAL)
    if core != found:
        yield from _named(ORGANIZATION, "sheet.employer", core, entry.agreed)
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", entry.text) if word[0].isupper())
    for acronym in {letters.lower(), "".join(word[0] for word in core if word not in _OF)}:
        if len(acronym) >= _SHORTEST_ACRONYM:
            yield SheetTerm(ORGANIZATION, "sheet.employer", (acronym,), Shape.UPPER, entry.agreed)


_OF: Final = frozenset("of the and for in on at de la le du des".split())  # noqa: SIM905
"""Words that acronyms pass over."""


def _named(
    entity: str, rule: str, found: tuple[str, ...], value: object | None
) -> Iterator[SheetTerm]:
    """A proper name of one word or several."""
    if len(found) == 1:
        shape = shape_alone(found[0])
        if shape is not None:
            near = shape is not Shape.INSIDE
            yield SheetTerm(entity, rule, found, shape, value, near)
    elif found:
        shape = Shape.CAPITALIZED if all(map(is_common, found)) else Shape.ANY
        yield SheetTerm(entity, rule, found, shape, value, near=True)


def _date(entry: Entry) -> Iterator[SheetTerm]:
    if not readings(entry.text):
        found = tuple(word for word in words(entry.text) if word not in LITTLE)
        if found:
            yield SheetTerm(DATE_TIME, "sheet.date", found, Shape.ANY, entry.agreed, loose=True)


def _relative(entry: Entry) -> Iterator[SheetTerm]:
    if entry.text:
        yield from name_terms(entry.text, "sheet.relative", entry.agreed)
    relation = words(entry.relation)
    for kin in dict.fromkeys((relation, relation[-1:])):
        for possessive in _POSSESSIVES if kin else ():
            found = (possessive, *kin)
            yield SheetTerm(FAMILY_RELATION, "sheet.relation", found, Shape.ANY, entry.agreed)


def _fact(entry: Entry) -> Iterator[SheetTerm]:
    found = tuple(word for word in words(entry.text) if word not in LITTLE)
    if found:
        near = len(found) > 1
        yield SheetTerm(MISC, "sheet.fact", found, Shape.ANY, entry.agreed, near, loose=True)


def _phones(entry: Entry) -> Iterator[SheetPhone]:
    import phonenumbers

    digits = "".join(c for c in entry.text if c.isdecimal())
    text = entry.text.strip()
    international = "+" + digits if text.startswith(("+", "00")) else ""
    if text.startswith("00"):
        international = "+" + digits[2:]
    try:
        number = phonenumbers.parse(international or "-")
    except phonenumbers.NumberParseException:
        national = digits.lstrip("0")
        if national:
            yield SheetPhone(national, "", entry.agreed)
    else:
        national = phonenumbers.national_significant_number(number)
        yield SheetPhone(national, str(number.country_code), entry.agreed)


def _none(entry: Entry) -> Iterator[SheetTerm]:
    return iter(())


_TERMS: Final[dict[Kind, Callable[[Entry], Iterator[SheetTerm]]]] = {
    Kind.NAME: _name,
    Kind.ALIAS: _alias,
    Kind.PHONE: _none,
    Kind.EMAIL: _email,
    Kind.HANDLE: _handle,
    Kind.PLATE: _code,
    Kind.NUMBER: _code,
    Kind.PLACE: _place,
    Kind.DATE: _date,
    Kind.RELATIVE: _relative,
    Kind.EMPLOYER: _employer,
    Kind.FACT: _fact,
}
