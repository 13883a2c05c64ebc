from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.gazetteer import DATA, Gazetteer, Kind, Place, areas, common, default
from redactor.errors import MissingDataError


@pytest.mark.parametrize(
    ("name", "kind", "admin1", "country"),
    [
        pytest.param("Hyesan", Kind.TOWN, "Ryanggang", "North Korea", id="town"),
        pytest.param("Hoeryeong", Kind.TOWN, "North Hamgyong", "North Korea", id="Revised"),
        pytest.param("Hoeryŏng", Kind.TOWN, "North Hamgyong", "North Korea", id="breve"),
        pytest.param("Shinuiju", Kind.TOWN, "North Pyongan", "North Korea", id="English-minded"),
        pytest.param("Ryanggang", Kind.REGION, None, "North Korea", id="region"),
        pytest.param("Zürich", Kind.TOWN, "Zurich", "Switzerland", id="diacritics"),
        pytest.param("Zurich", Kind.TOWN, "Zurich", "Switzerland", id="without diacritics"),
        pytest.param("DPRK", Kind.COUNTRY, None, "North Korea", id="abbreviation"),
        pytest.param("U.K.", Kind.COUNTRY, None, "the United Kingdom", id="with stops"),
        pytest.param("Burma", Kind.COUNTRY, None, "Myanmar", id="older name"),
    ],
)
def test_the_largest_place_of_a_name_comes_first(
    name: str, kind: Kind, admin1: str | None, country: str
) -> None:
    """A name in any spelling finds its place with the areas around it."""
    kinds = {place.kind: place for place in reversed(default().lookup(name))}
    assert (kinds[kind].admin1, kinds[kind].country) == (admin1, country)


def test_namesakes_are_sorted_by_population() -> None:
    """All places of a name are given, most populous first."""
    springfields = [p for p in default().lookup("Springfield") if p.kind is Kind.TOWN]
    sizes = [place.population for place in springfields]
    assert len({place.admin1 for place in springfields}) > 3
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        pytest.param("Yalu", Kind.RIVER, None, id="river of two countries"),
        pytest.param("Volga", Kind.RIVER, "Russia", id="river of one"),
        pytest.param("Lake Tana", Kind.LAKE, "Ethiopia", id="lake"),
        pytest.param("Black Sea", Kind.SEA, None, id="sea"),
        pytest.param("Hindu Kush", Kind.RANGE, None, id="range"),
        pytest.param("Torkham", Kind.CROSSING, None, id="crossing"),
        pytest.param("Central Asia", Kind.AREA, None, id="area"),
        pytest.param("Africa", Kind.CONTINENT, None, id="continent"),
    ],
)
def test_waters_ranges_and_areas_are_listed(name: str, kind: Kind, country: str | None) -> None:
    """What is no town is known too, and lies in a country only when it lies in one alone."""
    places = {place.kind: place for place in default().lookup(name)}
    assert places[kind].country == country


@pytest.mark.parametrize("name", ["", " ", "qwertzuiop", "Us", "us", "it", "平壌", "x" * 5000])
def test_what_is_no_country_is_not_found_as_one(name: str) -> None:
    """Words, other scripts and noise name no country."""
    assert all(place.kind is not Kind.COUNTRY for place in default().lookup(name))


def test_abbreviations_need_capitals() -> None:
    """US is a country, us is not."""
    assert default().lookup("US")[0].kind is Kind.COUNTRY
    assert not any(place.kind is Kind.COUNTRY for place in default().lookup("us"))


def test_prefixes_are_the_keys_that_a_text_begins_with() -> None:
    """Longest match can be found with one call."""
    assert default().prefixes("new york city hall")[-1] == "new york city"
    assert "new york" in default().prefixes("new york city hall")


def test_words_and_persons_are_known() -> None:
    """The tables behind homographs hold common words and names, and no plain town."""
    assert default().is_word("reading")
    assert default().is_person("florence")
    assert not default().is_word("hyesan")
    assert not default().is_person("hyesan")


def test_a_place_without_doubt_stays_itself() -> None:
    """What is common to one place is that place; to none, nothing."""
    hyesan = default().lookup("Hyesan")[0]
    assert common([hyesan]) == hyesan
    assert common([]) is None


places = st.builds(
    Place,
    name=st.sampled_from(["Ostrel", "Tirel"]),
    kind=st.sampled_from(Kind),
    admin1=st.sampled_from([None, "North", "South"]),
    country=st.sampled_from([None, "A", "B"]),
    country_code=st.sampled_from([None, "AA", "BB"]),
    continent=st.sampled_from([None, "Europe"]),
)


@given(st.lists(places, min_size=1, max_size=5))
def test_common_claims_nothing_that_one_of_them_denies(drawn: list[Place]) -> None:
    """Every area that the common place claims holds for all."""
    shared = common(drawn)
    assert shared is not None
    for claim in ("admin1", "country", "country_code", "continent"):
        value = getattr(shared, claim)
        assert value is None or all(getattr(place, claim) == value for place in drawn)


def test_a_place_that_is_printed_names_none() -> None:
    """A draft's place is known by its name, its region or its number of inhabitants alone."""
    place = default().lookup("Hyesan")[0]
    shown = repr(place)
    assert not [
        each for each in ("Hyesan", "Ryang", "Korea", str(place.population)) if each in shown
    ]


def test_large_areas_are_known_without_the_tries() -> None:
    """Countries point at continents, regions at countries."""
    known = areas()
    korea = next(i for i, (code, _, _) in enumerate(known.countries) if code == "KP")
    continent = known.countries[korea][2]
    assert continent is not None
    assert known.continents[continent] == "Asia"
    assert "Ryanggang" in {name for country, name, _ in known.regions if country == korea}


def test_missing_files_are_an_error(tmp_path: Path) -> None:
    """A package without its data says so."""
    with pytest.raises(MissingDataError) as caught:
        Gazetteer(tmp_path)
    assert caught.value.code == "RED203"


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    """Bytes that are no trie are not read as one."""
    for file in DATA.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "keys.marisa").write_bytes(b"not a trie")
    with pytest.raises(MissingDataError):
        Gazetteer(tmp_path)
