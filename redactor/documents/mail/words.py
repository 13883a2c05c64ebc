"""Reads and writes the words in headers."""

from __future__ import annotations

import quopri
import re
from base64 import b64encode
from collections.abc import Sequence
from email.message import Message
from email.utils import collapse_rfc2231_value, getaddresses
from urllib.parse import quote

from redactor.documents.mail.content import codec, text_of, transferred

_FOLD = re.compile(r"(?:\r\n|\r|\n)(?=[ \t])")
_ENCODED = re.compile(
    r"=\?(?P<charset>[^?\s*]{1,40})(?:\*[^?\s]{0,40})?\?(?P<kind>[bBqQ])\?(?P<said>[^?]*)\?="
)
_SPECIAL = re.compile(r"[()<>\[\]:;@\\,.\"]")
_WIDTH = 76
_CHUNK = 45
"""Bytes that an encoded word of at most 75 characters holds in base64."""
_LONGEST_LIST = 200_000
"""Bytes of a header that is taken apart."""


def read_words(value: bytes, place: str, name: str) -> str:
    """What a header says, unfolded, RFC 2047 decoded.

    Args:
        value: as it stands in the file.
        place: where, in words for messages.
        name: of the file, for messages.

    Raises:
        EncodingError: RED105.
        DamagedFileError: RED109.
        UnknownPartError: RED111: in a character set that is not known.
    """
    return decoded(_FOLD.sub("", _text(value)), place, name).strip()


def decoded(text: str, place: str, name: str) -> str:
    """Unfolded words of a header, RFC 2047 decoded."""
    pieces: list[str] = []
    octets, charset, at = b"", "", 0
    for match in _ENCODED.finditer(text):
        between = text[at : match.start()]
        # White space between two encoded words is none, and a character may be cut in two there.
        joined = bool(at) and not between.strip()
        if octets and not (joined and match["charset"].lower() == charset):
            pieces.append(text_of(octets, codec(charset, place, name), place, name))
            octets = b""
        if not joined:
            pieces.append(between)
        charset, at = match["charset"].lower(), match.end()
        octets += _octets(match["kind"].lower(), match["said"], place, name)
    if octets:
        pieces.append(text_of(octets, codec(charset, place, name), place, name))
    return re.sub(r"[\r\n]+", " ", "".join([*pieces, text[at:]]))


def _octets(kind: str, said: str, place: str, name: str) -> bytes:
    if kind == "q":
        return quopri.decodestring(said.replace("_", " ").encode("utf-8", "replace"), header=True)
    return transferred(said.encode("utf-8", "replace"), "base64", place, name)


def write_words(text: str) -> bytes:
    """A header's value of these words, folded."""
    if text.isascii() and "=?" not in text:
        return _folded(text).encode("ascii")
    return b"\n ".join(_encoded(text))


def read_mailboxes(value: bytes, place: str, name: str) -> list[tuple[str, str]] | None:
    """Display names and addresses of a header such as `From`.

    `None` when it is not built as the standard demands; then it is words.
    """
    text = _FOLD.sub("", _text(value))
    try:
        boxes = getaddresses([text]) if len(value) <= _LONGEST_LIST else []
    except (IndexError, RecursionError):
        boxes = []
    if not boxes or any(not address and not shown for shown, address in boxes):
        return None
    read = [(" ".join(decoded(shown, place, name).split()), address) for shown, address in boxes]
    known = "".join(f"{shown}{address}" for shown, address in boxes)
    if _letters(text) != _letters(known) or any("\n" in a or " " in a for _, a in read):
        return None
    again = read_mailboxes_text(write_mailboxes(read))
    return read if again == read else None


def read_mailboxes_text(value: bytes) -> list[tuple[str, str]]:
    """The same of what `write_mailboxes` gave."""
    boxes = getaddresses([_FOLD.sub("", value.decode("utf-8", "replace"))])
    return [(" ".join(decoded(shown, "", "").split()), address) for shown, address in boxes]


def write_mailboxes(boxes: list[tuple[str, str]]) -> bytes:
    """A header's value of display names and addresses, a line each."""
    return b",\n ".join(_mailbox(shown, address) for shown, address in boxes)


def read_parameters(message: Message, header: str) -> list[tuple[str, str]]:
    """The parameters of a header in order, its value first, with its name as it stands."""
    found = message.get_params([], header)
    return [(key, read_parameter(value)) for key, value in found]


def write_parameters(parameters: Sequence[tuple[str, str]]) -> bytes:
    """A header's value of parameters, a line each."""
    head, *others = parameters
    lines = [head[0].encode("utf-8", "surrogateescape")]
    lines += (_parameter(key, value) for key, value in others)
    return b";\n ".join(lines)


def read_parameter(value: object) -> str:
    """The words of a parameter such as a file name."""
    text = collapse_rfc2231_value(value) if isinstance(value, (str, tuple)) else ""
    return decoded(text, "a parameter of a part", "") if "=?" in text else text


def _parameter(key: str, value: str) -> bytes:
    if value.isascii():
        quoted = re.sub(r'([\\"])', r"\\\1", value)
        return f'{key}="{quoted}"'.encode()
    return f"{key}*=utf-8''{quote(value, safe='')}".encode()


def _mailbox(shown: str, address: str) -> bytes:
    if not shown:
        return address.encode("utf-8") if address else b'""'
    if not shown.isascii() or "=?" in shown:
        name = b"\n ".join(_encoded(shown))
    elif _SPECIAL.search(shown):
        name = b'"' + re.sub(r'([\\"])', r"\\\1", shown).encode("ascii") + b'"'
    else:
        name = shown.encode("ascii")
    return name + b" <" + address.encode("utf-8") + b">" if address else name


def _letters(text: str) -> str:
    return "".join(sorted(re.sub(r"[\W_]", "", text)))


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _folded(text: str) -> str:
    lines, line = [], ""
    for word in re.findall(r"[ \t]*[^ \t]+|[ \t]+\Z", text):
        if line and len(line) + len(word) > _WIDTH and word[0] in " \t" and word.strip():
            lines.append(line)
            line = ""
        line += word
    return "\n".join([*lines, line])


def _encoded(text: str) -> list[bytes]:
    words, chunk = [], b""
    for character in text:
        octets = character.encode("utf-8", "replace")
        if len(chunk) + len(octets) > _CHUNK:
            words.append(chunk)
            chunk = b""
        chunk += octets
    return [b"=?utf-8?b?" + b64encode(word) + b"?=" for word in [*words, chunk]]
