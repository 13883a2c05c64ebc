"""OpenDocument texts that LibreOffice made: it opens their copies, and shows what it should."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from redactor import documents
from redactor.documents.document import Document, Edit
from redactor.documents.formats import format_named
from redactor.spans import Span
from tests.documents import odts
from tests.documents.programs import converted, program

FILES = Path(__file__).parent / "files"
REAL = {"ferry.odt": FILES / "ferry.odt", "ferry.fodt": FILES / "ferry.fodt"}
"""Written by LibreOffice 7.4 from a text of our own about invented people."""

WORDS = {"Zofia Quillon": "[Person A]", "Marrow Bay": "[a town]", "Editor Brandt": "[Person B]"}
GONE = ("Gregor Malthus", "Quay 4", "Zofia", "Quillon", "Marrow", "Brandt")
PAGE = """The ferry of [a town]

She is called [Person A] and was born in [a town]. Her brother  waits.

[Person A], a nurse from [a town].

Her page and [a town]. By [Person B]\ton time.

Name

[Person A]

The ferry leaves at noon.

The ferry returns at night.

A picture:\x20

A box:\x20

[Person A] waits.

Seen.
"""


def redacted(document: Document) -> bytes:
    """A copy in which all the names are replaced."""
    cleaned = documents.cleaned(document)
    text = cleaned.text.replace("zofia-quillon", "Zofia Quillon")
    found = sorted(
        (at, words) for words in WORDS for at in range(len(text)) if text.startswith(words, at)
    )
    edits = [Edit(Span(at, at + len(words)), WORDS[words]) for at, words in found]
    return documents.write(cleaned, edits)


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_is_read_and_redacted(name: str) -> None:
    """The page reads as it should, and no name is left in any part."""
    written = redacted(documents.read_path(REAL[name]))
    copy = documents.read(written, name)
    assert copy.text.startswith(PAGE)
    for words in GONE:
        parts = odts.members(written) if written.startswith(b"PK") else {"": written}
        assert [part for part, data in parts.items() if odts.says(data, words)] == []
        found = format_named("odt").extracts(written, name)
        assert [each.place for each in found if words in each.text] == []
    assert format_named("odt").metadata(written, name) == []


@pytest.mark.parametrize("name", REAL)
def test_libreoffice_opens_a_copy_and_shows_what_it_should(name: str, tmp_path: Path) -> None:
    """Converted to text and to a printed page, a copy holds the replacements and no name."""
    copy = tmp_path / name
    copy.write_bytes(redacted(documents.read_path(REAL[name])))
    shown = converted(copy, "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert [line.strip() for line in shown.splitlines()[:5]] == [
        "The ferry of [a town]",
        "She is called [Person A]1 and was born in [a town]. Her brother  waits.",
        "Her page and [a town]. By [Person B]\ton time.",
        "Name",
        "[Person A]",
    ]
    page = converted(copy, "pdf", tmp_path)
    printed = subprocess.run(
        [program("pdftotext"), "-layout", str(page), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "Ferry times, by [Person A], page 1" in printed
    assert "[Person A], a nurse from [a town]." in printed
    assert "[Person A] waits." in printed
    assert "ferry" in printed.partition("A formula:")[2]
    assert [words for words in GONE if words in printed] == []


def test_libreoffice_keeps_the_layout(tmp_path: Path) -> None:
    """Of a text with nothing to hide but metadata, a cleaned copy prints to the same words."""
    made = converted(REAL["ferry.fodt"], "odt", tmp_path / "made")
    copy = tmp_path / "copy.odt"
    copy.write_bytes(format_named("odt").scrub(made.read_bytes(), "a.odt"))
    printed = [
        subprocess.run(
            [program("pdftotext"), "-bbox", str(converted(path, "pdf", tmp_path / path.stem)), "-"],
            capture_output=True,
            check=True,
        ).stdout.partition(b"<body>")[2]
        for path in (made, copy)
    ]
    assert b"ferry" in printed[0]
    assert printed[0] == printed[1]


def test_a_copy_that_libreoffice_saves_anew_reads_the_same(tmp_path: Path) -> None:
    """Nothing in a copy needs a repair."""
    copy = tmp_path / "copy.odt"
    copy.write_bytes(redacted(documents.read_path(REAL["ferry.odt"])))
    again = converted(copy, "odt", tmp_path / "again")
    assert documents.read_path(again).text.startswith(PAGE)
