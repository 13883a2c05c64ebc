"""`redactor check --sources`: what a sheet names is found, and nothing of the sheet is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.store import Opened, seal
from tests.checking.conftest import PLAIN, TOLD, Check

PASSPHRASE = "seven grey herons by the weir"  # noqa: S105
SHEET = """\
sources:
  - id: Zwylorp
    names: [Anneke Quenzlorp]
    places: [Tibbelhaven]
    facts: [plays the dromplefiddle at dawn]
    agreed: {names: a quibbersome resident}
"""
CANARIES = ("Quenzlorp", "Zwylorp", "Tibbelhaven", "dromplefiddle", "quibbersome")
PUBLIC = "The mayor opened a bridge.\nAnneke Quenzlorp ran the shop.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sheet, a draft that names somebody on it in public, and one that does not."""
    (tmp_path / "sheet.yaml").write_text(SHEET)
    (tmp_path / "a.md").write_text(PUBLIC)
    (tmp_path / "b.md").write_text(PLAIN)
    return tmp_path


def assert_no_canary(text: str) -> None:
    assert [word for word in CANARIES if word.lower() in text.lower()] == []


def left_in(folder: Path) -> str:
    """All bytes that the cache keeps, and names."""
    files = [path for path in Path(f"{folder}.cache").rglob("*") if path.is_file()]
    return "".join(f"{path}{path.read_bytes().decode('latin-1')}" for path in files)


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "gitlab"])
def test_a_name_on_the_sheet_is_a_finding(check: Check, folder: Path, form: str) -> None:
    """Even where nothing else about it is protected; no word of the sheet is told."""
    sheet = ("--sources", "sheet.yaml", "--plain-sheet")
    assert check("a.md", "--format", form).code == 0
    done = check("a.md", "b.md", "--format", form, *sheet)
    assert done.code == 1
    assert "sheet.name" in done.out
    assert "not encrypted" in done.err
    assert_no_canary(done.out + done.err)


def test_where_it_is(check: Check, folder: Path) -> None:
    """By place and rule, as direct."""
    done = check("a.md", "--format", "json", "--sources", "sheet.yaml", "--plain-sheet")
    (row,) = json.loads(done.out)["findings"]
    assert (row["code"], row["rule"], row["line"], row["column"]) == ("RED901", "sheet.name", 2, 1)


def test_a_configured_sheet_is_opened_with_its_passphrase(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the passphrase; without it nothing is checked."""
    text = (folder / "sheet.yaml").read_bytes()
    opened = Opened(text, parse_sheet(text, "sheet.yaml"))
    (folder / "sheet.age").write_bytes(seal(opened, lambda: PASSPHRASE, folder / "sheet.age"))
    (folder / "redactor.toml").write_text('sources = "sheet.age"\n')
    monkeypatch.setattr("redactor.cli.unlocking._has_terminal", lambda: False)
    monkeypatch.delenv("REDACTOR_PASSPHRASE", raising=False)
    locked = check("a.md")
    assert (locked.code, locked.out) == (2, "")
    assert "RED702" in locked.err
    monkeypatch.setenv("REDACTOR_PASSPHRASE", PASSPHRASE)
    done = check("a.md", "b.md")
    assert done.code == 1
    assert "sheet.name" in done.out
    assert_no_canary(done.out + done.err)


def test_nothing_of_it_is_kept(check: Check, folder: Path) -> None:
    """The cache holds nothing of a run with a sheet, and such a run takes nothing from it."""
    assert check("a.md", cached=True).code == 0
    before = left_in(folder)
    sheet = ("--sources", "sheet.yaml", "--plain-sheet")
    assert [check("a.md", *sheet, cached=True).code for _ in range(2)] == [1, 1]
    assert left_in(folder) == before
    assert check("a.md", cached=True).code == 0


def test_workers_get_it_too(check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the same however many processes find them."""
    (folder / "b.md").write_text(f"{TOLD}{PUBLIC}")
    command = ("a.md", "b.md", "--format", "json", "--sources", "sheet.yaml", "--plain-sheet")
    alone = check(*command, "--jobs", "1")
    monkeypatch.setattr("redactor.checking.run.WORTH_A_WORKER", 1)
    monkeypatch.setattr("redactor.checking.run.RULES_ONLY_SPEEDUP", 1)
    assert check(*command, "--jobs", "2") == alone
    assert alone.out.count("sheet.name") == 2


@pytest.mark.parametrize(
    ("args", "code"),
    [
        pytest.param(["--sources", "none.age"], "RED701", id="no such sheet"),
        pytest.param(["--sources", "sheet.yaml"], "RED705", id="not encrypted"),
    ],
)
def test_a_sheet_that_cannot_be_read(
    check: Check, folder: Path, args: list[str], code: str
) -> None:
    """Nothing is checked without it."""
    done = check("a.md", *args)
    assert (done.code, done.out) == (2, "")
    assert code in done.err
    assert_no_canary(done.err)
