"""Opens a source sheet with what the command line, the environment or the terminal give."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from redactor.cli.streams import tell
from redactor.errors import SheetKeyError

if TYPE_CHECKING:
    from redactor.exposure.sources.encryption import Keys
    from redactor.exposure.sources.store import Opened

PASSPHRASE: Final = "REDACTOR_PASSPHRASE"  # noqa: S105 - a variable's name
IDENTITY: Final = "REDACTOR_IDENTITY"

_WEAK = 16
"""Characters; a shorter passphrase is taken, with a word of warning."""

_MAX_BYTES = 100_000

Identity = Annotated[
    list[Path] | None,
    typer.Option(
        "--identity",
        metavar="FILE",
        help=f"An age identity or SSH private key; may be given repeatedly. Else: {IDENTITY}.",
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=f"A file whose first line is the passphrase. Else: {PASSPHRASE}, or it is asked for.",
    ),
]
PlainSheet = Annotated[
    bool, typer.Option("--plain-sheet", help="The sheet is not encrypted; read it nevertheless.")
]


def unlock(
    sheet: Path, identity: Sequence[Path] | None, passphrase_file: Path | None, *, plain: bool
) -> Opened:
    """The sheet, opened.

    Args:
        sheet: its path.
        identity: files with age identities; `None` for that of the environment.
        passphrase_file: a file whose first line is the passphrase; `None`: environment, terminal.
        plain: whether the sheet may be, and then is, unencrypted; that is warned of.

    Raises:
        SourceSheetError, SheetKeyError, SheetLockedError, SheetDamagedError, PlainSheetError:
            RED701-RED705.
        MissingExtraError: RED002.
    """
    from redactor.exposure.sources.store import open_plain_sheet, open_sheet

    if plain:
        opened = open_plain_sheet(sheet)
        tell("Warning: the source sheet is not encrypted; whoever gets the file can read it.")
        return opened
    return open_sheet(sheet, keys(identity, passphrase_file))


def keys(identity: Sequence[Path] | None, passphrase_file: Path | None) -> Keys:
    """What may open a sheet; the passphrase is fetched when it is needed, and once.

    Raises:
        SheetKeyError: RED702: an identity file that cannot be read.
    """
    from redactor.exposure.sources.encryption import Keys

    paths = list(identity or ())
    if not paths and os.environ.get(IDENTITY):
        paths = [Path(os.environ[IDENTITY])]
    texts = tuple(_read(path, "the identity file") for path in paths)
    return Keys(texts, known_passphrase(passphrase_file))


def known_passphrase(
    passphrase_file: Path | None, prompt: str = "Passphrase of the source sheet: "
) -> Callable[[], str]:
    """Fetches the passphrase of a sheet that has one; asks for it at most once."""

    @lru_cache(maxsize=1)
    def fetch() -> str:
        given = _given(passphrase_file)
        return _ask(prompt) if given is None else given

    return fetch


def new_passphrase(passphrase_file: Path | None) -> str:
    """A passphrase for a new sheet; asked for twice.

    Raises:
        SheetKeyError: RED702.
    """
    passphrase = _given(passphrase_file)
    if passphrase is None:
        passphrase = _ask("New passphrase for the source sheet: ")
        if _ask("Once more: ") != passphrase:
            raise SheetKeyError("the two passphrases differ", next_step="Nothing was written.")
    if 0 < len(passphrase) < _WEAK:
        tell("Warning: the passphrase is short; six or more random words are hard to guess.")
    return passphrase


def _given(passphrase_file: Path | None) -> str | None:
    if passphrase_file is not None:
        lines = _read(passphrase_file, "the passphrase file").splitlines()
        return lines[0] if lines else ""
    return os.environ.get(PASSPHRASE)


def _ask(prompt: str) -> str:
    refusal = SheetKeyError(
        "there is no terminal to ask for the passphrase on",
        next_step=f"Set {PASSPHRASE} or pass --passphrase-file.",
    )
    if not _has_terminal():
        raise refusal
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (EOFError, OSError, getpass.GetPassWarning):
            raise refusal from None


def _has_terminal() -> bool:
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except (OSError, AttributeError):
        return False
    return True


def _read(path: Path, what: str) -> str:
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            raise SheetKeyError(f"{what} is no file, or too large to be one", path=str(path))
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        pass
    raise SheetKeyError(f"{what} cannot be read", path=str(path))
