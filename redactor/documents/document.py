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
        stand_in: what the prose around it reads in its place: nothing (`**`), a space, a line feed
            where prose must not run on across it (a table's bar, a front matter key), or the
            character that it writes (`&eacute;`).
    """

    span: Span
    kind: RegionKind
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A draft as read.

    Args:
        text: everything in the file as code points, own line ends kept; no byte order mark.
        name: the path or name as the user gave it, for messages.
        format: `text` or `markdown`.
        regions: sorted, disjoint; what they leave is prose.
        bom: whether the file began with a byte order mark.
        front_matter: YAML front matter, delimiters included; `None` when there is none.
    """

    text: str = field(repr=False)
    name: str = "-"
    format: str = "text"
    regions: tuple[Region, ...] = field(default=(), repr=False)
    bom: bool = False
    front_matter: Span | None = None
