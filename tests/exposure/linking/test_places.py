"""Tests of linking places."""

from __future__ import annotations

import pytest

from redactor.detection.entities import LOCATION, Entity
from redactor.detection.gazetteer import Kind, Place
from redactor.exposure.linking import link
from redactor.spans import Span
from tests.exposure.linking.drafts import linked

ONE = [
    ("same words", "[[Hyesan]] and [[Hyesan]]"),
    ("capitals", "[[HYESAN]] and [[Hyesan]]"),
    ("city after", "[[Hyesan]] and [[Hyesan City]]"),
    ("city before", "[[the city of Hyesan]] and [[Hyesan]]"),
    ("city before and after", "[[City of Hyesan]] and [[Hyesan city]]"),
    ("province", "[[Ryanggang Province]] and [[Ryanggang]]"),
    ("possessive", "[[Hyesan's]] and [[Hyesan]]"),
    ("region after a comma", "[[Hyesan, Ryanggang]] and [[Hyesan]]"),
    ("other romanization", "[[Hyesan]] and [[Hyeosan]]"),
    ("other romanization of a province", "[[Ryanggang Province]] and [[Yanggang]]"),
    ("Arabic article", "[[al-Qutayfah]] and [[Qutayfah]]"),
    ("Arabic spelling", "[[Ajdabiya]] and [[Ajdabiyah]]"),
    ("diacritics", "[[Ýolöten]] and [[Yoloten]]"),
    ("lake before and after", "[[Lake Kivu]] and [[Kivu Lake]]"),
    ("slug", "[[Hyesan]] and [[URL|https://news.example/hyesan-prices]]"),
    ("hashtag", "[[Hyesan]] and [[ONLINE_HANDLE|#Hyesan]]"),
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in ONE])
def test_mentions_of_one_place_link(marked: str) -> None:
    """Both mentions are of one party."""
    assert linked(marked, LOCATION).parties == [0, 0]


APART = [
    ("other place", "[[Hyesan]] and [[Musan]]"),
    ("direction and lake", "[[North Kivu]] and [[Kivu Lake]]"),
    ("direction", "[[North Kivu]] and [[South Kivu]]"),
    ("bare name and lake", "[[Kivu]] and [[Lake Kivu]]"),
    ("city and county", "[[Hyesan City]] and [[Hyesan County]]"),
    ("named after it", "[[Hyesan Market]] and [[Hyesan]]"),
    ("inside it", "[[a kitchen in Hyesan]] and [[Hyesan]]"),
    ("short names that sound alike", "[[Lena]] and [[Lana]]"),
    ("country and its adjective", "[[Niger]] and [[Nigeria]]"),
    ("e-mail", "[[Hyesan]] and [[EMAIL_ADDRESS|hyesan@post.example]]"),
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in APART])
def test_mentions_of_two_places_stay_apart(marked: str) -> None:
    """The two mentions are of two parties."""
    assert linked(marked, LOCATION).parties == [0, 1]


def _valued(words: str, at: int, name: str, kind: Kind, country: str) -> Entity:
    value = Place(name, kind, country=country)
    return Entity(LOCATION, Span(at, at + len(words)), 1.0, "test", words, value)


def test_names_that_the_gazetteer_takes_for_one_place_link() -> None:
    """Two spellings with one value are one place."""
    kiev = _valued("Kiev", 0, "Kyiv", Kind.TOWN, "Ukraine")
    kyiv = _valued("Kyiv", 10, "Kyiv", Kind.TOWN, "Ukraine")
    assert link([kiev, kyiv], "").parties == [0, 0]


def test_city_that_the_gazetteer_knows_apart_from_its_country_stays_apart() -> None:
    """`Mexico City` is not `Mexico`."""
    city = _valued("Mexico City", 0, "Mexico City", Kind.TOWN, "Mexico")
    country = _valued("Mexico", 20, "Mexico", Kind.COUNTRY, "Mexico")
    assert link([city, country], "").parties == [0, 1]


def test_bare_name_of_two_places_belongs_to_the_last_one() -> None:
    """A name that fits a city and a county counts to the one before, and is in doubt."""
    found = linked("[[Hyesan City]], [[Hyesan County]] and [[Hyesan]]", LOCATION)
    assert found.parties == [0, 1, 1]
    assert [(c.parties, c.mentions) for c in found.conflicts] == [((0, 1), (2,))]


def test_place_named_after_another_is_reported() -> None:
    """A market with a town's name shares the name with the town."""
    found = linked("[[Hyesan Market]] and [[Hyesan]]", LOCATION)
    assert [c.parties for c in found.conflicts] == [(0, 1)]


@pytest.mark.parametrize("words", ["northern Angola", "a house in Angola"])
def test_place_described_by_one_it_lies_in_stays_apart_from_it(words: str) -> None:
    """What lies in Angola is not Angola, though the gazetteer values both as Angola."""
    inside = _valued(words, 0, "Angola", Kind.COUNTRY, "Angola")
    country = _valued("Angola", 40, "Angola", Kind.COUNTRY, "Angola")
    assert link([inside, country], "").parties == [0, 1]
