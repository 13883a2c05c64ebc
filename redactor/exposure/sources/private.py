"""A file in a private folder, overwritten and removed whatever happens."""

from __future__ import annotations

import os
import secrets
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_PREFIX: Final = "redactor-sheet-"


@contextmanager
def private_file(text: bytes, environment: Mapping[str, str]) -> Iterator[Path]:
    """A file that only its owner can read, for as long as the context lasts.

    It lies in memory where the system offers a folder there (`XDG_RUNTIME_DIR`, `/dev/shm`). On
    leaving, whatever is in its folder, an editor's backups included, is overwritten and removed.

    Args:
        text: what the file holds at first.
        environment: as of the process.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_place(environment)))
    try:
        path = folder / "sheet.yaml"
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(text)
        yield path
    finally:
        wipe(folder)


def in_memory(path: Path) -> bool:
    """Whether the file lies in memory, as far as its path tells."""
    return path.is_relative_to("/dev/shm") or path.is_relative_to("/run")  # noqa: S108


def sweep(environment: Mapping[str, str]) -> int:
    """Remove what a process that was killed left behind; how many folders that were.

    Not on Windows, where nothing tells a process that has ended from one of another's.
    """
    found = 0
    if os.name == "nt":
        return found
    for folder in _place(environment).glob(f"{_PREFIX}*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError, ValueError):
            information = folder.lstat()
            ours = stat.S_ISDIR(information.st_mode) and information.st_uid == os.getuid()
            if ours and not _is_running(int(number)):
                wipe(folder)
                found += 1
    return found


def wipe(folder: Path) -> None:
    """Overwrite and remove every file of a folder, then the folder.

    Whatever cannot be removed keeps nothing else from being overwritten.

    Raises:
        OSError: something is left.
    """
    for place, folders, names in os.walk(folder):
        for path in (Path(place, name) for name in (*folders, *names)):
            if not path.is_symlink():
                with suppress(OSError):
                    path.chmod(stat.S_IRWXU)
                if path.is_file():
                    _overwrite(path)
    for path in sorted(folder.rglob("*"), reverse=True):
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
    folder.rmdir()


def _overwrite(path: Path) -> None:
    with suppress(OSError), path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _place(environment: Mapping[str, str]) -> Path:
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    for name in filter(None, (runtime, "/dev/shm")):  # noqa: S108
        place = Path(name)
        if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
            return place
    return Path(tempfile.gettempdir())


def _is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
