"""How editors are started so that they keep nothing of what is edited."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from redactor.errors import SheetKeyError

_USUAL: Final = ("nano", "vi", "notepad")

_VIM: Final = re.compile(r"r?[gmn]?vim(diff)?([.-][a-z0-9]+)?|r?gview|rview")
_VI: Final = {"vi", "view", "ex"}
"""Names that Vim goes by, and others of its kind as well."""
_IS_VIM: Final = (b"VIM - Vi IMproved", b"NVIM v")
_VIM_KEEPS_NOTHING: Final = (
    *("--clean", "-n", "-i", "NONE"),
    *("--cmd", "set nobackup nowritebackup noundofile"),
)
"""No settings and no plugins of the user's, which may keep undo files and backups or send text
away; no swap file; no history of edits and yanks. Source: Vim's and Neovim's manuals."""
_STAY: Final = "-f"
"""Keeps Vim's windows from going their own way at once."""

_EMACS: Final = re.compile(r"emacs(-?[0-9.]+)?(-nox|-gtk|-pgtk|-lucid|-snapshot)?")
_EMACS_KEEPS_NOTHING: Final = (
    "-Q",
    "--eval",
    "(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil"
    " create-lockfiles nil)",
)
"""No settings of the user's or the site's; no backups, automatic copies, lists of them, or locks.
Source: the Emacs manual."""

_NANO: Final = re.compile(r"r?nano(-tiny)?")
_NANO_KEEPS_NOTHING: Final = ("--ignorercfiles",)
"""No settings, which alone turn on backups, locks and histories. Source: nano's manual."""

_PATIENCE = 5.0
"""Seconds that a program may take to say what it is."""


@dataclass(frozen=True, slots=True)
class Editor:
    """An editor.

    Args:
        command: the program and its options; the file comes last.
        name: what it is called.
        keeps_nothing: whether it is known to leave nothing of what is edited but beside the file.
    """

    command: tuple[str, ...]
    name: str
    keeps_nothing: bool


def find_editor(environment: Mapping[str, str]) -> Editor:
    """The user's editor, as `VISUAL`, else `EDITOR`, else what is there.

    Args:
        environment: of the process.

    Raises:
        SheetKeyError: RED702: none is there.
    """
    wanted = environment.get("VISUAL") or environment.get("EDITOR")
    try:
        command = shlex.split(wanted) if wanted else []
    except ValueError:
        command = []
    if not command:
        command = [name for name in _USUAL if shutil.which(name)][:1]
    program = shutil.which(command[0]) if command else None
    if program is None:
        raise SheetKeyError("no editor was found", next_step="Set EDITOR.")
    name = Path(command[0]).name
    options = _options(program, name)
    return Editor((*command, *(options or ())), name, options is not None)


def _options(program: str, name: str) -> tuple[str, ...] | None:
    """What keeps a program from keeping anything; `None`: nothing is known to."""
    names = (name, Path(os.path.realpath(program)).name)
    if any(map(_VIM.fullmatch, names)) or (name in _VI and _says_vim(program)):
        has_window = name.startswith(("g", "m", "rg"))
        return (*_VIM_KEEPS_NOTHING, *((_STAY,) if has_window else ()))
    if any(map(_EMACS.fullmatch, names)):
        return _EMACS_KEEPS_NOTHING
    if any(map(_NANO.fullmatch, names)):
        return _NANO_KEEPS_NOTHING
    return None


def _says_vim(program: str) -> bool:
    """Whether a program that is called `vi` is Vim, which alone knows Vim's options."""
    try:
        told = subprocess.run(  # noqa: S603 - the user's own editor
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return any(words in told.stdout for words in _IS_VIM)
