from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_analyzer import RecognizerResult

from redactor.detection.gazetteer import Kind, Place
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.recognizers.places import PlaceRecognizer

THRESHOLD = 0.4
"""What policies ask of a place."""


@pytest.fixture(scope="module")
def nlp() -> BlankNlpEngine:
    engine = BlankNlpEngine(["en"])
    engine.load()
    return engine


RECOGNIZER = PlaceRecognizer()


def find(nlp: BlankNlpEngine, text: str) -> list[RecognizerResult]:
    results = RECOGNIZER.analyze(text, ["LOCATION"], nlp.process_text(text, "en"))
    return [result for result in results if result.score >= THRESHOLD]


def words(nlp: BlankNlpEngine, text: str) -> list[str]:
    return [text[result.start : result.end] for result in find(nlp, text)]


def value(nlp: BlankNlpEngine, text: str, name: str) -> Place | None:
    for result in find(nlp, text):
        if text[result.start : result.end] == name:
            place = result.recognition_metadata["value"]
            assert place is None or isinstance(place, Place)
            return place
    raise AssertionError("the name was not found")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("She fled to Hyesan in May.", ["Hyesan"], id="town"),
        pytest.param("A caller in Hoeryeong hung up.", ["Hoeryeong"], id="Korean, Revised"),
        pytest.param("A caller in Hoeryŏng-si hung up.", ["Hoeryŏng-si"], id="Korean, suffix"),
        pytest.param("Guards left Ryanggang Province.", ["Ryanggang Province"], id="region"),
        pytest.param("They crossed the Yalu at night.", ["Yalu"], id="river"),
        pytest.param("He flew to Buenos Aires.", ["Buenos Aires"], id="two words"),
        pytest.param("It rained in Aix-en-Provence.", ["Aix-en-Provence"], id="hyphens"),
        pytest.param("Shells fell in northern Angola.", ["northern Angola"], id="direction"),
        pytest.param("He was held in al-Hasakah.", ["al-Hasakah"], id="article in lower case"),
        pytest.param(
            "HYESAN, North Korea - Guards wait.", ["HYESAN", "North Korea"], id="dateline"
        ),
        pytest.param("The UK and the DPRK spoke.", ["UK", "DPRK"], id="abbreviations"),
        pytest.param("A Paris-based lawyer rang.", ["Paris"], id="based"),
        pytest.param("Markets in Leeds, Bath and Hull shut.", ["Leeds", "Bath", "Hull"], id="list"),
        pytest.param("She hid in Katorubel for a week.", ["Katorubel"], id="on no list"),
        pytest.param("Katorubel is a small town.", ["Katorubel"], id="on no list, described"),
    ],
)
def test_places_are_found_whole(nlp: BlankNlpEngine, text: str, found: list[str]) -> None:
    """Places are found with the words that belong to their names, articles left outside."""
    assert words(nlp, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He studied in Reading.", ["Reading"], id="Reading, the town"),
        pytest.param("Reading books is fun.", [], id="reading"),
        pytest.param("They moved to Nice, France.", ["Nice", "France"], id="Nice, the city"),
        pytest.param("Nice work, she said.", [], id="nice"),
        pytest.param("He was born in Split.", ["Split"], id="Split, the city"),
        pytest.param("Split the bill.", [], id="split"),
        pytest.param("Most people left.", [], id="most"),
        pytest.param("Of course it hurt.", [], id="of"),
        pytest.param("It began in March.", [], id="month"),
        pytest.param("We met in May and on Monday.", [], id="month and weekday"),
        pytest.param("The flight to Turkey was late.", ["Turkey"], id="Turkey, the country"),
        pytest.param("we ate turkey and used china plates", [], id="turkey and china"),
        pytest.param("Mobile phones were banned.", [], id="mobile"),
        pytest.param("They drove to Mobile, Alabama.", ["Mobile", "Alabama"], id="Mobile, a city"),
        pytest.param("Police said nothing.", [], id="police"),
        pytest.param("Same here.", [], id="same"),
        pytest.param("Mr Lincoln was late.", [], id="title"),
        pytest.param("Florence Marlow wept.", [], id="given name and surname"),
        pytest.param("Her cousin Jordan called.", [], id="kin before a name"),
        pytest.param("Dr. Chad Weller smiled.", [], id="title, given name, surname"),
        pytest.param("The talks in Jordan failed.", ["Jordan"], id="Jordan, the country"),
        pytest.param("She speaks English and Thai.", [], id="languages"),
        pytest.param("The deal cost US $40.", [], id="currency"),
        pytest.param("tell us about it", [], id="us"),
        pytest.param("The pro-Beijing camp lost.", [], id="whose side, not where"),
        pytest.param("OF COURSE THE SAME DATE", [], id="words in capitals"),
    ],
)
def test_homographs_need_capitals_and_context(
    nlp: BlankNlpEngine, text: str, found: list[str]
) -> None:
    """A name that means something else counts only where the words around it say place."""
    assert words(nlp, text) == found


def test_a_name_that_is_surely_a_place_counts_elsewhere(nlp: BlankNlpEngine) -> None:
    """One clear mention lifts the unclear ones of the same text."""
    assert words(nlp, "She lives in Lincoln. Nobody visits Lincoln; Lincoln is far.")[1:] == [
        "Lincoln",
        "Lincoln",
    ]


def test_a_name_that_is_a_person_is_no_town_elsewhere(nlp: BlankNlpEngine) -> None:
    """A surname seen beside a given name stays a person's where it stands alone."""
    assert words(nlp, "Teodora Varel spoke. Varel then left; I asked Varel why.") == []


def test_the_region_named_after_a_town_settles_which_it_is(nlp: BlankNlpEngine) -> None:
    """`Springfield, Ohio` lies in Ohio."""
    place = value(nlp, "He drove to Springfield, Ohio, at dawn.", "Springfield")
    assert place is not None
    assert (place.kind, place.admin1, place.country_code) == (Kind.TOWN, "Ohio", "US")


def test_a_country_named_elsewhere_settles_which_it_is(nlp: BlankNlpEngine) -> None:
    """Of several namesakes the one in a country that the text names is meant."""
    text = "Canada's premiers met. The ferry from Kingston was full."
    place = value(nlp, text, "Kingston")
    assert place is not None
    assert place.country_code == "CA"


@pytest.mark.parametrize(
    ("text", "name", "claimed"),
    [
        pytest.param(
            "He left Davao. She is from Bulacan.", "Bulacan", ("the Philippines", None), id="region"
        ),
        pytest.param(
            "They fled from Ukraine by way of Voronezh.", "Voronezh", (None, None), id="country"
        ),
        pytest.param(
            "Russia called him up. He was hit near Volchansk.",
            "Volchansk",
            (None, None),
            id="across-a-border",
        ),
        pytest.param(
            "She left Italy. He sings at San Cristoforo.",
            "San Cristoforo",
            ("Italy", None),
            id="hamlet",
        ),
        pytest.param(
            "She left Sicily. He lives in Savoca.",
            "Savoca",
            ("Italy", "Sicily"),
            id="hamlet-in-its-region",
        ),
    ],
)
def test_a_small_namesake_nearby_does_not_rule_out_a_large_one(
    nlp: BlankNlpEngine, text: str, name: str, claimed: tuple[str | None, str | None]
) -> None:
    """Where the text speaks of a region or country, a far larger town elsewhere may be meant."""
    place = value(nlp, text, name)
    assert place is not None
    assert (place.country, place.admin1) == claimed


def test_namesakes_claim_only_what_they_share(nlp: BlankNlpEngine) -> None:
    """Without a word of context a name of two countries lies in neither."""
    place = value(nlp, "The night train to Birmingham was full.", "Birmingham")
    assert place is not None
    assert (place.country, place.admin1) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        pytest.param("She left Hyesan.", "Hyesan", "places.town", id="town"),
        pytest.param("She left North Korea.", "North Korea", "places.country", id="country"),
        pytest.param("She left Ryanggang.", "Ryanggang", "places.region", id="region"),
        pytest.param("She crossed the Tigris.", "Tigris", "places.water", id="water"),
        pytest.param("She hid in Katorubel.", "Katorubel", "places.unlisted", id="unlisted"),
    ],
)
def test_results_name_their_rule(nlp: BlankNlpEngine, text: str, name: str, rule: str) -> None:
    """A result says what kind of place it is."""
    results = find(nlp, text)
    assert [(text[r.start : r.end], r.recognition_metadata["rule"]) for r in results] == [
        (name, rule)
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["in", "the", "Hyesan", "Paris", "Mr", "-", ",", ".", "North", "Korea", "al", "\n"]
            ),
            st.text(max_size=6),
        ),
        max_size=15,
    )
)
def test_any_text_gives_sorted_disjoint_spans_of_it(drawn: list[str]) -> None:
    """Whatever the text, results lie in it, in order, none empty, none overlapping."""
    engine = BlankNlpEngine(["en"])
    engine.load()
    text = " ".join(drawn)
    results = RECOGNIZER.analyze(text, ["LOCATION"], engine.process_text(text, "en"))
    end = 0
    for result in sorted(results, key=lambda r: r.start):
        assert end <= result.start < result.end <= len(text)
        assert 0 < result.score <= 1
        end = result.end


def test_texts_without_capitals_hold_no_names(nlp: BlankNlpEngine) -> None:
    """Lower-case words never match, whatever they could name."""
    assert words(nlp, "reading in bath, most of the same police split along the date line") == []
