"""Finds words in a PDF that stand beside its pages: in properties, notes, names, files, scripts.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from redactor.documents.pdf.naming import names
from redactor.documents.pdf.photographs import files
from redactor.documents.pdf.picturefiles import words_in
from redactor.documents.pdf.refusals import DAMAGED, ENCRYPTED, XFA, Refusal
from redactor.documents.pdf.speaking import spoken
from redactor.documents.pdf.texts import texts
from redactor.documents.pdf.values import is_language, key_said, plain, said, text_of, unpacked
from redactor.documents.pdf.walking import contents, whole

_SILENT = frozenset(
    {"/ID", "/CreationDate", "/ModDate", "/M", "/DA", "/CheckSum"}
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

    Among them are names of destinations, styles, states of buttons, and fonts that do not come with
    systems, and what contents say in place of what they paint.

    Raises:
        Refusal: there are more than is read.
    """
    found = [*_in_strings(file), *_in_pictures(file)]
    found += [Words(key, text) for key, text in texts(file) if _WORD.search(text)]
    found += [Words(key, name, address=True) for key, name in names(file)]
    found += [Words(*each) for content in contents(file) for each in spoken(content.data)]
    return list(dict.fromkeys(found))


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


def _in_strings(file: Any) -> Iterator[Words]:
    import pikepdf

    for parent in whole(file):
        if isinstance(parent, pikepdf.Array) and parent.is_indirect:
            # Colours have a table of numbers.
            for each in () if list(parent)[:1] == [pikepdf.Name.Indexed] else parent:
                yield from _strings("", each)
        if not isinstance(parent, pikepdf.Dictionary | pikepdf.Stream):
            continue
        kind = said(parent, "/Type")
        signed = kind in ("/Sig", "/DocTimeStamp")
        is_element = kind == "/StructElem" or ("/P" in parent and "/S" in parent)
        for key, value in parent.items():
            if key == "/ID" and is_element:
                yield from _strings("/URL", value)
            if key not in _SILENT and not (signed and key in ("/Contents", "/Cert")):
                yield from _strings(f"/{key_said(key)}", value)


def _in_pictures(file: Any) -> Iterator[Words]:
    """What cameras and programs wrote into pictures."""
    for picture in files(file):
        text = words_in(picture)
        if _WORD.search(text):
            yield Words("picture", text)


def _strings(key: str, value: Any) -> Iterator[Words]:
    import pikepdf

    if isinstance(value, pikepdf.String):
        text = text_of(value)
        if key == "/RC":
            text = plain(text)
        text = "".join(c for c in text.replace("\r", "\n") if c.isprintable() or c == "\n")
        is_silent = _NODE.fullmatch(text) or (key == "/Lang" and is_language(text))
        if _WORD.search(text) and not is_silent:
            yield Words(key, text.strip(), key in _ADDRESSES)
    elif isinstance(value, pikepdf.Array) and not value.is_indirect:
        for each in value:
            yield from _strings(key, each)
