"""A redaction proposed as tracked changes: accepted, it is the copy; rejected, the draft."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.cli import app
from redactor.documents.document import Document, Edit
from redactor.documents.docx.format import Docx
from redactor.documents.docx.suggesting import Suggestion, suggest
from redactor.documents.textual import edited
from redactor.spans import Span
from tests.documents.docx_files import (
    PIXEL,
    docx,
    drawing,
    packed,
    paragraph,
    part,
    picture,
    run,
    unpacked,
)
from tests.documents.docx_reading import bodies, body_of, clean

WORD = Docx()
REASON = "PERSON, direct: it names a source"


def suggestions(document: Document, *words: str) -> list[Suggestion]:
    """A suggestion for every place of some words."""
    found = re.finditer("|".join(map(re.escape, words)), document.text)
    return [Suggestion(Edit(Span(*match.span()), "[a person]"), REASON) for match in found]


def accepted(data: bytes) -> str:
    """What a file says once all its changes are accepted and its comments left out."""
    return clean(data).text


def rejected(data: bytes) -> str:
    """What a file says once all its changes are rejected, by another way than the tool's."""
    members = unpacked(data)
    body = members["word/document.xml"].decode()
    body = re.sub(r"<w:ins .*?</w:ins>", "", body, flags=re.DOTALL)
    body = re.sub(r"</?w:del(?: [^>]*)?>", "", body).replace("w:delText", "w:t")
    return clean(packed({**members, "word/document.xml": body})).text


def test_each_edit_is_a_change_with_a_comment() -> None:
    """Deleted words keep their formatting, inserted ones have the first run's."""
    document = clean(docx(paragraph(run("Met An", "<w:b/>"), run("a Ruiz there.", "<w:i/>"))))
    made = suggest(document, suggestions(document, "Ana Ruiz"))
    assert made.tracked == 1
    body = re.sub(r' xml:space="preserve"| w:author="redactor"', "", body_of(made.data))
    assert body == (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Met </w:t></w:r>"
        '<w:commentRangeStart w:id="4"/>'
        '<w:del w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:delText>An</w:delText></w:r></w:del>'
        '<w:ins w:id="3"><w:r><w:rPr><w:b/></w:rPr><w:t>[a person]</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:rPr><w:i/></w:rPr><w:delText>a Ruiz</w:delText></w:r></w:del>'
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
        "<w:r><w:rPr><w:i/></w:rPr><w:t> there.</w:t></w:r></w:p>"
    )
    members = unpacked(made.data)
    assert REASON in members["word/comments.xml"].decode()
    assert b"/word/comments.xml" in members["[Content_Types].xml"]
    assert b'Target="comments.xml"' in members["word/_rels/document.xml.rels"]


def test_comments_that_are_kept_stay_beside_the_reasons() -> None:
    """Numbers of comments do not collide."""
    comment = f'<w:comment w:id="5" w:author="Ben">{paragraph(run("Really?"))}</w:comment>'
    data = docx(
        paragraph('<w:commentRangeStart w:id="5"/>', run("Met Ana."),
                  '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'),
        parts={"word/comments.xml": part("w:comments", comment)},
        relations=[("rId17", "comments", "comments.xml")],
    )  # fmt: skip
    document = clean(data, keep_comments=True)
    made = suggest(document, suggestions(document, "Ana"))
    comments = unpacked(made.data)["word/comments.xml"].decode()
    numbers = re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments)
    assert len(numbers) == len(set(numbers)) == 2
    assert "Really?" in comments


def test_what_word_does_not_track_is_made_at_once() -> None:
    """Links' targets and alternative texts are replaced, and counted as such."""
    data = docx(
        paragraph(run("Ana."), drawing(picture(), descr="Portrait of Ana"),
                  f'<w:hyperlink r:id="rId18">{run("her page")}</w:hyperlink>'),
        parts={"word/media/image1.png": PIXEL},
        relations=[("rId11", "image", "media/image1.png"),
                   ("rId18", "hyperlink", "https://example.org/Ana")],
    )  # fmt: skip
    document = clean(data)
    found = suggestions(document, "Ana")
    made = suggest(document, found)
    assert (len(found), made.tracked) == (3, 1)
    assert accepted(made.data) == edited(document.text, [s.edit for s in found])
    assert "Portrait of [a person]" in body_of(made.data)


def test_no_comment_stands_where_word_takes_none() -> None:
    """Headers and footnotes have changes without comments."""
    data = docx(
        paragraph(run("Here.")),
        parts={"word/header1.xml": part("w:hdr", paragraph(run("About Ana")))},
        relations=[("rId14", "header", "header1.xml")],
        section='<w:headerReference r:id="rId14"/>',
    )
    document = clean(data)
    made = suggest(document, suggestions(document, "Ana"))
    header = unpacked(made.data)["word/header1.xml"].decode()
    assert "w:delText" in header
    assert "comment" not in header
    assert "word/comments.xml" not in unpacked(made.data)


@settings(deadline=None, max_examples=50)
@given(bodies, st.data())
def test_accepted_it_is_the_copy_and_rejected_the_draft(
    body: list[str], data: st.DataObject
) -> None:
    """Whatever the paragraphs are made of, and wherever within one an edit begins and ends."""
    document = clean(docx("".join(body)))
    text, at = document.text, 0
    found: list[Suggestion] = []
    for block in re.split("(\n\n)", text):
        start, end = sorted(data.draw(st.integers(at, at + len(block))) for _ in range(2))
        border = start < end and any(r.span.overlaps(Span(start, end)) for r in document.regions)
        if start < end and not border:
            found.append(Suggestion(Edit(Span(start, end), "[x]"), REASON))
        at += len(block)
    made = suggest(document, found)
    assert accepted(made.data) == edited(text, [s.edit for s in found])
    if made.tracked == len(found):
        assert rejected(made.data) == text


def test_the_command_writes_a_file_to_decide_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says loudly that the file still holds everything, and names it apart from a copy."""
    draft = tmp_path / "mill.docx"
    draft.write_bytes(docx(paragraph(run("Write to mira.o@example.org or call Ana Ruiz."))))
    arguments = ["redact", str(draft), "--as-tracked-changes", "--rules-only"]
    with pytest.raises(SystemExit) as ended:
        app([*arguments, "--policy", "everything", "--language", "en"])
    assert ended.value.code == 0
    assert "NOT FOR PUBLICATION" in capsys.readouterr().err
    made = (tmp_path / "mill.suggested.docx").read_bytes()
    assert "mira.o@example.org" in body_of(made)
    assert "mira" not in accepted(made)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mill.docx", "mill.suggested.docx"]


@pytest.mark.parametrize(
    "arguments",
    [["draft.md", "--as-tracked-changes"], ["draft.docx", "--as-tracked-changes", "--in-place"]],
    ids=["not Word", "in place"],
)
def test_the_command_refuses_what_cannot_be(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Other formats track no changes, and a draft is never replaced by suggestions."""
    with pytest.raises(SystemExit) as ended:
        app(["redact", *arguments])
    assert ended.value.code == 2
    assert "--as-tracked-changes" in capsys.readouterr().err
