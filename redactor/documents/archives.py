"""Reads and writes the ZIP archives that office documents are."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from redactor.errors import DamagedFileError, EncryptedFileError, ExpansionError

SIGNATURE = b"PK\x03\x04"
"""What a ZIP archive begins with (APPNOTE.TXT 4.3.7); one without members is no document."""

MEMBERS = 10_000
"""How many members are read at most."""

EXPANDED = 250_000_000
"""Bytes that all members together may unpack to."""

RATIO = 250
"""How many times its packed size a large member may unpack to; XML of real documents: below 100."""

UNJUDGED = 2_000_000
"""Bytes of a member below which its ratio says nothing."""

_DIRECTORY = b"PK\x01\x02"
_LOCKED = 0x1
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|[\x00-\x1f\x7f]|(?:^|/)\.\.?(?:/|$)|//")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive unpacked.

    Args:
        members: what each member holds, by name, in the archive's order; of a folder nothing.
        stored: the names of those that are not compressed.
        comment: what the archive says of itself.
    """

    members: Mapping[str, bytes] = field(repr=False)
    stored: frozenset[str] = field(repr=False)
    comment: bytes = field(default=b"", repr=False)


def read_archive(data: bytes, name: str, room: int = EXPANDED) -> Archive:
    """Unpack an archive, in bounded memory.

    Args:
        data: the whole file.
        name: its path or name, for messages.
        room: bytes that all members together may unpack to.

    Raises:
        DamagedFileError: RED109: no archive, cut short, a checksum that does not hold, two members
            of one name, or a name that leads out of the archive.
        EncryptedFileError: RED110: a member is locked with a password.
        ExpansionError: RED112: more than `MEMBERS`, `room` or `RATIO` allow.
    """
    if not data.startswith(SIGNATURE):
        raise DamagedFileError("the file is no archive of parts, or is cut short", path=name)
    # Before the directory is read, which takes far more memory than the file.
    if data.count(_DIRECTORY) > MEMBERS:
        raise ExpansionError(f"the file has more than {MEMBERS} parts", path=name)
    unpacked = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, name, room)
            members = {info.filename: archive.read(info) for info in infos}
            unpacked = Archive(
                members,
                frozenset(i.filename for i in infos if i.compress_type == zipfile.ZIP_STORED),
                archive.comment,
            )
    except _FAULTS:
        pass
    # Outside the handler, since the cause can quote a member's name.
    if unpacked is None:
        raise DamagedFileError("the file is a damaged archive of parts", path=name)
    return unpacked


def rewrite(archive: Archive, changed: Mapping[str, bytes], dropped: Collection[str] = ()) -> bytes:
    """An archive with some members changed.

    Members keep their order, and whether they are compressed; their times, the system and rights
    they were made with, comments and what stands between members are gone.

    Args:
        archive: as read.
        changed: what members are to hold instead; those that it lacks come at the end.
        dropped: names of members to leave out.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as copy:
        for name, content in {**archive.members, **changed}.items():
            if name in dropped:
                continue
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            info.compress_type = (
                zipfile.ZIP_STORED if name in archive.stored else zipfile.ZIP_DEFLATED
            )
            copy.writestr(info, content)
    return written.getvalue()


def _check(infos: Collection[zipfile.ZipInfo], name: str, room: int) -> None:
    if any(info.flag_bits & _LOCKED for info in infos):
        raise EncryptedFileError("the file is locked with a password", path=name)
    names = {info.filename.casefold() for info in infos}
    if len(names) < len(infos):
        raise DamagedFileError("two parts of the file have one name", path=name)
    # A reader that unpacks to a disk would write there; `orig_filename` is before any repair.
    if any(_OUTSIDE.search(info.orig_filename) for info in infos):
        raise DamagedFileError("a part's name leads out of the file", path=name)
    if any(info.is_dir() and info.file_size for info in infos):
        raise DamagedFileError("a folder in the file has content", path=name)
    known = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if any(info.compress_type not in known for info in infos):
        raise DamagedFileError("a part is compressed as no such file's is", path=name)
    if len(infos) > MEMBERS:
        raise ExpansionError(f"the file has more than {MEMBERS} parts", path=name)
    if sum(info.file_size for info in infos) > room:
        raise ExpansionError(f"the file unpacks to over {EXPANDED // 10**6} MB", path=name)
    if any(info.file_size > max(UNJUDGED, RATIO * info.compress_size) for info in infos):
        raise ExpansionError("a part unpacks to far more than a document's does", path=name)
