"""What a format offers: a file's bytes to a document, and a document with edits to bytes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from redactor.documents.document import Document, Edit


@dataclass(frozen=True, slots=True)
class Property:
    """What a file says of its makers, or of how it was made.

    Args:
        place: where in the file, such as `docProps/core.xml: creator`.
        value: what it says.
    """

    place: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Extract:
    """Words in a file as somebody finds them who does not read it as its format does.

    Args:
        place: where in the file, such as `word/document.xml`.
        text: the words.
    """

    place: str
    text: str = field(repr=False)


class Format(ABC):
    """A kind of file. Its module is light to import; libraries are imported where they are used."""

    name: ClassVar[str]
    """In lower case, as `Document.format`, the log and messages have it."""
    title: ClassVar[str]
    """In words, for a list of formats."""
    suffixes: ClassVar[tuple[str, ...]]
    """Extensions in lower case, dots included; the first is a copy's, if it is written anew."""
    extra: ClassVar[str | None] = None
    """The extra of this package that it needs."""
    copy_format: ClassVar[str | None] = None
    """The name of the format that a copy is written in, where it is another."""

    def recognizes(self, data: bytes) -> bool:
        """True when the bytes can be of no other format; false when they do not tell."""
        return False

    @abstractmethod
    def read(self, data: bytes, name: str) -> Document:
        """Make a document of a whole file, with all that is in it, seen or not.

        Args:
            data: the file.
            name: its path or name, for messages.

        Raises:
            ReadError: RED104, RED105, RED107 to RED113.
            MissingExtraError: RED002.
        """

    @abstractmethod
    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """The file with the edits made, and all else as it was.

        Reading it gives the document's text with the edits made.

        Args:
            document: as read by this format.
            edits: disjoint, in order.

        Raises:
            RedactionError: RED301, an edit has no place in the file.
        """

    def spell(self, document: Document, at: int, words: str) -> str:
        """The words of a replacement, brackets included, as they are written at a place.

        Whatever there would mean something to a parser is escaped, so that the file stays valid
        and reading it gives the words.

        Args:
            document: as read by this format.
            at: where in `document.text` they will stand.
            words: as a reader is to see them.
        """
        return words

    def layout(self, document: Document, edits: Sequence[Edit]) -> list[Edit]:
        """What else has to change with words, so that the file stays what it is.

        Blanks and lines that are drawn with signs, none of them words.

        Args:
            document: as read by this format.
            edits: replacements, disjoint, in order.

        Returns:
            Edits in order, disjoint from one another and from the replacements.

        Raises:
            RedactionError: RED301, the file cannot stay what it is.
        """
        return []

    def read_back(self, document: Document, data: bytes) -> Document:
        """Make a document of the file of a copy of `document`, as `write` gave it.

        Raises:
            ReadError: as `read`.
            MissingExtraError: RED002.
        """
        return self.read(data, document.name)

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """The document without what never belongs in a copy.

        That is what the file says of its makers, revisions, what is hidden for tools or colleagues,
        and, unless they are kept, comments. Cleaning twice equals cleaning once.
        """
        return document

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """What the file says of its makers."""
        return []

    def scrub(self, data: bytes, name: str) -> bytes:
        """The file without its metadata, all else as it was."""
        return data

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """All words in a written file, found another way than by `read`.

        Nothing for formats whose file is its text.
        """
        return ()
