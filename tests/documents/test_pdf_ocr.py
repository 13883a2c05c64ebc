"""Pages that are pictures, read by tesseract."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from redactor import documents
from redactor.documents import Edit
from redactor.documents.pdf.format import RECOGNIZED, read_with_ocr
from redactor.documents.pdf.rasterizing import rasterize
from redactor.errors import MissingProgramError
from redactor.spans import Span
from tests.documents import pdfs
from tests.documents.pdfs import scanned
from tests.documents.programs import program


def test_a_scan_is_read_in_order() -> None:
    """The words of a picture are read column by column, and those of other pages as they are."""
    program("tesseract")
    document = read_with_ocr(scanned(), "scan.pdf")
    order = (
        "Pak Chol-min left",
        "They knew my shift",
        "His cousin",
        "Place",
        "Read the first part",
    )
    places = [document.text.index(words) for words in order]
    assert places == sorted(places)
    assert pdfs.READ.strip() in document.text
    clean = documents.cleaned(document)
    assert clean.notes == (RECOGNIZED,)
    at = clean.text.index("Hyesan")
    page = pypdfium2.PdfDocument(rasterize(clean, [Edit(Span(at, at + 6), "")], 72))[0]
    pixels = page.render(grayscale=True).to_numpy()
    assert (pixels[85:90, 175:200] == 0).all()


def test_a_text_under_a_scan_counts_for_nothing() -> None:
    """With tesseract the copy has what the picture shows; the text laid under it is hidden."""
    program("tesseract")
    data = scanned()
    file = pikepdf.open(BytesIO(data))
    content = b" " + pdfs.text("Jo Quade", before="3 Tr").encode()
    first = file.pages[0].obj
    first.Contents = pikepdf.Stream(file, first.Contents.read_bytes() + content)
    document = read_with_ocr(pdfs.saved(file), "scan.pdf")
    assert "Jo Quade" in document.text
    clean = documents.cleaned(document)
    assert "Jo Quade" not in clean.text
    assert "Pak Chol-min left" in clean.text


def test_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, the message names the package."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match=r"RED003 .*tesseract-ocr"):
        read_with_ocr(scanned(), "scan.pdf")
