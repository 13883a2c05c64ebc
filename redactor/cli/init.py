"""`redactor init`: a configuration and a hook to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from redactor.cli.streams import emit, tell

CONFIG = """\
# Settings of redactor for this folder and those below it; see docs/check.md.
policy = "source-protection"
# From whom sources are hidden: public, authorities or community.
audience = "public"

[check]
# Patterns as in a .gitignore.
exclude = []
"""

HOOKS = """\
default_install_hook_types: [pre-commit, commit-msg]
repos:
  - repo: https://github.com/OWNER/redactor  # where you keep redactor
    rev: v{version}
    hooks:
      - id: redactor-check
      - id: redactor-commit-msg
"""

CONFIG_NAME = "redactor.toml"
HOOKS_NAME = ".pre-commit-config.yaml"


def init(
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; those that exist stay as they are.")
    ] = False,
) -> None:
    """Print a configuration and hooks for pre-commit to start from.

    Exit code 2: with --write, a file exists already or cannot be written.
    """
    from importlib.metadata import version

    files = {CONFIG_NAME: CONFIG, HOOKS_NAME: HOOKS.format(version=version("redactor"))}
    if not write:
        emit("\n".join(f"# {name}\n{text}" for name, text in files.items()))
        return
    there = [name for name, text in files.items() if not _created(Path(name), text)]
    if there:
        raise typer.Exit(2)


def _created(path: Path, text: str) -> bool:
    from redactor.errors import WriteError

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        hint = "Run redactor init without --write, and copy what you need."
        tell(str(WriteError("the file exists and stays as it is", path=str(path), next_step=hint)))
        return False
    except OSError as problem:
        reason = (problem.strerror or "the system gives no reason").lower()
        error = WriteError(f"the file cannot be written: {reason}", path=str(path), next_step="")
        raise error from problem
    tell(f"written: {path}")
    return True
