"""Keeps what bundled rule packs are compiled to beside them, as Python does for modules.

A file in `__pycache__` beside a pack, of plain values alone, so that nothing in it is run. It holds
nothing of any draft. Whoever can write there can change the program itself.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def kept(source: Path, name: str, key: str, make: Callable[[], Any]) -> Any:
    """What `make` returns, from the file beside a source if it is there.

    Where Python keeps no bytecode (`-B`, a folder that cannot be written), nothing is kept.

    Args:
        source: the file that it is made of.
        name: what it is; of a source each has its own.
        key: tells whether what is kept is still right: changes with all that `make` depends on.
        make: called where nothing right is kept; what it returns is made of numbers, strings,
            bytes, lists, tuples and dictionaries alone.
    """
    place = _place(source, name)
    found = None if place is None else _read(place, key)
    if found is not None:
        return found[0]
    value = make()
    if place is not None and not sys.dont_write_bytecode:
        with suppress(OSError):
            # Writable by its owner: Windows replaces no file that is read-only.
            mode = stat.S_IMODE(source.stat().st_mode) & 0o666 | stat.S_IWUSR
            _write(place, marshal.dumps((key, (value,))), mode)
    return value


def _place(source: Path, name: str) -> Path | None:
    """Where it is kept; `None` where Python has no place for such files."""
    try:
        return Path(cache_from_source(str(source))).with_suffix(f".{name}")
    except NotImplementedError:
        return None


def _read(place: Path, key: str) -> tuple[Any] | None:
    """What is kept under a key, whole as it was written."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    digest, content = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        return None
    written: tuple[str, tuple[Any]] = marshal.loads(content)  # noqa: S302 - ours, as any bytecode
    return written[1] if written[0] == key else None


_DIGEST = hashlib.sha256().digest_size


def _write(place: Path, content: bytes, mode: int) -> None:
    """At once or not at all: another process may read it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f"{place.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(temporary, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        temporary.replace(place)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
