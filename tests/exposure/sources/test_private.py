"""The private folder of an edit: whatever an editor leaves there is overwritten and removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from redactor.exposure.sources import private
from redactor.exposure.sources.private import private_file


def test_whatever_is_left_is_removed(tmp_path: Path) -> None:
    """Backups in folders, locked files, links and pipes; what links lead to stays."""
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    with private_file(b"secret", {"XDG_RUNTIME_DIR": str(tmp_path)}) as file:
        (file.parent / "a" / "b").mkdir(parents=True)
        (file.parent / "a" / "b" / "backup").write_bytes(b"secret")
        (file.parent / "a" / "b" / "backup").chmod(0o400)
        (file.parent / "a" / "b").chmod(0o500)
        (file.parent / "a").chmod(0o100)
        (file.parent / "link").symlink_to(outside)
        os.mkfifo(file.parent / "pipe")
    assert not file.parent.exists()
    assert outside.read_bytes() == b"mine"


def test_what_cannot_be_removed_keeps_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other files are gone, what stays is overwritten, and that something is left is told."""
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "zz":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    def edit() -> Path:
        with private_file(b"secret", {"XDG_RUNTIME_DIR": str(tmp_path)}) as file:
            (file.parent / "zz").write_bytes(b"secret")
            monkeypatch.setattr(Path, "unlink", refuse)
        return file

    with pytest.raises(OSError, match="not empty"):
        edit()
    (left,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert left.name == "zz"
    assert left.read_bytes() != b"secret"


def test_a_folder_in_memory_is_preferred(tmp_path: Path) -> None:
    """The runtime folder, if there is one that can be written."""
    assert private._place({"XDG_RUNTIME_DIR": str(tmp_path)}) == tmp_path
    assert private._place({"XDG_RUNTIME_DIR": str(tmp_path / "none")}) != tmp_path / "none"
