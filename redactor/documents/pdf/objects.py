"""Finds words in a PDF that stand beside its pages: in properties, notes, names, files, scripts.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from redactor.documents.pdf.limits import OBJECTS
from redactor.documents.pdf.photographs import photographs, words_in
from redactor.documents.pdf.refusals import DAMAGED, ENCRYPTED, TOO_LARGE, XFA, Refusal
from redactor.documents.pdf.values import decoded, plain, said, text_of, unpacked

DEPTH = 60
"""Objects within one another that are looked into."""

_SILENT = frozenset(
    {"/ID", "/CreationDate", "/ModDate", "/M", "/DA", "/Lang", "/CheckSum"}
    | {"/Registry", "/Ordering", "/Encoding", "/W", "/Style", "/Panose", "/Lookup", "/Limits"}
)
"""Keys whose strings are no words: digests, dates, names for programs, tables of numbers."""

_ADDRESSES = frozenset({"/URI", "/F", "/UF", "/DOS", "/Unix", "/Mac", "/URL"})
_WORD = re.compile(r"[^\W\d_]{2}")
_NODE = re.compile(r"node\d+")
"""What browsers call the elements of a structure tree."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside the pages.

    Args:
        key: under which they stand, such as `/Author`.
        text: the words.
        address: whether they are a link's target or a file's name.
    """

    key: str
    text: str = field(repr=False)
    address: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within the file.

    Args:
        name: as the file gives it.
        data: the file.
    """

    name: str = field(repr=False)
    data: bytes = field(repr=False)


def opened(data: bytes) -> Any:
    """The file as pikepdf has it.

    Raises:
        Refusal: it is damaged or locked.
    """
    import pikepdf

    try:
        return pikepdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        cause = ENCRYPTED
    except (pikepdf.PdfError, ValueError, TypeError, KeyError):
        cause = DAMAGED
    raise Refusal(cause)


def refuse_xfa(file: Any) -> None:
    """Refuse a form that is no page but a program of its own.

    Raises:
        Refusal: it is one.
    """
    import pikepdf

    form = file.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        raise Refusal(XFA)


def words(file: Any) -> list[Words]:
    """All words beside the pages, each once, in the order of the file's objects.

    Raises:
        Refusal: more than `OBJECTS` objects.
    """
    return list(dict.fromkeys([*_words(file), *_in_pictures(file)]))


def attachments(file: Any) -> list[Attachment]:
    """The files within the file."""
    import pikepdf

    found: dict[tuple[int, int], Attachment] = {}
    for parent in whole(file):
        if not isinstance(parent, pikepdf.Dictionary) or "/EF" not in parent:
            continue
        name = said(parent, "/UF") or said(parent, "/F")
        inner = parent.get("/EF")
        if isinstance(inner, pikepdf.Dictionary):
            for stream in inner.values():
                if isinstance(stream, pikepdf.Stream):
                    found.setdefault(stream.objgen, Attachment(name, unpacked(stream)))
    return list(found.values())


def _words(file: Any) -> Iterator[Words]:
    import pikepdf

    for parent in whole(file):
        if not isinstance(parent, pikepdf.Dictionary | pikepdf.Stream):
            continue
        kind = said(parent, "/Type")
        is_xml = kind == "/Metadata" or said(parent, "/Subtype") == "/XML"
        if is_xml and isinstance(parent, pikepdf.Stream):
            yield Words("XMP", plain(decoded(unpacked(parent))))
        signed = kind in ("/Sig", "/DocTimeStamp")
        for key, value in parent.items():
            if key in _SILENT or (signed and key in ("/Contents", "/Cert")):
                continue
            if key == "/JS" and isinstance(value, pikepdf.Stream):
                yield Words(key, decoded(unpacked(value)))
            yield from _strings(key, value)


def _in_pictures(file: Any) -> Iterator[Words]:
    """What cameras and programs wrote into pictures."""
    for stream in photographs(whole(file)):
        text = words_in(stream)
        if _WORD.search(text):
            yield Words("picture", text)


def _strings(key: str, value: Any) -> Iterator[Words]:
    import pikepdf

    if isinstance(value, pikepdf.String):
        text = text_of(value)
        if key == "/RC":
            text = plain(text)
        text = "".join(c for c in text.replace("\r", "\n") if c.isprintable() or c == "\n")
        if _WORD.search(text) and not _NODE.fullmatch(text):
            yield Words(key, text.strip(), key in _ADDRESSES)
    elif isinstance(value, pikepdf.Array) and not value.is_indirect:
        for each in value:
            yield from _strings(key, each)


def whole(file: Any) -> Iterator[Any]:
    """Every dictionary, array and stream of the file, those within others after these."""
    import pikepdf

    done = 0
    for root in (file.trailer, *file.objects):
        stack = [(root, 0)]
        while stack:
            parent, depth = stack.pop()
            done += 1
            if done > OBJECTS or depth > DEPTH:
                raise Refusal(TOO_LARGE)
            yield parent
            if isinstance(parent, pikepdf.Stream | pikepdf.Dictionary):
                inner = [value for _, value in parent.items()]
            elif isinstance(parent, pikepdf.Array):
                inner = list(parent)
            else:
                continue
            stack += [
                (value, depth + 1)
                for value in reversed(inner)
                if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
            ]
