"""Names of elements and attributes of OpenDocument files, as lxml has them.

Source: OASIS OpenDocument 1.3, part 3, 1.4 (namespaces); LibreOffice's extensions.
"""

from __future__ import annotations

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"

NAMESPACES = {
    **{
        prefix: f"{_ODF}{prefix}:1.0"
        for prefix in (
            "office", "style", "text", "table", "presentation", "form", "script", "chart",
            "meta", "config", "dr3d", "manifest",
        )
    },
    "draw": f"{_ODF}drawing:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "smil": f"{_ODF}smil-compatible:1.0",
    "number": f"{_ODF}datastyle:1.0",
    "anim": f"{_ODF}animation:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "officeooo": "http://openoffice.org/2009/office",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "drawooo": "http://openoffice.org/2010/draw",
    "tableooo": "http://openoffice.org/2009/table",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "css3t": "http://www.w3.org/TR/css3-text/",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}  # fmt: skip
"""By the prefix that this package writes."""

_OFFICE = frozenset(NAMESPACES.values())


def name(prefixed: str) -> str:
    """A name such as `text:p` as lxml has it."""
    prefix, _, own = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{own}"


def names(*prefixed: str) -> frozenset[str]:
    """Names as lxml has them."""
    return frozenset(name(each) for each in prefixed)


def local(full: str) -> str:
    """A name without its namespace."""
    return full.rpartition("}")[2]


def is_known(full: str) -> bool:
    """Whether a name is of a namespace that OpenDocument or LibreOffice gives a meaning to."""
    return full.rpartition("}")[0].removeprefix("{") in _OFFICE
