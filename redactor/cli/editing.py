"""Edits a source sheet with the user's editor, without leaving its text anywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from redactor.cli.streams import tell
from redactor.errors import RedactorError, SheetChangedError, SheetKeyError, SourceSheetError
from redactor.printable import printable
from redactor.signals import ending_orderly

if TYPE_CHECKING:
    from redactor.exposure.sources.encryption import Keys
    from redactor.exposure.sources.store import Opened

_DRAFT: Final = ".draft"
_OTHER: Final = ".conflict"
_BASED_ON: Final = b"# Kept by redactor of the sheet with the digest "
"""Begins a draft; tells whether the sheet is still the one that was edited."""


def edit(path: Path, keys: Keys) -> bool:
    """Let the user edit a sheet until it can be used; encrypted anew as the sheet itself says.

    What was edited and cannot be used is kept encrypted beside the sheet, as `SHEET.draft`, and
    the next edit goes on with it. Where somebody else has saved the sheet meanwhile, theirs stays,
    and what was edited is kept as `SHEET.conflict`.

    Args:
        path: the sheet.
        keys: what opens it.

    Returns:
        Whether anything changed.

    Raises:
        RedactorError: the sheet cannot be opened, or the last edit cannot be used.
    """
    from redactor.cli.editors import find_editor
    from redactor.exposure.sources.private import in_memory, private_file, sweep
    from redactor.exposure.sources.store import open_bytes, read_bytes

    if swept := sweep(os.environ):
        tell(f"Removed what {swept} edit(s) that were cut off left in memory.")
    editor = find_editor(os.environ)
    data = read_bytes(path)
    draft = _Draft(path, data, open_bytes(data, keys, path), keys)
    text = draft.text()
    if not editor.keeps_nothing:
        tell(_MAY_KEEP.format(name=printable(editor.name)))
    with ending_orderly(), private_file(text, os.environ) as file:
        if not in_memory(file):
            tell("Warning: the text lies on a disk while it is edited, and may leave traces there.")
        try:
            changed = _until_usable(file, editor.command, draft)
        except BaseException:
            draft.keep(file)
            raise
    draft.path.unlink(missing_ok=True)
    return changed


_MAY_KEEP: Final = (
    "Warning: {name} may keep copies, histories or undo files of what is edited elsewhere, or send"
    " it away. Vim, Emacs and nano are started so that they do not."
)


class _Draft:
    """An edit that cannot be used yet, kept encrypted to those who can open the sheet."""

    def __init__(self, sheet: Path, data: bytes, opened: Opened, keys: Keys) -> None:
        self.path = sheet.with_name(f"{sheet.name}{_DRAFT}")
        self.sheet = sheet
        self.opened = opened
        self.keys = keys
        self._data = data

    def text(self) -> bytes:
        """What is to be edited: what was kept, if it is of this sheet, else the sheet's text."""
        from redactor.exposure.sources.encryption import decrypt
        from redactor.exposure.sources.store import read_bytes

        if not self.path.exists():
            return self.opened.text
        kept = decrypt(read_bytes(self.path, most=None), self.keys, str(self.path))
        if kept.startswith(self._head):
            tell(f"Going on with the edit that was kept: {printable(str(self.path))}")
            return kept.removeprefix(self._head)
        place = self._free()
        self.path.rename(place)
        tell(f"The sheet was saved since an edit of it was kept. {_look(place)}")
        return self.opened.text

    def keep(self, file: Path) -> None:
        """Write the file's text, unless it is the sheet's."""
        text = file.read_bytes() if file.exists() else self.opened.text
        if text == self.opened.text:
            return
        if self._is_current():
            self._save(self.path, self._head + text)
            tell(f"Your edit is kept, encrypted: {printable(str(self.path))}")
        else:
            place = self._free()
            self._save(place, text)
            self.path.unlink(missing_ok=True)
            tell(_look(place))

    def passphrase(self) -> str:
        """The one that opened the sheet."""
        if self.keys.passphrase is None:
            raise SheetKeyError("there is no passphrase")
        return self.keys.passphrase()

    def use(self, file: Path) -> bool:
        """Make the file's text the sheet's; whether it changed.

        Raises:
            SheetChangedError: RED706: somebody else has saved the sheet meanwhile.
            RedactorError: it cannot be used, or not be written.
        """
        from redactor.exposure.sources.reading import parse_sheet
        from redactor.exposure.sources.store import Opened, save, seal

        text = file.read_bytes()
        if text == self.opened.text:
            return False
        edited = Opened(text, parse_sheet(text, str(self.sheet)))
        sealed = seal(edited, self.passphrase, self.sheet)
        save(self.sheet, sealed, check=self._refuse_another)
        if set(edited.sheet.recipients) != set(self.opened.sheet.recipients):
            tell("The recipients changed: earlier copies of the file still open as before.")
        return True

    @property
    def _head(self) -> bytes:
        return _BASED_ON + hashlib.sha256(self._data).hexdigest().encode() + b"\n"

    def _refuse_another(self) -> None:
        if not self._is_current():
            raise SheetChangedError(
                "the sheet was saved by another meanwhile", path=str(self.sheet)
            )

    def _is_current(self) -> bool:
        """Whether the sheet is still the one that was opened."""
        try:
            return self.sheet.read_bytes() == self._data
        except OSError:
            return False

    def _save(self, path: Path, text: bytes) -> None:
        from redactor.exposure.sources.store import Opened, save, seal

        kept = seal(Opened(text, self.opened.sheet), self.passphrase, path)
        save(path, kept, most=None)

    def _free(self) -> Path:
        """A name beside the sheet that nothing has."""
        names = (f"{_OTHER}-{number}" if number > 1 else _OTHER for number in count(1))
        places = (self.sheet.with_name(f"{self.sheet.name}{name}") for name in names)
        return next(place for place in places if not os.path.lexists(place))


def _look(place: Path) -> str:
    shown = printable(str(place))
    return (
        f"Your edit is kept, encrypted: {shown}. See it with redactor sources show --plain, take"
        " over what is missing with redactor sources edit, and remove it."
    )


def _until_usable(file: Path, command: Sequence[str], draft: _Draft) -> bool:
    while True:
        _run([*command, str(file)], file.parent)
        try:
            return draft.use(file)
        except SheetChangedError:
            raise
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


def _run(command: list[str], folder: Path) -> None:
    # What an editor leaves for a while lies in memory too, and is wiped.
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - the user's own editor
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
