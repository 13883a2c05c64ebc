"""Archives are unpacked within bounds, and written without what tells of who packed them."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.documents.archives import MEMBERS, read_archive, rewrite
from redactor.errors import DamagedFileError, EncryptedFileError, ExpansionError, ReadError


def packed(
    members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED, comment: bytes = b""
) -> bytes:
    """An archive of members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return written.getvalue()


def twice(name: str, again: str) -> bytes:
    """An archive with a member of each name, which may be the same."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("first", b"")
        archive.writestr("other", b"")
    return (
        written.getvalue()
        .replace(b"first", name.encode().ljust(5, b"x"))
        .replace(b"other", again.encode().ljust(5, b"x"))
    )


def locked() -> bytes:
    """An archive whose member says that it is encrypted."""
    data = bytearray(packed({"word.xml": b"<a/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def miscounted() -> bytes:
    """An archive in which the checksum of a stored member does not hold."""
    return packed({"a.xml": b"<first/>"}, compression=zipfile.ZIP_STORED).replace(
        b"<first/>", b"<other/>"
    )


def understated() -> bytes:
    """An archive that says that a member is far smaller than it unpacks to."""
    content = b"\0" * 5_000_000
    data = packed({"a.xml": content})
    size, instead = (n.to_bytes(4, "little") for n in (len(content), 100))
    checksum = zlib.crc32(content).to_bytes(4, "little")
    return data.replace(size, instead).replace(
        checksum, zlib.crc32(bytes(100)).to_bytes(4, "little")
    )


SOUND = packed({"a.xml": b"<a/>" * 100, "b.xml": b"<b/>"})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"", DamagedFileError, id="nothing"),
        pytest.param(b"PK\x03\x04", DamagedFileError, id="a signature alone"),
        pytest.param(packed({}), DamagedFileError, id="no members"),
        pytest.param(SOUND[:-30], DamagedFileError, id="end cut off"),
        pytest.param(SOUND[: len(SOUND) // 2], DamagedFileError, id="half of it"),
        pytest.param(b"#!/bin/sh\n" + SOUND, DamagedFileError, id="something before it"),
        pytest.param(miscounted(), DamagedFileError, id="checksum"),
        pytest.param(twice("twice", "twice"), DamagedFileError, id="one name twice"),
        pytest.param(twice("Twice", "tWICE"), DamagedFileError, id="one name in other letters"),
        pytest.param(packed({"../a.xml": b""}), DamagedFileError, id="parent folder"),
        pytest.param(packed({"a/../../b": b""}), DamagedFileError, id="parent folder inside"),
        pytest.param(packed({"/etc/a.xml": b""}), DamagedFileError, id="absolute"),
        pytest.param(packed({"c:/a.xml": b""}), DamagedFileError, id="drive"),
        pytest.param(packed({"a\\b.xml": b""}), DamagedFileError, id="backslash"),
        pytest.param(twice("a\0b", "other"), DamagedFileError, id="null character"),
        pytest.param(packed({"a/": b"words"}), DamagedFileError, id="folder with content"),
        pytest.param(
            packed({"a.xml": b""}, compression=zipfile.ZIP_LZMA), DamagedFileError, id="LZMA"
        ),
        pytest.param(locked(), EncryptedFileError, id="encrypted"),
        pytest.param(packed({"a": b"\0" * 3_000_000}), ExpansionError, id="ratio"),
        pytest.param(
            packed(dict.fromkeys(map(str, range(MEMBERS + 1)), b"")), ExpansionError, id="members"
        ),
    ],
)
def test_what_no_document_is_built_like_is_refused(data: bytes, error: type[ReadError]) -> None:
    """A damaged, hostile or locked archive is an error that names the file and no member."""
    with pytest.raises(error) as caught:
        read_archive(data, "draft.docx")
    assert caught.value.path == "draft.docx"
    assert ".xml" not in str(caught.value)


def test_all_members_together_are_bounded() -> None:
    """Many parts that are each small enough are too much together."""
    content = bytes(range(256)) * 100 + b"\0" * 1_900_000
    data = packed({str(n): content for n in range(140)})
    with pytest.raises(ExpansionError, match="250 MB"):
        read_archive(data, "draft.docx")


def test_a_size_that_is_understated_unpacks_no_further() -> None:
    """Of a member no more than it declares is ever unpacked."""
    try:
        archive = read_archive(understated(), "draft.docx")
    except DamagedFileError:
        return
    assert sum(map(len, archive.members.values())) <= 100


def test_a_rewritten_archive_differs_in_what_changed_alone() -> None:
    """Order and contents stay, and so does whether a member is compressed."""
    data = packed({"z.xml": b"<z/>" * 50, "a.xml": b"<a/>", "m.xml": b"<m/>"})
    archive = read_archive(data, "draft.docx")
    again = read_archive(rewrite(archive, {"a.xml": b"<new/>", "x": b"1"}, {"m.xml"}), "copy.docx")
    assert list(again.members.items()) == [
        ("z.xml", b"<z/>" * 50),
        ("a.xml", b"<new/>"),
        ("x", b"1"),
    ]
    stored = read_archive(packed({"a": b"a" * 99}, compression=zipfile.ZIP_STORED), "draft.odt")
    assert b"a" * 99 in rewrite(stored, {})


def test_nothing_tells_when_and_where_an_archive_was_packed() -> None:
    """Times, rights, comments and extra fields are gone; what was packed elsewhere is the same."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        info = zipfile.ZipInfo("a.xml", (2026, 7, 9, 23, 41, 8))
        info.external_attr = 0o640 << 16
        info.comment = b"packed by ORLOVSKAYA"
        info.extra = b"\xfe\xca\x0a\x00ORLOVSKAYA"
        archive.writestr(info, b"<a/>")
        archive.comment = b"from ORLOVSKAYA's desk"
    told = read_archive(written.getvalue(), "draft.docx")
    assert b"ORLOVSKAYA" in told.comment
    copy = rewrite(told, {})
    assert b"ORLOVSKAYA" not in copy
    plain = packed({"a.xml": b"<a/>"}, compression=zipfile.ZIP_STORED)
    assert copy == rewrite(read_archive(plain, "draft.docx"), {})


names = st.text("abcXYZ éß/", min_size=1, max_size=8).filter(
    lambda name: not name.startswith("/") and "//" not in name and not name.endswith("/")
)


@given(st.dictionaries(names, st.binary(max_size=50), min_size=1, max_size=6))
def test_contents_come_through_rewriting(members: dict[str, bytes]) -> None:
    """Any members that can be read are the same in a rewritten archive, in the same order."""
    if len({name.casefold() for name in members}) < len(members):
        return
    archive = read_archive(packed(members), "draft.docx")
    again = read_archive(rewrite(archive, {}), "draft.docx")
    assert list(again.members.items()) == list(members.items())


@given(st.binary(max_size=80), st.integers(0, len(SOUND)), st.booleans())
def test_any_bytes_are_an_archive_or_an_error(junk: bytes, at: int, replace: bool) -> None:
    """Whatever is done to an archive's bytes, reading ends with an archive or a read error."""
    with contextlib.suppress(ReadError):
        read_archive(SOUND[:at] + junk + SOUND[at + len(junk) * replace :], "draft.docx")
