"""What is told of a part of an office file."""

from __future__ import annotations

import pytest

from redactor.documents.partnames import shown_part


@pytest.mark.parametrize(
    "name",
    [
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
        "_rels/.rels",
        "word/media/image12.png",
        "word/embeddings/Microsoft_Excel_Worksheet1.xlsx",
        "word/activeX/activeX1.bin",
        "META-INF/manifest.xml",
        "Object 1/content.xml",
        "word/fonts/font1.odttf",
        "xl/worksheets/sheet1.xml",
        "Pictures/10000001000004B00000032A9D1C7E2F.png",
    ],
)
def test_what_a_program_called_it_is_told(name: str) -> None:
    """An editor can find it, and take it out."""
    assert shown_part(name) == name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("word/media/Anneke.png", "word/media/[...].png"),
        ("word/media/Anneke 12.png", "word/media/[...].png"),
        ("Anneke/document.xml", "[...]/document.xml"),
        ("word/image1.Anneke", "word/[...]"),
        ("word/anneke1.tarnwick.docx", "word/[...].docx"),
        ("word/+44 20 7946 0018.xml", "word/[...].xml"),
        ("word/1984051712.xml", "word/[...].xml"),
        ("word/\u202eimage1.png", "word/[...].png"),
        ("image1\nAnneke", "[...]"),
        ("", ""),
    ],
)
def test_other_names_are_not_told(name: str, told: str) -> None:
    """A file may be called after the person whom it shows, or tell a number or a day."""
    assert shown_part(name) == told
    assert len(shown_part(name * 10_000)) < 1_000
