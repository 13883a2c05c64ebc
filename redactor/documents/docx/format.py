"""Word documents as a format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from redactor.documents.archives import SIGNATURE
from redactor.documents.document import Document, Edit
from redactor.documents.format import Extract, Format, Property

_PARTS = re.compile(rb"PK\x01\x02.{42}word/", re.DOTALL)
_MEMBER = slice(30, 38)


class Docx(Format):
    """Word documents and templates, with macros or without; a copy holds none."""

    name = "docx"
    title = "a Word document"
    suffixes = (".docx", ".docm", ".dotx", ".dotm")
    extra = "office"

    def recognizes(self, data: bytes) -> bool:
        """True for an archive with a part in the folder `word`; OpenDocument names its type."""
        return (
            data.startswith(SIGNATURE)
            and data[_MEMBER] != b"mimetype"
            and _PARTS.search(data) is not None
        )

    def read(self, data: bytes, name: str) -> Document:
        """See `Format`.

        After what the pages say come foot- and endnotes, headers, footers, charts and comments;
        then what no page shows: deletions, fields, names, alternative texts, properties, addresses.
        """
        from redactor.documents.docx.reading import read_docx

        return read_docx(data, name, self.name)

    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """See `Format`; parts in which nothing changes hold the bytes that they held."""
        from redactor.documents.docx.writing import write_docx

        return write_docx(document, edits)

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """See `Format`; tracked changes are accepted."""
        from redactor.documents.docx.cleaning import clean_docx

        if document.origin is None:
            return document
        cleaned = clean_docx(document.origin.data, document.name, keep_comments=keep_comments)
        notes = tuple(dict.fromkeys([*document.notes, *cleaned.notes]))
        return replace(self.read(cleaned.data, document.name), notes=notes)

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """See `Format`."""
        from redactor.documents.docx.properties import properties_of

        return properties_of(data, name)

    def scrub(self, data: bytes, name: str) -> bytes:
        """See `Format`; comments and tracked changes stay, by numbers instead of authors."""
        from redactor.documents.docx.cleaning import clean_docx

        return clean_docx(data, name, keep_comments=True, accept=False).data

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """See `Format`."""
        from redactor.documents.docx.raw import extracts_of

        return extracts_of(data)


FORMATS = (Docx(),)
