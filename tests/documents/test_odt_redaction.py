"""OpenDocument texts and pictures through the whole pipeline: nothing protected is in the copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor import Redactor, documents
from redactor.redaction.verification import LeakKind
from tests.documents import odts, pictures

FILES = Path(__file__).parent / "files"


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """One that redacts all that rules find."""
    return Redactor.from_policy("everything", language="en", threads=None)


@pytest.mark.parametrize("name", ["ferry.odt", "ferry.fodt"])
@pytest.mark.parametrize("operator", ["generalize", "block", "tag"])
def test_a_real_file_is_redacted_without_leaks(name: str, operator: str) -> None:
    """Whatever replacements are written, the copy reads as told, and no name is in any part."""
    redactor = Redactor.from_policy("everything", operator=operator, language="en", threads=None)
    redaction = redactor.redact_document(documents.read_path(FILES / name))
    assert redaction.leaks == ()
    assert documents.read_back(redaction.document, redaction.data).text == redaction.text
    assert "Left out: 1 comment, 1 tracked change, 2 hidden passages." in redaction.document.notes
    parts = odts.members(redaction.data) if name.endswith(".odt") else {"": redaction.data}
    for words in ("Zofia", "Gregor", "Quay 4"):
        assert [part for part, data in parts.items() if odts.says(data, words)] == []


def test_a_name_over_white_space_that_collapses_is_one(redactor: Redactor) -> None:
    """What no page shows of white space does not show beside the replacement either."""
    body = "<text:p>The nurse Mila <text:span> </text:span> Quillon. She rang.</text:p>"
    redaction = redactor.redact_document(documents.read(odts.odt(body), "a.odt"))
    assert documents.read_back(redaction.document, redaction.data).text == redaction.text
    assert "Quillon" not in redaction.text


def test_a_word_that_reading_does_not_see_is_a_leak(
    redactor: Redactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The raw scan of the copy finds what a reader blind to attributes leaves in it."""
    monkeypatch.setattr("redactor.documents.odt.story.says", lambda tag, attribute, value: False)
    body = (
        "<text:p>The nurse Zofia Quillon rang from <text:a xlink:href='https://example.org/'"
        " office:title='Zofia Quillon'>here</text:a>.</text:p>"
    )
    leaks = redactor.redact_document(documents.read(odts.odt(body), "a.odt")).leaks
    assert [(leak.kind, leak.place) for leak in leaks] == [(LeakKind.HIDDEN, "content.xml")]


def test_a_picture_is_redacted_to_a_picture_that_says_nothing(redactor: Redactor) -> None:
    """What its file says is left out, so that there is nothing to replace."""
    redaction = redactor.redact_document(documents.read(pictures.jpeg(), "pier.jpg"))
    assert (redaction.text, redaction.placed, redaction.leaks) == ("", (), ())
    assert pictures.CANARY.encode() not in redaction.data
    assert any("human eyes" in note for note in redaction.document.notes)


def test_what_a_picture_says_is_found(redactor: Redactor) -> None:
    """A check of a picture finds a name in its metadata."""
    found = redactor.assess(documents.read(pictures.jpeg(), "pier.jpg"))
    assert "PERSON" in {decision.entity_type for decision in found}
