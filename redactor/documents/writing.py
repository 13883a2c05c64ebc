"""Makes a file's bytes of a document with edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.documents.document import Document, Edit
from redactor.documents.format import Extract
from redactor.documents.formats import format_named


def write(document: Document, edits: Sequence[Edit]) -> bytes:
    """The document's file with the edits made, and all else as it was.

    Args:
        document: as read.
        edits: disjoint, in order.

    Raises:
        EncodingError: RED105, words that cannot be written in the document's encoding.
        RedactionError: RED301, an edit has no place in the file.
    """
    return format_named(document.format).write(document, edits)


def spell(document: Document, at: int, words: str) -> str:
    """The words of a replacement as they are written at `at`; see `Format.spell`."""
    return format_named(document.format).spell(document, at, words)


def layout(document: Document, edits: Sequence[Edit]) -> list[Edit]:
    """What else has to change with words, so that the file stays what it is; see `Format.layout`.

    Raises:
        RedactionError: RED301.
    """
    return format_named(document.format).layout(document, edits)


def cleaned(document: Document, *, keep_comments: bool = False) -> Document:
    """The document without what never belongs in a copy; see `Format.clean`.

    Raises:
        ReadError: RED109 to RED113.
        MissingExtraError: RED002.
    """
    return format_named(document.format).clean(document, keep_comments=keep_comments)


def extracts(document: Document, data: bytes) -> Iterable[Extract]:
    """All words in the bytes of a copy, found another way than by reading it as a document."""
    return format_named(document.format).extracts(data, document.name)
