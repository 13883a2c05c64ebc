"""The commands, each imported when it is asked for."""

from __future__ import annotations

from collections import UserDict
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

_COMMANDS: dict[str, str] = {
    "redact": "redact",
    "check": "check",
    "formats": "files",
    "metadata": "files",
    "clean": "files",
    "review": "review",
    "report": "report",
    "init": "init",
    "evaluate": "evaluate",
    "restore": "vault",
}
"""Of each command the module beside this one that has a function of its name."""

_GROUPS = ("rules", "audit", "key", "vault", "baseline", "sources")
"""Modules that have commands of their own, as `app`."""


class CommandGroup(TyperGroup):
    """All commands of `redactor`. Importing and describing them all takes longer than most run."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()


class _Commands(UserDict[str, Any]):
    """Commands by name, in the order in which they are listed."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys([*_COMMANDS, *_GROUPS]))

    def __getitem__(self, name: str) -> Any:
        if self.data[name] is None:
            self.data[name] = _command(name)
        return self.data[name]


def _command(name: str) -> Any:
    module = import_module(f"redactor.cli.{_COMMANDS.get(name, name)}")
    whole = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    if name in _COMMANDS:
        whole.command(name)(getattr(module, name))
        return typer.main.get_command(whole)
    whole.add_typer(module.app, name=name)
    return typer.main.get_group(whole).commands[name]
