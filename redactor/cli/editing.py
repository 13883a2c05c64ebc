"""Edits a source sheet with the user's editor, without leaving its text anywhere."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from redactor.cli.streams import tell
from redactor.errors import RedactorError, SheetKeyError, SourceSheetError
from redactor.printable import printable

if TYPE_CHECKING:
    from types import FrameType

    from redactor.exposure.sources.encryption import Keys
    from redactor.exposure.sources.store import Opened

_USUAL: Final = ("nano", "vi", "notepad")
_VIM: Final = {"vim", "nvim", "gvim"}
_QUIET: Final = ["-n", "-i", "NONE"]
"""Vim's options for no swap file and no history of what was edited and yanked."""


def edit(path: Path, keys: Keys) -> bool:
    """Let the user edit a sheet until it can be used; encrypted anew as the sheet itself says.

    What was edited and cannot be used is kept encrypted beside the sheet, as `SHEET.draft`, and
    the next edit goes on with it.

    Args:
        path: the sheet.
        keys: what opens it.

    Returns:
        Whether anything changed.

    Raises:
        RedactorError: the sheet cannot be opened, or the last edit cannot be used.
    """
    from redactor.exposure.sources.encryption import decrypt
    from redactor.exposure.sources.private import in_memory, private_file, sweep
    from redactor.exposure.sources.store import open_sheet, read_bytes

    if swept := sweep(os.environ):
        tell(f"Removed what {swept} edit(s) that were cut off left in memory.")
    command = _editor()
    opened = open_sheet(path, keys)
    draft = _Draft(path, opened, keys)
    text = opened.text
    if draft.path.exists():
        text = decrypt(read_bytes(draft.path), keys, str(draft.path))
        tell(f"Going on with the edit that was kept: {printable(str(draft.path))}")
    with _ending_orderly(), private_file(text, os.environ) as file:
        if not in_memory(file):
            tell("Warning: the text lies on a disk while it is edited, and may leave traces there.")
        try:
            changed = _until_usable(file, command, draft)
        except BaseException:
            draft.keep(file)
            raise
    draft.path.unlink(missing_ok=True)
    return changed


class _Draft:
    """An edit that cannot be used yet, kept encrypted to those who can open the sheet."""

    def __init__(self, sheet: Path, opened: Opened, keys: Keys) -> None:
        self.path = sheet.with_name(f"{sheet.name}.draft")
        self.sheet = sheet
        self.opened = opened
        self.keys = keys

    def keep(self, file: Path) -> None:
        """Write the file's text, unless it is the sheet's."""
        from redactor.exposure.sources.store import Opened, save, seal

        text = file.read_bytes() if file.exists() else self.opened.text
        if text != self.opened.text:
            save(self.path, seal(Opened(text, self.opened.sheet), self.passphrase, self.path))
            tell(f"Your edit is kept, encrypted: {printable(str(self.path))}")

    def passphrase(self) -> str:
        """The one that opened the sheet."""
        if self.keys.passphrase is None:
            raise SheetKeyError("there is no passphrase")
        return self.keys.passphrase()

    def use(self, file: Path) -> bool:
        """Make the file's text the sheet's; whether it changed.

        Raises:
            RedactorError: it cannot be used, or not be written.
        """
        from redactor.exposure.sources.reading import parse_sheet
        from redactor.exposure.sources.store import Opened, save, seal

        text = file.read_bytes()
        if text == self.opened.text:
            return False
        edited = Opened(text, parse_sheet(text, str(self.sheet)))
        save(self.sheet, seal(edited, self.passphrase, self.sheet))
        if set(edited.sheet.recipients) != set(self.opened.sheet.recipients):
            tell("The recipients changed: earlier copies of the file still open as before.")
        return True


def _until_usable(file: Path, command: list[str], draft: _Draft) -> bool:
    while True:
        _run([*command, str(file)])
        try:
            return draft.use(file)
        except RedactorError as error:
            tell(str(error))
            if not _again():
                raise SourceSheetError(
                    "the edit was not taken over",
                    path=str(draft.sheet),
                    next_step="Go on with: redactor sources edit",
                ) from None


def _again() -> bool:
    """Whether the user wants to go on editing; not where there is nobody to ask."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    tell("Edit again? [Y/n]")
    return sys.stdin.readline().strip().lower() not in ("n", "no")


def _editor() -> list[str]:
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        command = shlex.split(wanted) if wanted else []
    except ValueError:
        command = []
    if not command:
        command = [name for name in _USUAL if shutil.which(name)][:1]
    if not command or shutil.which(command[0]) is None:
        raise SheetKeyError("no editor was found", next_step="Set EDITOR.")
    return [*command, *_QUIET] if Path(command[0]).name in _VIM else command


def _run(command: list[str]) -> None:
    process = subprocess.Popen(command)  # noqa: S603 - the user's own editor
    try:
        while True:
            try:
                code = process.wait()
                break
            except KeyboardInterrupt:
                continue  # for the editor, not for us
    except BaseException:
        process.terminate()
        process.wait()
        raise
    if code:
        raise SheetKeyError(f"the editor ended with exit code {code}", next_step="")


@contextmanager
def _ending_orderly() -> Iterator[None]:
    """Turn the signals that would end the process at once into an exit that cleans up."""

    def leave(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    earlier = {name: signal.signal(getattr(signal, name), leave) for name in names}
    try:
        yield
    finally:
        for name, handler in earlier.items():
            signal.signal(getattr(signal, name), handler)
