"""Leaves in shapes of VML what draws them: of styles known words and numbers, of paths commands.

Source: ECMA-376 5th edition part 4, 19.1.2 (`style`, `path`) and 19.1.2.23.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redactor.documents.docx.namespaces import NAMESPACES, namespace
from redactor.documents.fonts import is_common

if TYPE_CHECKING:
    from lxml.etree import _Element

_VML: Final = frozenset({NAMESPACES["v"], NAMESPACES["o"]})
_PROPERTY: Final = re.compile(r"\s*(?P<name>[a-z][a-z0-9-]{0,40})\s*:\s*(?P<value>[^;]*?)\s*\Z")
_FAMILY: Final = "font-family"
_NUMBER: Final = re.compile(
    r"[-+]?[\d.]{1,20}(?:pt|in|cm|mm|px|em|ex|pc|emu|fd|f|%)?|#[0-9a-f]{3,6}"
)
_SHAPE: Final = re.compile(r"#_x0000_[a-z]?\d+")
_WORDS: Final = frozenset(
    "absolute all auto baseline black block bold both bottom bottom-to-top center char cover "  # noqa: SIM905
    "distribute-letters distribute-space downward even f false fixed flip hidden horizontal "
    "ideographic inherit inner-margin-area inside inline italic justify large left "
    "left-margin-area left-to-right line lr lr-tb margin medium middle middle-center "
    "bottom-center top-center none normal nowrap oblique odd outer-margin-area outside page "
    "paragraph relative right right-margin-area right-to-left sides small small-caps square "
    "static stretch-justify t tb-rl text through tight tight-and-through top top-and-bottom "
    "top-baseline top-left-to-right top-margin-area top-to-bottom true tightened underline "
    "vertical vertical-ideographic visible white word-wrap x y xy wrap bottom-margin-area "
    "layout-flow shape-to-fit-text".split()
)
"""Values that stand for themselves."""

_PATH: Final = re.compile(
    r"(?:m|l|c|x|e|t|r|v|nf|ns|ae|al|at|ar|wa|wr|qx|qy|qb|h[a-i]|[@#]?-?\d{1,12}(?!\d)|[\s,.])*",
    re.IGNORECASE,
)
"""Commands and numbers."""


def is_odd(element: _Element, attribute: str, value: str) -> bool:
    """True for the style or path of a shape with more in it than what draws it."""
    if namespace(str(element.tag)) not in _VML:
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
    value = found["value"].strip().lower()
    if found["name"] == _FAMILY:
        return is_common(value)
    return all(
        word in _WORDS or _NUMBER.fullmatch(word) or _SHAPE.fullmatch(word)
        for word in re.split(r"[\s,]+", value)
        if word
    )
