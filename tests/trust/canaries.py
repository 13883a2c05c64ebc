"""Words that stand nowhere else, and where any of them is found again, however it is written."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

WORDS = {
    "name": "Quenzlörp",
    "first name": "Annuschkje",
    "relative": "Vexmoorén",
    "town": "Tibbelhaven",
    "day": "17 March 1943",
    "relation": "great-grandniece",
    "fact": "dromplefiddle",
    "address": "vrillmont@zwick.example",
    "front matter": "Brannockelm",
    "file": "krellovane",
    "alias": "Zwylorpia",
    "denied": "Skorvanthe",
    "reason": "Olbrimthex",
    "allowed": "Kestrelmoor",
    "pack": "zorblattic",
}
"""By what each is. All are invented, and none is part of another."""

_DIGESTS = ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256")


def found_in(data: bytes, but: Iterable[str] = ()) -> set[str]:
    """What canaries there are in some bytes, in plain, encoded, escaped, hashed or packed.

    Args:
        data: the bytes.
        but: what may be there.
    """
    return set(_kinds(data)) - set(but)


@lru_cache(maxsize=2048)
def _kinds(data: bytes) -> frozenset[str]:
    return frozenset(kind for layer in _layers(data) for kind in _read(layer))


def found_below(folder: Path) -> dict[str, set[str]]:
    """The canaries in all files below a folder, and in their names, by path."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        kinds = found_in(name.encode("utf-8", "surrogateescape"))
        if path.is_file() and not path.is_symlink():
            kinds |= found_in(path.read_bytes())
        if kinds:
            found[name] = kinds
    return found


def _layers(data: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them."""
    yield data
    if zipfile.is_zipfile(BytesIO(data)):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                yield from _layers(archive.read(info))
                yield info.filename.encode()
                yield info.comment
    if data.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError):
            yield from _layers(gzip.decompress(data))
    for match in _ZLIB.finditer(data):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[match.start() :])


_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


def _read(data: bytes) -> Iterator[str]:
    for match in _pattern().finditer(data):
        yield list(WORDS)[int((match.lastgroup or "")[1:])]


@cache
def _pattern() -> re.Pattern[bytes]:
    groups = []
    for number, word in enumerate(WORDS.values()):
        forms = sorted({*_forms(word)}, key=len, reverse=True)
        groups.append(b"(?P<w%d>%s)" % (number, b"|".join(map(re.escape, forms))))
    return re.compile(b"|".join(groups), re.IGNORECASE)


def _forms(word: str) -> Iterator[bytes]:
    """Every way to write a word that could be read back, or guessed back."""
    plain = unicodedata.normalize("NFC", word)
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    stems = [word[:7]] if word.isalpha() else []
    spellings = {plain, unicodedata.normalize("NFD", word), bare, *stems}
    for spelt in {form for one in spellings for form in (one, one.upper(), one.lower())}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            yield spelt.encode(encoding)
        yield quote(spelt, safe="").encode()
        yield spelt.encode("ascii", "backslashreplace")
        yield json.dumps(spelt).strip('"').encode()
        yield spelt.encode("ascii", "xmlcharrefreplace")
        yield spelt.encode("utf-8").hex().encode()
        yield spelt[::-1].encode()
        with suppress(UnicodeEncodeError):
            yield spelt.encode("latin-1")
    for spelt in {plain, plain.lower(), plain.upper(), plain.casefold(), bare, bare.lower()}:
        raw = spelt.encode()
        for shift in range(3):
            # What does not depend on the bytes around.
            coded = base64.b64encode(b"\0" * shift + raw)
            start, end = (-(-shift * 8 // 6), (shift + len(raw)) * 8 // 6)
            yield coded[start:end]
            yield base64.urlsafe_b64encode(b"\0" * shift + raw)[start:end]
        for name in _DIGESTS:
            digest = hashlib.new(name, raw)
            yield digest.hexdigest().encode()
            yield base64.b64encode(digest.digest()).rstrip(b"=")
            yield digest.digest()
