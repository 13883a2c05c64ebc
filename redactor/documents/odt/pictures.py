"""The pictures of an OpenDocument text: which are shown, what they are called, what they say."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from redactor.documents.images import strip
from redactor.documents.images.kinds import kind_of
from redactor.documents.odt.flat import binary
from redactor.documents.odt.namespaces import name, names
from redactor.documents.odt.package import Kind, Package
from redactor.documents.odt.trees import drop
from redactor.documents.odt.vocabulary import BINARY
from redactor.errors import UnknownPartError

if TYPE_CHECKING:
    from lxml.etree import _Element

_HREF = name("xlink:href")
_IMAGE, _FRAME = name("draw:image"), name("draw:frame")
_OBJECTS = names("draw:object", "draw:object-ole")
_OLE = name("draw:object-ole")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")


def picture_names(
    package: Package, roots: Mapping[str, _Element]
) -> tuple[dict[str, str], frozenset[str]]:
    """What pictures are to be called, by the names that they have, and those that none shows.

    Of a picture that is there in several kinds, and of an object, only what can be read is shown.

    Args:
        package: the file.
        roots: its trees, by part; changed in place.
    """
    for part, root in roots.items():
        _drop_alternatives(package, part, root)
    shown = {
        _path(part, element)
        for part, root in roots.items()
        for element in root.iter()
        if isinstance(element.tag, str)
    }
    parts = package.of_kind(Kind.PICTURE)
    renamed = {
        part: posixpath.join(posixpath.dirname(part), f"{number}{_suffix(part)}")
        for number, part in enumerate(parts, 1)
        if part in shown
    }
    return renamed, frozenset(part for part in parts if part not in shown)


def put_pictures(roots: Mapping[str, _Element], renamed: Mapping[str, str]) -> None:
    """Let the trees refer to pictures by their new names, and to none on somebody's machine."""
    for part, root in roots.items():
        for element in list(root.iter()):
            href = element.get(_HREF, "") if isinstance(element.tag, str) else ""
            path = _path(part, element) if href else ""
            if path in renamed:
                folder = posixpath.dirname(part)
                element.set(_HREF, renamed[path].removeprefix(f"{folder}/" if folder else ""))
            elif element.tag == _IMAGE and href and not re.match(r"https?:|#", href):
                drop(element)


def strip_inline(root: _Element, file: str) -> None:
    """Strip the pictures in a file that is a single XML file.

    Raises:
        DamagedFileError: RED109.
        UnknownPartError: RED111: binary data that is no picture.
        ExpansionError: RED112.
    """
    for element in list(root.iter(BINARY)):
        parent = element.getparent()
        frame = None if parent is None else parent.getparent()
        if parent is not None and parent.tag == _OLE:
            raise UnknownPartError("the file holds an object of another program", path=file)
        if parent is not None and frame is not None and _holds_object(frame):
            drop(parent)
            continue
        stripped = strip(binary(element, file), file)
        element.text = base64.b64encode(stripped).decode("ascii")


def _drop_alternatives(package: Package, part: str, root: _Element) -> None:
    for frame in list(root.iter(_FRAME)):
        images = frame.findall(_IMAGE)
        readable = [i for i in images if _is_readable(package, _path(part, i))]
        for image in images:
            if _holds_object(frame) or (readable and image not in readable):
                drop(image)


def _is_readable(package: Package, path: str) -> bool:
    data = package.archive.members.get(path)
    return data is not None and kind_of(data) is not None


def _path(part: str, element: _Element) -> str:
    """The part that an element of a part refers to; empty without a reference."""
    href = element.get(_HREF, "")
    if not href or ":" in href:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), unquote(href)))


def _holds_object(frame: _Element) -> bool:
    return any(child.tag in _OBJECTS for child in frame)


def _suffix(part: str) -> str:
    found = _SUFFIX.search(part)
    return "" if found is None else found[0].lower()
