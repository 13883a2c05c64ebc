"""Source sheets as files: encrypted on disk, opened in memory."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from redactor.errors import PlainSheetError, SourceSheetError
from redactor.exposure.sources.encryption import (
    Keys,
    decrypt,
    encrypt_to_passphrase,
    encrypt_to_recipients,
    is_encrypted,
)
from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.sheet import Sheet
from redactor.writing import write_together

MAX_BYTES: Final = 2_000_000
"""Largest sheet read or written, encrypted; its text is a quarter smaller."""

PRIVATE: Final = 0o600


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet's text and what it says.

    Args:
        text: the YAML.
        sheet: the same, read.
    """

    text: bytes = field(repr=False)
    sheet: Sheet = field(repr=False)


def open_sheet(path: Path, keys: Keys) -> Opened:
    """Decrypt and read a source sheet.

    Raises:
        SourceSheetError: RED701: no file that can be read, or not a sheet.
        PlainSheetError: RED705: it is not encrypted.
        SheetKeyError, SheetLockedError, SheetDamagedError: RED702, RED703, RED704.
        MissingExtraError: RED002.
    """
    return open_bytes(read_bytes(path), keys, path)


def open_bytes(data: bytes, keys: Keys, path: Path) -> Opened:
    """Decrypt and read a source sheet's file; see `open_sheet`."""
    text = decrypt(data, keys, str(path))
    return Opened(text, parse_sheet(text, str(path)))


def open_plain_sheet(path: Path) -> Opened:
    """Read a source sheet that is not encrypted.

    Raises:
        SourceSheetError: RED701: no file that can be read, or not a sheet.
        PlainSheetError: RED705: it is encrypted.
    """
    text = read_bytes(path)
    if is_encrypted(text):
        raise PlainSheetError("the sheet is encrypted", path=str(path), next_step="")
    return Opened(text, parse_sheet(text, str(path)))


def seal(opened: Opened, passphrase: Callable[[], str], path: Path) -> bytes:
    """The sheet encrypted: to the recipients that it names, else to a passphrase.

    Raises:
        SheetKeyError: RED702: a recipient that is none, or an empty passphrase.
        MissingExtraError: RED002.
    """
    if opened.sheet.recipients:
        return encrypt_to_recipients(opened.text, opened.sheet.recipients, str(path))
    return encrypt_to_passphrase(opened.text, passphrase())


def save(
    path: Path,
    data: bytes,
    *,
    most: int | None = MAX_BYTES,
    check: Callable[[], None] | None = None,
) -> None:
    """Write an encrypted sheet at once, readable by its owner alone.

    Args:
        path: where.
        data: the file's bytes.
        most: bytes of a file that can be read again; `None`: any.
        check: called once no other process can write there; what it raises leaves all as it was.

    Raises:
        SourceSheetError: RED701: it could not be read again.
        WriteError: RED501.
    """
    if most is not None and len(data) > most:
        message = f"the sheet is too large: encrypted it would have more than {most} bytes"
        hint = "Leave out what is not needed, or make two sheets of it."
        raise SourceSheetError(message, path=str(path), next_step=hint)
    if path.is_file() and not path.is_symlink() and path.stat().st_mode & 0o077:
        path.chmod(PRIVATE)
    write_together([(path, data)], check=check)


def read_bytes(path: Path, *, most: int | None = MAX_BYTES) -> bytes:
    """The file's bytes; never waits for a pipe or device.

    Args:
        path: where.
        most: bytes; `None`: any number.

    Raises:
        SourceSheetError: RED701.
    """
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceSheetError("this is a folder, device or pipe, not a file", path=name)
        if most is not None and path.stat().st_size > most:
            raise SourceSheetError(f"the file is larger than {most} bytes", path=name)
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or "it cannot be read").lower()
        raise SourceSheetError(f"cannot read the file: {reason}", path=name) from problem
