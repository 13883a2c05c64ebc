"""Tells what an XMP packet says of a picture."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from redactor.documents.images.strings import strings

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/"
"""Of faces that are shown (Metadata Working Group, guidelines 2.0)."""
_DEEPEST = 100
_BETWEEN = "\n"
"""Between an element's namespace and its name; no namespace holds a line feed."""


class _NotPlainError(Exception):
    """A packet with a document type, or nested too deeply."""


def xmp_fields(data: bytes) -> Iterator[tuple[str, str]]:
    """Names without their prefixes, and values; of what is no XML, the words in it.

    Names of what is said of regions begin with `Region`, since `Name` alone is anything's.
    A document type, which alone could declare entities, makes a packet no XML.
    """
    reader = _Reader()
    try:
        reader.read(data.strip(b"\0 \r\n\t"))
    except (expat.ExpatError, _NotPlainError, ValueError, LookupError):
        yield from (("XMP", words) for words in strings(data))
        return
    yield from reader.fields


class _Reader:
    def __init__(self) -> None:
        self.fields: list[tuple[str, str]] = []
        self._names: list[str] = []
        self._words: list[str] = []

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words.append
        parser.CommentHandler = lambda words: self._tell("comment", words)
        parser.Parse(data, True)

    def _refuse(self, *_: object) -> None:
        raise _NotPlainError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._names) == _DEEPEST:
            raise _NotPlainError
        self._flush()
        self._names.append(name)
        for attribute, value in attributes.items():
            self._tell(attribute, value)

    def _end(self, _: str) -> None:
        self._flush()
        self._names.pop()

    def _flush(self) -> None:
        """Tell the words met since the last tag, by the innermost element that is no list."""
        words = "".join(self._words).strip()
        self._words.clear()
        if words:
            own = [name for name in self._names if not name.startswith(_RDF)]
            self._tell(own[-1] if own else "XMP", words)

    def _tell(self, name: str, words: str) -> None:
        if words:
            space, _, field = name.rpartition(_BETWEEN)
            self.fields.append((f"Region{field}" if space == _REGIONS else field, words))
