"""The newsroom's key: made once, kept out of repositories, used only for what it derives."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from redactor.errors import KeyFileError, NoKeyError

VARIABLE: Final = "REDACTOR_KEY"
"""The environment variable that may hold the key itself."""
_FEWEST, _MOST = 16, 4096
"""Bytes of a key: as many as cannot be tried one by one, and no more than a key ever has."""
_BYTES_MADE = 32


@dataclass(frozen=True, slots=True)
class NewsroomKey:
    """What a newsroom's key gives for one purpose: to seal logs and to know words again.

    Args:
        secret: 32 bytes.
    """

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Tells this key from others, and nothing of it: 16 lower-case hexadecimal digits."""
        return self.digest("key")[:16]

    def digest(self, message: str) -> str:
        """HMAC-SHA-256 of a message: 64 lower-case hexadecimal digits."""
        return hmac.new(self.secret, message.encode(), hashlib.sha256).hexdigest()


def default_path() -> Path:
    """Where `redactor key init` keeps the key: in the user's own configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("redactor", appauthor=False) / "newsroom.key"


def create(path: Path) -> NewsroomKey:
    """Make a key of 256 random bits in a file that its owner alone may read.

    Raises:
        KeyFileError: RED604; the file is there already, or cannot be written.
    """
    material = secrets.token_hex(_BYTES_MADE).encode()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise _unusable("written", problem, path) from problem
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with ExitStack() as undo:
            # Half a key would stand in the way of a whole one.
            undo.callback(path.unlink, missing_ok=True)
            with os.fdopen(descriptor, "wb") as file:
                file.write(material + b"\n")
                file.flush()
                os.fsync(file.fileno())
            undo.pop_all()
    except FileExistsError:
        raise KeyFileError(
            "there is a key already",
            path=str(path),
            next_step="Without it no seal made with it can be checked again: keep it.",
        ) from None
    except OSError as problem:
        raise _unusable("written", problem, path) from problem
    return _sealing(material)


def find(path: Path | None, environment: Mapping[str, str]) -> NewsroomKey | None:
    """The key in a file, else that of the environment, else the user's own; `None`: there is none.

    Args:
        path: a file that must be there; white space around its content does not count.
        environment: of the process; its variable `REDACTOR_KEY` is read.

    Raises:
        KeyFileError: RED604; it cannot be read, is too short, or others may read it.
    """
    if path is None:
        # Its bytes, so that a file with the same ones holds the same key, whatever the locale.
        given = os.fsencode(environment.get(VARIABLE, "")).strip()
        if given:
            return _sealing(given)
        path = default_path()
        if _is_missing(path):
            return None
    return _sealing(_material(path), path)


def required(path: Path | None, environment: Mapping[str, str]) -> NewsroomKey:
    """The key as `find` finds it.

    Raises:
        NoKeyError: RED605: there is none.
        KeyFileError: RED604.
    """
    key = find(path, environment)
    if key is None:
        raise NoKeyError("there is no newsroom key")
    return key


def _is_missing(path: Path) -> bool:
    """False also for what cannot be looked at: reading it tells why."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _material(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            material = file.read(_MOST + 1)
    except OSError as problem:
        raise _unusable("read", problem, path) from problem
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise KeyFileError(
            "others than its owner may read the key",
            path=str(path),
            next_step="Run chmod 600 on it; if others have used the machine, make another.",
        )
    if len(material) > _MOST:
        raise KeyFileError("the file is too large for a key", path=str(path), next_step="")
    return material.strip()


def _sealing(material: bytes, path: Path | None = None) -> NewsroomKey:
    if len(material) < _FEWEST:
        raise KeyFileError(
            "the key is too short",
            path=None if path is None else str(path),
            next_step=f"Use at least {_FEWEST} random bytes, such as redactor key init makes.",
        )
    return NewsroomKey(hmac.new(material, b"redactor audit 1", hashlib.sha256).digest())


def _unusable(what: str, problem: OSError, path: Path) -> KeyFileError:
    reason = (problem.strerror or "the system gives no reason").lower()
    return KeyFileError(f"the key cannot be {what}: {reason}", path=str(path), next_step="")
