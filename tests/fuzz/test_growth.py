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
