"""Fonts that many people have are told from those that say whose a file is."""

from __future__ import annotations

import pytest

from redactor import Redactor, documents
from redactor.documents.fonts import is_common
from tests.documents import odts
from tests.documents.docx_files import docx, paragraph, run, stands_in


@pytest.mark.parametrize(
    "fonts",
    [
        "Georgia", "'Liberation Serif'", "Liberation Serif1", "Calibri, sans-serif",
        "Times New Roman;Times", "+mn-lt", "\uff2d\uff33 \u660e\u671d", "Linux Libertine G:onum",
        "",
    ],
)  # fmt: skip
def test_what_comes_with_systems_is_common(fonts: str) -> None:
    """However a program writes it."""
    assert is_common(fonts)


@pytest.mark.parametrize(
    "fonts",
    [
        "Orlovskaya Sans",
        "Georgia, Orlovskaya",
        "Georgia:orlovskaya",
        "\u041e\u0440\u043b\u043e\u0432",
    ],
)
def test_what_somebody_had_made_is_not(fonts: str) -> None:
    """Also beside a common one."""
    assert not is_common(fonts)


FACES = (
    '<office:font-face-decls><style:font-face style:name="{0}" svg:font-family="\'{0}\'"/>'
    "</office:font-face-decls>"
)


def files(font: str) -> dict[str, bytes]:
    """Texts in a font that speak of two people and a country."""
    words = "Mila Orlovskaya and Anton Lindqvist live in Georgia."
    style = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    content = odts.content(f"<text:p>{words}</text:p>").replace(odts.FONTS, FACES.format(font))
    return {
        "a.docx": docx(paragraph(run(words, style))),
        "a.odt": odts.odt("", content_xml=content),
    }


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """One that redacts all that rules find."""
    return Redactor.from_policy("everything", language="en", threads=None)


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_common_font_stays_whatever_is_redacted(redactor: Redactor, name: str) -> None:
    """Georgia is a country in the text, and a font in the formatting."""
    redaction = redactor.redact_document(documents.read(files("Georgia")[name], name))
    assert "Georgia" not in redaction.text
    assert redaction.leaks == ()
    assert any(b'"Georgia"' in part for part in odts.members(redaction.data).values())


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
@pytest.mark.parametrize("font", ["Orlovskaya", "Orlovskaya Sans", "Mila-Orlovskaya"])
def test_the_name_in_a_font_is_redacted(redactor: Redactor, name: str, font: str) -> None:
    """As in any other name for machines."""
    redaction = redactor.redact_document(documents.read(files(font)[name], name))
    assert redaction.leaks == ()
    assert documents.read_back(redaction.document, redaction.data).text == redaction.text
    assert stands_in("Orlovskaya", redaction.data) == []
