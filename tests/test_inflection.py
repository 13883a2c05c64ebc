"""Plurals of nouns and tenses of verbs."""

from __future__ import annotations

import pytest

from redactor.inflection import plural, plurals, tenses


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("car", "cars"),
        ("lorry", "lorries"),
        ("donkey", "donkeys"),
        ("bus", "buses"),
        ("torch", "torches"),
        ("headscarf", "headscarves"),
        ("calf", "calves"),
        ("roof", "roofs"),
        ("goose", "geese"),
        ("grandchild", "grandchildren"),
        ("policewoman", "policewomen"),
        ("salesperson", "salespeople"),
        ("shaman", "shamans"),
        ("midwife", "midwives"),
        ("sheep", "sheep"),
        ("buffalo", "buffaloes"),
        ("piece of clothing", "pieces of clothing"),
    ],
)
def test_nouns_in_the_plural(noun: str, several: str) -> None:
    """Endings that change do so in compounds, too."""
    assert plural(noun) == several


def test_plurals_in_use_are_all_known() -> None:
    """Some nouns have two."""
    assert plurals("scarf") == ("scarves", "scarfs")
    assert plurals("car") == ("cars",)


@pytest.mark.parametrize(
    ("base", "past", "forms"),
    [
        ("hire", None, ("hire", "hires", "hired", "hiring")),
        ("carry", None, ("carry", "carries", "carried", "carrying")),
        ("wash", None, ("wash", "washes", "washed", "washing")),
        ("free", None, ("free", "frees", "freed", "freeing")),
        ("stab", None, ("stab", "stabs", "stabbed", "stabbing")),
        ("kidnap", None, ("kidnap", "kidnaps", "kidnapped", "kidnapping")),
        ("visit", None, ("visit", "visits", "visited", "visiting")),
        ("expel", None, ("expel", "expels", "expelled", "expelling")),
        ("worship", None, ("worship", "worships", "worshipped", "worshipping")),
        ("tie", None, ("tie", "ties", "tied", "tying")),
        ("go", "went", ("go", "goes", "went", "going")),
        ("tow", None, ("tow", "tows", "towed", "towing")),
        ("hide", "hid", ("hide", "hides", "hid", "hiding")),
        ("run", "ran", ("run", "runs", "ran", "running")),
    ],
)
def test_verbs_in_their_tenses(base: str, past: str | None, forms: tuple[str, ...]) -> None:
    """Final letters are doubled, changed and dropped as they are spelt."""
    assert tenses(base, past) == forms
