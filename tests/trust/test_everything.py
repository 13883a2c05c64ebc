"""What runs without a network in `test_offline.py` is all that there is to run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer

from redactor.checking.formats import Format
from redactor.cli import app
from redactor.documents.formats import format_of, formats
from redactor.exposure.policy import OPERATORS
from tests.trust.conftest import Desk
from tests.trust.everything import commands


def test_the_list_of_commands_is_whole(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that is added and not run without a network fails this."""
    monkeypatch.chdir(tmp_path)
    run = {" ".join(command) for command in commands(str(desk.folder))}
    group = typer.main.get_command(app)
    for path in paths(group):
        assert any(command.startswith(path) for command in run), path


UNASKED = {
    "--set": "Decides on an entry of a baseline, named by chance when that is written.",
    "--reason": "Likewise.",
    "--nlp": "Loads what a newsroom installed; `detection/test_added_offline.py` has it.",
    "--show-text": "Is refused where there is no terminal.",
}
"""Options that are in none of the commands, and why."""


def test_the_list_of_options_is_whole(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No option of any command is missing there, and no format, operator or reader."""
    monkeypatch.chdir(tmp_path)
    run = commands(str(desk.folder))
    asked = {part for command in run for part in command}
    parameters = [p for c in leaves(typer.main.get_command(app)) for p in c.params]
    for names in ({*p.opts, *p.secondary_opts} for p in parameters if p.opts[0].startswith("-")):
        assert names & (asked | set(UNASKED)), names
    assert not asked & set(UNASKED)
    assert {each.value for each in Format} <= asked
    assert set(OPERATORS) - {"generalize"} <= asked
    drafts = {command[1] for command in run if command[0] == "redact"}
    assert {format_of(name).name for name in drafts} == set(formats())


def leaves(group: Any) -> list[Any]:
    inner = getattr(group, "commands", None)
    return [group] if inner is None else [c for each in inner.values() for c in leaves(each)]


def paths(group: Any, before: str = "") -> list[str]:
    found: list[str] = []
    for name, command in getattr(group, "commands", {}).items():
        inner = paths(command, f"{before}{name} ")
        found += inner or [f"{before}{name}"]
    return found
