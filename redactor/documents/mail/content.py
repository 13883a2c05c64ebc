"""Reads and writes the bytes of a part: transfer encodings and character sets."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re

from redactor.errors import DamagedFileError, EncodingError, UnknownPartError

_PLAIN = frozenset({"", "7bit", "8bit", "binary"})
_LONGEST = 998
"""Bytes of a line that a message may have. Source: RFC 5322, section 2.1.1."""


def transferred(body: bytes, encoding: str, place: str, name: str) -> bytes:
    """The bytes that a part holds.

    Args:
        body: as it stands in the file.
        encoding: its `Content-Transfer-Encoding`, in lower case.
        place: which part, in words for messages.
        name: of the file, for messages.

    Raises:
        DamagedFileError: RED109.
        UnknownPartError: RED111: an encoding that is not known.
    """
    if encoding in _PLAIN:
        return body
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding == "base64":
        octets = re.sub(rb"\s", b"", body)
        try:
            return base64.b64decode(octets + b"=" * (-len(octets) % 4), validate=True)
        except (ValueError, binascii.Error):
            pass
        raise DamagedFileError(f"{place} is cut short or altered", path=name)
    raise UnknownPartError(f"{place} is encoded in a way that is not known", path=name)


def for_transfer(data: bytes, encoding: str, before: bytes, newline: bytes) -> tuple[bytes, str]:
    """How a part's bytes stand in the file, and in which encoding: the one given, if it can be.

    Args:
        data: what the part is to hold.
        encoding: as in `transferred`.
        before: what stands there.
        newline: of the file.
    """
    if encoding == "base64":
        end = newline if before.endswith(b"\n") else b""
        return _in_lines(data, newline) + end, encoding
    if encoding == "quoted-printable":
        return _quoted(data, newline), encoding
    longest = max(map(len, re.split(rb"\r\n|\r|\n", data)))
    if encoding == "binary" or (longest <= _LONGEST and (encoding == "8bit" or data.isascii())):
        return data, encoding
    return _quoted(data, newline), "quoted-printable"


def codec(charset: str, place: str, name: str) -> str:
    """Python's name of a character set.

    Raises:
        UnknownPartError: RED111.
    """
    label = charset.strip().strip("\"'").lower() or "us-ascii"
    try:
        return codecs.lookup("ascii" if label == "us-ascii" else label).name
    except (LookupError, ValueError):
        pass
    import webencodings

    found = webencodings.lookup(label)
    if found is None or found.name == "replacement":
        raise UnknownPartError(f"{place} is in a character set that is not known", path=name)
    return str(found.codec_info.name)


def text_of(data: bytes, encoding: str, place: str, name: str) -> str:
    """The text of a part.

    Raises:
        EncodingError: RED105.
    """
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        pass
    raise EncodingError(f"{place} is not {encoding}", path=name, next_step="")


def _in_lines(data: bytes, newline: bytes) -> bytes:
    octets = base64.b64encode(data)
    lines = [octets[at : at + 76] for at in range(0, len(octets), 76)]
    return newline.join(lines)


def _quoted(data: bytes, newline: bytes) -> bytes:
    pieces = []
    for line in re.split(rb"(\r\n|\r|\n)", data):
        if line in (b"\r\n", b"\r", b"\n"):
            pieces.append(line)
        elif line:
            coded = quopri.encodestring(line, quotetabs=False).replace(b"=\n", b"=" + newline)
            # A line that begins so would end a message in a mailbox.
            coded = re.sub(rb"(?m)^From ", b"=46rom ", coded)
            pieces.append(re.sub(rb"(?m)^\.(?=\r?$)", b"=2E", coded))
    return b"".join(pieces)
