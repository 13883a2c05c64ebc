"""Tells what a PDF says of its makers, and how it was made.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redactor.documents.pdf.objects import attachments, opened
from redactor.documents.pdf.photographs import files
from redactor.documents.pdf.picturefiles import told
from redactor.documents.pdf.renaming import is_neutral, named
from redactor.documents.pdf.revisions import earlier
from redactor.documents.pdf.standard import is_standard, strange
from redactor.documents.pdf.values import decoded, key_said, plain, said, text_of, unpacked
from redactor.documents.pdf.walking import whole

_OF_LAYERS = (("/CreatorInfo", "/Creator"), ("/User", "/Name"))


def properties(data: bytes) -> list[tuple[str, str]]:
    """Places and what stands there, each once.

    Raises:
        Refusal: the file cannot be read.
    """
    file = opened(data)
    found = [*_info(file), *_in_objects(file)]
    found += [("attachment", each.name) for each in attachments(file)]
    states = len(earlier(data))
    if states:
        found.append(("earlier states", f"{states}, which can be read"))
    return list(dict.fromkeys(found))


def _info(file: Any) -> Iterator[tuple[str, str]]:
    import pikepdf

    info = file.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary):
        for key, value in info.items():
            words = text_of(value) if isinstance(value, pikepdf.Name | pikepdf.String) else ""
            if words:
                yield f"Info: {key_said(key)}", words


def _in_objects(file: Any) -> Iterator[tuple[str, str]]:
    import pikepdf

    for parent in whole(file):
        if isinstance(parent, pikepdf.Dictionary | pikepdf.Stream):
            yield from _of(parent)
    for place, name in named(file, whole(file)):
        if not is_neutral(name):
            yield place, name
    for picture in files(file):
        yield from ((f"picture: {each.place}", each.value) for each in told(picture))


def _of(parent: Any) -> Iterator[tuple[str, str]]:
    import pikepdf

    kind = said(parent, "/Type")
    if kind == "/Metadata" and isinstance(parent, pikepdf.Stream):
        for line in plain(decoded(unpacked(parent))).split("\n"):
            yield "XMP", line
    if kind == "/Sig" and said(parent, "/Name"):
        yield "signature", said(parent, "/Name")
    if "/Rect" in parent and said(parent, "/T"):
        yield "form field" if "/FT" in parent else "author of a note", said(parent, "/T")
    if isinstance(parent.get("/PieceInfo"), pikepdf.Dictionary):
        for program in sorted(parent.PieceInfo.keys()):
            yield "data of a program", key_said(program)
    for key in strange(parent):
        if not is_standard(key_said(key)):
            yield "data of a program", " ".join((key_said(key), *_strings(parent[key])))
    usage = parent.get("/Usage")
    for key, entry in _OF_LAYERS if isinstance(usage, pikepdf.Dictionary) else ():
        who = usage.get(key)
        yield from (("maker of a layer", each) for each in _strings(_entry(who, entry)))
    if parent.get("/S") == pikepdf.Name.JavaScript:
        yield "script", "JavaScript"
    if "/Thumb" in parent:
        yield "thumbnail", "of a page"


def _entry(parent: Any, key: str) -> Any:
    import pikepdf

    return parent.get(key) if isinstance(parent, pikepdf.Dictionary) else None


def _strings(value: Any) -> list[str]:
    """What a string or name says, or those in a dictionary or array."""
    import pikepdf

    if isinstance(value, pikepdf.Name | pikepdf.String):
        return [text_of(value)]
    inner: list[Any] = []
    if isinstance(value, pikepdf.Dictionary):
        inner = [each for _, each in value.items()]
    elif isinstance(value, pikepdf.Array):
        inner = list(value)
    return [text_of(each) for each in inner if isinstance(each, pikepdf.Name | pikepdf.String)]
