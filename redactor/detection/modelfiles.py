"""Reads files of weights, each checked against the digest it is pinned to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from redactor.errors import MissingDataError

FOLDER = Path(__file__).parents[1] / "data" / "model"
"""`model.onnx`, `tokenizer.json`, `config.json` and their digests; see docs/model-card.md."""

SUMS = "SHA256SUMS"
"""Beside the files: a line for each with its SHA-256 and name, as `sha256sum -c` reads them."""


def read(folder: Path, name: str, whose: str = "the model") -> bytes:
    """The bytes of one file, checked.

    Args:
        folder: where it is, with the list of digests.
        name: of the file.
        whose: files these are, for messages.

    Raises:
        MissingDataError: RED203: there is no such file, no digest of it, or it is another one.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError as problem:
        raise MissingDataError(f"{whose}'s files cannot be read") from problem
    if _digests(folder, whose).get(name) != hashlib.sha256(data).hexdigest():
        raise MissingDataError(f"{whose}'s {name} is not the one that {SUMS} names")
    return data


def identity(folder: Path) -> str:
    """SHA-256 of the list of digests, which stands for all files at once; 64 hex digits.

    Raises:
        MissingDataError: RED203: there is no list.
    """
    return hashlib.sha256(_sums(folder, "the model")).hexdigest()


def pin(folder: Path, names: Iterable[str]) -> None:
    """Write the list of digests of the files `names`."""
    rows = (
        f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in sorted(names)
    )
    (folder / SUMS).write_bytes("".join(rows).encode("ascii"))


def _digests(folder: Path, whose: str) -> dict[str, str]:
    lines = _sums(folder, whose).decode("utf-8", "replace").splitlines()
    rows = (line.split("  ", 1) for line in lines)
    return {row[1]: row[0] for row in rows if len(row) == 2}


def _sums(folder: Path, whose: str) -> bytes:
    try:
        return (folder / SUMS).read_bytes()
    except OSError as problem:
        raise MissingDataError(f"{whose}'s files cannot be read") from problem
