"""A folder of small files that only their owner can read, and that can be lost at any time."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_SECRET_BYTES: Final = 32
_DIGEST_BYTES: Final = 32
_DAY: Final = 86_400
LONGEST: Final = 30 * _DAY
"""Seconds after which an entry that nobody asked for is removed."""
MOST_BYTES: Final = 64_000_000
"""Bytes of all entries, from which on the oldest are removed."""
_LARGEST: Final = 1_000_000
_WRITABLE_BY_OTHERS: Final = 0o022


@dataclass(frozen=True, slots=True)
class Store:
    """Keeps bytes by name. Names and contents are bound to a random key in the same folder.

    Nothing here raises: what cannot be read, or was changed or cut off, is not there, and what
    cannot be written is not kept. Several processes may use one folder at once.

    Args:
        folder: where; it belongs to the user, and nobody else may write to it.
        secret: the key.
    """

    folder: Path
    secret: bytes = field(repr=False)

    def name(self, *parts: bytes) -> str:
        """A name for something that those parts tell from all else: 64 hexadecimal digits."""
        mac = hmac.new(self.secret, b"name", hashlib.sha256)
        for part in parts:
            mac.update(len(part).to_bytes(8, "big"))
            mac.update(part)
        return mac.hexdigest()

    def get(self, name: str) -> bytes | None:
        """What is kept under a name; `None` when nothing is that can be relied on."""
        path = self._path(name)
        try:
            with path.open("rb") as file:
                whole = file.read(_LARGEST + 1)
                if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    with suppress(OSError):
                        os.utime(path)
        except OSError:
            return None
        digest, data = whole[:_DIGEST_BYTES], whole[_DIGEST_BYTES:]
        return data if hmac.compare_digest(digest, self._digest(name, data)) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, whole or not at all."""
        whole = self._digest(name, data) + data
        if len(whole) > _LARGEST:
            return
        path = self._path(name)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _write(path, whole)

    def is_due(self, now: float) -> bool:
        """Whether the last pruning was a day ago, or never.

        Args:
            now: seconds since the epoch.
        """
        try:
            return now - self._pruned.stat().st_mtime > _DAY
        except OSError:
            return True

    def prune(self, now: float) -> None:
        """Remove what is old, and the oldest of what is too much.

        Args:
            now: seconds since the epoch.
        """
        with suppress(OSError):
            self._pruned.touch(mode=0o600)
        found: list[tuple[float, int, Path]] = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                status = path.lstat()
                found.append((status.st_mtime, status.st_size, path))
        total = 0
        for used, size, path in sorted(found, reverse=True):
            total += size
            if now - used > LONGEST or total > MOST_BYTES:
                with suppress(OSError):
                    path.unlink()

    @property
    def _pruned(self) -> Path:
        """An empty file; when it was written the store was pruned."""
        return self.folder / "pruned"

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:]

    def _digest(self, name: str, data: bytes) -> bytes:
        return hmac.new(self.secret, name.encode() + data, hashlib.sha256).digest()


def open_store(folder: Path) -> Store | None:
    """The store in a folder, which is made where it is missing.

    `None` when it cannot be used: it cannot be written, it is another user's, or others may write
    to it and so could put there what hides findings.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return None
        path = folder / "key"
        secret = _read_key(path)
        if secret is None:
            _write(path, secrets.token_bytes(_SECRET_BYTES))
            # Of processes that start together the last one's key stays.
            secret = _read_key(path)
    except OSError:
        return None
    return None if secret is None else Store(folder, secret)


def _read_key(path: Path) -> bytes | None:
    try:
        if not _is_ours(path):
            return None
        secret = path.read_bytes()
    except OSError:
        return None
    return secret if len(secret) == _SECRET_BYTES else None


def _is_ours(path: Path) -> bool:
    """Whether only the user can have put there what is there, as far as the system tells."""
    status = path.lstat()
    if os.name == "nt":
        return True
    regular = stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)
    mine = status.st_uid == os.getuid()
    return regular and mine and not status.st_mode & _WRITABLE_BY_OTHERS


def _write(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read; it takes its name when it is complete."""
    temporary = path.with_name(f"{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
