"""`redactor redact` of PDF files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from redactor.documents.pdf.format import RECOGNIZED, read_with_ocr
from redactor.documents.pdf.rasterizing import NOTES
from tests.cli.conftest import Invoke
from tests.documents import pdfs
from tests.documents.pdfs import scanned
from tests.documents.programs import program

SECRETS = ("Chol-min", "Hyesan", "Kimjongsuk", "14 March")
SETTINGS = ("--rules-only", "--policy", "everything")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A real file, in an empty folder."""
    return Path(shutil.copy(pdfs.FILES / "libreoffice.pdf", tmp_path / "mill.pdf"))


def test_a_copy_is_markdown(draft: Path, invoke: Invoke) -> None:
    """By default the copy has the words of the pages, redacted, and its log stands beside it."""
    before = draft.read_bytes()
    done = invoke("redact", "mill.pdf", *SETTINGS)
    assert done.code == 0, done.err
    copy = (draft.parent / "mill.redacted.md").read_text(encoding="utf-8")
    log = (draft.parent / "mill.redacted.md.audit.jsonl").read_text(encoding="utf-8")
    assert "[Person A] left" in copy
    assert "“They knew my shift" in copy
    assert not any(secret in copy + log for secret in SECRETS)
    assert "Harlan" not in copy
    assert draft.read_bytes() == before


def test_a_copy_of_pictures(draft: Path, invoke: Invoke) -> None:
    """On request the copy is a PDF of pictures, and the editor is told what to look at."""
    done = invoke("redact", "mill.pdf", "--rasterize", *SETTINGS)
    assert done.code == 0, done.err
    data = (draft.parent / "mill.redacted.pdf").read_bytes()
    assert (draft.parent / "mill.redacted.pdf.audit.jsonl").exists()
    assert len(pikepdf.open(draft.parent / "mill.redacted.pdf").pages) == 2
    assert not any(s.encode() in part for s in SECRETS for part in pdfs.everything_in(data))
    assert all(note in done.err for note in NOTES)


@pytest.mark.parametrize("option", ["--rasterize", "--ocr"])
def test_other_files_have_no_pages(option: str, tmp_path: Path, invoke: Invoke) -> None:
    """Both options are for PDF files."""
    (tmp_path / "mill.md").write_text("Words.", encoding="utf-8")
    assert invoke("redact", "mill.md", option).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mill.md"]


@pytest.mark.parametrize(
    "arguments",
    [("-o", "copy.pdf"), ("-o", "copy.md", "--rasterize")],
    ids=["Markdown", "pictures"],
)
def test_copies_are_named_for_what_they_are(
    arguments: tuple[str, ...], draft: Path, invoke: Invoke
) -> None:
    """Markdown is not written as a file that says it is PDF, nor pictures as Markdown."""
    assert invoke("redact", "mill.pdf", *arguments, *SETTINGS).code == 2
    assert [path.name for path in draft.parent.iterdir()] == ["mill.pdf"]


def test_a_scan_is_refused(tmp_path: Path, invoke: Invoke) -> None:
    """A file with a page that is a picture gives no copy, and the message says what to do."""
    (tmp_path / "scan.pdf").write_bytes(scanned())
    done = invoke("redact", "scan.pdf", *SETTINGS)
    assert done.code == 2
    assert "RED113 scan.pdf" in done.err
    assert "--ocr" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["scan.pdf"]


def test_a_scan_is_read_on_request(tmp_path: Path, invoke: Invoke) -> None:
    """Tesseract's words are redacted like any other, under bars on the picture."""
    program("tesseract")
    (tmp_path / "scan.pdf").write_bytes(scanned())
    done = invoke("redact", "scan.pdf", "--ocr", "--rasterize", *SETTINGS)
    assert done.code == 0, done.err
    assert RECOGNIZED in done.err
    again = read_with_ocr((tmp_path / "scan.redacted.pdf").read_bytes(), "scan.redacted.pdf").text
    assert "knew my shift" in again
    assert not any(secret in again for secret in SECRETS)
