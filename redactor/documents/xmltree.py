"""Parses and writes the XML of office documents, without entities, network or deep recursion."""

from __future__ import annotations

import codecs
import re
from types import ModuleType
from typing import TYPE_CHECKING

from redactor.documents.partnames import shown_part
from redactor.errors import DamagedFileError, ExpansionError, MissingExtraError

if TYPE_CHECKING:
    from lxml.etree import _Element

INSTALL = "Install it: pip install 'redactor[office]'"

LARGEST = 60_000_000
"""Bytes of a part that are parsed at most."""

TAGS = 1_500_000
"""How many tags a part may have; reading takes up to 300 bytes for each."""

_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "cp1252"}
)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_BEGINNINGS = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PROLOG = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_BOMS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")


def parse(data: bytes, name: str, part: str) -> _Element:
    """The root element of an XML part.

    Comments and processing instructions are nodes of the tree; it is never deeper than 256, or
    what libxml2 takes for its limit.

    Args:
        data: the part, in UTF-8, UTF-16, Latin-1 or Windows-1252.
        name: the file's path or name, for messages.
        part: the part's name, for messages.

    Raises:
        DamagedFileError: RED109: it is not well-formed, has a document type, or another encoding.
        ExpansionError: RED112: it is too large or too deep.
        MissingExtraError: RED002.
    """
    etree = _etree()
    if len(data) > LARGEST or data.count(b"<") > TAGS:
        raise ExpansionError(f"the part {shown_part(part)} is too large", path=name)
    _check_beginning(data, name, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        collect_ids=False,
        recover=False,
    )
    try:
        root: _Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        too_much = any(entry.type_name in _LIMITS for entry in parser.error_log)
        line, column = error.position
    else:
        return root
    # Outside the handler, since the parser's own message can quote the part.
    if too_much:
        raise ExpansionError(f"the part {shown_part(part)} is too deep or too large", path=name)
    raise DamagedFileError(
        f"the part {shown_part(part)} is no well-formed XML at line {line}, column {column}",
        path=name,
    )


def serialise(root: _Element, *, bare: bool = False) -> bytes:
    """The bytes of a part in UTF-8, declared as such, and as standing alone where it was.

    Args:
        root: of the part.
        bare: whether comments and processing instructions before and after it are left out.
    """
    tree = root.getroottree()
    info = tree.docinfo
    standalone = ' standalone="yes"' if info.standalone else ""
    head = f'<?xml version="{info.xml_version or "1.0"}" encoding="UTF-8"{standalone}?>\n'
    what = root if bare else tree
    written: bytes = _etree().tostring(what, encoding="UTF-8", xml_declaration=False)
    return head.encode() + written


_LIMITS = frozenset({"ERR_RESOURCE_LIMIT", "ERR_NAME_TOO_LONG", "ERR_INTERNAL_ERROR"})
"""What libxml2 reports of input deeper or larger than it takes; before 2.14 as internal errors."""


def _check_beginning(data: bytes, name: str, part: str) -> None:
    """Refuse, before anything is parsed, what can make entities."""
    start = data.lstrip()
    declared = _ENCODING.match(_BOMS.sub(b"", start).replace(b"\0", b"")[:400])
    known = start.startswith(_BEGINNINGS) or start.startswith(b"\0<")
    if not known or (declared and _codec(declared[1].decode()) not in _ENCODINGS):
        raise DamagedFileError(
            f"the part {shown_part(part)} is in an encoding that is not read", path=name
        )
    plain = _BOMS.sub(b"", start.replace(b"\0", b""))
    prolog = _PROLOG.match(plain)
    if prolog is not None and plain.startswith(b"<!", prolog.end()):
        raise DamagedFileError(
            f"the part {shown_part(part)} has a document type of its own", path=name
        )


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _etree() -> ModuleType:
    try:
        from lxml import etree
    except ImportError as problem:
        raise MissingExtraError(
            "office documents need the extra office", next_step=INSTALL
        ) from problem
    library: ModuleType = etree
    return library
