"""What a user chooses comes before what the newsroom settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from redactor.cli import choices
from redactor.cli.choices import Choices, Sheets
from redactor.config import Config
from redactor.exposure.sources.sheet import Sheet
from redactor.exposure.sources.store import Opened
from redactor.redaction.style import Style

NEWSROOM = Config(
    policy="names-only",
    audience="authorities",
    operator="tag",
    language="en",
    nlp="ours",
    rules=(Path("ours.yaml"),),
    style=Style(neutral_pronouns=True),
)


def test_nothing_chosen_leaves_what_is_settled() -> None:
    """A newsroom's settings hold until somebody says otherwise."""
    assert Choices().settled(NEWSROOM) == NEWSROOM
    assert Choices().settled(Config()) == Config()


def test_what_is_chosen_comes_first() -> None:
    """Rule packs are added to the newsroom's; the rest takes its place."""
    chosen = Choices("everything", "public", "block", "ko", "mine", (Path("mine.yaml"),), True)
    settled = chosen.settled(NEWSROOM)
    assert (settled.policy, settled.audience, settled.operator) == ("everything", "public", "block")
    assert (settled.language, settled.nlp) == ("ko", "mine")
    assert settled.rules == (Path("ours.yaml"), Path("mine.yaml"))
    assert chosen.settled(Config()).style.neutral_pronouns


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sheets that a passphrase was asked for."""
    found: list[Path] = []

    def unlock(sheet: Path, *_: Any, **__: Any) -> Opened:
        found.append(sheet)
        return Opened(b"", Sheet(()))

    monkeypatch.setattr(choices, "unlock", unlock)
    return found


def test_a_sheet_of_two_configurations_is_opened_once(asked: list[Path]) -> None:
    """By whatever path each names it: nobody types a passphrase twice for one file."""
    sheets = Sheets(None, None, None, plain=False)
    one = sheets.of(Config(sources=Path("desk/sheet.age")))
    assert sheets.of(Config(sources=Path("desk/drafts/../sheet.age"))) is one
    sheets.of(Config(sources=Path("desk/other.age")))
    assert asked == [Path("desk/sheet.age"), Path("desk/other.age")]


def test_a_sheet_chosen_takes_the_place_of_all(asked: list[Path]) -> None:
    """And where none is named nothing is asked for."""
    assert Sheets(None, None, None, plain=False).of(Config()) is None
    assert asked == []
    sheets = Sheets(Path("mine.age"), None, None, plain=False)
    assert sheets.of(Config()) is sheets.of(Config(sources=Path("sheet.age")))
    assert asked == [Path("mine.age")]
