"""Places: the words that replace them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.gazetteer import Kind, Place, areas
from redactor.exposure.audience import PUBLIC
from redactor.redaction.operators.enclosing import enclosing, named_areas
from redactor.redaction.operators.grammar import OMITTED
from redactor.redaction.operators.mention import Certainty, Mention
from redactor.redaction.operators.places import generalizations, generalize, is_generalization


def town(name: str, admin1: str | None, country: str, code: str, continent: str) -> Place:
    return Place(name, Kind.TOWN, admin1, country, code, continent, 50_000)


HYESAN = town("Hyesan", "Ryanggang", "North Korea", "KP", "Asia")
KOREA = Place("North Korea", Kind.COUNTRY, None, "North Korea", "KP", "Asia")
RYANGGANG = Place("Ryanggang", Kind.REGION, None, "North Korea", "KP", "Asia")


def mention(text: str, before: str = "", value: Place | None = None) -> Mention:
    return Mention("LOCATION", text, before, "", value)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        pytest.param("Hyesan", HYESAN, "the northeast of North Korea", id="town"),
        pytest.param(
            "Ryanggang Province",
            RYANGGANG,
            "the northeast of North Korea",
            id="region",
        ),
        pytest.param("North Korea", KOREA, "a country in Asia", id="country"),
        pytest.param(
            "Mexico City",
            town("Mexico City", "Mexico City", "Mexico", "MX", "North America"),
            "a place in North America",
            id="capital named like its region and country",
        ),
        pytest.param(
            "Djibouti",
            town("Djibouti", "Djibouti", "Djibouti", "DJ", "Africa"),
            "a place in Africa",
            id="town named like its country",
        ),
        pytest.param(
            "Vaduz",
            town("Vaduz", "Vaduz", "Liechtenstein", "LI", "Europe"),
            "a place in Europe",
            id="country of few people",
        ),
        pytest.param(
            "Yalu", Place("Yalu", Kind.RIVER, continent="Asia"), "a river in Asia", id="river"
        ),
        pytest.param("Birmingham", Place("Birmingham", Kind.TOWN), "a place", id="ambiguous"),
        pytest.param(
            "Africa", Place("Africa", Kind.CONTINENT), "a part of the world", id="continent"
        ),
        pytest.param("14 Mill Lane", None, "an address", id="street"),
        pytest.param("sheds behind the grain elevator", None, "buildings", id="described"),
        pytest.param("Sorvan Bridge", None, "a bridge", id="bridge"),
        pytest.param("Katoru", None, "a place", id="on no list"),
        pytest.param("34th Region", None, "an area", id="a number in order"),
        pytest.param("34 Mill Lane", None, "an address", id="a number of a house"),
        pytest.param("side room on the second floor", None, "a room", id="room"),
        pytest.param("noodle shop", None, "a shop", id="shop"),
        pytest.param("lycée by the old cinema", None, "a school", id="school"),
        pytest.param("farm that had a river", None, "a farm", id="clause after the noun"),
        pytest.param("one of the villages north of the river", None, "a settlement", id="one of"),
        pytest.param("second-floor kitchen", None, "a room", id="hyphen before the noun"),
        pytest.param("wall behind the mill", None, "a barrier", id="wall"),
        pytest.param("above the tack room", None, "near a room", id="above"),
        pytest.param("next to a clinic in Hyesan", None, "near a hospital", id="next to"),
        pytest.param("other side of the Elbe", None, "a place", id="part of"),
        pytest.param(
            "garage in Hyesan", HYESAN, "a place in the northeast of North Korea", id="in a town"
        ),
    ],
)
def test_places_become_true_and_coarser(text: str, value: Place | None, words: str) -> None:
    """A place is said to lie in a larger one that its own words do not name."""
    assert generalize(mention(text, "She was in ", value)) == words


@pytest.mark.parametrize(
    "before",
    ["across the ", "in a ", "to her ", "this ", "the council's ", "from The ", "said that a "],
)
def test_no_second_article(before: str) -> None:
    """After an article or possessive the words start without one."""
    assert generalize(mention("Netherlands", before, KOREA)) == "country in Asia"


@pytest.mark.parametrize(
    ("text", "before", "after", "value", "certainty"),
    [
        pytest.param("Hyesan", "He drove a ", " with sacks.", HYESAN, Certainty.KNOWN, id="a make"),
        pytest.param(
            "Tarnov", "They came in a ", ".", None, Certainty.KNOWN, id="an unlisted make"
        ),
        pytest.param("9 lorries", "There were ", ".", None, Certainty.LIKELY, id="a count"),
        pytest.param("was given", "Her part ", " maize.", None, Certainty.LIKELY, id="a verb"),
        pytest.param(
            "foot in Larkmead", "I never set ", ".", None, Certainty.LIKELY, id="a phrase"
        ),
        pytest.param(
            "source in Larkmead", "A ", " said so.", None, Certainty.LIKELY, id="a person"
        ),
    ],
)
def test_nothing_is_called_a_place_that_may_be_none(
    text: str, before: str, after: str, value: Place | None, certainty: Certainty
) -> None:
    """What only a model takes for a place, and things called like one, are left out."""
    given_mention = Mention("LOCATION", text, before, after, value, certainty=certainty)
    assert list(generalizations(given_mention)) == [OMITTED]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        pytest.param("Larkmead", "She fled to ", ".", id="a name"),
        pytest.param("mill in Larkmead", "She left the ", ".", id="a noun that means a place"),
        pytest.param("Larkmead", "She met a ", " trader.", id="before a noun"),
    ],
)
def test_what_a_model_takes_for_a_place_may_be_described_as_one(
    text: str, before: str, after: str
) -> None:
    """A name, or a noun that means places, is told as one."""
    given_mention = Mention("LOCATION", text, before, after, None, certainty=Certainty.LIKELY)
    known = replace(given_mention, certainty=Certainty.KNOWN)
    assert list(generalizations(given_mention)) == list(generalizations(known))


@pytest.mark.parametrize("before", ["They met two ", "They met 12 "])
def test_a_name_between_a_number_and_a_noun_describes(before: str) -> None:
    """No article and no noun of its own fits there."""
    given_mention = Mention("LOCATION", "Hyesan", before, " drivers.", HYESAN)
    assert list(generalizations(given_mention)) == ["northeastern", OMITTED]


def test_every_coarser_wording_follows_the_finer() -> None:
    """Where finer words cannot be used there are coarser ones, down to a place."""
    assert list(generalizations(mention("Hyesan", "in ", HYESAN))) == [
        "the northeast of North Korea",
        "a place in the northeast of North Korea",
        "the north of North Korea",
        "a place in the north of North Korea",
        "a place in North Korea",
        "a place in Asia",
        "a place",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "a place in Ryanggang",
        "place in North Korea",
        "a country in Asia",
        "a region of the United States",
        "an address",
        "a place",
        "stretch of water",
        "near a room",
        "near a place",
        "the north of North Korea",
        "A place in the east of Russia",
        "northern",
        "...",
        "unspecified building",
    ],
)
def test_own_words_are_recognized(words: str) -> None:
    """What the generalizer writes is left alone by a second run."""
    assert is_generalization(words)


@pytest.mark.parametrize(
    "words",
    [
        "a place in Hyesan",
        "a place in Vaduz",
        "a village in Ryanggang",
        "Hyesan",
        "a place in",
        "a place in Ryanggang and Hyesan",
        "a building in North Korea",
        "the place",
        "near a room in Hyesan",
        "near a place in Ryanggang",
        "near room",
        "the north of Liechtenstein",
        "the centre of North Korea",
        "the north of Ryanggang",
        "Ryanggang",
        "North Korea",
        "",
    ],
)
def test_finer_words_are_not(words: str) -> None:
    """Words that name a town, or that no mention can become, are no generalization."""
    assert not is_generalization(words)


places = st.builds(
    lambda name, kind, admin1, country, continent: Place(name, kind, admin1, *country, continent),
    st.sampled_from(["Ostrel", "Tirel", "Paris", "Niger"]),
    st.sampled_from(Kind),
    st.sampled_from([None, "Ryanggang", "Vaduz", "Niger"]),
    st.sampled_from([(None, None), *((name, code) for code, name, _ in areas().countries)]),
    st.sampled_from([None, *areas().continents]),
)


@given(
    st.one_of(st.text(max_size=30), st.sampled_from(["behind the mill", "Next to a shop", "near"])),
    st.sampled_from(["", "in ", "the ", "near his ", "an ", "a ", "in northern "]),
    st.sampled_from([".", " market", "-based"]),
    st.one_of(st.none(), places),
    st.integers(0, 10**9),
)
def test_every_wording_is_recognized(
    text: str, before: str, after: str, value: Place | None, floor: int
) -> None:
    """The grammar of the second run covers all that the first can write, whatever the mention."""
    audience = replace(PUBLIC, min_population=floor)
    wordings = list(generalizations(Mention("LOCATION", text, before, after, value, audience)))
    assert wordings
    assert all(is_generalization(words) for words in wordings)


@given(places)
def test_no_wording_names_the_place(value: Place) -> None:
    """The name of the place is not in what replaces it."""
    for words in generalizations(mention(value.name, "in ", value)):
        assert value.name not in words


@pytest.mark.parametrize(
    ("value", "floor", "names"),
    [
        pytest.param(HYESAN, 100_000, ["Ryanggang", "the northeast", "the north", "all"], id="low"),
        pytest.param(HYESAN, 500_000, ["the northeast", "the north", "all"], id="middling"),
        pytest.param(HYESAN, 5_000_000, ["all"], id="high"),
        pytest.param(HYESAN, 10**9, [], id="higher than any country"),
    ],
)
def test_no_area_is_smaller_than_the_audience_allows(
    value: Place, floor: int, names: list[str]
) -> None:
    """Regions and parts of countries are named from the audience's population up."""
    named = {"all": "North Korea"} | {
        part: f"{part} of North Korea" for part in ("the northeast", "the north")
    }
    expected = [*(named.get(name, name) for name in names), "Asia"]
    assert [area.name for area in enclosing(value, floor)] == expected


@pytest.mark.parametrize(
    ("value", "names"),
    [
        pytest.param(
            town("Simferopol", "Crimea", "Ukraine", "UA", "Europe"), ["Crimea"], id="disputed"
        ),
        pytest.param(town("Jerusalem", None, "Israel", "IL", "Asia"), [], id="disputed town"),
        pytest.param(
            town("Kaliningrad", "Kaliningrad", "Russia", "RU", "Europe"),
            ["Kaliningrad", "Russia"],
            id="exclave, country in two continents",
        ),
        pytest.param(
            town("Honolulu", "Hawaii", "the United States", "US", "North America"),
            ["Hawaii", "the United States"],
            id="far from its continent",
        ),
    ],
)
def test_only_sure_areas_are_named(value: Place, names: list[str]) -> None:
    """Exclaves, places in dispute and countries in two continents are said to lie in less."""
    assert [area.name for area in enclosing(value, 100_000)] == names


def test_no_named_area_is_a_town() -> None:
    """What may be named has at least the inhabitants of the smallest region that is."""
    assert "Ryanggang" in named_areas()
    assert "Vaduz" not in named_areas()
    assert "the north of Liechtenstein" not in named_areas()
