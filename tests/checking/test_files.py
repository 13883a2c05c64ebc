"""Reading a file: once, whole, and without waiting."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from redactor.checking import files
from redactor.checking.files import read_file
from redactor.checking.judging import MAKERS
from redactor.checking.tasks import Task
from redactor.checking.working import Answer
from redactor.errors import (
    FileChangedError,
    FileMissingError,
    FileTooLargeError,
    NotAFileError,
    UnreadableFileError,
)
from tests.checking.conftest import PLAIN, Check
from tests.documents.pictures import chunk


def test_a_file(tmp_path: Path) -> None:
    """All its bytes."""
    path = tmp_path / "a.md"
    path.write_bytes(b"It rained.\r\n\xff")
    assert read_file(path, "a.md") == b"It rained.\r\n\xff"


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, nothing, and a name that cannot be one."""
    with pytest.raises(NotAFileError):
        read_file(tmp_path, "folder")
    with pytest.raises(FileMissingError):
        read_file(tmp_path / "a.md", "a.md")
    with pytest.raises(FileMissingError):
        read_file(tmp_path / "a\0.md", "a.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to is refused at once."""
    path = tmp_path / "a.md"
    os.mkfifo(path)
    with pytest.raises(NotAFileError):
        read_file(path, "a.md")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is told by the file's name alone."""
    path = tmp_path / "a.md"
    path.write_text("It rained.")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, "told.md")
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("change", [b"It thawed at noon.", b"Dry."])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: bytes
) -> None:
    """What was read may be half the old and half the new, so it is refused."""
    path = tmp_path / "a.md"
    path.write_bytes(b"It rained.")
    fdopen = os.fdopen

    def opened(handle: int, mode: str) -> object:
        file = fdopen(handle, mode)
        read = file.read

        class Changing:
            def __enter__(self) -> Changing:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def read(self, most: int) -> bytes:
                data: bytes = read(most)
                path.write_bytes(change)
                return data

        return Changing()

    monkeypatch.setattr(os, "fdopen", opened)
    with pytest.raises(FileChangedError):
        read_file(path, "a.md")


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is enough to refuse it."""
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    with pytest.raises(FileTooLargeError, match="5 MB"):
        read_file(path, "a.md")
    monkeypatch.setattr(files, "MOST_BYTES", 20_000_000)
    assert len(read_file(path, "a.md")) == 20_000_000


def test_a_file_of_which_nothing_became_is_not_clean(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should an answer ever be lost, that is exit 2 with the file's name."""
    (tmp_path / "a.md").write_text(PLAIN)
    (tmp_path / "b.md").write_text(PLAIN)

    def losing(tasks: Iterable[Task], _timeout: float) -> Iterator[Answer]:
        for task in list(tasks)[1:]:
            yield Answer(task.number)

    monkeypatch.setattr("redactor.checking.run.answers", losing)
    done = check("a.md", "b.md")
    assert done.code == 2
    assert "RED001 a.md" in done.err
    assert "b.md" not in done.err


def picture(more: bytes = b"") -> bytes:
    """A PNG file of one pixel, with more chunks."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(bytes(2)))
    return b"\x89PNG\r\n\x1a\n" + header + more + pixel + chunk(b"IEND", b"")


def test_what_no_program_can_judge_is_told(check: Check, tmp_path: Path) -> None:
    """A picture counts as checked, and is told to need somebody's eyes; from the cache, too."""
    (tmp_path / "a.png").write_bytes(picture())
    for _ in range(2):
        done = check("a.png", cached=True)
        assert (done.code, done.out) == (0, "")
        assert "Of 1 file: Faces, screens" in done.err


def test_what_a_file_says_of_its_makers_is_told(check: Check, tmp_path: Path) -> None:
    """That it does, not what; a file that says nothing is not told of."""
    (tmp_path / "a.png").write_bytes(picture(chunk(b"tEXt", b"Software\0Quenzlorp 3")))
    (tmp_path / "b.png").write_bytes(picture())
    done = check("a.png", "b.png")
    assert done.code == 0
    assert f"Of 1 file: {MAKERS}" in done.err
    assert "Quenzlorp" not in done.err
