"""What a PDF says of its makers, and a PDF that says it no more."""

from __future__ import annotations

import zlib
from base64 import a85encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from redactor import documents
from redactor.documents.pdf.format import Pdf
from redactor.errors import DamagedFileError
from tests.documents import pdfs, pictures
from tests.documents.pdfs import Array, Change, Dictionary, Name, Stream, String
from tests.documents.test_pdf_hidden import BESIDE, CANARY, SEEN, holds

FILES = Path(__file__).parent / "files"

KEPT = {"bookmark", "form field", "link", "alternative text", "page label", "font", "read aloud"}
KEPT |= {"style", "state of a button", "tag", "private entry in a mark", "comment in a content"}
KEPT |= {"choice", "comment in a mark", "key by numbers", "mark over two contents"}
"""What readers use stays in a file that is only stripped of what it says of its makers."""

NOTES = {"sticky note", "text note", "program to start"}
"""Likewise what notes say; not who wrote them."""


def told(data: bytes) -> list[tuple[str, str]]:
    """What the file says, each with its place."""
    return [(each.place, each.value) for each in Pdf().metadata(data, "x.pdf")]


def photograph(file: Any, page: Any) -> None:
    """A photograph as a camera made it, drawn on the page."""
    drawn(pictures.jpeg(), Name.DCTDecode)(file, page)


def drawn(data: bytes, packing: Any) -> Change:
    """A picture's file, drawn on the page."""

    def change(file: Any, page: Any) -> None:
        stream = Stream(file, b"")
        stream.write(data, filter=packing)
        _draw(stream, page)

    return change


def _draw(stream: Any, page: Any) -> None:
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = 40, 24
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceRGB, 8
    page.Resources.XObject = Dictionary(P=stream)


def test_real_files_tell_their_makers() -> None:
    """Author, title, program and time are listed."""
    found = dict(told((FILES / "libreoffice.pdf").read_bytes()))
    assert found["Info: Author"] == "Jo Harlan"
    assert found["Info: Title"] == "Night shift, for Harlan"
    assert found["Info: Producer"].startswith("LibreOffice")
    assert "Info: CreationDate" in found


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("author", ("Info: Author", SEEN)),
        ("XMP", ("XMP", SEEN)),
        ("script", ("script", "JavaScript")),
        ("layer's name", ("layer", SEEN)),
        ("destination", ("destination", CANARY)),
        ("destination in a tree", ("destination", SEEN)),
        ("program's data", ("data of a program", "Draw")),
        ("form field", ("form field", "who")),
        ("attachment", ("attachment", "list.txt")),
        ("author of a note", ("author of a note", SEEN)),
        ("path of a figure", ("data of a program", f"PTEX.FileName /home/{CANARY}/pier.pdf")),
        ("maker of a layer", ("maker of a layer", SEEN)),
    ],
)
def test_what_is_told(place: str, expected: tuple[str, str]) -> None:
    """Each place is listed by its name."""
    assert expected in told(pdfs.pdf(pdfs.STORY, change=BESIDE[place]))


def test_photographs_tell_where_they_were_taken() -> None:
    """What a camera wrote into a picture on a page is listed, and stripped."""
    data = pdfs.pdf(f"{pdfs.STORY} q 40 0 0 24 30 100 cm /P Do Q", change=photograph)
    assert any(place.startswith("picture: ") for place, _ in told(data))
    assert pictures.CANARY in documents.read(data, "x.pdf").text
    clean = Pdf().scrub(data, "x.pdf")
    assert told(clean) == []
    assert pictures.CANARY.encode() not in clean


WITH_PICTURE = f"{pdfs.STORY} q 40 0 0 24 30 100 cm /P Do Q"
CUT = pictures.jpeg()[: pictures.jpeg().index(b"\xff\xda") + 60]
"""A photograph that ends within its pixels, as viewers show it none the less."""


@pytest.mark.parametrize(
    ("data", "packing"),
    [
        pytest.param(CUT, Name.DCTDecode, id="cut short"),
        pytest.param(zlib.compress(pictures.jpeg()), [Name.FlateDecode, Name.DCTDecode], id="zip"),
        pytest.param(
            pictures.jpeg().hex().encode() + b">", [Name.ASCIIHexDecode, Name.DCTDecode], id="hex"
        ),
        pytest.param(pictures.jp2(), Name.JPXDecode, id="JPEG 2000"),
    ],
)
def test_photographs_are_stripped_however_they_are_packed(data: bytes, packing: Any) -> None:
    """A cut-short photograph, one packed twice and one of JPEG 2000 are told of, and stripped."""
    packing = Array(packing) if isinstance(packing, list) else packing
    file = pdfs.pdf(WITH_PICTURE, change=drawn(data, packing))
    assert any(pictures.CANARY in each.value for each in Pdf().metadata(file, "x.pdf"))
    assert pictures.CANARY in documents.read(file, "x.pdf").text
    clean = Pdf().scrub(file, "x.pdf")
    assert told(clean) == []
    assert not any(pictures.CANARY.encode() in each for each in pdfs.everything_in(clean))
    before, after = pypdfium2.PdfDocument(file)[0], pypdfium2.PdfDocument(clean)[0]
    assert (before.render().to_numpy() == after.render().to_numpy()).all()


def inline(data: bytes, packing: bytes) -> Change:
    """A picture's file that stands in the page's content."""
    head = b"BI /W 40 /H 24 /BPC 8 /CS /RGB /F " + packing + b" /L %d ID " % len(data)

    def change(file: Any, page: Any) -> None:
        content = page.Contents.read_bytes().replace(b"/P Do", head + data + b"\nEI")
        page.Contents.write(content)

    return change


def inline_over_two_contents(file: Any, page: Any) -> None:
    """A picture that begins in a content of the page and ends in the next."""
    inline(pictures.jpeg().hex().encode() + b">", b"[/AHx /DCT]")(file, page)
    content = page.Contents.read_bytes()
    middle = content.index(b"ID ") + 40
    page.Contents = Array([Stream(file, content[:middle]), Stream(file, content[middle:])])


def inline_bytes_over_two_contents(file: Any, page: Any) -> None:
    """The same with the bytes of the picture themselves, which no viewer puts together."""
    inline(pictures.jpeg(), b"/DCT")(file, page)
    content = page.Contents.read_bytes()
    middle = content.index(b"ID ") + 40
    page.Contents = Array([Stream(file, content[:middle]), Stream(file, content[middle:])])


def run_lengths(data: bytes) -> bytes:
    """Data as runs of other bytes (ISO 32000-2, 7.4.5)."""
    runs = [data[at : at + 128] for at in range(0, len(data), 128)]
    return b"".join(bytes([len(run) - 1]) + run for run in runs) + b"\x80"


def predicted(data: bytes, width: int = 9) -> bytes:
    """Data as differences from the row above (ISO 32000-2, 7.4.4.4), zipped."""
    padded = data + b"\0" * (-len(data) % width)
    rows = [padded[at : at + width] for at in range(0, len(padded), width)]
    coded = [
        b"\2" + bytes((byte - over) % 256 for byte, over in zip(row, above, strict=True))
        for row, above in zip(rows, [bytes(width), *rows[:-1]], strict=True)
    ]
    return zlib.compress(b"".join(coded))


def inline_in_a_form(file: Any, page: Any) -> None:
    """A picture in the content of something drawn by its name."""
    inline(pictures.jpeg(), b"/DCT")(file, page)
    content = page.Contents.read_bytes()
    form = Stream(file, content, Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 300, 400]), page.Resources
    page.Resources = Dictionary(XObject=Dictionary(Q=file.make_indirect(form)))
    page.Contents.write(b"/Q Do")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(inline(pictures.jpeg(), b"/DCT"), id="as it is"),
        pytest.param(inline(CUT, b"/DCT"), id="cut short"),
        pytest.param(inline(pictures.jpeg(), b"[/DCTDecode]"), id="name in full"),
        pytest.param(inline(pictures.jpeg(), b"/D#43T"), id="name with a number in it"),
        pytest.param(inline(pictures.jpeg().hex().encode() + b">", b"[/AHx /DCT]"), id="hex"),
        pytest.param(inline(a85encode(pictures.jpeg()) + b"~>", b"[/A85 /DCT]"), id="base 85"),
        pytest.param(inline(zlib.compress(pictures.jpeg()), b"[/Fl /DCT]"), id="zip"),
        pytest.param(inline(run_lengths(pictures.jpeg()), b"[/RL /DCT]"), id="runs"),
        pytest.param(
            inline(
                predicted(pictures.jpeg()), b"[/Fl /DCT] /DP [<</Predictor 12 /Columns 9>> null]"
            ),
            id="predicted",
        ),
        pytest.param(inline_over_two_contents, id="over two contents"),
        pytest.param(inline_in_a_form, id="in a form"),
    ],
)
def test_photographs_in_contents_are_stripped(change: Change) -> None:
    """What a camera wrote into a picture within a page's content is told of, and stripped."""
    file = pdfs.pdf(WITH_PICTURE, change=change)
    assert any(pictures.CANARY in each.value for each in Pdf().metadata(file, "x.pdf"))
    assert pictures.CANARY in documents.read(file, "x.pdf").text
    clean = Pdf().scrub(file, "x.pdf")
    assert told(clean) == []
    assert not any(pictures.CANARY.encode() in each for each in pdfs.everything_in(clean))
    before, after = pypdfium2.PdfDocument(file)[0], pypdfium2.PdfDocument(clean)[0]
    assert (before.render().to_numpy() == after.render().to_numpy()).all()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(inline(pictures.jpeg()[:400], b"/DCT"), id="cut within EXIF"),
        pytest.param(inline_bytes_over_two_contents, id="bytes over two contents"),
    ],
)
def test_a_photograph_in_a_content_that_cannot_be_read_is_not_passed_over(change: Change) -> None:
    """No file is called clean that holds it."""
    file = pdfs.pdf(WITH_PICTURE, change=change)
    assert any(pictures.CANARY in each.value for each in Pdf().metadata(file, "x.pdf"))
    with pytest.raises(DamagedFileError, match=r"RED109 x\.pdf a picture in the file"):
        Pdf().scrub(file, "x.pdf")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pictures.jpeg()[:400], id="cut within EXIF"),
        pytest.param(b"\0" * 9 + pictures.jpeg(), id="bytes before it"),
        pytest.param(pictures.CANARY.encode(), id="no picture"),
    ],
)
def test_a_photograph_that_cannot_be_read_is_not_passed_over(data: bytes) -> None:
    """A check reads its words, and no file is called clean that holds it."""
    file = pdfs.pdf(WITH_PICTURE, change=drawn(data, Name.DCTDecode))
    assert pictures.CANARY in documents.read(file, "x.pdf").text
    assert any(pictures.CANARY in each.value for each in Pdf().metadata(file, "x.pdf"))
    with pytest.raises(DamagedFileError, match=r"RED109 x\.pdf a picture in the file"):
        Pdf().scrub(file, "x.pdf")


@pytest.mark.parametrize("place", sorted(BESIDE.keys() - KEPT - NOTES))
def test_scrubbing(place: str) -> None:
    """Properties, scripts, attachments and authors of notes are gone; what pages show stays."""
    clean = Pdf().scrub(pdfs.pdf(pdfs.STORY, change=BESIDE[place]), "x.pdf")
    assert not holds(clean)
    assert told(clean) == []
    told_still = documents.read(clean, "x.pdf").text.removeprefix(pdfs.READ).strip()
    assert told_still in ("", "Layer 1", "a pier")


@pytest.mark.parametrize("in_tree", [True, False])
def test_links_lead_where_they_led(in_tree: bool) -> None:
    """Destinations have numbers for names, in order; who pointed at one points at it still."""

    def change(file: Any, page: Any) -> None:
        one, two = (Array([each.obj, Name.Fit]) for each in file.pages)
        if in_tree:
            names = Array([String("Anna"), one, String("Zof\u0119"), two])
            file.Root.Names = Dictionary(Dests=Dictionary(Names=names))
        else:
            file.Root.Dests = Dictionary({"/Anna": one, "/Zof\u0119": two})
        pdfs.note("Link", Dest=names[2] if in_tree else Name("/Zof\u0119"))(file, page)
        page.Annots.append(Dictionary(A=Dictionary(S=Name.GoTo, D=String("Nobody"))))

    clean = Pdf().scrub(pdfs.pdf(pdfs.STORY, pdfs.STORY, change=change), "x.pdf")
    file = pikepdf.open(BytesIO(clean))
    link, dangling = file.pages[0].Annots
    first, _, second, place = file.Root.Names.Dests.Names
    assert [str(each) for each in (first, second, link.Dest)] == ["d1", "d2", "d2"]
    assert place[0].objgen == file.pages[1].obj.objgen
    assert str(dangling.A.D) == "d0"
    assert Pdf().scrub(clean, "x.pdf") == clean


def test_scrubbing_leaves_no_earlier_state() -> None:
    """A file that was added to is written as one."""
    first = pdfs.pdf(f"{pdfs.STORY} {pdfs.text(SEEN)}", compress_streams=False)
    data = pdfs.revised(first, SEEN, "A friend")
    clean = Pdf().scrub(data, "x.pdf")
    assert holds(data)
    assert not holds(clean)
    assert "A friend" in documents.read(clean, "x.pdf").text


@pytest.mark.parametrize("maker", ["chromium", "libreoffice"])
def test_scrubbing_keeps_what_pages_show(maker: str) -> None:
    """Pages look the same, pixel for pixel, and links stay."""
    data = (FILES / f"{maker}.pdf").read_bytes()
    clean = Pdf().scrub(data, "x.pdf")
    assert told(clean) == []
    assert Pdf().scrub(clean, "x.pdf") == clean
    before, after = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument(clean)
    for one, two in zip(before, after, strict=True):
        assert (one.render().to_numpy() == two.render().to_numpy()).all()
    assert "https://desk.example/hyesan/night-shift" in documents.read(clean, "x.pdf").text


def test_scrubbing_takes_out_thumbnails() -> None:
    """A small picture of a page, which may be older than the page, goes."""

    def thumb(file: Any, page: Any) -> None:
        page.Thumb = pdfs.picture(file, 9)

    data = pdfs.pdf(pdfs.STORY, change=thumb)
    assert told(data) == [("thumbnail", "of a page")]
    assert told(Pdf().scrub(data, "x.pdf")) == []


def test_a_signature_tells_who_signed() -> None:
    """The name in a signature is listed."""

    def sign(file: Any, page: Any) -> None:
        value = Dictionary(Type=Name.Sig, Name=String(SEEN), Contents=String("x"))
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), V=value
        )
        field.Rect = Array([0, 0, 0, 0])
        file.Root.AcroForm = Dictionary(Fields=Array([file.make_indirect(field)]))

    assert ("signature", SEEN) in told(pdfs.pdf(pdfs.STORY, change=sign))


def test_a_scrubbed_file_opens() -> None:
    """What is written is sound."""
    clean = Pdf().scrub((FILES / "libreoffice.pdf").read_bytes(), "x.pdf")
    assert pikepdf.open(BytesIO(clean)).check_pdf_syntax() == []
