"""Several replacements in one pair of brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.redaction.operators.compounds import is_compound, joined, pieces
from redactor.redaction.operators.generalization import is_generalization

OMITTED = "..."


@pytest.mark.parametrize(
    ("first", "between", "second", "words"),
    [
        pytest.param(OMITTED, "the blue mill at the ", OMITTED, OMITTED, id="two omissions"),
        pytest.param(OMITTED, "stalls, ", OMITTED, OMITTED, id="a list of omissions"),
        pytest.param(
            "relative",
            "nephew of a ",
            "religious figure",
            "relative of a religious figure",
            id="of",
        ),
        pytest.param(
            OMITTED,
            "stopped at the ",
            "checkpoint",
            "... at the checkpoint",
            id="after an omission",
        ),
        pytest.param("a place", "Uttoxeter as a ", "person", "a place as a person", id="as a"),
        pytest.param(OMITTED, "owed money to ", "a relative", "... to a relative", id="to"),
        pytest.param(
            OMITTED, "a cart with a ", "a relative", "... with a relative", id="one article"
        ),
        pytest.param("relatives", "sons and ", "relatives", "relatives", id="the same again"),
        pytest.param("place", "lathe at the ", "place", "place", id="the same place"),
        pytest.param(
            "person in authority",
            "manager’s ",
            "relative",
            "person in authority's relative",
            id="'s",
        ),
        pytest.param(
            "relatives", "the sons' and daughters’s ", "relatives", "relatives' relatives", id="s'"
        ),
        pytest.param("worked", "sewed the child’s ", "recent past", None, id="a verb owns nothing"),
        pytest.param("a place", "Nghe An ", "person", None, id="a capital joins nothing"),
        pytest.param("relative", "KIN AT ", "a place", "relative at a place", id="all in capitals"),
        pytest.param(OMITTED, "(c) The ", "person", "... the person", id="The"),
        pytest.param(OMITTED, "Ward A ", "person", "... person", id="a letter"),
        pytest.param("a certain day", "Lent a ", "person", None, id="an article joins nothing"),
        pytest.param("some", "two ", "people in authority", "some people in authority", id="count"),
        pytest.param("a place", "Uttoxeter ", OMITTED, "a place ...", id="before an omission"),
        pytest.param("a place ...", "carts, ", OMITTED, "a place ...", id="omissions run together"),
        pytest.param("... at a place", "Uttoxeter ", OMITTED, OMITTED, id="left out on both sides"),
        pytest.param(
            "acquainted with",
            "married to ",
            "a relative",
            "acquainted with a relative",
            id="a preposition of its own",
        ),
        pytest.param(
            "acquainted with a",
            "engaged to a ",
            "a person",
            "acquainted with a person",
            id="one article of two",
        ),
        pytest.param(
            "acquainted with a",
            "engaged to a ",
            "religious figure",
            "acquainted with a religious figure",
            id="an article of its own",
        ),
        pytest.param("a relative", "my sister, ", "in later life", None, id="comma"),
        pytest.param("a relative", "his wife ", "works", None, id="no joint"),
        pytest.param("a place", "Uttoxeter until she ", "works", None, id="another word between"),
    ],
)
def test_joined_replacements(first: str, between: str, second: str, words: str | None) -> None:
    """Omissions run together, and a little word that joined mentions joins their replacements."""
    assert joined(first, between, second) == words
    assert words is None or words == OMITTED or is_compound(words, is_generalization)


PIECES = ["a relative", "relatives", OMITTED, "a place in Devon", "some", "works", "in later life"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(PIECES), st.sampled_from(["of a ", "'s ", ", ", " ", "x at the "])
        ),
        min_size=2,
        max_size=6,
    )
)
def test_what_is_joined_is_known_again(parts: list[tuple[str, str]]) -> None:
    """Whatever is joined is a compound, and its pieces are what it was joined of."""
    known = set(PIECES).__contains__
    words, between = parts[0]
    for piece, following in parts[1:]:
        both = joined(words, between, piece)
        words, between = (piece if both is None else both), following
        assert is_compound(words, known)
        assert pieces(words, known) <= set(PIECES)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("a relative of Teodora", id="a name"),
        pytest.param("a relative of a", id="ends in a joint"),
        pytest.param("of a relative", id="begins with a joint"),
        pytest.param("a relative, works", id="comma"),
        pytest.param("a relative who works", id="another word"),
        pytest.param("", id="nothing"),
    ],
)
def test_others_are_no_compounds(words: str) -> None:
    """One word that no operator writes makes a bracket the draft's own."""
    assert not is_compound(words, is_generalization)
    assert pieces(words, is_generalization) == {words}
