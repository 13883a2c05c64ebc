"""Reads streams of a PDF that hold text: scripts, rich text, XML, what programs noted.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redactor.documents.pdf.limits import CHARACTERS
from redactor.documents.pdf.refusals import TOO_LARGE, Refusal
from redactor.documents.pdf.values import decoded, plain, said, unpacked
from redactor.documents.pdf.walking import whole

_XML = frozenset({"/RC", "/RV", "/Metadata", "/XFA"})
_TEXTS = frozenset({"/JS", "/V", "/DV", "/DS", "/Contents"}) | _XML
"""Entries that may be a stream in place of a string; `/Contents` is of a note."""
_DRAWN = frozenset({"/Contents", "/CharProcs", "/AP", "/N", "/D", "/R"})
_KNOWN = frozenset(
    {"/Type", "/Subtype", "/Length1", "/N", "/FunctionType", "/PatternType", "/ShadingType"}
    | {"/CMapName", "/HalftoneType", "/Width", "/Height", "/EF"}
)
"""Entries of streams that are no text, or are read as what they are."""
_CONTROLS = re.compile(rb"[\0-\x08\x0b\x0e-\x1f\x7f]")
_BEGINS = 256
_RUN = re.compile(rb"[ -~]{10,}")
"""Text among bytes, which make as much by chance once in 20,000."""


def texts(file: Any) -> Iterator[tuple[str, str]]:
    """Keys, and what the streams under them say; none for a stream that no key explains.

    Raises:
        Refusal: it is more than is read.
    """
    import pikepdf

    known: set[tuple[int, int]] = set()
    length = 0
    for parent in whole(file):
        if not isinstance(parent, pikepdf.Dictionary | pikepdf.Stream):
            continue
        is_page = said(parent, "/Type") == "/Page"
        for key, value in parent.items():
            if key in _DRAWN:
                known |= _streams_in(value)
            if not isinstance(value, pikepdf.Stream) or key not in _TEXTS:
                continue
            known.add(value.objgen)
            if key != "/Contents" or not is_page:
                text = decoded(unpacked(value))
                yield key, plain(text) if key in _XML else text
    for stream in whole(file):
        if not isinstance(stream, pikepdf.Stream) or stream.objgen in known:
            continue
        kind = said(stream, "/Type")
        if kind == "/Metadata" or said(stream, "/Subtype") == "/XML":
            text = plain(decoded(unpacked(stream)))
        else:
            text = "" if any(key in stream for key in _KNOWN) else _read(unpacked(stream))
        length += len(text)
        if length > CHARACTERS:
            raise Refusal(TOO_LARGE)
        yield "", text


def _streams_in(value: Any) -> set[tuple[int, int]]:
    """The streams that an entry is, or that its value or states of it have."""
    import pikepdf

    if isinstance(value, pikepdf.Stream):
        return {value.objgen}
    if isinstance(value, pikepdf.Dictionary):
        inner = [each for _, each in value.items()]
    elif isinstance(value, pikepdf.Array):
        inner = list(value)
    else:
        return set()
    return {each.objgen for each in inner if isinstance(each, pikepdf.Stream)}


def _read(data: bytes) -> str:
    """What begins as text; of what is not text to its end, the longer runs."""
    if _CONTROLS.search(data, 0, _BEGINS) or b"begincmap" in data:
        return decoded(data) if data[:2] in (b"\xfe\xff", b"\xff\xfe") else ""
    if not _CONTROLS.search(data):
        return decoded(data)
    return "\n".join(run.decode("ascii") for run in _RUN.findall(data))
