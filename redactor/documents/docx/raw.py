"""Finds the words in a Word file without reading it as one: a raw scan of every part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from redactor.documents.docx.builtin_styles import is_builtin
from redactor.documents.docx.enumerations import VALUES
from redactor.documents.docx.namespaces import KNOWN, NAMESPACES
from redactor.documents.docx.vml import STYLES
from redactor.documents.fonts import is_common
from redactor.documents.format import Extract
from redactor.documents.html.references import unescaped
from redactor.errors import ReadError

_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>")
_HIDING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>")
_BLOCK = re.compile(r"</?(?:\w+:)?(?:p|tc|tr|tbl|footnote|endnote|comment|pt|v|br|cr|tab)\b[^<>]*>")
_INSIDE = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*"""
"""Of a tag, whose values may hold a `>`."""
_TAG = re.compile(r"<[^<>]*>")
_ELEMENT = re.compile(rf"<(?:[\w.-]+:)?(?P<tag>[\w.-]+)(?P<attributes>(?:\s{_INSIDE})?)/?>")
_ATTRIBUTE = re.compile(
    r"(?<![\w.-])(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)

_WRITTEN = frozenset(
    {
        "descr", "title", "alt", "tooltip", "string", "instr", "displayText", "value", "name",
        "author", "initials", "Target", "PartName", "anchor", "docLocation", "ed", "element",
        "href", "userId", "Id", "Extension", "styleId",
    }
)  # fmt: skip
"""Attributes that hold what a person wrote, or what a program made of it."""

_WRITTEN_VALUES = frozenset(
    {
        "alias", "tag", "name", "lvlText", "tblCaption", "tblDescription", "default", "helpText",
        "statusText", "listEntry", "docPart", "docPartGallery", "docPartCategory",
        "aliases", "title", "desc", "entryMacro", "exitMacro", "sectionTitle", "query",
        "connectString",
    }
)  # fmt: skip
"""Elements whose attribute `val` does."""

_STYLED = frozenset({"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink"})
"""Elements whose attribute `val` is made of the name of a style that Word brings along."""

_MACHINES = frozenset({"panose", "ContentType", "Type"})
"""Attributes of several words that no person writes: the looks of fonts, and what is where."""

_DRAWN = frozenset({"style", "path", "adj", "eqn", "fmla", "script"})
"""Attributes of words that programs draw by, one of which may be somebody's."""

_FONTS = frozenset({"ascii", "hAnsi", "cs", "eastAsia", "typeface", "font"})
"""Attributes with the name of a font."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_MADE = re.compile(
    r"(?=[A-Fa-f]*\d)[0-9A-Fa-f]{6,}|\{[0-9A-Fa-f-]{36}\}|[-\d.]*[a-z]{0,2}|rId\d+"
    r"|http://schemas\.(?:openxmlformats\.org|microsoft\.com)/[\w/.-]*"
)
"""Numbers, identifiers, and addresses of the format's own namespaces."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?-[A-Z]{2}")


def extracts_of(data: bytes) -> Iterator[Extract]:
    """All words in a Word file as somebody finds them who unpacks it.

    Of every part its name, its text (once with what parts runs left out, so that a word over two
    runs is one, and once with a space for every tag), what comments and instructions in the XML
    say, and the values of attributes that people write.

    Args:
        data: a file that can be unpacked.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Extract("the archive", archive.comment.decode("latin-1"))
        for info in archive.infolist():
            content = archive.read(info)
            place = info.filename
            yield Extract(place, place)
            if place.endswith((".xml", ".rels", ".vml")) or content.lstrip()[:1] == b"<":
                yield from _in_xml(_decoded(content), place)
            else:
                yield Extract(place, _in_picture(content, place))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content[1:2] == b"\0":
        return content.decode("utf-16-le", "replace")
    if content[:1] == b"\0":
        return content.decode("utf-16-be", "replace")
    return content.decode("utf-8", "replace")


def _in_xml(text: str, place: str) -> Iterator[Extract]:
    shown = _HIDING.sub(" ", _DECLARATION.sub("", text))
    joined = _TAG.sub("", _BLOCK.sub("\n", shown))
    yield Extract(place, unescaped(joined))
    yield Extract(place, unescaped(_TAG.sub(" ", shown)))
    yield Extract(place, "\n".join(_in_attributes(text)))


def _in_attributes(text: str) -> Iterator[str]:
    said: dict[str, None] = {}
    seen: set[tuple[str, str]] = set()
    for element in _ELEMENT.finditer(text):
        tag, attributes = element["tag"], element["attributes"]
        # Most elements of a document are alike.
        if not attributes or (tag, attributes) in seen:
            continue
        seen.add((tag, attributes))
        for found in _ATTRIBUTE.finditer(attributes):
            value = unescaped(found["double"] or found["single"] or "")
            if found["prefix"] == "xmlns" and found["name"] not in NAMESPACES:
                said[found["name"]] = None
            if words := _written(tag, found["name"], value):
                said[words] = None
    yield from said


def _written(tag: str, name: str, value: str) -> str:
    """The words in an attribute's value that the format does not have itself."""
    if name in _MACHINES or value in KNOWN or _MADE.fullmatch(value):
        return ""
    if (name == "val" and tag in _WRITTEN_VALUES) or name in _WRITTEN:
        return "" if is_builtin(value) else value
    if is_builtin(value) or _LANGUAGE.fullmatch(value) or (name == "val" and tag in _STYLED):
        return ""
    if name in _FONTS:
        return "" if is_common(value) else value
    if name in _DRAWN:
        return " ".join(word for word in _WORD.findall(value) if not _is_listed(word))
    return "" if value in VALUES else value


def _is_listed(word: str) -> bool:
    return word.lower() in VALUES or word.lower() in STYLES


def _in_picture(content: bytes, place: str) -> str:
    from redactor.documents.images import remains

    try:
        return remains(content, place)
    except ReadError:
        # No picture that can be read: all that looks like words.
        return "\n".join(run.decode("ascii") for run in re.findall(rb"[\x20-\x7e]{4,}", content))
