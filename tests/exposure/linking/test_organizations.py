"""Tests of linking organisations."""

from __future__ import annotations

import pytest

from redactor.detection.entities import ORGANIZATION
from redactor.exposure.linking import Basis
from tests.exposure.linking.drafts import linked

ONE = [
    ("same words", "[[Blackbridge Cannery]] and [[Blackbridge Cannery]]"),
    ("article", "[[The Blackbridge Cannery]] and [[Blackbridge Cannery]]"),
    ("legal form", "[[Mercado Verde Ltd]] and [[Mercado Verde]]"),
    ("first word", "[[Blackbridge Cannery]] and [[Blackbridge]]"),
    ("first word before", "[[Blackbridge]] and [[Blackbridge Cannery]]"),
    ("first words", "[[Tamarack General Hospital]] and [[Tamarack General]]"),
    ("last word", "[[Prairie Ledger]] and [[the Ledger]]"),
    ("last words", "[[Freight Handlers Local 1188]] and [[Local 1188]]"),
    ("acronym in parentheses", "[[Ministry of People's Security]] ([[MPS]])"),
    ("acronym of the initials", "[[Ministry of People's Security]] and the [[MPS]]"),
    ("acronym with small words", "[[Office of Water]] and [[OOW]]"),
    ("acronym in the mention", "[[Ministry of People's Security (MPS)]] and [[MPS]]"),
    ("acronym of foreign words", "[[Ministry of State Security]] ([[Bowibu]])"),
    ("acronym first", "[[KGP]] ([[Workers of the Delta]])"),
    ("possessive", "[[Blackbridge Cannery's]] and [[Blackbridge Cannery]]"),
    ("ministry first or last", "[[Ministry of Water]] and [[Water Ministry]]"),
    ("possessive inside", "[[Fishers' Union]] and [[Fishers Union]]"),
    ("handle", "[[Blackbridge Cannery]] and [[ONLINE_HANDLE|@BlackbridgeCannery]]"),
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in ONE])
def test_mentions_of_one_organisation_link(marked: str) -> None:
    """Both mentions are of one party."""
    assert linked(marked, ORGANIZATION).parties == [0, 0]


APART = [
    ("other name", "[[Blackbridge Cannery]] and [[Redbridge Cannery]]"),
    ("kind in lower case", "[[Blackbridge Cannery]] and [[the cannery]]"),
    ("generic first word", "[[National Water Service]] and [[National]]"),
    ("head of a ministry", "[[Ministry of Water]] and [[the Ministry]]"),
    ("its union", "[[Blackbridge Cannery Workers' Union]] and [[Blackbridge Cannery]]"),
    ("other acronym", "[[Ministry of People's Security]] and [[MSS]]"),
    ("two ministries", "[[Ministry of Water]] and [[Ministry of Health]]"),
    ("town in parentheses", "[[Blackbridge Cannery]] ([[LOCATION|Musan]])"),
    ("e-mail of a desk", "[[Blackbridge]] and [[EMAIL_ADDRESS|blackbridge@post.example]]"),
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in APART])
def test_mentions_of_two_organisations_stay_apart(marked: str) -> None:
    """The two mentions are of two parties."""
    assert linked(marked, ORGANIZATION).parties == [0, 1]


def test_acronym_in_parentheses_links_wherever_it_stands_again() -> None:
    """An acronym that is not the initials is known once it has been explained."""
    found = linked(
        "[[Ministry of State Security]] ([[Bowibu]]) said. [[Bowibu]] left.", ORGANIZATION
    )
    assert found.parties == [0, 0, 0]
    assert found.bases == [Basis.NAME, Basis.ACRONYM, Basis.ACRONYM]


def test_acronym_of_two_organisations_is_in_doubt() -> None:
    """Initials that two names have count to the last one named, and are reported."""
    found = linked("[[Delta Fishers Union]], [[Desert Farmers Union]], [[DFU]]", ORGANIZATION)
    assert found.parties == [0, 1, 1]
    assert [(c.parties, c.mentions) for c in found.conflicts] == [((0, 1), (2,))]


def test_last_word_of_two_names_links_to_neither() -> None:
    """`the Commission` is nobody's when two commissions are named."""
    found = linked("[[Water Commission]], [[Land Commission]], [[Commission]]", ORGANIZATION)
    assert found.parties == [0, 1, 2]
