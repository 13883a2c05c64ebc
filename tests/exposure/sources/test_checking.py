"""What `check` warns of, by line."""

from __future__ import annotations

import pytest

from redactor.detection.recognizers.sheet_matching import TermIndex
from redactor.exposure.agreed import Agreed
from redactor.exposure.sources.checking import counts, warnings
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.sheet import Kind
from redactor.exposure.sources.terms import sheet_terms
from redactor.exposure.sources.words import is_common

WARNED = {
    "sound": ("names: [Anneke Tarnwick]", None),
    "part is a word": ("names: [Anneke Rose]", "also a common word"),
    "part is a month": ("names: [April Tarnwick]", "a month, weekday or nationality"),
    "part of two letters": ("names: [Ri Chol-min]", "of two letters"),
    "nothing but a letter": ("aliases: [Q]", "is not looked for"),
    "alias of a word": ("aliases: [the mole]", "counts inside a sentence, capitalized"),
    "alias of words": ("aliases: [The Grey Fox]", "counts only with a capital"),
    "alias of small words": ("aliases: [the grey fox]", "wherever they stand"),
    "alias of a month": ("aliases: [May]", "is not looked for"),
    "alias with a month": ("aliases: [May Tarnwick]", None),
    "alias of a single word": ("aliases: [Quenz]", None),
    "alias like a handle": ("aliases: ['@river']", "counts only after @"),
    "handle of one word": ("contacts: {handles: ['@river']}", "counts only after @"),
    "handle": ("contacts: {handles: ['@quiet_river']}", None),
    "short phone": ("contacts: {phones: ['5512']}", "fewer than 7 digits"),
    "phone without country": ("contacts: {phones: ['0151 555 0143']}", "no country code"),
    "phone": ("contacts: {phones: ['+31 6 1234 5678']}", None),
    "no phone": ("contacts: {phones: [call me]}", "no phone number in it"),
    "no e-mail": ("contacts: {emails: [anneke]}", "no e-mail address"),
    "short plate": ("contacts: {plates: [K 1]}", "fewer than 4"),
    "country": ("places: [Norway]", "a country"),
    "place that is a word": ("places: [Reading]", "made of common words"),
    "place": ("places: [Oxmarsh]", None),
    "unread date": ("dates: [the night of the flood]", "word for word"),
    "two readings": ("dates: ['3/4/2026']", "in two ways"),
    "year": ("dates: [2012]", "a whole month or year"),
    "day": ("dates: [17 March 2026]", None),
    "relation": ("relatives: [{relation: uncle}]", "whoever is meant"),
    "common fact": ("facts: [tractor]", "a single common word"),
    "agreed words tell": (
        "{names: [Anneke Tarnwick], agreed: {names: a friend of Anneke}}",
        "repeat something",
    ),
}


@pytest.mark.parametrize(("entry", "expected"), WARNED.values(), ids=WARNED.keys())
def test_warnings(entry: str, expected: str | None) -> None:
    """What is too short or too common is warned of, with its line; what is sound is not."""
    body = entry if entry.startswith("{") else f"{{{entry}}}"
    sheet = parse_sheet(f"\nsources:\n  - {body}\n".encode(), "sheet.yaml")
    found = warnings(sheet)
    assert [warned.line for warned in found] == ([3] if expected else [])
    assert all(expected is not None and expected in warned.message for warned in found)


def test_sources_that_share_words_are_told_of() -> None:
    """A surname of two sources with different agreed words gets neither's, and a warning."""
    text = b"""\
sources:
  - {names: [Anneke Tarnwick], agreed: {names: a nurse}}
  - {names: [Joris Tarnwick], agreed: {names: a driver}}
"""
    (warned,) = warnings(parse_sheet(text, "sheet.yaml"))
    assert warned.line == 3
    assert "another source" in warned.message


def test_counts_are_by_kind() -> None:
    """Entries are counted over all sources; kinds without any are left out."""
    text = b"sources: [{names: [A B, C D]}, {names: [E F], contacts: {plates: [KX51 ABC]}}]"
    assert counts(parse_sheet(text, "sheet.yaml")) == {Kind.NAME: 3, Kind.PLATE: 1}


def test_a_sheet_gathers_what_was_agreed() -> None:
    """Agreed words of sections and of single entries, each once."""
    text = b"""\
sources:
  - names: [Anneke Tarnwick, {text: Bo Tarn, agreed: a driver}]
    agreed: {names: a nurse}
"""
    assert parse_sheet(text, "sheet.yaml").agreed == {Agreed("a nurse"), Agreed("a driver")}


def test_one_line_names_a_source() -> None:
    """The smallest sheet is one line."""
    sheet = parse_sheet(b"sources: [{names: [Anneke Tarnwick]}]", "sheet.yaml")
    assert [entry.kind for entry in sheet.entries] == [Kind.NAME]
    assert [source.id for source in sheet.sources] == ["1"]


LOOKED_FOR = {
    "May": [],
    "Sunday": [],
    "the mole": ["They met the Mole there."],
    "The Grey Fox": ["Then Grey Fox spoke."],
    "the grey fox": ["They saw a grey fox.", "Grey Fox spoke."],
}


@pytest.mark.parametrize(("alias", "found"), LOOKED_FOR.items(), ids=LOOKED_FOR.keys())
def test_what_is_told_of_an_alias_is_so(alias: str, found: list[str]) -> None:
    """Drafts in which it is found, and others in which it is not."""
    terms = sheet_terms(parse_sheet(f"sources: [{{aliases: [{alias!r}]}}]".encode(), "s"))
    index = TermIndex(terms, is_common)
    for text in ("They met in May.", "May said so.", "Then Sunday came.", "The mole dug.", *found):
        assert bool(next(index.find(text), None)) == (text in found), text
