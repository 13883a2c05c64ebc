"""Overlap resolution: disjoint, nothing uncovered, by a stated rule."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detection.entities import Entity
from redactor.detection.overlaps import outside, resolve_overlaps
from redactor.spans import Span

TEXT = "abcdefghij klmnopqrst, uvwxyz " * 2


def entity(start: int, end: int, kind: str = "MISC", score: float = 0.5) -> Entity:
    return Entity(kind, Span(start, end), score, "t.r", TEXT[start:end])


entities = st.lists(
    st.builds(
        lambda start, length, kind, score: entity(
            start, min(start + length, len(TEXT)), kind, score
        ),
        st.integers(0, len(TEXT) - 2),
        st.integers(1, 20),
        st.sampled_from(["PERSON", "LOCATION", "MISC"]),
        st.sampled_from([0.4, 0.6, 0.9]),
    ),
    max_size=12,
)


def letters(found: list[Entity]) -> set[int]:
    return {i for e in found for i in range(e.span.start, e.span.end) if TEXT[i].isalnum()}


@given(entities)
def test_nothing_is_uncovered(given_entities: list[Entity]) -> None:
    """The result is disjoint, in order, and covers every letter the input covers, no more."""
    resolved = resolve_overlaps(given_entities)
    assert letters(resolved) == letters(given_entities)
    assert all(a.span.end <= b.span.start for a, b in pairwise(resolved))


@given(entities)
def test_the_order_given_does_not_matter(given_entities: list[Entity]) -> None:
    """The same findings in another order give the same result."""
    assert resolve_overlaps(reversed(given_entities)) == resolve_overlaps(given_entities)


@given(entities)
def test_words_and_spans_agree(given_entities: list[Entity]) -> None:
    """A finding that was cut holds the words of what is left of it."""
    assert all(e.text == e.span.of(TEXT) for e in resolve_overlaps(given_entities))


def test_longer_wins_then_score() -> None:
    """The longer finding wins whole; of equals the higher score; the loser's rest stays."""
    found = [entity(0, 10, "PERSON"), entity(5, 21, "LOCATION"), entity(5, 21, "MISC", 0.9)]
    assert [(e.type, e.span) for e in resolve_overlaps(found)] == [
        ("PERSON", Span(0, 5)),
        ("MISC", Span(5, 21)),
    ]


def test_punctuation_left_over_is_no_entity() -> None:
    """What is left of a loser is dropped when it holds no letter or digit."""
    assert [e.span for e in resolve_overlaps([entity(11, 21), entity(20, 23)])] == [Span(11, 21)]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("Vorn's", [], id="possessive alone"),
        pytest.param("Vorn\u2019S", [], id="curly, in capitals"),
        pytest.param("Vorn's diary", ["diary"], id="what is owned stays"),
        pytest.param("Vorn'sen", ["sen"], id="no possessive"),
    ],
)
def test_the_s_of_a_possessive_is_no_entity(text: str, rest: list[str]) -> None:
    """What a name that was found by itself leaves of `Vorn's` is no second name."""
    found = outside([Entity("PERSON", Span(0, len(text)), 0.5, "t.r", text)], [Span(0, 4)])
    assert [e.text for e in found] == rest


def test_outside_cuts() -> None:
    """What lies in the given spans is cut away; the rest stays."""
    assert [e.span for e in outside([entity(0, 21)], [Span(3, 5)])] == [Span(0, 3), Span(5, 21)]
