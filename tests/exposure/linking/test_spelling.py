"""Tests of the keys under which spellings and short forms of a name meet."""

from __future__ import annotations

import pytest

from redactor.detection.names import FOLDER
from redactor.exposure.linking.spelling import Tier, diminutives, name_keys, spellings


@pytest.mark.parametrize(
    ("one", "other", "tier"),
    [
        pytest.param("okafor", "okafor", Tier.SAME, id="same"),
        pytest.param("chol min", "cholmin", Tier.SAME, id="hyphen"),
        pytest.param("muhammad", "mohamed", Tier.SPELLING, id="Arabic, listed"),
        pytest.param("velichko", "velitchko", Tier.SPELLING, id="Russian by sound"),
        pytest.param("petrov", "petroff", Tier.SPELLING, id="Russian ending"),
        pytest.param("chol su", "cheolsu", Tier.SPELLING, id="Korean given name"),
        pytest.param("ri", "lee", Tier.SPELLING, id="Korean family name"),
        pytest.param("katherine", "kate", Tier.SHORT, id="English diminutive"),
        pytest.param("ekaterina", "katya", Tier.SHORT, id="Russian diminutive"),
        pytest.param("sasha", "shura", Tier.SHORT, id="two diminutives"),
        pytest.param("guadalupe", "lupe", Tier.SHORT, id="Spanish diminutive"),
        pytest.param("okafor", "balewa", None, id="other name"),
        pytest.param("lena", "lana", None, id="short"),
        pytest.param("aleksandr", "aleksandra", None, id="two names of one diminutive"),
    ],
)
def test_keys_meet_at_the_surest_tier(one: str, other: str, tier: Tier | None) -> None:
    """Two words are one name as surely as this, whichever comes first."""
    assert name_keys(one).meet(name_keys(other)) is tier
    assert name_keys(other).meet(name_keys(one)) is tier


def test_no_name_is_its_own_diminutive_or_spelling() -> None:
    """The tables pair different words."""
    assert all(name not in short for name, short in diminutives().items())
    assert all(name not in spellings(name) for name in diminutives())


@pytest.mark.parametrize("file", ["diminutives.txt", "romanizations.txt"])
def test_tables_are_lower_case_and_say_where_they_come_from(file: str) -> None:
    """Each table opens with its source and licence, and holds words in lower case."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    assert "Source" in head
    assert "Apache-2.0" in head
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(row == row.lower() and row == row.strip() for row in rows)
    assert all((":" in row) == (file == "diminutives.txt") for row in rows)
