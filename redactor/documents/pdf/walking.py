"""Goes over the objects of a PDF, and over the contents that draw its pages.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from redactor.documents.pdf.limits import OBJECTS
from redactor.documents.pdf.refusals import TOO_LARGE, Refusal
from redactor.documents.pdf.values import said, unpacked

DEPTH = 60
"""Objects within one another that are looked into."""

_NO_CONTENTS = frozenset({"/XRef", "/ObjStm", "/Metadata", "/EmbeddedFile", "/CMap"})


@dataclass(frozen=True, slots=True)
class Content:
    """What draws a page, or something on one.

    Args:
        owner: the stream; the page, of one that has several, which are read as one.
        data: what they say, unpacked.
    """

    owner: Any = field(repr=False)
    data: bytes = field(repr=False)


def whole(file: Any) -> Iterator[Any]:
    """Every dictionary, array and stream of the file, those within others after these."""
    import pikepdf

    done = 0
    for root in (file.trailer, *file.objects):
        stack = [(root, 0)]
        while stack:
            parent, depth = stack.pop()
            done += 1
            if done > OBJECTS or depth > DEPTH:
                raise Refusal(TOO_LARGE)
            yield parent
            if isinstance(parent, pikepdf.Stream | pikepdf.Dictionary):
                inner = [value for _, value in parent.items()]
            elif isinstance(parent, pikepdf.Array):
                inner = list(parent)
            else:
                continue
            stack += [
                (value, depth + 1)
                for value in reversed(inner)
                if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
            ]


def contents(file: Any) -> Iterator[Content]:
    """Every content of the file; also a stream that is none, where nothing tells."""
    import pikepdf

    parts: set[tuple[int, int]] = set()
    for parent in whole(file):
        if not isinstance(parent, pikepdf.Dictionary) or said(parent, "/Type") != "/Page":
            continue
        several = parent.get("/Contents")
        if isinstance(several, pikepdf.Array):
            streams = [each for each in several if isinstance(each, pikepdf.Stream)]
            parts |= {each.objgen for each in streams}
            yield Content(parent, b"\n".join(map(unpacked, streams)))
    for parent in whole(file):
        if isinstance(parent, pikepdf.Stream) and parent.objgen not in parts:
            is_other = "/Length1" in parent or said(parent, "/Type") in _NO_CONTENTS
            if not is_other and said(parent, "/Subtype") in ("", "/Form"):
                yield Content(parent, unpacked(parent))
