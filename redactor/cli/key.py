"""`redactor key`: the newsroom's key, which seals audit logs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from redactor.cli.streams import emit
from redactor.printable import printable

app = typer.Typer(
    help="Make the newsroom's key, which seals audit logs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        help="The newsroom's key. Default: REDACTOR_KEY, else what redactor key init made.",
    ),
]


@app.command("init")
def init(key: KeyFile = None) -> None:
    """Make a key that its owner alone may read; one that is there is never replaced."""
    from redactor.audit.keys import create, default_path

    path = default_path() if key is None else key
    made = create(path)
    emit(f"{printable(str(path))}: key {made.id}\n")


@app.command("show")
def show(key: KeyFile = None) -> None:
    """Print the id of the key, which tells it from others and nothing of it."""
    from redactor.audit.keys import required

    emit(f"key {required(key, os.environ).id}\n")
