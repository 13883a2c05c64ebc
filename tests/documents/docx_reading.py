"""What tests of Word files share: reading them, and paragraphs of any make."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from redactor.documents.document import Document, Edit
from redactor.documents.docx.format import Docx
from redactor.spans import Span
from tests.documents.docx_files import complex_field, paragraph, run, text_box, unpacked

WORD = Docx()
BODY = re.compile(rb"<w:body>(.*)<w:sectPr", re.DOTALL)


def text_of(data: bytes) -> str:
    """All that a file says."""
    return WORD.read(data, "draft.docx").text


def clean(data: bytes, *, keep_comments: bool = False) -> Document:
    """A file without what never belongs in a copy."""
    return WORD.clean(WORD.read(data, "draft.docx"), keep_comments=keep_comments)


def bytes_of(document: Document) -> bytes:
    """The document's file."""
    assert document.origin is not None
    return document.origin.data


def body_of(data: bytes) -> str:
    """The XML of a file's paragraphs."""
    found = BODY.search(unpacked(data)["word/document.xml"])
    assert found is not None
    return found[1].decode()


def change(document: Document, words: str, instead: str) -> bytes:
    """The document's file with words replaced."""
    at = document.text.index(words)
    return WORD.write(document, [Edit(Span(at, at + len(words)), instead)])


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)
inlines = st.one_of(
    words.map(run),
    words.map(lambda text: run(text, "<w:b/>")),
    st.sampled_from(
        [
            "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:softHyphen/><w:t>a</w:t></w:r>",
            '<w:bookmarkStart w:id="1" w:name="_Toc1"/>', complex_field(" PAGE ", "7"),
            '<w:r><w:sym w:char="F041"/></w:r>', text_box("box", "old box"),
        ]
    ),
)  # fmt: skip
bodies = st.lists(st.lists(inlines, max_size=5).map(lambda some: paragraph(*some)), max_size=4)
