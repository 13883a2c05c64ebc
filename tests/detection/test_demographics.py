"""Traits of persons: what the English demographics pack finds, and what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.rules import RulePackRecognizer, apply_vetoes
from redactor.rulepacks import bundled_folder, load_pack

ENGINE = BlankNlpEngine(["en"])
ENGINE.load()
PACK = load_pack(bundled_folder() / "demographics" / "en.yaml")
DEMOGRAPHICS = RulePackRecognizer(PACK, ENGINE.nlp["en"])


def found(text: str) -> list[str]:
    """The outermost matches that no veto removes, in order."""
    results = apply_vetoes(DEMOGRAPHICS.analyze(text, [], ENGINE.process_text(text, "en")))
    kept: list[tuple[int, int]] = []
    for start, end in sorted({(r.start, r.end) for r in results}, key=lambda r: (r[0], -r[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return [text[start:end] for start, end in kept]


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        pytest.param("A 58-year-old welder sang.", ["58-year-old"], id="year-old"),
        pytest.param("Two ten-year-olds hid.", ["ten-year-olds"], id="spelled, plural"),
        pytest.param("The baker, 45, slept.", ["45"], id="apposition"),
        pytest.param("The nurse, thirty-four, left.", ["thirty-four"], id="apposition, spelled"),
        pytest.param("He is sixty-one.", ["sixty-one"], id="predicate"),
        pytest.param("A clerk aged 45 slept.", ["aged 45"], id="aged"),
        pytest.param("He is in his late forties.", ["in his late forties"], id="decade"),
        pytest.param("She is in her 60s.", ["in her 60s"], id="decade in figures"),
        pytest.param("A man of about sixty slept.", ["man of about sixty"], id="man of"),
        pytest.param("They took the under-18s.", ["under-18s"], id="under"),
        pytest.param("She left school at eleven.", ["eleven"], id="age at an event"),
        pytest.param("An elderly man and a girl ran.", ["elderly man", "girl"], id="sex"),
        pytest.param("Teenagers ran.", ["Teenagers"], id="stage of life"),
        pytest.param("A Ghanaian cook left.", ["Ghanaian"], id="nationality of a person"),
        pytest.param("Two North Koreans left.", ["North Koreans"], id="nationality, plural"),
        pytest.param("She is Uruguayan.", ["Uruguayan"], id="nationality said of somebody"),
        pytest.param("Yezidi families hid.", ["Yezidi"], id="people"),
        pytest.param("An ethnic Lao sang.", ["ethnic Lao"], id="ethnic"),
        pytest.param("Two Catholics prayed.", ["Catholics"], id="faith"),
        pytest.param("A Jehovah's Witness prayed.", ["Jehovah's Witness"], id="faith of two words"),
        pytest.param("He speaks Tigrinya.", ["Tigrinya"], id="language"),
        pytest.param("He has a Hamgyong accent.", ["Hamgyong accent"], id="accent"),
        pytest.param("She is diabetic.", ["diabetic"], id="illness"),
        pytest.param("He is blind in one eye.", ["blind in one eye"], id="disability"),
        pytest.param("He lost two fingers.", ["lost two fingers"], id="injury"),
        pytest.param("She has malaria.", ["malaria"], id="illness in the news, of somebody"),
        pytest.param("She was six months pregnant.", ["six months pregnant"], id="pregnancy"),
        pytest.param("He walks with a limp.", ["walks with a limp"], id="gait"),
        pytest.param("He has a scar on his chin.", ["scar on his chin"], id="scar"),
        pytest.param("A left-handed clerk wrote.", ["left-handed"], id="handedness"),
        pytest.param("He has grey hair.", ["grey hair"], id="hair"),
        pytest.param("He is gay.", ["gay"], id="orientation"),
        pytest.param("An old communist spoke.", ["communist"], id="politics"),
        pytest.param("He served time.", ["served time"], id="criminal record"),
        pytest.param("An asylum seeker waited.", ["asylum seeker"], id="migration"),
        pytest.param("She is stateless.", ["stateless"], id="citizenship"),
    ],
)
def test_finds(text: str, traits: list[str]) -> None:
    """Ages, origins, beliefs, health, looks and standing are found."""
    assert found(text) == traits


@pytest.mark.parametrize(
    "text",
    [
        "Chinese maps were sold.",
        "A German car was sold.",
        "The French government agreed.",
        "The Chinese restaurant closed.",
        "They ate English breakfast.",
        "It was a blind spot.",
        "It fell on deaf ears.",
        "The black market grew.",
        "A white paper appeared.",
        "It was a tall order.",
        "The male connector broke.",
        "He polished the brass.",
        "The bridge is forty metres long.",
        "The report, 45 pages long, is out.",
        "A 40-year-old bridge fell.",
        "Lane 9 opens at 9.30.",
        "Cholera is back in the region.",
        "The roman road ran north.",
        "Manmade fibres burn.",
    ],
)
def test_leaves(text: str) -> None:
    """Words of origin, colour and number that are said of things are left."""
    assert found(text) == []


@given(st.integers(15, 99))
def test_finds_every_age_in_apposition(age: int) -> None:
    """An age between commas behind a noun is found, whatever the figure."""
    assert found(f"The baker, {age}, slept.") == [str(age)]
