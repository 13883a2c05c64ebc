"""What of a sheet is found in a text, and what is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detection.recognizers.sheet import PREFIX, SheetRecognizer
from redactor.exposure.agreed import Agreed
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.terms import sheet_terms


def recognizer(text: str) -> SheetRecognizer:
    return SheetRecognizer(sheet_terms(parse_sheet(text.encode(), "sheet.yaml")))


def found(sheet: str, text: str) -> list[tuple[str, str, str]]:
    """What is found, its type and its rule, in order."""
    results = recognizer(sheet).analyze(text, [])
    ordered = sorted(results, key=lambda r: (r.start, -r.end))
    return [
        (
            text[r.start : r.end],
            r.entity_type.removeprefix(PREFIX),
            (r.recognition_metadata or {})["rule"],
        )
        for r in ordered
    ]


def words(sheet: str, text: str) -> list[str]:
    return [words for words, _, _ in found(sheet, text)]


ANNEKE = "sources: [{names: [Anneke van der Hendriksen]}]"

NAMES = {
    "whole": ("It was Anneke van der Hendriksen.", ["Anneke van der Hendriksen"]),
    "without the particle": ("It was Anneke Hendriksen.", ["Anneke Hendriksen"]),
    "surname first": ("Name: Hendriksen, Anneke.", ["Hendriksen, Anneke"]),
    "small letters": ("ask anneke hendriksen", ["anneke hendriksen"]),
    "given name": ("I asked Anneke.", ["Anneke"]),
    "surname with possessive": ("Ms Hendriksen's door.", ["Hendriksen"]),
    "the family": ("The Hendriksens left.", ["Hendriksens"]),
    "initial before": ("A. Hendriksen wrote.", ["A. Hendriksen"]),
    "initial after": ("Anneke H. wrote.", ["Anneke H."]),
    "initials alone": ("Signed: A.H.", ["A.H."]),
    "initials without stops": ("The AH route.", []),
    "hashtag": ("#FreeAnnekeHendriksen now", ["#FreeAnnekeHendriksen"]),
    "hashtag, small": ("#freeannekehendriksen now", ["#freeannekehendriksen"]),
    "handle": ("on @anneke_hendriksen88", ["@anneke_hendriksen88"]),
    "local part": ("to a.hendriksen@mail.example", ["a.hendriksen@mail.example"]),
    "slug": ("see /people/anneke-hendriksen/", ["anneke-hendriksen"]),
    "typo": ("Hendrikxen and Hendrisken", ["Hendrikxen", "Hendrisken"]),
    "diacritics": ("Ännëke Hendríksen", ["Ännëke Hendríksen"]),
    "across a line": ("Anneke\nHendriksen", ["Anneke\nHendriksen"]),
    "other words": ("The anchor of Henrik's annex, a hundred rixdollars.", []),
    "two edits": ("Hendreksin left.", []),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES.keys())
def test_a_name_is_found_in_every_form(text: str, expected: list[str]) -> None:
    """A name is found whole, in parts, as initials, joined and mistyped; other words are left."""
    assert words(ANNEKE, text) == expected


KOREAN = {
    "as written": ("Ri Chol-min", ["Ri Chol-min"]),
    "Southern spelling": ("Lee Cheol-min", ["Lee Cheol-min"]),
    "joined": ("Cholmin said", ["Cholmin"]),
    "Western order": ("Chol-min Ri", ["Chol-min Ri"]),
    "another name": ("Pak Yong-su met Kim Chol-su.", []),
}


@pytest.mark.parametrize(("text", "expected"), KOREAN.values(), ids=KOREAN.keys())
def test_romanisations_of_a_name_are_found(text: str, expected: list[str]) -> None:
    """Other systems of romanisation count, other names do not."""
    assert words("sources: [{names: [Ri Chol-min]}]", text) == expected


def test_spellings_and_diminutives_are_found() -> None:
    """Listed spellings and short forms of a given name count, with the rule that says so."""
    sheet = "sources: [{names: [Mohammed Tarkani, Elizabeth Tarnwick]}]"
    assert found(sheet, "Muhammad Tarkani and Lizzie Tarnwick") == [
        ("Muhammad Tarkani", "PERSON", "sheet.transliteration"),
        ("Lizzie Tarnwick", "PERSON", "sheet.nickname"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("we asked Rose about it", ["Rose"], id="inside a sentence"),
        pytest.param("Prices rose. Rose bushes too.", [], id="a word, and one that opens"),
        pytest.param("Ms. Rose agreed", ["Rose"], id="after a title"),
        pytest.param("In May they left.", [], id="a month never counts alone"),
        pytest.param("Rose May agreed", ["Rose May"], id="the whole name"),
    ],
)
def test_names_that_are_words_need_more(text: str, expected: list[str]) -> None:
    """A name that is also a common word counts with a capital inside a sentence, a month never."""
    assert words("sources: [{names: [Rose May]}]", text) == expected


ALIASES = "sources: [{aliases: [the Mole, Grey Heron, '@quiet_river', Ank]}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('called "the Mole" by friends', ["Mole"], id="nickname"),
        pytest.param("a mole dug", [], id="the word"),
        pytest.param("it was Grey Heron who", ["Grey Heron"], id="two words"),
        pytest.param("a grey heron flew", [], id="the two words"),
        pytest.param("write to @quiet_river now", ["@quiet_river"], id="handle"),
        pytest.param("quiet_river wrote", ["quiet_river"], id="handle without its mark"),
        pytest.param("beside the quiet river", [], id="its words"),
        pytest.param("Ank saw the bank, thanks", ["Ank"], id="short nickname"),
    ],
)
def test_aliases(text: str, expected: list[str]) -> None:
    """Nicknames and handles are found, the words that they are made of are left."""
    assert words(ALIASES, text) == expected


CONTACTS = """\
sources:
  - contacts:
      phones: ["+31 6 1234 5678", "0151 555 0143"]
      emails: [anneke.tarn@example.org]
      plates: [KX51 ABC]
      numbers: [A-4471/22]
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "PHONE_NUMBER") for text in (
            "+31612345678", "+31 (0)6 1234-5678", "0031 6 12 34 56 78", "06-12345678",
            "06.1234.5678", "+44 151 555 0143", "(0151) 555 0143", "555-0143",
        )),
        *((text, "EMAIL_ADDRESS") for text in (
            "anneke.tarn@example.org", "ANNEKE.TARN@EXAMPLE.ORG",
            "anneke.tarn (at) example (dot) org", "anneke.tarn at example.org",
            "anneke.tarn@other.example",
        )),
        *((text, "LICENSE_PLATE") for text in ("KX51 ABC", "KX51ABC", "kx-51-abc")),
        *((text, "CASE_NUMBER") for text in ("A-4471/22", "A4471/22", "a 4471 22")),
    ],
)  # fmt: skip
def test_contacts_are_found_however_written(text: str, kind: str) -> None:
    """Numbers and addresses are found in other groupings and prefixes, as a whole."""
    assert [(w, k) for w, k, _ in found(CONTACTS, f"It was {text} then.")] == [(text, kind)]


@pytest.mark.parametrize(
    "text", ["+31 6 1234 5679", "1234", "61234567", "KX52 ABC", "A-4471/23", "tarn at example"]
)
def test_other_numbers_are_left(text: str) -> None:
    """Numbers that differ by a digit are others."""
    assert words(CONTACTS, f"It was {text} then.") == []


DATES = {
    **dict.fromkeys(
        (
            "17 March 2026", "17/3/26", "3/17/26", "17.03.2026", "2026-03-17", "20260317",
            "March 17", "March 17, 2026", "the 17th of March", "17th March", "17 Mar. 2026",
            "17-Mar-2026", "17-Mar-26", "Tuesday, 17 March", "the seventeenth of March", "the 17th",
            "17/3", "March the 17th",
        ),
        True,
    ),
    **dict.fromkeys(
        (
            "17 March 2019", "17 April", "the 17th of April", "April the 17th", "the 17th century",
            "18 March 2026", "March 2026", "17", "2026-03-18", "17 percent", "on 3/4",
            "the 17th floor",
        ),
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "hit"), DATES.items(), ids=DATES.keys())
def test_a_date_is_found_however_written(text: str, hit: bool) -> None:
    """A day is found in figures and words, whole or in part; other days and counts are left."""
    sheet = "sources: [{dates: [2026-03-17]}]"
    assert words(sheet, f"It was {text} then.") == ([text] if hit else [])


@pytest.mark.parametrize(
    ("date", "text", "expected"),
    [
        pytest.param("March 2019", "in March 2019, by March", ["March 2019", "March"], id="month"),
        pytest.param("March 2019", "March 2018, a march, 3/2019", ["3/2019"], id="another month"),
        pytest.param("2012", "in 2012, 2,012 and 2012.5", ["2012"], id="year"),
        pytest.param("the night of the flood", "at night of flood", ["night of flood"], id="words"),
        pytest.param("3 May 2026", "the third of them, on the 3rd", ["the 3rd"], id="counting"),
        pytest.param("3 May 2026", "It was 3 May. Then.", ["3 May"], id="end of a sentence"),
        pytest.param("3/4/2026", "3 April 2026 or 4 March 2026", ["3 April 2026", "4 March 2026"],
                     id="both readings"),
    ],
)  # fmt: skip
def test_less_than_a_day(date: str, text: str, expected: list[str]) -> None:
    """Months, years and words that are no date are found too."""
    assert words(f'sources: [{{dates: ["{date}"]}}]', text) == expected


OTHERS = """\
sources:
  - places: [Vellan District, Hyesan]
    employers: [Vellan Cannery Cooperative Ltd]
    relatives: [{name: Joris Tarn, relation: younger brother}]
    facts: [keeps bees in the old chapel]
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("in VELLAN DISTRICT", "LOCATION", id="place"),
        pytest.param("in Vellan", "LOCATION", id="place without its noun"),
        pytest.param("in Hyesan-si", "LOCATION", id="place with a suffix"),
        pytest.param("at Vellan Cannery Cooperative", "ORGANIZATION", id="without Ltd"),
        pytest.param("at the VCC", "ORGANIZATION", id="acronym"),
        pytest.param("Joris left", "PERSON", id="relative"),
        pytest.param("saw her younger brother", "FAMILY_RELATION", id="relation"),
        pytest.param("saw his brother", "FAMILY_RELATION", id="relation, less precisely"),
        pytest.param("He keeps his bees in an old chapel", "MISC", id="fact with other articles"),
        pytest.param("Keeps bees\nin old chapel", "MISC", id="fact across a line"),
        pytest.param("a brother keeps bees, vcc", None, id="parts of these"),
    ],
)
def test_places_employers_relatives_facts(text: str, expected: str | None) -> None:
    """Each is found with its type, with what is usually left out or added."""
    assert [kind for _, kind, _ in found(OTHERS, text)] == ([expected] if expected else [])


def value(sheet: str, text: str) -> object:
    (result,) = recognizer(sheet).analyze(text, [])
    return (result.recognition_metadata or {})["value"]


def test_agreed_words_come_with_what_is_found() -> None:
    """What was agreed for a section, or for one entry, is the value of what is found."""
    sheet = """\
sources:
  - names: [Anneke Tarnwick]
    places: [Port Vellan, {text: Oxmarsh, agreed: a village in the west}]
    agreed: {names: a resident of the north, places: a northern port}
"""
    assert value(sheet, "saw Anneke") == Agreed("a resident of the north")
    assert value(sheet, "saw Port Vellan") == Agreed("a northern port")
    assert value(sheet, "saw Oxmarsh") == Agreed("a village in the west")


def test_a_shared_surname_gets_neither_source_s_words() -> None:
    """Where words stand for two sources, what one of them agreed would be false of the other."""
    sheet = """\
sources:
  - {names: [Anneke Tarnwick], agreed: {names: a nurse}}
  - {names: [Joris Tarnwick], agreed: {names: a driver}}
"""
    assert value(sheet, "saw Anneke Tarnwick") == Agreed("a nurse")
    assert value(sheet, "saw Tarnwick") is None


def test_every_finding_is_certain_and_direct() -> None:
    """Results carry the score 1.0 and the probabilities of a direct hit."""
    (result,) = recognizer(ANNEKE).analyze("Anneke", [])
    metadata = result.recognition_metadata or {}
    assert (result.score, metadata["protected"], metadata["direct"]) == (1.0, 1.0, 1.0)


def test_nothing_of_a_sheet_shows_in_representations() -> None:
    """Terms, recognizer, sheet and results can be printed without a word of the sheet."""
    sheet = parse_sheet(OTHERS.encode(), "sheet.yaml")
    terms = sheet_terms(sheet)
    built = SheetRecognizer(terms)
    shown = [
        *terms.words,
        *terms.dates,
        *terms.phones,
        terms,
        sheet,
        *sheet.sources,
        *sheet.entries,
    ]
    shown += [built, *built.analyze("Joris Tarn in Vellan", [])]
    told = " ".join(f"{thing!r} {thing}" for thing in shown).lower()
    assert [word for word in ("vellan", "hyesan", "joris", "tarn", "bees") if word in told] == []


syllables = st.sampled_from("ba de ki lo mu na pe ri so tu va we zo ga hi ju".split())  # noqa: SIM905
invented = st.lists(syllables, min_size=4, max_size=5).map(lambda s: "".join(s).title() + "x")
# Shorter ones with a slip may lie beside a common word, and are no slip then.


@settings(max_examples=60, deadline=None)
@given(invented, invented, st.sampled_from(range(10)))
def test_every_variant_of_an_invented_name_is_found(given_name: str, surname: str, n: int) -> None:
    """Whatever the name, each way of writing it is covered."""
    a, b = given_name, surname
    variants = (
        f"{a} {b}", f"{b}, {a}", f"{a[0]}. {b}", f"{a}-{b}", f"#{a}{b}",
        f"{a}.{b}@mail.example".lower(),
        f"{b}", f"{a}'s", f"{a.upper()} {b.upper()}", f"{a} {b[:3]}{b[4:]}",
    )  # fmt: skip
    variant = variants[n]
    sheet = f"sources: [{{names: [{a} {b}]}}]"
    covered = "".join(words(sheet, f"They met {variant} there."))
    assert covered.removesuffix("'s") == variant.removesuffix("'s")


ORDINARY = """
    the harbour was closed when two boats came in from sea and nobody on shore had seen them before
    so police asked around in every house until morning
""".split()  # noqa: SIM905


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ORDINARY), max_size=30))
def test_unrelated_text_is_left(text: list[str]) -> None:
    """Ordinary words are never taken for a sheet's, in whatever order they stand."""
    sheet = f"{ANNEKE[:-2]}, places: [Vellan], aliases: [Ank], facts: [sails a red dinghy]}}]"
    assert words(sheet, " ".join(text)) == []


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    """Results lie within the text, whatever it is."""
    for result in _ALL.analyze(text, []):
        assert 0 <= result.start < result.end <= len(text)


_ALL = recognizer(CONTACTS + OTHERS.removeprefix("sources:\n"))
