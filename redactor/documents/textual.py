"""Formats whose file is its text: what is replaced changes, and every other byte stays."""

from __future__ import annotations

import codecs
import re
from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from redactor.documents.document import Document, Edit, Literal, Region, RegionKind
from redactor.documents.format import Format, Property
from redactor.documents.inlined import is_picture, told_by_pictures, without_metadata
from redactor.errors import BinaryFileError, EncodingError
from redactor.spans import Span

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
"""Bytes that no text holds."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What in a text is not prose; see `Document`."""

    regions: tuple[Region, ...] = field(default=(), repr=False)
    front_matter: Span | None = None
    code: tuple[Span, ...] = field(default=(), repr=False)
    asides: tuple[Span, ...] = field(default=(), repr=False)
    literals: tuple[Literal, ...] = field(default=(), repr=False)


class TextFormat(Format):
    """A format whose file is its text."""

    @abstractmethod
    def mark(self, text: str) -> Marked:
        """Tell prose from markup and addresses; any text will do."""

    def encoding(self, data: bytes) -> str:
        """Python's name of the encoding that a file without a byte order mark is in."""
        return "utf-8"

    def read(self, data: bytes, name: str) -> Document:
        """See `Format`.

        Raises:
            EncodingError: RED105, with line and column of the first byte that does not fit.
            BinaryFileError: RED104.
        """
        bom = data.startswith(codecs.BOM_UTF8)
        encoding = "utf-8" if bom else self.encoding(data)
        text = _decode(data[len(codecs.BOM_UTF8) :] if bom else data, name, encoding)
        return self.parse(text, name=name, bom=bom, encoding=encoding)

    def parse(
        self, text: str, *, name: str = "-", bom: bool = False, encoding: str = "utf-8"
    ) -> Document:
        """Make a document of text already decoded, without its byte order mark."""
        marked = self.mark(text)
        return Document(
            text=text,
            name=name,
            format=self.name,
            regions=tuple(_without_pictures(region, text) for region in marked.regions),
            bom=bom,
            front_matter=marked.front_matter,
            code=marked.code,
            asides=marked.asides,
            literals=marked.literals,
            encoding=encoding,
        )

    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """See `Format`.

        Raises:
            EncodingError: RED105, words that cannot be written in the document's encoding.
        """
        return encode(document, edited(document.text, edits))

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """See `Format`; pictures whose files stand in the text say no more than they show.

        Raises:
            DamagedFileError: RED109: one of them cannot be read.
        """
        text = without_metadata(document.text, document.name)
        if text == document.text:
            return document
        return self.parse(text, name=document.name, bom=document.bom, encoding=document.encoding)

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """What such pictures say of their makers."""
        return told_by_pictures(self.read(data, name).text)

    def scrub(self, data: bytes, name: str) -> bytes:
        """The text with such pictures stripped."""
        return self.write(self.clean(self.read(data, name)), [])


def _without_pictures(region: Region, text: str) -> Region:
    """The region; of an address that is a picture, one in which nothing is sought or replaced."""
    span = region.span
    if region.kind.is_address and is_picture(text, span.start, span.end):
        return replace(region, kind=RegionKind.MARKUP)
    return region


def is_code(document: Document, at: int) -> bool:
    """True where marks are letters."""
    index = bisect_right(document.code, at, key=lambda code: code.start) - 1
    return index >= 0 and at < document.code[index].end


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with disjoint edits made, which are given in order."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.words]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def encode(document: Document, text: str) -> bytes:
    """The bytes of `text` as the document's file has them, line ends as they are.

    Raises:
        EncodingError: RED105.
    """
    mark = codecs.BOM_UTF8 if document.bom else b""
    try:
        return mark + text.encode(document.encoding)
    except UnicodeEncodeError:
        pass
    # Outside the handler, so that the text, which the encoder's own error holds, goes no further.
    fault = f"the text cannot be written as {document.encoding}"
    if document.encoding == "utf-8":
        fault = "the text holds half a surrogate pair"
    raise EncodingError(fault, path=document.name, next_step="")


def _decode(data: bytes, name: str, encoding: str) -> str:
    if data.startswith(_UTF16_MARKS):
        raise EncodingError("the file is UTF-16, not UTF-8", path=name)
    if CONTROLS.search(data):
        raise BinaryFileError("the file holds control bytes, so it is no text", path=name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        bad = error.start
    before = data[:bad]
    line_start = before.rfind(b"\n") + 1
    # Outside the handler, so that the bytes, which the decoder's own error holds, go no further.
    raise EncodingError(
        f"the file is not {'UTF-8' if encoding == 'utf-8' else encoding}",
        path=name,
        line=before.count(b"\n") + 1,
        col=len(before[line_start:].decode(encoding)) + 1,
    )
