"""OpenDocument texts in a single XML file."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactor.documents.odt.namespaces import name
from redactor.documents.odt.vocabulary import BINARY
from redactor.documents.xmltree import parse
from redactor.errors import DamagedFileError, FormatMismatchError

if TYPE_CHECKING:
    from lxml.etree import _Element

FLAT = "document"
"""The name of the only part."""

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?(?:(?!\?>).){0,400}\?>\s*|<!--(?:(?!-->).){0,4000}-->\s*)*"
    rb"<(?:office:)?document[\s>]",
    re.DOTALL,
)
_OFFICE = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_MIMETYPE = name("office:mimetype")
_TEXTS = re.compile(r"application/vnd\.oasis\.opendocument\.text(?:-[a-z-]+)?")


def is_flat(data: bytes) -> bool:
    """Whether a file is OpenDocument in a single XML file."""
    return _ROOT.match(data) is not None and _OFFICE in data[:20_000]


def flat_root(data: bytes, file: str) -> _Element:
    """The root element of such a file.

    Raises:
        FormatMismatchError: RED108, it is no text.
        DamagedFileError: RED109.
        ExpansionError: RED112.
        MissingExtraError: RED002.
    """
    root = parse(data, file, FLAT)
    if root.tag != name("office:document") or not _TEXTS.fullmatch(root.get(_MIMETYPE, "")):
        raise FormatMismatchError("this is OpenDocument, but no text", path=file)
    return root


def pictures(root: _Element, file: str) -> Iterator[tuple[int, bytes]]:
    """The pictures and other binary data in such a file, with the number of the element.

    Raises:
        DamagedFileError: RED109, not written in base 64.
    """
    for index, element in enumerate(root.iter()):
        if element.tag == BINARY:
            yield index, binary(element, file)


def binary(element: _Element, file: str) -> bytes:
    """The bytes that an element holds in base 64.

    Raises:
        DamagedFileError: RED109.
    """
    text = "".join((element.text or "").split())
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        pass
    raise DamagedFileError("a picture in the file is damaged", path=file)
