"""Makes PDF files by hand, each with something that a test asks for."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream, String

FILES = Path(__file__).parent / "files"
"""Where files are that programs made."""

WIDTH, HEIGHT = 300, 400

STORY = (
    "BT /F 11 Tf 30 340 Td 15 TL (The mill closed in the spring, and the) Tj T* "
    "(night shift was sent home without pay.) Tj T* (Nobody asked where the men went.) Tj ET"
)
"""The content of a page with three lines of a paragraph."""

READ = (
    "The mill closed in the spring, and the night shift was sent home without pay. "
    "Nobody asked where the men went.\n"
)
"""What a reader reads there."""

Change = Callable[[pikepdf.Pdf, Any], None]
"""Takes the file and its first page."""


def text(words: str, x: float = 30, y: float = 200, size: float = 11, before: str = "") -> str:
    """The content that writes some words."""
    return f"q BT {before} /F {size} Tf {x} {y} Td ({words}) Tj ET Q"


def pdf(*contents: str, change: Change | None = None, **options: Any) -> bytes:
    """A file with a page for each content.

    Args:
        contents: of the pages, as PDF writes them.
        change: what is done to it before it is saved.
        options: of saving.
    """
    file = pikepdf.new()
    font = file.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )
    for content in contents:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, WIDTH, HEIGHT]),
            Resources=Dictionary(Font=Dictionary(F=font)),
            Contents=Stream(file, content.encode("cp1252")),
        )
        file.pages.append(pikepdf.Page(file.make_indirect(page)))
    if change is not None:
        change(file, file.pages[0].obj)
    return saved(file, **options)


def saved(file: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes of a file."""
    written = BytesIO()
    file.save(written, **options)
    return written.getvalue()


def picture(file: pikepdf.Pdf, grey: int, width: int = 8, height: int = 8) -> Stream:
    """A picture of one shade."""
    return Stream(
        file,
        bytes([grey]) * (width * height),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def note(kind: str, **entries: Any) -> Change:
    """Put a note on the page."""

    def change(file: pikepdf.Pdf, page: Any) -> None:
        made = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([30, 100, 200, 130]), **entries
        )
        page.Annots = Array([file.make_indirect(made)])

    return change


def attached(name: str, data: bytes) -> Change:
    """Attach a file."""

    def change(file: pikepdf.Pdf, page: Any) -> None:
        file.attachments[name] = pikepdf.AttachedFileSpec(file, data, filename=name)

    return change


def revised(data: bytes, old: str, new: str) -> bytes:
    """The file with words of its first page changed the way programs do who add to its end."""
    file = pikepdf.open(BytesIO(data))
    stream = file.pages[0].obj.Contents
    number, _ = stream.objgen
    content = stream.read_bytes().replace(old.encode(), new.encode())
    start = len(data)
    body = f"{number} 0 obj\n<< /Length {len(content)} >>\nstream\n".encode() + content
    body += b"\nendstream\nendobj\n"
    table = start + len(body)
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    trailer = data.rsplit(b"trailer", 1)[1].split(b"startxref")[0].strip()
    trailer = trailer[:-2] + f" /Prev {previous} >>".encode()
    body += f"xref\n{number} 1\n{start:010d} 00000 n \ntrailer\n".encode()
    return data + body + trailer + f"\nstartxref\n{table}\n%%EOF\n".encode()


def scanned(maker: str = "libreoffice") -> bytes:
    """A scan of the first page of a real file, and a page of text."""
    page = pypdfium2.PdfDocument(FILES / f"{maker}.pdf")[0]
    image = page.render(scale=200 / 72).to_pil().convert("L")

    def scan(file: Any, first: Any) -> None:
        stream = picture(file, 0)
        stream.write(zlib.compress(image.tobytes()), filter=Name.FlateDecode)
        stream.Width, stream.Height = image.size
        first.Resources.XObject = Dictionary(P=stream)
        first.MediaBox = Array([0, 0, 420, 595])

    return pdf("q 420 0 0 595 0 0 cm /P Do Q", STORY, change=scan)


def everything_in(data: bytes) -> Iterable[bytes]:
    """The bytes of a file, and of each of its streams unpacked, found without a reader of PDF."""
    yield data
    at = 0
    while (at := data.find(b"stream", at)) >= 0:
        at += 6
        start = at + (2 if data[at : at + 2] == b"\r\n" else 1)
        unpacker = zlib.decompressobj()
        try:
            yield unpacker.decompress(data[start:])
        except zlib.error:
            continue


__all__ = ["Array", "Dictionary", "Name", "Stream", "String"]
