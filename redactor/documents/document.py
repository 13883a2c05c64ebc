"""A document: its text, and which parts of it a reader does not read as prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from redactor.spans import Span


class RegionKind(Enum):
    """What a part of the text is, when it is not prose."""

    MARKUP = "markup"
    """Emphasis marks, fences, list bullets, front matter keys, tags: kept, never analysed."""
    ADDRESS = "address"
    """Link targets and slugs: analysed for identifiers and for words redacted elsewhere."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of `Document.text` that is not prose.

    Args:
        span: the part.
        kind: what it is.
        stand_in: what the prose around it reads in its place: nothing (`**`), a space, or a line
            feed where prose must not run on across it (a table's bar, a front matter key).
    """

    span: Span
    kind: RegionKind
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A draft as read.

    Args:
        text: everything in the file as code points, without the byte order mark; own line ends kept.
        name: the path or name as the user gave it, for messages.
        format: `text` or `markdown`.
        regions: sorted, disjoint; what they leave is prose.
        bom: whether the file began with a byte order mark.
    """

    text: str = field(repr=False)
    name: str = "-"
    format: str = "text"
    regions: tuple[Region, ...] = field(default=(), repr=False)
    bom: bool = False
