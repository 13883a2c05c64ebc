"""Words looked for in a text: found whole whatever their dress, never inside others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.normalization import normalize
from redactor.detection.wordings import Wordings, key
from redactor.documents.document import Document


def found(words: str, text: str) -> list[str]:
    return [text[s.start : s.end] for s, _ in Wordings([(words, None)]).find(text)]


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        pytest.param("Blue Heron", "at the Blue Heron.", ["Blue Heron"], id="as listed"),
        pytest.param("Blue Heron", "THE BLUE HERON", ["BLUE HERON"], id="capitals"),
        pytest.param("Blue Heron", "blue-heron/menu", ["blue-heron"], id="slug"),
        pytest.param("Blue Heron", "blue_heron.txt", ["blue_heron"], id="file name"),
        pytest.param("Blue Heron", "Blue Heron's cook", ["Blue Heron"], id="possessive"),
        pytest.param("Blue Heron", "blue  heron", ["blue  heron"], id="wide space"),
        pytest.param("Łódź", "from Lodz", ["Lodz"], id="diacritics"),
        pytest.param("Lodz", "from Łódź", ["Łódź"], id="diacritics in the text"),
        pytest.param("O’Hara", "said O'Hara", ["O'Hara"], id="curly apostrophe in the list"),
        pytest.param("Mina", "Mina-led, Mina, (Mina)", ["Mina"] * 3, id="beside signs"),
        pytest.param("K.", "K. said", ["K."], id="initial"),
        pytest.param("14/2231", "case 14/2231,", ["14/2231"], id="number with a sign"),
        pytest.param("हिन्दी", "हिन्दी भाषा", ["हिन्दी"], id="Devanagari"),
    ],
)
def test_words_are_found(words: str, text: str, hits: list[str]) -> None:
    """Case, diacritics, hyphens, underscores and white space make no difference."""
    assert found(words, text) == hits


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param("Heron", "Herons and herones", id="longer word"),
        pytest.param("Ron", "Heron", id="end of a word"),
        pytest.param("Ann", "Joanne", id="middle of a word"),
        pytest.param("Blue Heron", "Blue, Heron", id="comma between"),
        pytest.param("Blue Heron", "Blue\nHeron", id="two lines"),
        pytest.param("Blue Heron", "BlueHeron", id="joined"),
        pytest.param("BlueHeron", "Blue Heron", id="apart"),
        pytest.param("U.S.", "told us.", id="initials are no word"),
        pytest.param("C++", "grade C", id="signs count"),
        pytest.param("@quiet_river", "a quiet river", id="handle"),
        pytest.param("2231", "case 14/2231", id="part of a number"),
        pytest.param("3", "3.5km", id="whole part of a number"),
        pytest.param("35", "3.5", id="number without its point"),
        pytest.param("123", "02-123-4567", id="part of a phone number"),
        pytest.param("HV63", "HV63KLM", id="part of a plate"),
        pytest.param("हि", "हिन्दी", id="part of a Devanagari word"),
    ],
)
def test_other_words_are_left(words: str, text: str) -> None:
    """Part of a word or number is not the word, and signs are not ignored."""
    assert found(words, text) == []


def test_the_longest_from_each_start() -> None:
    """Of entries that begin alike the longest is found; finds do not overlap."""
    wordings = Wordings([("Blue", 1), ("Blue Heron", 2), ("heron cafe", 3), ("BLUE", 4)])
    assert [value for _, value in wordings.find("Blue Heron Cafe, blue sky")] == [2, 1]


words = st.text(min_size=1, max_size=12)


@given(words, words, words)
def test_a_find_is_never_part_of_a_word(listed: str, before: str, after: str) -> None:
    """Whatever is found has the listed key, and no letter or digit goes on beside it."""
    text = normalize(Document(f"{before}{listed}{after} {listed}")).text
    for span, _ in Wordings([(listed, None)]).find(text):
        assert key(text[span.start : span.end]) == key(listed)
        for inside, outside in ((span.start, span.start - 1), (span.end - 1, span.end)):
            if text[inside].isalnum() and 0 <= outside < len(text):
                assert not text[outside].isalnum()


@given(words)
def test_listed_words_are_found_in_their_own_text(listed: str) -> None:
    """Words that say something are found where they stand alone."""
    text = normalize(Document(listed)).text
    hits = list(Wordings([(listed, None)]).find(text))
    assert len(hits) == bool(key(listed)) or "\n" in text
