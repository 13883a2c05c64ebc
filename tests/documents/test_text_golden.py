"""Drafts in every text format before and after redaction, read line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor import Redactor, documents
from redactor.config import Config
from redactor.detection.entities import PERSON
from redactor.wordlists import Listing, Wordlists

GOLDEN = Path(__file__).parent / "golden"
DRAFTS = sorted(path for path in GOLDEN.glob("mill.*") if "redacted" not in path.name)


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """One of a newsroom that prints its reporter's name, and never its source's."""
    lists = Wordlists(
        allow=(Listing("Mara Quell", None, "Her byline."), Listing("Mara", None, "Her byline.")),
        deny=tuple(Listing(words, PERSON) for words in ("Tessa Vorn", "Vorn")),
    )
    config = Config("names-only", operator="tag", wordlists=lists, language="en")
    return Redactor.from_config(config, rules_only=True)


def test_there_are_drafts() -> None:
    """One of each format that is tested so."""
    suffixes = {".adoc", ".mdx", ".rst", ".srt", ".tex", ".vtt"}
    assert {draft.suffix for draft in DRAFTS} == suffixes


@pytest.mark.parametrize("draft", [pytest.param(path, id=path.suffix) for path in DRAFTS])
@pytest.mark.parametrize(
    "line_end", [pytest.param(b"\n", id="LF"), pytest.param(b"\r\n", id="CRLF")]
)
@pytest.mark.parametrize(
    "mark", [pytest.param(b"", id="plain"), pytest.param(b"\xef\xbb\xbf", id="BOM")]
)
def test_reads_as_it_was_found_right(
    redactor: Redactor, draft: Path, line_end: bytes, mark: bytes
) -> None:
    """With either line end and with a byte order mark; a second run leaves the copy as it is."""
    golden = draft.with_name(f"mill.redacted{draft.suffix}").read_bytes()
    expected = mark + golden.replace(b"\n", line_end)
    data = mark + draft.read_bytes().replace(b"\n", line_end)
    redaction = redactor.redact_document(documents.read(data, draft.name))
    assert redaction.leaks == ()
    assert redaction.data == expected
    again = redactor.redact_document(documents.read(expected, draft.name))
    assert again.data == expected
