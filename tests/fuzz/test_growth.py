"""What is repeated in a file until it has 200,000 code points is read all the same."""

from __future__ import annotations

import pytest

from redactor.documents import cleaned, read
from tests.documents.docx_files import complex_field, docx, paragraph, run

LENGTH = 200_000


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("[[a,", id="anchor"),
        pytest.param("[a=", id="attributes"),
        pytest.param(":a: ", id="attribute entry"),
    ],
)
@pytest.mark.parametrize("piece", [" ", "a", "#", "'"])
def test_lines_of_asciidoc(start: str, piece: str) -> None:
    """A line that begins like markup and goes on without end; quadratic time would be minutes."""
    text = start + piece * LENGTH
    assert len(read(text.encode(), "draft.adoc").text) == len(text)


def test_columns_of_a_table_and_short_rows() -> None:
    """What one line defines for many others; likewise."""
    text = "= " * (LENGTH // 4) + "=\n" + "a\n" * (LENGTH // 4)
    assert len(read(text.encode(), "draft.rst").text) == len(text)


@pytest.mark.parametrize("piece", [" ", '"\\', '"', "\\* ", "REF "])
def test_instructions_of_word(piece: str) -> None:
    """An instruction of a field that goes on without end; likewise."""
    instruction = piece * (LENGTH // len(piece)) + "!"
    data = docx(paragraph(run("At the mill."), complex_field(instruction, "three")))
    assert "three" in cleaned(read(data, "draft.docx")).text


def test_fields_in_fields_and_paragraphs_that_end_deleted() -> None:
    """Each stands in all of those before it, or moves to the last; likewise."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begun, over, ended = map(mark.format, ("begin", "separate", "end"))
    nested = (begun + "<w:r><w:instrText>REF a</w:instrText></w:r>") * 6_000
    properties = '<w:rPr><w:del w:id="7" w:author="A"/></w:rPr>'
    deleted = paragraph(run("a"), properties=properties) * 6_000
    body = paragraph(nested, (over + run("b") + ended) * 6_000) + deleted + paragraph(run("!"))
    assert "a" * 6_000 + "!" in cleaned(read(docx(body), "draft.docx")).text


def test_a_field_with_two_separators() -> None:
    """A second one is part of what the field shows, and goes like the first."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = "".join(map(mark.format, ("begin", "separate", "separate")))
    data = docx(paragraph(body, run("three"), mark.format("end")))
    assert "three" in cleaned(read(data, "draft.docx")).text
