"""Pictures as a format: their text is what their files say besides the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from redactor.documents.document import Document, Edit, Origin, Region, RegionKind
from redactor.documents.format import Extract, Format, Property
from redactor.documents.images.kinds import SUFFIXES, kind_of
from redactor.errors import FormatMismatchError, RedactionError
from redactor.spans import Span

LOOK = "Faces, screens, signs and reflections in a picture are for human eyes: look at it."
"""What no program can judge."""


class Image(Format):
    """Photographs and the like. A copy shows the same picture and says nothing."""

    name = "image"
    title = "picture"
    suffixes = tuple(SUFFIXES)

    def recognizes(self, data: bytes) -> bool:
        """True for every kind of picture."""
        return kind_of(data) is not None

    def read(self, data: bytes, name: str) -> Document:
        """See `Format`; a line for each property, of which its value is prose.

        Raises:
            FormatMismatchError: RED108, a picture of another kind than its name says.
            ReadError: RED109, RED111, RED112.
        """
        said, found = SUFFIXES.get(PurePath(name).suffix.lower()), kind_of(data)
        if said is not None and found is not None and said is not found:
            raise FormatMismatchError(
                f"its name says {said.value}, and its bytes say {found.value}", path=name
            )
        return _document(data, name, self.metadata(data, name))

    def read_back(self, document: Document, data: bytes) -> Document:
        """See `Format`."""
        return _document(data, document.name, self.metadata(data, document.name))

    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """See `Format`; what a picture's file says is left out by `clean`, and never rewritten."""
        if edits or document.origin is None:
            raise RedactionError("what a picture's file says cannot be rewritten")
        return document.origin.data

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """The picture alone, without any text, whether or not comments are kept."""
        if document.origin is None:
            return document
        stripped = self.scrub(document.origin.data, document.name)
        return _document(stripped, document.name, [])

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """See `Format`; all that the file says besides the picture."""
        from redactor.documents.images.stripping import properties

        return properties(data, name)

    def scrub(self, data: bytes, name: str) -> bytes:
        """See `Format`."""
        from redactor.documents.images.stripping import strip

        return strip(data, name)

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """See `Format`."""
        from redactor.documents.images.stripping import remains

        return [Extract("picture", remains(data, name))]


def _document(data: bytes, name: str, told: Iterable[Property]) -> Document:
    pieces: list[str] = []
    regions: list[Region] = []
    at = 0
    for found in told:
        label = f"{'' if at == 0 else chr(10)}{found.place}: "
        regions.append(Region(Span(at, at + len(label)), RegionKind.MARKUP, "\n"))
        pieces += [label, found.value]
        at += len(label) + len(found.value)
    return Document(
        "".join(pieces), name, "image", tuple(regions), notes=(LOOK,), origin=Origin(data)
    )


FORMATS = (Image(),)
