"""Finds what is named in a PDF by no string: styles, states, resources, inks, fonts.

Runs in a process of its own; see `process`. Source: ISO 32000-2, 7.3.5 (names), 8.6.6 (inks),
12.7.5.2 (states of buttons), 14.5 (data of programs), 14.7 (structure).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redactor.documents.fonts import is_common
from redactor.documents.pdf.standard import PROPERTIES, is_standard, strange
from redactor.documents.pdf.values import decoded, key_said, said
from redactor.documents.pdf.walking import whole

_FONTS = ("/BaseFont", "/FontName")
_SUBSET = re.compile(r"/(?:[A-Z]{6}\+)?")
_KEYED = (
    "/XObject", "/Properties", "/ColorSpace", "/Pattern", "/Shading", "/ExtGState", "/Colorants",
    "/PieceInfo", "/Extensions", "/RoleMap", "/ClassMap",
)  # fmt: skip
"""Dictionaries whose keys a program or a person made up."""
_VALUES = ("/V", "/DV", "/AS", "/Name")
_INKS = frozenset({"/Separation", "/DeviceN"})
_SPOKEN = re.compile(r"\s|[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]{2}")


def names(file: Any) -> Iterator[tuple[str, str]]:
    """What is named by no string, with the key that it stands under; see `is_standard`."""
    import pikepdf

    for key in _keys(file.Root.get("/Dests")):
        yield "/Dests", key
    for key in _keys(file.trailer.get("/Info")):
        if key not in PROPERTIES:
            yield "/Info", key
    for parent in whole(file):
        if isinstance(parent, pikepdf.Array):
            yield from _in_array(parent)
        elif isinstance(parent, pikepdf.Dictionary | pikepdf.Stream):
            for key, name in _of(parent):
                if _WORD.search(name) and not is_standard(name):
                    yield key, name


def _of(parent: Any) -> Iterator[tuple[str, str]]:
    import pikepdf

    for key in _FONTS:
        font = _SUBSET.sub("", said(parent, key), count=1)
        if font and not is_common(_spaced(font)):
            yield key, font
    for key in _KEYED:
        for name in _keys(parent.get(key)):
            yield key, name
    states = parent.get("/AP")
    for kind in ("/N", "/D", "/R") if isinstance(states, pikepdf.Dictionary) else ():
        for name in _keys(states.get(kind)):
            yield "/AP", name
    is_element = "/S" in parent and ("/P" in parent or said(parent, "/Type") == "/StructElem")
    for key in (*_VALUES, *(("/S", "/C") if is_element else ())):
        value = parent.get(key)
        if isinstance(value, pikepdf.Name):
            yield key, name_of(value)
    for key in strange(parent):
        yield key, key_said(key)
    for key, value in parent.items():
        if _SPOKEN.search(key_said(key)):
            yield "", key_said(key)
        if isinstance(value, pikepdf.Name) and key not in _FONTS and _SPOKEN.search(name_of(value)):
            yield key, name_of(value)


def _in_array(parent: Any) -> Iterator[tuple[str, str]]:
    """Names with blanks or other letters than those of ASCII, and inks."""
    import pikepdf

    found = [name_of(each) for each in parent if isinstance(each, pikepdf.Name)]
    inks = found[1:2] if found[:1] and f"/{found[0]}" in _INKS else []
    if found[:1] == ["DeviceN"] and len(parent) > 1 and isinstance(parent[1], pikepdf.Array):
        inks = [name_of(each) for each in parent[1] if isinstance(each, pikepdf.Name)]
    for name in [*inks, *filter(_SPOKEN.search, found)]:
        if _WORD.search(name) and not is_standard(name):
            yield "", name


def name_of(name: Any) -> str:
    """What a name says without its slash, in whichever encoding it has."""
    return decoded(bytes(name)[1:])


def _keys(parent: Any) -> list[str]:
    import pikepdf

    is_keyed = isinstance(parent, pikepdf.Dictionary) and not isinstance(parent, pikepdf.Stream)
    return [key_said(key) for key in sorted(parent.keys())] if is_keyed else []


def _spaced(font: str) -> str:
    """The name of a font's family, as people write it: `Times New Roman`."""
    family = re.sub(r"(?:PS)?(?:MT)?(?:[-,].*)?\Z", "", font, count=1)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family)
