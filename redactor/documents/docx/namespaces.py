"""The XML namespaces of Word documents, by the prefixes that Word gives them."""

from __future__ import annotations

from functools import cache, lru_cache

_SCHEMAS = "http://schemas.openxmlformats.org/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

NAMESPACES = {
    "w": _SCHEMAS + "wordprocessingml/2006/main",
    "r": _SCHEMAS + "officeDocument/2006/relationships",
    "m": _SCHEMAS + "officeDocument/2006/math",
    "wp": _SCHEMAS + "drawingml/2006/wordprocessingDrawing",
    "a": _SCHEMAS + "drawingml/2006/main",
    "pic": _SCHEMAS + "drawingml/2006/picture",
    "c": _SCHEMAS + "drawingml/2006/chart",
    "cdr": _SCHEMAS + "drawingml/2006/chartDrawing",
    "dgm": _SCHEMAS + "drawingml/2006/diagram",
    "lc": _SCHEMAS + "drawingml/2006/lockedCanvas",
    "mc": _SCHEMAS + "markup-compatibility/2006",
    "wne": _MICROSOFT + "word/2006/wordml",
    "w14": _MICROSOFT + "word/2010/wordml",
    "w15": _MICROSOFT + "word/2012/wordml",
    "w16cex": _MICROSOFT + "word/2018/wordml/cex",
    "w16cid": _MICROSOFT + "word/2016/wordml/cid",
    "w16": _MICROSOFT + "word/2018/wordml",
    "w16du": _MICROSOFT + "word/2023/wordml/word16du",
    "w16sdtdh": _MICROSOFT + "word/2020/wordml/sdtdatahash",
    "w16se": _MICROSOFT + "word/2015/wordml/symex",
    "wp14": _MICROSOFT + "word/2010/wordprocessingDrawing",
    "wpc": _MICROSOFT + "word/2010/wordprocessingCanvas",
    "wpg": _MICROSOFT + "word/2010/wordprocessingGroup",
    "wpi": _MICROSOFT + "word/2010/wordprocessingInk",
    "wps": _MICROSOFT + "word/2010/wordprocessingShape",
    "a14": _MICROSOFT + "drawing/2010/main",
    "c14": _MICROSOFT + "drawing/2007/8/2/chart",
    "c16r2": _MICROSOFT + "drawing/2015/06/chart",
    "dsp": _MICROSOFT + "drawing/2008/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""ECMA-376 5th edition part 1 annex A and part 4; [MS-DOCX] 2.2 and [MS-ODRAWXML] 2.2."""

KNOWN = frozenset(NAMESPACES.values())

VML = frozenset({NAMESPACES["v"], NAMESPACES["o"]})
"""The namespaces of shapes in VML, and of what Office adds to them."""

STRICT = "http://purl.oclc.org/ooxml/"
"""What every namespace of a Strict Open XML document begins with (ISO/IEC 29500-1)."""


@cache
def name(prefixed: str) -> str:
    """An element's or attribute's name as lxml has it: `w:t` -> `{http://...}t`."""
    prefix, found, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if found else prefixed


def names(*prefixed: str) -> frozenset[str]:
    """Several names; see `name`."""
    return frozenset(name(one) for one in prefixed)


@lru_cache(maxsize=4096)
def namespace(tag: object) -> str:
    """The namespace of a name as lxml has it; empty without one, or of a comment's."""
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


@lru_cache(maxsize=4096)
def local(tag: object) -> str:
    """A name as lxml has it without its namespace; empty for a comment's."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
