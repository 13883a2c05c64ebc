"""Cuts out of an SVG drawing what does not draw: editors' notes, their users' paths, scripts."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from redactor.documents.format import Property
from redactor.documents.html.references import decoded
from redactor.documents.html.tokens import Attribute, Kind, Token, tokens
from redactor.documents.images.stripping import properties, strip
from redactor.errors import DamagedFileError, UnknownPartError
from redactor.spans import Span

_OWN_PREFIXES = frozenset({"svg", "xlink", "xml"})
_DROPPED = frozenset({"metadata", "script"})
_LINKS = frozenset({"href", "xlink:href", "src"})
_EMBEDDED = re.compile(r"\s*data:(?P<type>[^,;]*)(?P<rest>(?:;[^,]*)?),(?P<data>.*)\Z", re.DOTALL)
_MACHINE = re.compile(r"\s*(?:file:|[A-Za-z]:[\\/]|/(?!/)|\\\\|\.\./)", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\s")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a drawing that a copy does not have.

    Args:
        span: the part.
        told: what it says of the drawing's makers; `None` when it says nothing of them.
        instead: what stands there instead.
        comment: whether it is a comment.
    """

    span: Span
    told: Property | None = None
    instead: str = field(default="", repr=False)
    comment: bool = False


def check(text: str, name: str) -> None:
    """Refuse what is no XML that a viewer would draw, or declares entities.

    Raises:
        DamagedFileError: RED109.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        parser.Parse(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "replace"), True)
    except (expat.ExpatError, _EntitiesError):
        pass
    else:
        return
    raise DamagedFileError("the drawing is no well-formed XML, or declares entities", path=name)


class _EntitiesError(Exception):
    """A document type with declarations of its own."""


def _refuse_entities(_name: str, _system: str | None, _public: str | None, own: int) -> None:
    if own:
        raise _EntitiesError


def cuts(text: str, name: str) -> Iterator[Cut]:
    """What to cut out of a drawing, in order, disjoint.

    Raises:
        DamagedFileError: RED109, in an embedded picture.
        UnknownPartError: RED111, something embedded that is no picture.
        ExpansionError: RED112.
    """
    inside: list[str] = []
    began, words = 0, ""
    for token in tokens(text):
        if inside:
            if token.kind is Kind.START and not token.alone:
                inside.append(token.name)
            elif token.kind is Kind.END:
                inside.pop()
            elif token.kind in (Kind.TEXT, Kind.RAW, Kind.PLAIN):
                words += f" {text[token.start : token.end]}"
            if not inside:
                said = Property(f"element {token.name}", " ".join(words.split()))
                yield Cut(Span(began, token.span.end), said)
        elif token.kind is Kind.START and _is_foreign(token.name):
            if token.alone:
                yield from _told_by(text, token)
                continue
            inside, began, words = [token.name], token.span.start, ""
        elif token.kind is Kind.START:
            for attribute in token.attributes:
                yield from _in_attribute(text, attribute, name)
        elif token.kind is Kind.COMMENT and not _DECLARATION.match(text, token.span.start):
            said = Property("comment", " ".join(text[token.start : token.end].split()))
            yield Cut(token.span, said, comment=True)


def without(text: str, found: Iterator[Cut]) -> str:
    """A drawing with the cuts made."""
    pieces, at = [], 0
    for cut in found:
        pieces += [text[at : cut.span.start], cut.instead]
        at = cut.span.end
    return "".join([*pieces, text[at:]])


def _is_foreign(name: str) -> bool:
    prefix, colon, own = name.rpartition(":")
    return own in _DROPPED or (bool(colon) and prefix not in _OWN_PREFIXES)


def _told_by(text: str, token: Token) -> Iterator[Cut]:
    values = (text[slice(*a.value)] for a in token.attributes if a.value is not None)
    yield Cut(token.span, Property(f"element {token.name}", " ".join(values)))


def _in_attribute(text: str, attribute: Attribute, name: str) -> Iterator[Cut]:
    own = attribute.name.of(text).lower()
    if attribute.value is None:
        return
    value = decoded(text, *attribute.value, attribute=True)
    prefix, colon, rest = own.partition(":")
    declares = prefix == "xmlns" and bool(colon) and rest not in _OWN_PREFIXES
    foreign = bool(colon) and prefix not in _OWN_PREFIXES | {"xmlns"}
    if declares or own.startswith("on"):
        yield Cut(_whole(text, attribute))
    elif foreign or own.startswith("data-"):
        yield Cut(_whole(text, attribute), Property(f"attribute {own}", value))
    elif own in _LINKS and _MACHINE.match(value):
        yield Cut(_whole(text, attribute), Property(f"link {own}", value))
    elif own in _LINKS and (embedded := _EMBEDDED.match(value)):
        picture = _picture(embedded, name)
        stripped = strip(picture, name)
        told = properties(picture, name)
        if stripped != picture:
            instead = f"data:{embedded['type']};base64,{base64.b64encode(stripped).decode()}"
            said = Property("embedded picture", "; ".join(f"{p.place}: {p.value}" for p in told))
            yield Cut(Span(*attribute.value), said if told else None, instead)


def _picture(embedded: re.Match[str], name: str) -> bytes:
    if "xml" in embedded["type"] or embedded["type"].startswith("text/"):
        raise UnknownPartError("a file is embedded in the drawing that is no picture", path=name)
    raw = unquote_to_bytes(embedded["data"])
    if "base64" not in embedded["rest"]:
        return raw
    try:
        return base64.b64decode(b"".join(raw.split()), validate=True)
    except (binascii.Error, ValueError):
        pass
    raise DamagedFileError("a picture embedded in the drawing is damaged", path=name)


def _whole(text: str, attribute: Attribute) -> Span:
    """An attribute with the white space before it."""
    start = attribute.name.start
    while text[start - 1].isspace():
        start -= 1
    value = attribute.value or (0, attribute.name.end)
    return Span(start, value[1] + attribute.quoted)
