"""PDF as a format: read as what its pages say, and copied as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from redactor.documents.document import Document, Edit, Origin, Region, RegionKind
from redactor.documents.format import Extract, Format, Property
from redactor.documents.textual import TextFormat
from redactor.errors import RedactorError, UnknownPartError
from redactor.spans import Span

BOX = 6
"""Numbers of a place: offset in the text, page, left, top, right, bottom; 32-bit floats."""


LEFT_OUT = (
    "The copy has what a reader of the pages sees; words that are hidden on them or stand beside "
    "them are left out."
)
OVERLAID = (
    "Pages are pictures; the copy has the text laid under them, which may not say what they show."
)
RECOGNIZED = (
    "Pages are pictures, which a program has read and may have misread: compare the copy with them."
)


@dataclass(frozen=True, slots=True)
class PdfOrigin(Origin):
    """A PDF, and where its text stands in it.

    Args:
        body: how much of `Document.text` is what a reader reads.
        shown: places of the code points of that, `BOX` numbers each.
        faint: pages, from 0, and boxes of what nobody sees, but what changes pixels.
        overlaid: whether a page is a picture with an unseen text, which may not say all it shows.
        recognized: whether a page is a picture that tesseract read.
    """

    body: int = 0
    shown: bytes = field(default=b"", repr=False)
    faint: tuple[tuple[int, tuple[float, ...]], ...] = field(default=(), repr=False)
    overlaid: bool = False
    recognized: bool = False


class Pdf(Format):
    """Pages, of which a copy keeps the words.

    A bar over words hides them from nobody, so a copy is no PDF with bars: it is Markdown, with
    what a reader reads and nothing else. See `rasterizing` for one made of pictures.
    """

    name = "pdf"
    title = "PDF"
    suffixes = (".pdf",)
    extra = "pdf"
    copy_format = "markdown"

    def recognizes(self, data: bytes) -> bool:
        """True for what begins as PDF does, within the first kilobyte."""
        return b"%PDF-" in data[:1024]

    def read(self, data: bytes, name: str) -> Document:
        """See `Format`; a PDF with pages that are pictures is refused.

        Raises:
            NoTextError: RED113.
        """
        return _read(data, name, ocr=False)

    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The copy, in Markdown; what is beside the pages is not in it."""
        clean = self.clean(document)
        kept = [edit for edit in edits if edit.span.end <= len(clean.text)]
        return _markdown().write(clean, kept)

    def read_back(self, document: Document, data: bytes) -> Document:
        """See `Format`; the copy is Markdown."""
        return _markdown().read(data, document.name)

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """What a reader reads, as a Markdown document.

        Notes, comments, form fields, properties, attachments, earlier states and words that are
        not seen are not in it.
        """
        origin = document.origin
        if not isinstance(origin, PdfOrigin):
            raise TypeError("a document that was not read from a PDF")
        clean = _markdown().parse(document.text[: origin.body], name=document.name)
        notes = [LEFT_OUT] if len(document.text) > origin.body else []
        notes += [OVERLAID] if origin.overlaid else []
        notes += [RECOGNIZED] if origin.recognized else []
        return replace(clean, notes=tuple(notes), origin=origin)

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """See `Format`."""
        from redactor.documents.pdf.process import ask

        told, _ = ask("metadata", data, name, {})
        return [Property(place, value) for place, value in told["properties"]]

    def scrub(self, data: bytes, name: str) -> bytes:
        """The file without properties, attachments, scripts, authors of notes and earlier states.

        It is written anew: what its pages show stays, its bytes do not.
        """
        from redactor.documents.pdf.process import ask

        _, payload = ask("scrub", data, name, {})
        return payload

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """The words of a PDF as pdfium, qpdf and, if it is installed, pdftotext find them."""
        from redactor.documents.pdf.pdftotext import pdftotext
        from redactor.documents.pdf.process import ask

        told, _ = ask("extract", data, name, {})
        found = [Extract(place, text) for place, text in told["found"]]
        text = pdftotext(data, name)
        return [*found, *([Extract("pdftotext", text)] if text else [])]


def read_with_ocr(data: bytes, name: str) -> Document:
    """Make a document of a PDF, with tesseract reading the pages that are pictures.

    Raises:
        ReadError: RED104 to RED113.
        MissingExtraError: RED002.
        MissingProgramError: RED003: tesseract is not installed.
    """
    from redactor.documents.formats import format_in

    form = format_in(data, name)
    return _read(data, name, ocr=True) if isinstance(form, Pdf) else form.read(data, name)


def _read(data: bytes, name: str, *, ocr: bool) -> Document:
    from redactor.documents.pdf.process import ask

    told, payload = ask("read", data, name, {"ocr": ocr}, slow=ocr)
    body = told["text"]
    marked = _markdown().mark(body)
    pieces = [(text, False) for text in told["hidden"]]
    pieces += [(text, address) for text, address in told["beside"]]
    pieces += _attached(told, payload, name)
    regions, parts, at = list(marked.regions), [body], len(body)
    for words, address in pieces:
        parts.append(f"\n{words}\n")
        end = at + len(parts[-1])
        regions.append(Region(Span(at, at + 1), RegionKind.MARKUP, "\n"))
        if address:
            regions.append(Region(Span(at + 1, end - 1), RegionKind.ADDRESS))
        at = end
    origin = PdfOrigin(
        data,
        len(body),
        payload[: told["shown"]],
        tuple((page, tuple(box)) for page, box in told["faint"]),
        told["overlaid"],
        told["recognized"],
    )
    return Document(
        text="".join(parts),
        name=name,
        format=Pdf.name,
        regions=tuple(regions),
        code=marked.code,
        origin=origin,
    )


def _attached(told: dict[str, Any], payload: bytes, name: str) -> Iterator[tuple[str, bool]]:
    """The words of attached files, each read as its own format.

    Raises:
        UnknownPartError: RED111: one that is not read.
    """
    from redactor.documents.formats import format_in

    at = told["shown"]
    for number, (file, length) in enumerate(told["attachments"], 1):
        data = payload[at : at + length]
        at += length
        try:
            form = format_in(data, file)
            words = None if isinstance(form, Pdf) else form.read(data, file).text
        except RedactorError:
            words = None
        if words is None:
            raise UnknownPartError(
                f"attachment {number} is of a kind that is not read within a PDF",
                path=name,
                next_step="Take it out with: redactor clean",
            )
        if words.strip():
            yield words, False


def _markdown() -> TextFormat:
    from redactor.documents.formats import text_format

    return text_format("markdown")


FORMATS = (Pdf(),)
