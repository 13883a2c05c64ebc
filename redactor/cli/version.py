"""`redactor --version`."""

from __future__ import annotations

from typing import Annotated

import typer


def _print_version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"redactor {version('redactor')}")
        raise typer.Exit


def options(
    show: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Finds what could identify a confidential source and writes a copy without it."""
