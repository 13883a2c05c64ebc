"""Finds words in a PDF that stand beside its pages: in properties, notes, names, files, scripts.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from redactor.documents.fonts import is_common
from redactor.documents.pdf.limits import OBJECTS
from redactor.documents.pdf.photographs import files
from redactor.documents.pdf.picturefiles import words_in
from redactor.documents.pdf.refusals import DAMAGED, ENCRYPTED, TOO_LARGE, XFA, Refusal
from redactor.documents.pdf.values import decoded, key_said, plain, said, text_of, unpacked

DEPTH = 60
"""Objects within one another that are looked into."""

_SILENT = frozenset(
    {"/ID", "/CreationDate", "/ModDate", "/M", "/DA", "/Lang", "/CheckSum"}
    | {"/Registry", "/Ordering", "/Encoding", "/W", "/Style", "/Panose", "/Lookup", "/Limits"}
)
"""Keys whose strings are no words: digests, dates, names for programs, tables of numbers."""

_ADDRESSES = frozenset({"/URI", "/F", "/UF", "/DOS", "/Unix", "/Mac", "/URL"})
_WORD = re.compile(r"[^\W\d_]{2}")
_INNER = rb"\((?:\\.|[^()\\])*\)"
_SAID = re.compile(
    rb"/(?:ActualText|Alt|E|T)\s*"
    rb"(\((?:\\.|[^()\\]|\((?:\\.|[^()\\]|" + _INNER + rb")*\))*\)|<[0-9A-Fa-f\s]*>)",
    re.DOTALL,
)
"""What a page's content says in place of what it paints (ISO 32000-2, 14.9), with parentheses in
parentheses (7.3.4.2) as people write them."""
_LIGATURE = 3
"""Letters that one sign may stand for: as long, such a text names nobody."""
_FONTS = ("/BaseFont", "/FontName")
_STYLES = ("/RoleMap", "/ClassMap")
_SUBSET = re.compile(r"/(?:[A-Z]{6}\+)?")
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

    Among them are names of destinations, styles, and fonts that do not come with systems, and what
    contents say in place of what they paint.

    Raises:
        Refusal: more than `OBJECTS` objects.
    """
    found = [*_words(file), *_in_pictures(file), *_named(file), *_in_contents(file)]
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
            yield from _strings(f"/{key_said(key)}", value)


def _named(file: Any) -> Iterator[Words]:
    """What is named by no string: destinations (PDF 1.1), styles of paragraphs, and fonts."""
    import pikepdf

    places = file.Root.get("/Dests")
    if isinstance(places, pikepdf.Dictionary):
        for key in places.keys():  # noqa: SIM118 - it gives strings
            yield Words("/Dests", key_said(key), address=True)
    tree = file.Root.get("/StructTreeRoot")
    for key in _STYLES if isinstance(tree, pikepdf.Dictionary) else ():
        named = tree.get(key)
        if isinstance(named, pikepdf.Dictionary):
            for style in named.keys():  # noqa: SIM118
                yield Words(key, key_said(style), address=True)
    for parent in whole(file):
        for key in _FONTS if isinstance(parent, pikepdf.Dictionary) else ():
            font = _SUBSET.sub("", said(parent, key), count=1)
            if font and not is_common(_spaced(font)):
                yield Words(key, font, address=True)


def _spaced(font: str) -> str:
    """The name of a font's family, as people write it: `Times New Roman`."""
    family = re.sub(r"(?:PS)?(?:MT)?(?:[-,].*)?\Z", "", font, count=1)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family)


def _in_contents(file: Any) -> Iterator[Words]:
    """What is read aloud or copied in place of what a page paints."""
    import pikepdf

    for parent in whole(file):
        is_content = isinstance(parent, pikepdf.Stream) and "/Length1" not in parent
        if not is_content or said(parent, "/Subtype") not in ("", "/Form"):
            continue
        for match in _SAID.finditer(unpacked(parent)):
            text = text_of(pikepdf.Object.parse(match[1]))
            if len(text.strip()) > _LIGATURE and _WORD.search(text):
                yield Words("/ActualText", text)


def _in_pictures(file: Any) -> Iterator[Words]:
    """What cameras and programs wrote into pictures."""
    for picture in files(whole(file)):
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
