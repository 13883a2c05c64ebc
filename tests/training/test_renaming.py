"""Behaviour of swapping names."""

from __future__ import annotations

from redactor.training.examples import ALL, Example, Mark
from redactor.training.renaming import Pools, pools, swap_names
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
