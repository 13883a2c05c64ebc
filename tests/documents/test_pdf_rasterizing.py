"""A PDF of pictures: every redacted stretch is a bar, and there is nothing but pictures."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from redactor import documents
from redactor.documents import Document, Edit
from redactor.documents.pdf.bars import Bar, bars, draw_bars
from redactor.documents.pdf.format import Pdf
from redactor.documents.pdf.painting import verify
from redactor.documents.pdf.rasterizing import rasterize
from redactor.documents.pdf.refusals import Refusal
from redactor.errors import ExpansionError, NoTextError, RedactionError, UnknownFormatError
from redactor.spans import Span
from tests.documents import pdfs
from tests.documents.pdfs import Array
from tests.documents.programs import program

FILES = Path(__file__).parent / "files"


def clean(data: bytes) -> Document:
    """The document that a copy is made of."""
    return documents.cleaned(documents.read(data, "x.pdf"))


def edit(document: Document, words: str, replacement: str = "[a place]") -> Edit:
    """The replacement of the first place where some words stand."""
    at = document.text.index(words)
    return Edit(Span(at, at + len(words)), replacement)


def page(data: bytes, dpi: int, index: int = 0) -> np.ndarray:
    """The pixels of a page, grey."""
    return pypdfium2.PdfDocument(data)[index].render(scale=dpi / 72, grayscale=True).to_numpy()


def pictures(data: bytes) -> list[np.ndarray]:
    """The pixels of each picture in a file, as they are stored."""
    found = []
    for each in pikepdf.open(BytesIO(data)).pages:
        stream = each.obj.Resources.XObject.Page
        shape = (int(stream.Height), int(stream.Width), -1)
        found.append(np.frombuffer(stream.read_bytes(), dtype=np.uint8).reshape(shape))
    return found


@pytest.mark.parametrize("dpi", [72, 150, 200])
def test_a_bar_covers_all_of_the_letters(dpi: int) -> None:
    """Of redacted letters not one pixel is left, nor anything else within the bar."""
    content = pdfs.text("(Agj|", 30, 200, 20).replace("(", "\\(", 1).replace("\\((", "(\\(")
    letters = clean(pdfs.pdf(content))
    bar = rasterize(letters, [Edit(Span(0, len(letters.text.rstrip())), "")], dpi)
    (pixels,) = pictures(bar)
    dark = np.argwhere(pixels[:, :, 0] < 255)
    (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0)
    assert (pixels[top : bottom + 1, left : right + 1] == 0).all()
    shown = np.argwhere(page(pdfs.pdf(content), dpi) < 255)
    assert (shown.min(axis=0) > (top, left)).all()
    assert (shown.max(axis=0) < (bottom, right)).all()


def test_pictures_with_other_words_under_bars_are_the_same() -> None:
    """What was under a bar leaves no trace: words as wide, but different, give the same file."""
    made = []
    for words in ("Nilo", "loNi"):
        document = clean(pdfs.pdf(pdfs.text(f"She met {words} there.")))
        made.append(rasterize(document, [edit(document, words)], 150))
    assert made[0] == made[1]


def test_the_same_draft_gives_the_same_file() -> None:
    """Nothing in the file tells when or where it was made."""
    document = clean(pdfs.pdf(pdfs.STORY))
    assert rasterize(document, [], 100) == rasterize(document, [], 100)


def test_what_is_not_redacted_stays() -> None:
    """Away from bars the page looks as it did."""
    document = clean(pdfs.pdf(pdfs.STORY))
    data = rasterize(document, [edit(document, "mill")], 144)
    (pixels,) = pictures(data)
    file = pypdfium2.PdfDocument(pdfs.pdf(pdfs.STORY))
    before = file[0].render(scale=2).to_numpy()[:, :, 0]
    assert (pixels[130:, :, 0] == before[130:]).all()
    assert (pixels[:130, :, 0] != before[:130]).any()


def test_every_line_of_a_stretch_has_a_bar() -> None:
    """Words that run on in the next line are covered in both."""
    document = clean(pdfs.pdf(pdfs.STORY))
    (pixels,) = pictures(rasterize(document, [edit(document, "and the night shift")], 72))
    assert pixels[400 - 344, 210, 0] == 0
    assert pixels[400 - 329, 35, 0] == 0
    assert pixels[400 - 329, 100:200, 0].max() == 255


def test_running_heads_are_covered_on_every_page() -> None:
    """What stands in the text once, and on each page, has a bar on each page."""
    contents = [
        pdfs.text(f"For Jo Quade, page {number}", 30, 380, 10) + pdfs.text(words, 30, 200)
        for number, words in ((9, "The first of the pages."), (10, "The second of them."))
    ]
    document = clean(pdfs.pdf(*contents))
    assert document.text.count("Quade") == 1
    for pixels in pictures(rasterize(document, [edit(document, "Jo Quade", "")], 72)):
        assert (pixels[400 - 386 : 400 - 380, 50:90] == 0).all()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_bars_stand_where_the_words_are_shown(rotation: int) -> None:
    """Turned and cropped pages have their bars in the right place."""

    def turn(file: object, page: dict[str, object]) -> None:
        page["/Rotate"] = rotation
        page["/CropBox"] = Array([10, 150, 250, 350])

    data = pdfs.pdf(pdfs.text("Quade", 100, 250, 20), change=turn)
    document = clean(data)
    (pixels,) = pictures(rasterize(document, [edit(document, "Quade", "")], 72))
    before = page(data, 72)
    assert (before < 128).any()
    assert (pixels[before < 255] == 0).all()
    assert (pixels == 0).mean() < 0.1


def test_the_words_of_a_replacement_are_on_its_bar() -> None:
    """A replacement that fits is written in white."""
    document = clean(pdfs.pdf(pdfs.text("The municipality of Upper Quade", 30, 200, 16)))
    replaced = edit(document, "municipality of Upper Quade")
    (with_words,) = pictures(rasterize(document, [replaced], 200))
    (without,) = pictures(rasterize(document, [Edit(replaced.span, "")], 200))
    assert (with_words != without).any()


def test_words_that_do_not_fit_are_left_out() -> None:
    """A bar too small for its words is black."""
    area = (5, 5, 30, 20)
    image = Image.new("L", (60, 40), "white")
    draw_bars(image, [Bar((area,), "[a town in the north of the country]")])
    assert image.crop(area).getextrema() == (0, 0)


def test_bars_off_the_page_are_none() -> None:
    """Nothing is drawn for what is not shown."""
    assert bars([(-50, 10, -20, 20)], "", 1, (100, 100)) is None


@pytest.mark.parametrize("maker", ["chromium", "libreoffice"])
def test_no_reader_finds_a_word(maker: str) -> None:
    """Neither pdfium, nor qpdf, nor pdftotext finds text or properties in the file."""
    program("pdftotext")
    document = documents.cleaned(documents.read_path(FILES / f"{maker}.pdf"))
    data = rasterize(document, [edit(document, "Pak Chol-min")], 100)
    assert list(Pdf().extracts(data, "x.pdf")) == []
    assert Pdf().metadata(data, "x.pdf") == []
    file = pikepdf.open(BytesIO(data))
    kinds = [str(o.get("/Type", "")) for o in file.objects if isinstance(o, pikepdf.Dictionary)]
    assert sorted(kinds) == ["/Catalog", "/Page", "/Page", "/Pages"]
    before = Pdf().extracts((FILES / f"{maker}.pdf").read_bytes(), "x.pdf")
    assert {e.place for e in before if "Chol-min" in e.text} == {"pages", "pdftotext"}


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a shell")
def test_a_reader_that_does_not_finish_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that pdftotext cannot read in time is not taken for one without words."""
    stand_in = tmp_path / "pdftotext"
    stand_in.write_text("#!/bin/sh\nexec sleep 60\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("redactor.documents.pdf.pdftotext.SECONDS", 0.2)
    with pytest.raises(ExpansionError, match=r"RED112 x\.pdf") as caught:
        list(Pdf().extracts(pdfs.pdf(pdfs.STORY), "x.pdf"))
    assert caught.value.__cause__ is None


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of a shell")
def test_a_reader_that_fails_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that pdftotext cannot read is not taken for one without words."""
    stand_in = tmp_path / "pdftotext"
    stand_in.write_text("#!/bin/sh\ncat >/dev/null\nexit 1\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(RedactionError, match="RED301 pdftotext cannot read"):
        list(Pdf().extracts(pdfs.pdf(pdfs.STORY), "x.pdf"))


def test_verification_sees_a_bar_that_does_not_hold() -> None:
    """A picture in which a bar shows what is under it is refused."""
    document = clean(pdfs.pdf(pdfs.STORY))
    data = rasterize(document, [], 72)
    verify(data, [[]])
    with pytest.raises(Refusal):
        verify(data, [[Bar(((30, 50, 80, 65),), "")]])


def test_verification_sees_what_is_no_picture() -> None:
    """A file with anything but pictures is refused."""
    with pytest.raises(Refusal):
        verify(pdfs.pdf(pdfs.STORY, change=pdfs.note("Text")), [[]])


def test_a_text_under_a_scan_is_not_trusted() -> None:
    """A page that is a picture may show what its text does not say."""

    def scan(file: object, page: object) -> None:
        page.Resources.XObject = pdfs.Dictionary(P=pdfs.picture(file, 90))

    content = "q 300 0 0 400 0 0 cm /P Do Q " + pdfs.STORY.replace("BT", "BT 3 Tr")
    document = clean(pdfs.pdf(content, change=scan))
    assert document.text == pdfs.READ
    with pytest.raises(NoTextError, match=r"RED113 x\.pdf.*--ocr"):
        rasterize(document, [])


def test_pages_too_large_for_pictures() -> None:
    """A picture of too many pixels is not made."""

    def large(file: object, page: object) -> None:
        page.MediaBox = Array([0, 0, 9000, 9000])

    document = clean(pdfs.pdf(pdfs.STORY, change=large))
    with pytest.raises(ExpansionError, match="RED112"):
        rasterize(document, [])


def test_only_pdf_is_made_into_pictures() -> None:
    """Other documents have no pages."""
    with pytest.raises(UnknownFormatError, match=r"RED106 x\.md"):
        rasterize(documents.parse("Words.", "markdown", name="x.md"), [])
