"""What a document's own text says at each place, read as the analysis text reads it."""

from __future__ import annotations

from redactor.detection.normalization import Normalized
from redactor.spans import Span


def as_read(normalized: Normalized, text: str) -> str:
    """The document's text with capitals as in running text, and wrapped lines' ends as spaces.

    Every code point stays where it is; whatever the analysis text says with more or fewer stays as
    the document has it. Takes time linear in the length of the text.

    Args:
        normalized: the document's analysis text.
        text: `Document.text`.
    """
    read = list(text)
    if normalized.text != normalized.written:
        for at, (spelt, written) in enumerate(
            zip(normalized.text, normalized.written, strict=True)
        ):
            if spelt != written:
                place = normalized.original(Span(at, at + 1))
                if place.of(text) == written:
                    read[place.start] = spelt
    joins = normalized.maps[0]
    for at, width in zip(joins.at, joins.width, strict=True):
        if width and normalized.text[at : at + 1] == " ":
            place = normalized.original(Span(at, at + 1))
            if place.of(text).isspace():
                read[place.start : place.end] = " " * len(place)
    return "".join(read)
