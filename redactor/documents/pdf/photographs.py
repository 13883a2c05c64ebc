"""Reads and strips the pictures in a PDF that are whole picture files, as cameras make them.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redactor.documents.pdf.inlineimages import inline_files, without_inline
from redactor.documents.pdf.picturefiles import stripped
from redactor.documents.pdf.refusals import DAMAGED, Refusal
from redactor.documents.pdf.values import unpacked
from redactor.documents.pdf.walking import contents, whole

_PICTURES = (["/DCTDecode"], ["/JPXDecode"])


def files(file: Any) -> Iterator[bytes]:
    """The picture files among a file's objects, also those that stand in contents, unpacked."""
    for parent in whole(file):
        if _is_photograph(parent):
            yield _file(parent)
    for content in contents(file):
        yield from inline_files(content.data)


def strip(file: Any) -> None:
    """Leave nothing of the picture files among a file's objects but the pictures.

    Raises:
        Refusal: one cannot be read, so that nobody knows what else it says.
    """
    import pikepdf

    for parent in whole(file):
        if _is_photograph(parent):
            picture = stripped(_file(parent))
            name, parameters = pikepdf.Name(_filters(parent)[-1]), _parameters(parent)[-1]
            parent.write(picture, filter=name, decode_parms=parameters)
    for content in contents(file):
        drawing = without_inline(content.data)
        if drawing == content.data:
            continue
        if isinstance(content.owner, pikepdf.Stream):
            content.owner.write(drawing)
        else:
            content.owner.Contents = pikepdf.Stream(file, drawing)


def _is_photograph(parent: Any) -> bool:
    """True for a stream that holds a JPEG or JPEG 2000 file, packed or not."""
    import pikepdf

    return isinstance(parent, pikepdf.Stream) and _filters(parent)[-1:] in _PICTURES


def _file(stream: Any) -> bytes:
    """A picture's file, unpacked; as it stands if it cannot be."""
    import pikepdf

    raw = bytes(stream.read_raw_bytes())
    outer = _filters(stream)[:-1]
    if not outer:
        return raw
    scratch = pikepdf.new()
    packed = pikepdf.Stream(scratch, b"")
    parameters = [_own(each) for each in _parameters(stream)[:-1]]
    packed.write(
        raw,
        filter=pikepdf.Array([pikepdf.Name(each) for each in outer]),
        decode_parms=pikepdf.Array(parameters),
    )
    return unpacked(packed) or raw


def _filters(stream: Any) -> list[str]:
    """The names of a stream's filters, in the order in which they are undone."""
    import pikepdf

    found = stream.get("/Filter")
    try:
        if isinstance(found, pikepdf.Array):
            return [str(each) for each in found]
        return [str(found)] if isinstance(found, pikepdf.Name) else []
    except UnicodeDecodeError:
        raise Refusal(DAMAGED) from None


def _parameters(stream: Any) -> list[Any]:
    """The parameters of each filter; `None` for one without."""
    import pikepdf

    found = stream.get("/DecodeParms")
    some = list(found) if isinstance(found, pikepdf.Array) else [found]
    some += [None] * (len(_filters(stream)) - len(some))
    return [each if isinstance(each, pikepdf.Dictionary) else None for each in some]


def _own(parameters: Any) -> Any:
    """Parameters without the file that they stand in."""
    import pikepdf

    if parameters is None:
        return None
    return pikepdf.Object.parse(parameters.unparse(resolved=True))
