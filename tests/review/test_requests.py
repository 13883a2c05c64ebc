"""Where a ruling holds, and what it leaves of earlier ones."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor.exposure.decisions import Action
from redactor.exposure.rulings import Ruling
from redactor.review.requests import beside
from redactor.spans import Span

TEXT = "Anna met her uncle, who is a baker, in Tessel on 3 May; nobody saw it happen."


@st.composite
def rulings(draw: st.DrawFn) -> list[Ruling]:
    """Disjoint rulings on the text, in any order."""
    ends = st.lists(st.integers(0, len(TEXT)), max_size=12, unique=True)
    cuts = sorted(draw(ends))
    actions = st.sampled_from(Action)
    return draw(
        st.permutations(
            [
                Ruling(Span(start, end), draw(actions), "MISC", "Vera")
                for start, end in zip(cuts[::2], cuts[1::2], strict=False)
            ]
        )
    )


@given(rulings(), rulings())
def test_a_later_ruling_takes_its_own_place_and_no_more(
    earlier: list[Ruling], later: list[Ruling]
) -> None:
    """What lies beside it of a redaction stays redacted, letter by letter; no two overlap."""
    left = list(beside(earlier, later, TEXT))
    spans = sorted(one.span for one in (*left, *later))
    assert all(a.end <= b.start for a, b in pairwise(spans))

    def redacted(among: list[Ruling]) -> set[int]:
        return {
            place
            for one in among
            if one.action is Action.REDACT
            for place in range(one.span.start, one.span.end)
            if TEXT[place].isalnum()
        }

    taken = {place for one in later for place in range(one.span.start, one.span.end)}
    assert redacted(left) == redacted(earlier) - taken


@given(rulings(), rulings())
def test_what_is_ruled_elsewhere_stays_as_it_is(earlier: list[Ruling], later: list[Ruling]) -> None:
    """With its words and its action, whatever is ruled beside it."""
    left = list(beside(earlier, later, TEXT))
    for one in earlier:
        touched = any(one.span.overlaps(other.span) for other in later)
        assert (one in left) is (not touched)
