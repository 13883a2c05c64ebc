from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detection.gazetteer import Place
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.places import DESCRIBED, PlaceRecognizer

RECOGNIZER = PlaceRecognizer()


@pytest.fixture(scope="module")
def nlp() -> BlankNlpEngine:
    engine = BlankNlpEngine(["en"])
    engine.load()
    return engine


def described(nlp: BlankNlpEngine, text: str) -> list[str]:
    results = RECOGNIZER.analyze(text, ["LOCATION"], nlp.process_text(text, "en"))
    return [
        text[r.start : r.end]
        for r in results
        if r.recognition_metadata["rule"] == DESCRIBED and r.score >= 0.4
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "He hid in a side room on the second floor.",
            "side room on the second floor",
            id="part of a building",
        ),
        pytest.param("They met at the noodle shop.", "noodle shop", id="noun before noun"),
        pytest.param(
            "It was kept in a water-refilling station.", "water-refilling station", id="-"
        ),
        pytest.param("He waits at the school gate.", "school gate", id="place before place"),
        pytest.param("He slept in the old Kell shaft.", "old Kell shaft", id="name before noun"),
        pytest.param(
            "She sleeps in a shed behind the rice mill.", "shed behind the rice mill", id="beside"
        ),
        pytest.param(
            "The bench by the canal is his.", "bench by the canal", id="thing beside a place"
        ),
        pytest.param(
            "She rents a room over a bakery in Leeds.", "room over a bakery in Leeds", id="chain"
        ),
        pytest.param(
            "He is from a village forty minutes' walk above Hyesan.",
            "village forty minutes' walk above Hyesan",
            id="distance",
        ),
        pytest.param(
            "A woman from one of the villages north of the river.",
            "one of the villages north of the river",
            id="one of many",
        ),
        pytest.param("She has a stall in Leeds.", "stall in Leeds", id="in a town"),
        pytest.param(
            "He was seen on the other side of the Tigris.", "other side of the Tigris", id="part of"
        ),
        pytest.param("They work north of Hyesan.", "north of Hyesan", id="direction"),
        pytest.param(
            "They live in a house with a green door.", "house with a green door", id="quality"
        ),
        pytest.param(
            "She hid in a village that had no road.", "village that had no road", id="clause"
        ),
        pytest.param("He is from a town of three hundred.", "town of three hundred", id="size"),
        pytest.param(
            "She sleeps above the tack room.", "above the tack room", id="preposition before it"
        ),
        pytest.param(
            "A clerk in one of Leeds's northern wards.",
            "one of Leeds's northern wards",
            id="possessive",
        ),
        pytest.param("He ate at a carinderia in Leeds.", "carinderia in Leeds", id="unlisted noun"),
        pytest.param(
            "She has a farm between Leeds and the river.",
            "farm between Leeds and the river",
            id="between",
        ),
        pytest.param("He rang from a barber's in Leeds.", "barber's in Leeds", id="shop's"),
        pytest.param("She runs a noodle shop.", "noodle shop", id="owned"),
        pytest.param("The Leeds branch was told.", "Leeds branch", id="name of a town before it"),
        pytest.param(
            "A porter at one of the clinics near Hyesan.",
            "one of the clinics near Hyesan",
            id="plural",
        ),
        pytest.param(
            "She was kept on the fifth floor of a building with blue glass.",
            "fifth floor of a building with blue glass",
            id="quality of what it is part of",
        ),
        pytest.param(
            "He lives in the boiler house, behind the mill.",
            "boiler house, behind the mill",
            id="after a comma",
        ),
    ],
)
def test_described_places_are_found_whole(nlp: BlankNlpEngine, text: str, found: str) -> None:
    """A noun for a place is found with the words that say which one, articles left outside."""
    assert described(nlp, text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The school was closed.", id="noun alone"),
        pytest.param("A new factory will open.", id="no preposition of place"),
        pytest.param("It was on the table.", id="not a place"),
        pytest.param("At the end of the day we left.", id="end of the day"),
        pytest.param("She works in the field of law.", id="field of law"),
        pytest.param("He is a painter of the old school.", id="old school"),
        pytest.param("Markets in Leeds rose.", id="plural at the start"),
        pytest.param("The buses stop at the yard.", id="verb"),
        pytest.param("In front of him stood a man.", id="in front"),
        pytest.param("He read part 2 of 3.", id="part of a series"),
        pytest.param("She wrote to the central bank.", id="institution"),
        pytest.param("He opened the door that evening.", id="door that"),
        pytest.param("At a press conference in Leeds he wept.", id="event"),
    ],
)
def test_other_phrases_are_left(nlp: BlankNlpEngine, text: str) -> None:
    """Nouns for places that single out none, and the same words used for other things."""
    assert described(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        pytest.param("He has a garage in Hyesan.", "Ryanggang", id="in"),
        pytest.param("He has a garage on a road above Hyesan.", None, id="above"),
        pytest.param("He sleeps behind a garage in Hyesan.", None, id="behind"),
    ],
)
def test_a_described_place_lies_where_it_surely_lies(
    nlp: BlankNlpEngine, text: str, region: str | None
) -> None:
    """The value is the town in which the place lies, and none for one that is merely near."""
    (result,) = RECOGNIZER.analyze(text, ["LOCATION"], nlp.process_text(text, "en"))
    place = result.recognition_metadata["value"]
    assert place is None or isinstance(place, Place)
    assert (place.admin1 if place else None) == region


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("02:12 HIM: this is the tall one from habiganj", ["habiganj"], id="chat"),
        pytest.param("i taught violin in iași for years", ["iași"], id="letters with marks"),
        pytest.param("tags: [farming, water, nijar]", ["nijar"], id="front matter"),
        pytest.param(
            "Trucks left Habiganj.\nyes habiganj it is", ["Habiganj", "habiganj"], id="named before"
        ),
        pytest.param("He taught in habiganj. She did too.", [], id="a line with capitals"),
        pytest.param("i was reading in bath most of the time", [], id="words"),
        pytest.param("the same habiganj number", [], id="no word before it that says place"),
    ],
)
def test_lower_case_names_are_found_where_nothing_has_capitals(
    nlp: BlankNlpEngine, text: str, found: list[str]
) -> None:
    """In lines without capitals names of sizeable towns are found after words that say place."""
    results = RECOGNIZER.analyze(text, ["LOCATION"], nlp.process_text(text, "en"))
    assert [text[r.start : r.end] for r in results] == found


PIECES = st.sampled_from(
    [
        *("one", "of", "the", "a", "old", "room", "shop", "'s", "village", "side", "north", "in"),
        *("behind", "with", "that", "to", ",", ".", "Hyesan", "Leeds", "-", "\n", "half", "hours'"),
        *("walk", "between", "and", "from", "mill", "7"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_words_give_sorted_disjoint_spans(drawn: list[str]) -> None:
    """However the words of descriptions follow one another, the findings are disjoint."""
    engine = BlankNlpEngine(["en"])
    engine.load()
    text = " ".join(drawn)
    end = 0
    for result in RECOGNIZER.analyze(text, ["LOCATION"], engine.process_text(text, "en")):
        assert end <= result.start < result.end <= len(text)
        end = result.end


def test_long_chains_of_nouns_are_read(nlp: BlankNlpEngine) -> None:
    """Thousands of nouns in a row are no deeper than one."""
    text = "in the " + "shop's " * 3000 + "part of " * 3000 + "mill, in a shed behind the mill."
    assert described(nlp, text)[-1] == "shed behind the mill"
