"""Behaviour of swapping names and dates."""

from __future__ import annotations

import re

from redactor.training.examples import ALL, Example, Mark
from redactor.training.renaming import Pools, pools, swap_dates, swap_names
from tests.training.conftest import seeded


def words(example: Example) -> list[str]:
    """The marked words."""
    return [example.text[mark.start : mark.end] for mark in example.marks]


def test_pools_collect_names_and_places(draft: Example) -> None:
    """Words of people's names and whole place names come from the marks, places by level."""
    assert pools([draft]) == Pools(("Ada", "Quill"), {"none": ("Oban",)})


def test_swap_names_changes_people_and_keeps_the_rest(draft: Example) -> None:
    """People get names from the pool; other marks keep their words."""
    swapped = swap_names(draft, Pools(("Zed",), {}), seeded(1))
    assert words(swapped) == ["Zed Zed", "Oban", "Her brother", "clerk", "Friday"]


def test_swap_names_keeps_titles_and_repeats_a_swap() -> None:
    """A title stays, and one name becomes the same other name everywhere."""
    text = "Dr Quill wept. Quill left."
    marks = tuple(
        Mark(start, end, frozenset({"PERSON"}), "none") for start, end in ((0, 8), (15, 20))
    )
    example = Example("q", text, marks, "newsroom", "dense", ALL, False)
    first, second = words(swap_names(example, Pools(("Ama", "Bo", "Cem"), {}), seeded(4)))
    assert first == f"Dr {second}"
    assert second in {"Ama", "Bo", "Cem"}


def test_swap_dates_changes_the_calendar_and_nothing_else() -> None:
    """Months, days and years of dates become others; clock times and unmarked words stay."""
    dates = ("Friday 3rd March 1998", "2001", "6.30", "three weeks")
    text = f"On {dates[0]} and in {dates[1]} at {dates[2]} for {dates[3]}; March on 14."
    marks = tuple(
        Mark(at, at + len(date), frozenset({"DATE_TIME"}), "quasi")
        for date in dates
        for at in [text.index(date)]
    )
    example = Example("d", text, marks, "newsroom", "dense", ALL, True)
    swapped = [swap_dates(example, seeded(seed)) for seed in range(20)]
    assert len({each.text for each in swapped}) > 10
    for each in swapped:
        day, year, clock, length = words(each)
        assert re.fullmatch(r"[A-Z][a-z]+day \d\d?(st|nd|rd|th) [A-Z][a-z]+ 19\d\d", day)
        assert int(year) - int(day[-4:]) == 2001 - 1998
        assert (clock, length) == ("6.30", "three weeks")
        assert each.text.endswith("; March on 14.")
