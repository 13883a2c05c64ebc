"""`redactor audit`: show, verify and describe audit logs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.streams import emit, tell
from redactor.printable import printable

if TYPE_CHECKING:
    from redactor.audit import Table

app = typer.Typer(
    help="Show, verify and describe audit logs.", no_args_is_help=True, rich_markup_mode=None
)

LogFile = Annotated[Path, typer.Argument(metavar="LOG", help="An audit log.")]


@app.command("show")
def show(log: LogFile) -> None:
    """Show a log as tables; a log whose chain does not hold is not shown."""
    from redactor.audit import read
    from redactor.audit import show as lay_out

    listing = lay_out(read(_lines(log), path=str(log)))
    tables = (listing.run, listing.counts, listing.decisions)
    emit("".join(map(_laid_out, tables)))


@app.command("verify")
def verify(log: LogFile) -> None:
    """Check that no line was changed, removed, added or moved. Exit code 1 when one was."""
    from redactor.audit import verify as check
    from redactor.errors import AuditTamperedError

    try:
        verified = check(_lines(log), path=str(log))
    except AuditTamperedError as error:
        tell(str(error))
        raise typer.Exit(1) from error
    counts = f"{verified.redacted} redacted, {verified.kept} kept"
    emit(f"{printable(str(log))}: the chain holds; {counts}\nhead {verified.head}\n")


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of a log's lines."""
    from redactor.audit import schema as describe

    emit(json.dumps(describe(), indent=2) + "\n")


def _lines(log: Path) -> list[bytes]:
    from redactor.errors import AuditError

    try:
        return log.read_bytes().splitlines(keepends=True)
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise AuditError(f"cannot read the log: {reason}", path=str(log)) from problem


_WIDEST = 10_000
"""Columns for output that no terminal shows: no row is wrapped or cut there."""


def _laid_out(table: Table) -> str:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(*table.columns)
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    terminal = sys.stdout is not None and sys.stdout.isatty()
    console = Console(width=None if terminal else _WIDEST)
    with console.capture() as captured:
        console.print(grid)
    return captured.get()
