"""References to characters, in whichever part of a file, are read however long they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

import pytest

from redactor.documents.docx import raw
from redactor.documents.format import Extract
from redactor.documents.html.extraction import extracted
from redactor.documents.html.references import unescaped
from redactor.documents.odt import extracting
from redactor.documents.pdf.values import plain

LONG = f"&#{'9' * 5_000};"
"""Python makes no number of so many digits."""
XML = f"<a b='{LONG}Tarnwick &amp; sons'>{LONG}Anneke&#0000000000000000{'0' * 5_000}32;Tarnwick</a>"


def packed(xml: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", xml)
    return file.getvalue()


def in_word(xml: str) -> Iterable[Extract]:
    return raw.extracts_of(packed(xml))


def in_open_document(xml: str) -> Iterable[Extract]:
    return extracting.extracts_of(packed(xml), "a.odt")


def in_pdf(xml: str) -> Iterable[Extract]:
    return [Extract("metadata", plain(xml))]


@pytest.mark.parametrize("extracts", [in_word, in_open_document, in_pdf, extracted])
def test_extracts_are_read_whole(extracts: Callable[[str], Iterable[Extract]]) -> None:
    """What stands around it is found."""
    found = "\n".join(each.text for each in extracts(XML))
    assert "Anneke Tarnwick" in found
    assert "Tarnwick & sons" in found


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("&amp;", "&"),
        ("&#65;&#x41;", "AA"),
        ("&#0065;", "A"),
        (LONG, "\ufffd"),
        (f"&#x{'f' * 5_000};", "\ufffd"),
        ("&", "&"),
        ("&nonesuch;", "&nonesuch;"),
    ],
)
def test_references_are_what_they_stand_for(written: str, said: str) -> None:
    """As a browser reads them."""
    assert unescaped(written) == said
