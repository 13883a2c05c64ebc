"""Where redacted words stand again, however they are written."""

from __future__ import annotations

import pytest

from redactor.detection.entities import Entity
from redactor.exposure.linking import link, variants
from redactor.redaction.operators.pronouns import Case, Pronoun
from redactor.redaction.surfaces import PREFIX, Surfaces, surfaces
from redactor.spans import Span


def forms(*found: tuple[str, str]) -> Surfaces:
    entities = [Entity(kind, Span(0, len(text)), 0.9, "t.r", text) for kind, text in found]
    return surfaces(
        entities, {"reading", "rose", "it"}.__contains__, lambda e: e.text == "relatives"
    )


def hits(known: Surfaces, text: str, *, addresses: bool = False) -> list[str]:
    return [span.of(text) for span, _ in known.find(text, addresses=addresses)]


@pytest.mark.parametrize(
    ("kind", "words", "text", "found"),
    [
        pytest.param(
            "PERSON", "Tessa Vorn", "Yes, Tessa Vorn did.", ["Tessa Vorn"], id="as it was"
        ),
        pytest.param("PERSON", "Tessa Vorn", "TESSA VORN", ["TESSA VORN"], id="capitals"),
        pytest.param(
            "PERSON", "Tessa Vorn", "Tessa\nVorn's", ["Tessa\nVorn"], id="line, possessive"
        ),
        pytest.param("PERSON", "Tessa Vorn", "Tessa\n\nVorn", [], id="two paragraphs"),
        pytest.param("PERSON", "Tessa Vorn", "Tessa]\n\nVorn", [], id="paragraph ends in a mark"),
        pytest.param("PERSON", "Dok Sun-hui", "dok sunhui", ["dok sunhui"], id="without hyphen"),
        pytest.param(
            "PERSON", "Dok Sun-hui", "Dok Sun Hui", ["Dok Sun Hui"], id="space for hyphen"
        ),
        pytest.param("PERSON", "Hörigül", "Horigul came", ["Horigul"], id="without diacritics"),
        pytest.param("PERSON", "Horigul", "Hörigül came", ["Hörigül"], id="with diacritics"),
        pytest.param("PERSON", "Bjørn Łasek", "Bjorn Lasek", ["Bjorn Lasek"], id="other letters"),
        pytest.param("LOCATION", "Brandmoor", "Brand-moor", ["Brand-moor"], id="split by a hyphen"),
        pytest.param("LOCATION", "Brandmoor", "brand moor", [], id="two words are other words"),
        pytest.param("LOCATION", "Brandmoor", "Brandmoorers", [], id="part of a word"),
        pytest.param(
            "LOCATION", "Reading", "She was reading in Reading.", ["Reading"], id="homograph"
        ),
        pytest.param("PERSON", "K.M.", "5 km on, K. M. or KM left", ["K. M.", "KM"], id="initials"),
        pytest.param("PERSON", "K.M.", "Then K.M. left.", ["K.M."], id="the last initial's point"),
        pytest.param("PERSON", "K.M.", "It was K.M. Then", ["K.M"], id="the sentence's point"),
        pytest.param("PERSON", "T.", "Don't ask T. or 5 t", ["T"], id="one initial"),
        pytest.param("PERSON", "A.", "A man and A. left", [], id="an initial that is a word"),
        pytest.param("ORGANIZATION", "IT", "It was IT again", ["IT"], id="all capitals"),
        pytest.param("ORGANIZATION", "reading", "Reading, reading", [], id="a common word"),
        pytest.param("PERSON", "kim", "So kim left Kim", ["kim", "Kim"], id="a name in lower case"),
        pytest.param("DATE_TIME", "morning", "Good morning", [], id="an ordinary word"),
        pytest.param("DATE_TIME", "12 May", "on 12 May and 12 June", ["12 May"], id="a date"),
        pytest.param("FAMILY_RELATION", "relatives", "relatives", [], id="already coarse"),
        pytest.param(
            "ONLINE_HANDLE", "@quiet_river", "t.me/quiet_river", ["quiet_river"], id="handle"
        ),
    ],
)
def test_find(kind: str, words: str, text: str, found: list[str]) -> None:
    """Forms are found whatever their case, diacritics and separators, and only whole."""
    assert hits(forms((kind, words)), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A note of K.M. and", ["K.M."]),
        ("A note of K. M. and", ["K. M."]),
        ("A note of K.-M. and", ["K.-M."]),
        ("5 km, KM, k.m. and 5.K M", []),
        ("https://n.example/km", []),
    ],
)
def test_two_initials_are_looked_for_with_points(text: str, found: list[str]) -> None:
    """Initials that the draft may have taken for anything else name whoever has them."""
    entity = Entity("PERSON", Span(0, 14), 0.9, "t.r", "Kamila Moreau")
    linked = link([entity], entity.text)
    known = surfaces(
        [entity],
        lambda _: False,
        lambda _: False,
        [(variant, entity) for variant in variants([entity], linked, {0})],
    )
    assert hits(known, text) == found
    assert hits(known, text, addresses=True) == found


def test_variants_are_found_in_letters_that_do_not_decompose() -> None:
    """A word of a name is found again in the very letters that the name was written in."""
    entity = Entity("PERSON", Span(0, 16), 0.9, "t.r", "Øyvind Skjærgård")
    linked = link([entity], entity.text)
    known = surfaces(
        [], lambda _: False, lambda _: False, [(v, entity) for v in variants([entity], linked, {0})]
    )
    assert hits(known, "Then Skjærgård left. Øyvind wept.") == ["Skjærgård", "Øyvind"]


def test_pronouns_are_no_forms() -> None:
    """A pronoun that was replaced may stand elsewhere, of others."""
    pronoun = Pronoun(Case.POSSESSIVE, short=False)
    found = [Entity("DEMOGRAPHIC", Span(0, 4), 1.0, "t.r", "Hers", pronoun)]
    known = surfaces(found, lambda word: False, lambda entity: False)
    assert hits(known, "Hers sank, and hers.") == []


def test_the_longest_form_wins() -> None:
    """Where two forms begin at the same word, the longer is found, and once."""
    known = forms(("PERSON", "Tessa"), ("PERSON", "Tessa Vorn"))
    assert hits(known, "Tessa Vorn met Tessa.") == ["Tessa Vorn", "Tessa"]


def test_capitals_mean_nothing_in_addresses() -> None:
    """A homograph counts in a slug even in lower case."""
    known = forms(("LOCATION", "Reading"))
    assert hits(known, "/news/from-reading", addresses=True) == ["reading"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        pytest.param("/hyesan2021.jpg", ["hyesan"], id="before a number"),
        pytest.param("/2021hyesan", ["hyesan"], id="after a number"),
        pytest.param("/NewHyesanMarket", ["Hyesan"], id="between capitals"),
        pytest.param("/IMGHyesan_2", ["Hyesan"], id="after capitals"),
        pytest.param("/hyeSan", ["hyeSan"], id="a capital inside"),
        pytest.param("/hyesanese", [], id="part of a word"),
    ],
)
def test_words_are_joined_in_addresses(address: str, found: list[str]) -> None:
    """In an address a word counts that is joined to a number or to a capital, but no other."""
    known = forms(("LOCATION", "Hyesan"))
    assert hits(known, address, addresses=True) == found
    assert hits(known, "x" + address.replace("/", "").lower() + "x") == []


def test_long_words_are_found_whole() -> None:
    """A form longer than the beginnings that are known is found, and no other."""
    name = " ".join(["Ada"] * 3 * PREFIX)
    assert hits(forms(("PERSON", name)), f"{name} Ada") == [name]
    assert hits(forms(("PERSON", name)), name.removesuffix("Ada") + "Ed") == []


def test_no_forms_find_nothing() -> None:
    """Without redacted words nothing is found."""
    assert hits(forms(), "Tessa Vorn") == []


def test_wordings_are_checked() -> None:
    """A wording that repeats a form is told from one that does not."""
    known = forms(("LOCATION", "Brandmoor"))
    assert known.occur_in("a place in Brandmoor")
    assert not known.occur_in("a place")
