"""Names that a piece goes by: what they tell that the newsroom hides, or that a copy leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.checking.slugs import Hidden, holds_replacements, unsaid_places
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.terms import sheet_terms
from redactor.wordlists import NO_LISTS, Listing, Wordlists
from tests.checking.conftest import TOLD, Check

SHEET = "sources: [{names: [Anneke Quenzlorp], aliases: [Fox], places: [Tibbelhaven]}]"
COPY = "A source in [a northern border town] said that [a relative] called.\n"
TERMS = sheet_terms(parse_sheet(SHEET.encode(), "sheet.yaml"))


@pytest.mark.parametrize(
    ("name", "town"),
    [
        pytest.param("hyesan-calls", "hyesan", id="first"),
        pytest.param("2026/03/calls_from_hyesan_2", "hyesan", id="in a folder, with underscores"),
        pytest.param("HyesanCalls", None, id="grown together"),
        pytest.param("Hyesan", "Hyesan", id="capital"),
        pytest.param("a-day-in-ban-pong", "ban-pong", id="two words"),
        pytest.param("calls-from-the-north", None, id="none"),
        pytest.param("reading-the-river", None, id="a common word"),
        pytest.param("jackson-speaks", None, id="a name"),
        pytest.param("talks-in-berlin", None, id="large"),
        pytest.param("letters-from-norway", None, id="a country"),
        pytest.param("of-it", None, id="short"),
        pytest.param("", None, id="no name"),
    ],
)
def test_towns_that_a_name_tells(name: str, town: str | None) -> None:
    """Small towns are found, however the words are joined; what may be something else is not."""
    found = [slip.span.of(name) for slip in unsaid_places(name, COPY, 500_000)]
    assert found == ([town] if town else [])


@pytest.mark.parametrize("text", ["Prices in Hyesan rose.", "Prices in HYESAN: up", "hyesan"])
def test_what_the_text_says_is_for_others_to_judge(text: str) -> None:
    """A town that the text still names is public there, or found there."""
    assert not list(unsaid_places("hyesan-calls", text, 500_000))


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (COPY, True),
        ("She lives in [LOCATION].", True),
        ("He said ███████ called.", True),
        ("She lives in ⟨a relative⟩.", True),
        ("[sic] He said (in passing) that [the minister](x.md) called.", False),
        ("It rained.", False),
    ],
)
def test_copies_are_told(text: str, is_copy: bool) -> None:
    """By a bar, and by what stands in brackets, not by brackets."""
    assert holds_replacements(text) is is_copy


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        pytest.param("anneke-quenzlorp-tells", ["sheet.name"], id="name"),
        pytest.param("desk/talk_with_quenzlorp", ["sheet.name"], id="part of a name"),
        pytest.param("annekequenzlorp", ["sheet.name"], id="joined"),
        pytest.param("from-tibbelhaven", ["sheet.place"], id="place"),
        pytest.param("the-blue-heron-case", ["lists.deny"], id="denied"),
        pytest.param("quick-fox", [], id="an alias that is a word"),
        pytest.param("Quick-Fox", ["sheet.alias"], id="and with a capital"),
        pytest.param("rain-at-last", [], id="nothing"),
    ],
)
def test_what_the_newsroom_hides(name: str, rules: list[str]) -> None:
    """Sheet and deny list are sought in names; an alias that is a word needs its capital."""
    hidden = Hidden(TERMS, Wordlists(deny=(Listing("Blue Heron", "MISC"),)))
    assert [slip.rule for slip in hidden.find(name)] == rules


@given(st.text(max_size=40))
def test_places_lie_in_the_name(name: str) -> None:
    """Whatever a name holds, nothing is raised, and what is found stands in it."""
    for slip in [*unsaid_places(name, "", 500_000), *Hidden(TERMS, NO_LISTS).find(name)]:
        assert 0 <= slip.span.start < slip.span.end <= len(name)


def named(check: Check, *args: str) -> list[tuple[str, str, int, str]]:
    done = check("--format", "json", *args)
    assert "hyesan" not in done.out.lower().replace("hyesan.md", "").replace("hyesan-", "")
    rows = json.loads(done.out)["findings"]
    return [(row["code"], row["rule"], row["line"], row["next_step"]) for row in rows]


def test_a_copy_under_a_telling_name(check: Check, tmp_path: Path) -> None:
    """The copy is clean and its name is not; renamed, it may be published."""
    (tmp_path / "calls-from-hyesan.md").write_text(COPY)
    assert named(check) == [("RED903", "path.place", 1, "Rename the file.")]
    (tmp_path / "calls-from-hyesan.md").rename(tmp_path / "calls.md")
    assert named(check) == []


def test_front_matter_of_a_copy(check: Check, tmp_path: Path) -> None:
    """A slug counts like a name, and is told with its line."""
    (tmp_path / "a.md").write_text(f"---\nslug: calls-from-hyesan\n---\n\n{COPY}")
    found = named(check)
    assert [(rule, line) for code, rule, line, _ in found] == [("path.place", 2)]
    (tmp_path / "a.md").write_text(f"---\nslug: calls-from-the-north\n---\n\n{COPY}")
    assert named(check) == []


def test_a_name_that_repeats_the_text_is_told_once(check: Check, tmp_path: Path) -> None:
    """Where the text itself tells the town, the name repeats it."""
    (tmp_path / "hyesan.md").write_text(f"{TOLD}\nAnd [a relative] called again.\n")
    assert [rule for code, rule, _, _ in named(check) if code == "RED903"] == ["path.repeated"]


def test_a_sheets_name_in_a_name(check: Check, tmp_path: Path) -> None:
    """It is found though the text does not name the person, and no word of it is told."""
    (tmp_path / "sheet.yaml").write_text(SHEET)
    (tmp_path / "redactor.toml").write_text("sources = 'sheet.yaml'\n")
    (tmp_path / "quenzlorp.md").write_text("It rained.\n")
    done = check("--plain-sheet", "--format", "json", "quenzlorp.md")
    assert done.code == 1
    (row,) = json.loads(done.out)["findings"]
    assert (row["code"], row["rule"], row["entity_type"]) == ("RED903", "sheet.name", "PERSON")
    assert "anneke" not in done.out.lower()
