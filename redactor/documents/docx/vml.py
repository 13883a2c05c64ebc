"""Leaves in shapes of VML what draws them: of styles known words and numbers, of paths commands.

Source: ECMA-376 5th edition part 4, 19.1.2 (`style`, `path`) and 19.1.2.23.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redactor.documents.docx.namespaces import VML, namespace
from redactor.documents.fonts import is_common

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTY: Final = re.compile(r"\s*(?P<name>[a-z][a-z0-9-]{0,40})\s*:(?P<value>[^;]*)\Z")
_FAMILY: Final = "font-family"
_NUMBER: Final = re.compile(
    r"[-+]?[0-9.]{1,20}(?:e[-+]?[0-9]{1,3})?(?:pt|in|cm|mm|px|em|ex|pc|emu|fd|f|%)?|#[0-9a-f]{3,6}"
)
_SHAPE: Final = re.compile(r"#_x0000_[a-z]?\d+")
_WORDS: Final = frozenset(
    "absolute all auto baseline black block bold bolder both bottom bottom-center "  # noqa: SIM905
    "bottom-margin-area bottom-to-top center char collapse context cover distribute-letters "
    "distribute-space downward even f false fixed flip hidden horizontal "
    "horizontal-ideographic ideographic inherit inline inner-margin-area inside italic "
    "justify large layout-flow left left-margin-area left-to-right letter-justify lighter "
    "line line-through lr lr-tb ltr margin medium middle middle-center none normal nowrap "
    "oblique odd outer-margin-area outside overline page paragraph relative right "
    "right-margin-area right-to-left rtl shape-to-fit-text sides small small-caps square "
    "static stretch-justify t tb-rl text through tight tight-and-through tightened tightening "
    "top top-and-bottom top-baseline top-center top-left-to-right top-margin-area "
    "top-to-bottom tracking true underline vertical vertical-ideographic visible white "
    "word-wrap wrap x xy y".split()
)
"""Values that stand for themselves."""
_NAMES: Final = frozenset(
    "after align alt anchor background before border break char clip collapse color "  # noqa: SIM905
    "decoration direction display distance edited element family fit flip flow font height "
    "horizontal hyphenate ignore indent kern layout left letter letters line margin mode mso next "
    "overflow padding page percent position relative reverse right rotate rotation same scale "
    "shadow shape size space spacing style text textbox to top transform type v variant vertical "
    "visibility weight white width word wrap xscale index z bottom heights".split()
)
"""What names of properties are made of, with hyphens between."""
STYLES: Final = _WORDS | _NAMES
"""All words of styles that stand for themselves."""

_PATH: Final = re.compile(
    r"(?:m|l|c|x|e|t|r|v|nf|ns|ae|al|at|ar|wa|wr|qx|qy|qb|h[a-i]|[@#]?-?\d{1,12}(?!\d)|[\s,.])*",
    re.IGNORECASE,
)
"""Commands and numbers."""


def is_odd(element: _Element, attribute: str, value: str) -> bool:
    """True for the style or path of a shape with more in it than what draws it."""
    if namespace(str(element.tag)) not in VML:
        return False
    if attribute == "style":
        return settled(value) != value
    return attribute == "path" and _PATH.fullmatch(value) is None


def settle_vml(root: _Element) -> None:
    """Take out of the styles and paths of shapes what no reader of VML knows."""
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            if not is_odd(element, str(attribute), str(value)):
                continue
            if attribute == "style":
                element.set("style", settled(str(value)))
            else:
                del element.attrib[attribute]


def settled(style: str) -> str:
    """The properties of a style whose values are known words, numbers or common fonts."""
    return ";".join(piece for piece in style.split(";") if _is_known(piece))


def _is_known(piece: str) -> bool:
    found = _PROPERTY.match(piece)
    if found is None:
        return not piece.strip()
    if not _NAMES.issuperset(found["name"].split("-")):
        return False
    value = found["value"].strip().lower()
    if found["name"] == _FAMILY:
        return is_common(value)
    return all(
        word in _WORDS or _NUMBER.fullmatch(word) or _SHAPE.fullmatch(word)
        for word in re.split(r"[\s,]+", value)
        if word
    )
