"""OpenDocument texts as a format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.documents.document import Document, Edit
from redactor.documents.format import Extract, Format, Property


class OpenDocumentText(Format):
    """Texts of LibreOffice and others, templates and single-file ones included."""

    name = "odt"
    title = "OpenDocument text"
    suffixes = (".odt", ".ott", ".fodt")
    extra = "office"

    def recognizes(self, data: bytes) -> bool:
        """True for OpenDocument of any kind, in an archive or not."""
        from redactor.documents.odt.flat import is_flat
        from redactor.documents.odt.package import media_type

        return is_flat(data) or media_type(data) is not None

    def read(self, data: bytes, name: str) -> Document:
        """See `Format`; after the text what does not show on the page."""
        from redactor.documents.odt.reading import read_odt

        return read_odt(data, name, self.name)

    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """See `Format`."""
        from redactor.documents.odt.writing import write_odt

        return write_odt(document, edits)

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """See `Format`."""
        from redactor.documents.odt.cleaning import clean_odt

        return clean_odt(document, keep_comments=keep_comments)

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """See `Format`."""
        from redactor.documents.odt.metadata import metadata_of

        return metadata_of(data, name)

    def scrub(self, data: bytes, name: str) -> bytes:
        """See `Format`; text, comments and tracked changes stay, their authors and times do not."""
        from redactor.documents.odt.cleaning import scrubbed

        return scrubbed(data, name)

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """See `Format`."""
        from redactor.documents.odt.extracting import extracts_of

        return extracts_of(data, name)


FORMATS = (OpenDocumentText(),)
