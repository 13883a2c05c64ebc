"""What one source of a sheet agreed to is neither printed of another nor tells of one."""

from __future__ import annotations

import pytest

from redactor.detection.recognizers.sheet import PREFIX, SheetRecognizer
from redactor.exposure.agreed import Agreed
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.terms import sheet_terms


def found(sheet: str, text: str) -> list[tuple[str, str, object]]:
    """Words, type and value of what is found, in order."""
    recognizer = SheetRecognizer(sheet_terms(parse_sheet(sheet.encode(), "sheet.yaml")))
    results = sorted(recognizer.analyze(text, []), key=lambda r: r.start)
    return [
        (
            text[r.start : r.end],
            r.entity_type.removeprefix(PREFIX),
            (r.recognition_metadata or {})["value"],
        )
        for r in results
    ]


def two(one: str, other: str) -> str:
    """A sheet of two sources."""
    return f"sources:\n  - {{{one}}}\n  - {{{other}}}\n"


DATES = "dates: [{text: %s, agreed: %s}]"
PHONES = 'contacts: {phones: [{text: "%s", agreed: %s}]}'


@pytest.mark.parametrize(
    ("one", "other", "text", "value"),
    [
        pytest.param(
            DATES % ("17 March 2026", "early spring"),
            DATES % ("17 March 2026", "after the strike"),
            "on 17 March 2026",
            None,
            id="one day, other words",
        ),
        pytest.param(
            DATES % ("17 March 2026", "early spring"),
            "dates: [17 March 2026]",
            "on 17 March 2026",
            None,
            id="one day, words of one alone",
        ),
        pytest.param(
            DATES % ("17 March 2026", "early spring"),
            DATES % ("17 March 2026", "early spring"),
            "on 17 March 2026",
            Agreed("early spring"),
            id="one day, the same words",
        ),
        pytest.param(
            DATES % ("17 March 2026", "early spring"),
            DATES % ("17 March 2025", "a year before"),
            "on 17 March",
            None,
            id="the year left open",
        ),
        pytest.param(
            DATES % ("17 March 2026", "early spring"),
            DATES % ("17 March 2025", "a year before"),
            "on 17 March 2025",
            Agreed("a year before"),
            id="the year told",
        ),
        pytest.param(
            DATES % ("3 April 2026", "in spring"),
            DATES % ("4 March 2026", "in late winter"),
            "on 3/4/2026",
            None,
            id="figures that may mean either",
        ),
        pytest.param(
            DATES % ("March 2026", "in spring"),
            DATES % ("March 2025", "in another spring"),
            "in March",
            None,
            id="a month",
        ),
        pytest.param(
            DATES % ("'2019'", "before the war"),
            DATES % ("'2019'", "years ago"),
            "in 2019",
            None,
            id="a year",
        ),
        pytest.param(
            PHONES % ("+99 1234 5678", "the shop"),
            PHONES % ("+99 1234 5678", "the office"),
            "call +99 1234 5678",
            None,
            id="a shared line",
        ),
        pytest.param(
            PHONES % ("+99 20 1234567", "the shop"),
            PHONES % ("+99 30 1234567", "the office"),
            "call 1234567",
            None,
            id="a number without its area code",
        ),
        pytest.param(
            PHONES % ("+99 20 1234567", "the shop"),
            PHONES % ("+99 30 1234567", "the office"),
            "call +99 30 1234567",
            Agreed("the office"),
            id="a number with its area code",
        ),
        pytest.param(
            "names: [Anneke Vellan], agreed: {names: a nurse}",
            "places: [{text: Vellan, agreed: a port}]",
            "saw Vellan",
            None,
            id="a name and a place",
        ),
    ],
)
def test_words_agreed_with_one_are_printed_of_no_other(
    one: str, other: str, text: str, value: Agreed | None
) -> None:
    """Where two sources may be meant, neither's words are printed unless both agreed to them."""
    for sheet in (two(one, other), two(other, one)):
        assert [found_value for _, _, found_value in found(sheet, text)] == [value]


def test_what_may_be_a_name_or_a_place_has_no_known_type() -> None:
    """Nothing is said of it that would be untrue of either."""
    sheet = two("names: [Anneke Vellan]", "places: [Vellan]")
    assert found(sheet, "saw Vellan") == [("Vellan", "MISC", None)]
    assert found(sheet, "saw Anneke Vellan") == [("Anneke Vellan", "PERSON", None)]


@pytest.mark.parametrize(
    "words",
    [
        "a friend of Joris",
        "a friend of Jorris",
        "a nurse in Oxmarsh",
        "a nurse since 17 March 2026",
        "a nurse at 1234 5678",
    ],
)
def test_words_that_tell_of_another_source_are_not_printed(words: str) -> None:
    """Whatever of one source is found in what another agreed to keeps it from being printed."""
    other = (
        "names: [Joris Tarnwick], aliases: [Jorris], places: [Oxmarsh], dates: [17 March 2026],"
        ' contacts: {phones: ["+99 1234 5678"]}'
    )
    sheet = two(f"names: [Anneke Quill], agreed: {{names: {words}}}", other)
    assert found(sheet, "saw Anneke Quill") == [("Anneke Quill", "PERSON", None)]


def test_a_source_may_agree_to_words_of_its_own() -> None:
    """What a source itself wants to be told, it decides."""
    sheet = two("names: [Anneke Quill], agreed: {names: Anneke}", "names: [Joris Tarnwick]")
    assert found(sheet, "saw Quill") == [("Quill", "PERSON", Agreed("Anneke"))]


def test_one_source_keeps_the_words_of_its_entries_apart() -> None:
    """A handle made of a name takes nothing from what was agreed for the name."""
    sheet = (
        "sources: [{names: [Anneke Quill], contacts: {handles: ['@anneke']},"
        " agreed: {names: a nurse}}]"
    )
    assert found(sheet, "saw Anneke") == [("Anneke", "PERSON", Agreed("a nurse"))]


def test_a_day_of_the_month_alone_may_be_of_another_month() -> None:
    """It is found, but what was agreed of the date may not be true of it."""
    sheet = "sources: [{dates: [{text: 17 March 2026, agreed: early spring}]}]"
    assert found(sheet, "came on the 17th") == [("the 17th", "DATE_TIME", None)]
