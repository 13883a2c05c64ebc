"""Files that real programs made, redacted, and opened again by real programs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import docx as python_docx
import pytest

from redactor import Redactor, documents
from redactor.documents.document import Document, Edit
from redactor.documents.docx.format import Docx
from redactor.redaction.redaction import Redaction
from redactor.spans import Span
from tests.documents.docx_files import stands_in, unpacked
from tests.documents.programs import converted, program

FILES = Path(__file__).parent / "files"
MILL = FILES / "libreoffice.docx"
"""Made by LibreOffice 7.4 of `mill.fodt`."""

WORD = Docx()


@pytest.fixture(scope="module")
def redaction() -> Redaction:
    """The file of LibreOffice's, redacted by rules alone."""
    redactor = Redactor.from_policy("everything", threads=None, language="en")
    return redactor.redact_document(documents.read_path(MILL))


def replaced(document: Document, *words: str) -> bytes:
    """The document's file with some words replaced wherever they are."""
    found = re.finditer("|".join(map(re.escape, words)), document.text)
    return WORD.write(document, [Edit(Span(*match.span()), "[a person]") for match in found])


def test_a_whole_redaction_leaves_no_leak(redaction: Redaction) -> None:
    """What stood in the text, the header, a box, a note, a style, a link and bookmarks is gone."""
    assert redaction.leaks == ()
    assert stands_in("Orlovskaya", redaction.data) == []
    assert "drives me home" in redaction.text


def test_redacting_a_copy_changes_nothing(redaction: Redaction) -> None:
    """To the last byte, cleaning included."""
    redactor = Redactor.from_policy("everything", threads=None, language="en")
    again = redactor.redact_document(documents.read(redaction.data, "mill.docx"))
    assert (again.edits, again.data) == ([], redaction.data)


def test_a_copy_has_the_parts_of_its_pages(redaction: Redaction) -> None:
    """The parts of the pages, under plain names; properties, comments and fonts are gone."""
    members = unpacked(redaction.data)
    assert list(members) == [
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
        "word/styles.xml", "word/header1.xml", "word/footnotes.xml", "word/numbering.xml",
        "word/settings.xml",
    ]  # fmt: skip


def test_the_body_of_a_copy_is_as_kept_beside_the_tests() -> None:
    """Every element and attribute of the pages, after cleaning and with words replaced."""
    data = replaced(documents.cleaned(documents.read_path(MILL)), "Mira Orlovskaya", "Orlovskaya")
    kept = (FILES / "libreoffice.replaced.xml").read_bytes()
    assert unpacked(data)["word/document.xml"] == kept


def test_libreoffice_opens_a_copy_and_shows_its_text(redaction: Redaction, tmp_path: Path) -> None:
    """Converted to plain text and to PDF, the copy says what the tool says it does."""
    copy = tmp_path / "copy.docx"
    copy.write_bytes(redaction.data)
    text = converted(copy, "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8-sig")
    blocks = [block.strip() for block in redaction.text.split("\n\n")]
    for block in blocks[:2]:
        assert block.partition(".")[0] in text
    pages = converted(copy, "pdf", tmp_path)
    extract = [program("pdftotext"), "-layout", str(pages), "-"]
    printed = subprocess.run(extract, check=True, capture_output=True, text=True).stdout
    assert "drives me home" in printed
    assert "Orlovskaya" not in text + printed


def test_libreoffice_makes_the_same_file_again(tmp_path: Path) -> None:
    """The file kept beside the tests reads as one made now does."""
    made = converted(FILES / "mill.fodt", "docx", tmp_path)
    both = [documents.cleaned(documents.read_path(path)) for path in (made, MILL)]
    assert both[0].text == both[1].text


def test_python_docx_opens_a_copy(tmp_path: Path) -> None:
    """Another library sees the paragraphs, tables and styles of a copy, and no properties."""
    cleaned = documents.cleaned(documents.read_path(MILL))
    copy = tmp_path / "copy.docx"
    copy.write_bytes(replaced(cleaned, "Mira Orlovskaya", "Orlovskaya"))
    opened = python_docx.Document(str(copy))
    assert opened.paragraphs[1].text.startswith("The source, [a person], who asked")
    assert opened.tables[0].rows[1].cells[0].text == "[a person]"
    assert opened.paragraphs[0].style is not None
    assert opened.paragraphs[0].style.name == "Heading 1"
    assert opened.core_properties.author in ("", "python-docx")


def test_a_file_of_python_docx_is_read_and_written(tmp_path: Path) -> None:
    """Its template, with all the styles of Word, comes through with what was written into it."""
    made = python_docx.Document()
    made.core_properties.author = "Ana Ruiz"
    made.add_heading("Night shift", level=1)
    paragraph = made.add_paragraph("The source, ", style="List Bullet")
    paragraph.add_run("Orlo").bold = True
    paragraph.add_run("vskaya").italic = True
    paragraph.add_run(", was there.")
    table = made.add_table(rows=1, cols=2, style="Light Grid Accent 1")
    table.rows[0].cells[1].text = "Orlovskaya"
    made.sections[0].header.paragraphs[0].text = "Orlovskaya"
    draft = tmp_path / "draft.docx"
    made.save(str(draft))
    cleaned = documents.cleaned(documents.read_path(draft))
    assert cleaned.text.startswith("Night shift\n\nThe source, Orlovskaya, was there.")
    data = replaced(cleaned, "Orlovskaya")
    assert stands_in("Orlovskaya", data) == stands_in("Ana Ruiz", data) == []
    copy = tmp_path / "copy.docx"
    copy.write_bytes(data)
    opened = python_docx.Document(str(copy))
    runs = [(run.text, run.bold, run.italic) for run in opened.paragraphs[1].runs]
    assert runs[:3] == [("The source, ", None, None), ("[a person]", True, None), ("", None, True)]
    assert opened.paragraphs[1].style is not None
    assert opened.paragraphs[1].style.name == "List Bullet"
    assert opened.tables[0].style is not None
    assert opened.tables[0].style.name == "Light Grid Accent 1"
    assert opened.sections[0].header.paragraphs[0].text == "[a person]"
