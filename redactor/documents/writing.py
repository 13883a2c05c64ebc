"""Makes a file's bytes of a document's text."""

from __future__ import annotations

import codecs

from redactor.documents.document import Document
from redactor.errors import EncodingError


def encode(document: Document, text: str) -> bytes:
    """The bytes of `text` as UTF-8, line ends as they are, with the document's byte order mark.

    Raises:
        EncodingError: RED105, half a surrogate pair.
    """
    mark = codecs.BOM_UTF8 if document.bom else b""
    try:
        return mark + text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    # Outside the handler, so that the text, which the encoder's own error holds, goes no further.
    raise EncodingError("the text holds half a surrogate pair", path=document.name, next_step="")
