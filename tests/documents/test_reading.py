"""What becomes a document, what is refused, and what is written back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.documents import encode, parse, read, read_path, reading
from redactor.documents.document import Document
from redactor.errors import (
    BinaryFileError,
    EncodingError,
    FileMissingError,
    FileTooLargeError,
    FormatMismatchError,
    NotAFileError,
    ReadError,
    UnknownFormatError,
    UnreadableFileError,
)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("mill.txt", "text", id="txt"),
        pytest.param("drafts/mill.TEXT", "text", id="text, upper case"),
        pytest.param("-", "markdown", id="standard input"),
        pytest.param("mill", "text", id="no extension"),
        pytest.param("mill.md", "markdown", id="md"),
        pytest.param("mill.v2.markdown", "markdown", id="markdown"),
        pytest.param("mill.mdx", "mdx", id="mdx"),
    ],
)
def test_the_name_tells_the_format(name: str, form: str) -> None:
    """The last extension of the name chooses the reader."""
    document = read(b"*Words*", name)
    assert document.format == form
    assert document.name == name
    assert bool(document.regions) == (form != "text")


def test_standard_input_is_what_its_bytes_tell() -> None:
    """What begins as a page does is read as one from standard input, where no name says else."""
    assert read(b"<!doctype html><p>Words", "-").format == "html"
    assert read(b"Words <p>", "-").format == "markdown"


def test_an_unknown_extension_is_refused_and_the_supported_are_named() -> None:
    """A kind of file without a reader is an error that says which kinds have one."""
    with pytest.raises(UnknownFormatError, match=r"RED106 mill\.xyz .*\.markdown, .*\.txt"):
        read(b"words", "mill.xyz")


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(b"wo\x00rds", BinaryFileError, "RED104 mill.txt ", id="NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n", FormatMismatchError, "RED108", id="image"),
        pytest.param(b"a\x1b[1mb", BinaryFileError, "RED104", id="escape"),
        pytest.param("words".encode("utf-16"), EncodingError, "UTF-16", id="UTF-16 with mark"),
        pytest.param(b"caf\xe9", EncodingError, "RED105 mill.txt:1:4 ", id="Latin-1"),
        pytest.param(
            "é\r\nüb\n".encode() + b"xyz\xff", EncodingError, "mill.txt:3:4 ", id="third line"
        ),
        pytest.param(b"ab\xed\xa0\x80", EncodingError, "mill.txt:1:3 ", id="surrogate"),
        pytest.param("aé".encode()[:-1], EncodingError, "mill.txt:1:2 ", id="cut short"),
        pytest.param(b"\xef\xbb\xbfab\xff", EncodingError, "mill.txt:1:3 ", id="after a mark"),
    ],
)
def test_what_is_no_utf8_text_is_refused(data: bytes, error: type[ReadError], message: str) -> None:
    """Binary files and other encodings are errors that name the file and the place."""
    with pytest.raises(error, match=message.replace(".", r"\.")):
        read(data, "mill.txt")


def test_an_encoding_error_keeps_nothing_of_the_bytes() -> None:
    """Neither message nor cause nor context of the error holds the draft."""
    with pytest.raises(EncodingError) as caught:
        read(b"Kowalska \xff", "mill.txt")
    assert "Kowalska" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_byte_order_mark_is_kept_out_of_the_text() -> None:
    """A mark is remembered, not read, and written again."""
    data = b"\xef\xbb\xbfwords\r\n"
    document = read(data, "mill.txt")
    assert (document.text, document.bom) == ("words\r\n", True)
    assert encode(document, document.text) == data


def test_an_empty_file_is_an_empty_document() -> None:
    """Nothing in the file is nothing in the text, and no error."""
    assert read(b"", "mill.md") == Document("", "mill.md", "markdown")


@given(st.binary(max_size=40), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_a_document_or_a_read_error(data: bytes, name: str) -> None:
    """Bytes that are read are written back as they were; others are refused."""
    try:
        document = read(data, name)
    except ReadError:
        return
    assert encode(document, document.text) == data


def test_a_text_in_a_format_without_a_reader_is_refused() -> None:
    """The error names the formats that have a reader."""
    with pytest.raises(UnknownFormatError, match=r"RED106 .*markdown, .*text"):
        parse("words", "wordstar")


@pytest.mark.parametrize("name", ["mill.md", "mill.mdx", "mill.html", "mill.tex", "-"])
def test_a_text_too_large_for_memory_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read as anything; one byte less is read."""
    monkeypatch.setattr(reading, "LARGEST_TEXT", 1_000)
    assert read(b"<" * 1_000, name).text == "<" * 1_000
    with pytest.raises(FileTooLargeError, match="over 0 MB"):
        read(b"<" * 1_001, name)


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    """Text that is no text is refused without repeating it."""
    with pytest.raises(EncodingError) as caught:
        encode(Document("", "mill.txt"), "Kowalska \ud800")
    assert "Kowalska" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_file_is_read(tmp_path: Path) -> None:
    """A regular file gives the document of its bytes under the path as given."""
    path = tmp_path / "mill.md"
    path.write_bytes(b"# Words\r\n")
    assert read_path(path) == read(b"# Words\r\n", str(path))


@pytest.mark.parametrize(
    ("name", "error"),
    [
        pytest.param("missing.txt", FileMissingError, id="missing"),
        pytest.param("file.txt/inside.txt", FileMissingError, id="below a file"),
        pytest.param("nul\x00.txt", FileMissingError, id="no path at all"),
        pytest.param(".", NotAFileError, id="directory"),
        pytest.param("file.xyz", UnknownFormatError, id="unknown format"),
        pytest.param("x" * 5000, UnreadableFileError, id="name too long"),
    ],
)
def test_a_path_that_is_no_draft_is_refused(
    tmp_path: Path, name: str, error: type[ReadError]
) -> None:
    """Each way in which a path can be wrong has its own error, which names the path."""
    (tmp_path / "file.txt").touch()
    (tmp_path / "file.xyz").touch()
    with pytest.raises(error) as caught:
        read_path(tmp_path / name)
    assert caught.value.path == str(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_put_in_the_place_at_the_last_moment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is opened counts, not what was looked at before; nobody is waited for."""
    (tmp_path / "mill.txt").write_text("words")
    os.mkfifo(tmp_path / "pipe.txt")
    regular = (tmp_path / "mill.txt").stat()
    monkeypatch.setattr(Path, "stat", lambda *_: regular)
    with pytest.raises(NotAFileError):
        read_path(tmp_path / "pipe.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is an error at once."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(NotAFileError):
        read_path(tmp_path / "pipe.txt")


def test_a_file_that_the_system_refuses_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing permission is told apart from a missing file."""
    path = tmp_path / "mill.txt"
    path.touch()

    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("redactor.documents.reading._without_waiting", refuse)
    with pytest.raises(UnreadableFileError, match="RED103"):
        read_path(path)
