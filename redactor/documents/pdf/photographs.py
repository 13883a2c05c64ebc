"""Reads and strips the pictures in a PDF that are whole picture files, as cameras make them.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from redactor.documents.format import Property
from redactor.documents.images import stripping
from redactor.documents.pdf.refusals import DAMAGED, ODD_PICTURE, Refusal
from redactor.documents.pdf.values import unpacked
from redactor.errors import DamagedFileError, ReadError

_T = TypeVar("_T")
_PICTURES = (["/DCTDecode"], ["/JPXDecode"])
_END = b"\xff\xd9"


def photographs(objects: Iterable[Any]) -> Iterator[Any]:
    """The streams among a file's objects that hold a JPEG or JPEG 2000 file, packed or not."""
    import pikepdf

    for stream in objects:
        if isinstance(stream, pikepdf.Stream) and _filters(stream)[-1:] in _PICTURES:
            yield stream


def told(stream: Any) -> list[Property]:
    """What a picture says of its makers; of one that cannot be read, as far as it shows."""
    data = _file(stream)
    try:
        return _ended(stripping.properties, data)
    except ReadError:
        return stripping.salvaged(data)


def words_in(stream: Any) -> str:
    """The words in a picture's bytes that draw no pixels; one stretch a line."""
    data = _file(stream)
    try:
        return _ended(stripping.remains, data)
    except ReadError:
        return "\n".join(f"{each.place} {each.value}" for each in stripping.salvaged(data))


def strip(stream: Any) -> None:
    """Leave nothing of a picture's file but the picture.

    Raises:
        Refusal: the picture cannot be read, so that nobody knows what else it says.
    """
    import pikepdf

    data = _file(stream)
    try:
        picture = _ended(stripping.strip, data)
    except ReadError:
        picture = b""
    if not picture:
        raise Refusal(ODD_PICTURE)
    if not data.endswith(_END):
        # With an end, a viewer would show pixels of a picture cut short that it did not show.
        picture = picture.removesuffix(_END)
    name, parameters = pikepdf.Name(_filters(stream)[-1]), _parameters(stream)[-1]
    stream.write(picture, filter=name, decode_parms=parameters)


def _ended(read: Callable[[bytes, str], _T], data: bytes) -> _T:
    """What is read of a picture's file; of one that lacks nothing but its end, as if it had it."""
    try:
        return read(data, "picture")
    except DamagedFileError:
        return read(data + _END, "picture")


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
