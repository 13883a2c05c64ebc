"""Tells what the value of an attribute is to a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from redactor.documents.html.elements import (
    CODE_ATTRIBUTES,
    LINKS,
    MACHINE_ATTRIBUTES,
    PROSE_ATTRIBUTES,
)


class Value(Enum):
    """What a value is."""

    PROSE = "prose"
    MAKER = "maker"
    """The name of who made the page, which prose would set after a `By`."""
    ADDRESS = "address"
    NAME = "name"
    """Names that programs alone read."""
    CODE = "code"
    PAGE = "page"
    """HTML."""
    JSON = "JSON"


_MAKERS = frozenset(
    "author article:author byl byline creator dc.creator dcterms.creator parsely-author "  # noqa: SIM905
    "sailthru.author twitter:creator".split()
)
_MACHINE_META = re.compile(
    r"(?:viewport|robots|googlebot|bingbot|referrer|theme-color|color-scheme|format-detection"
    r"|generator|charset|content-type|content-language|content-security-policy|refresh"
    r"|x-ua-compatible|default-style|cache-control|expires|pragma|csrf-.*|.*-verification"
    r"|verify-.*|.*verify.*|msapplication-.*|.*-mobile-web-app-capable|.*status-bar-style|fb:.*"
    r"|al:.*|og:(?:type|locale|image:(?:width|height|type)|video:.*|url)|twitter:(?:card|app:.*)"
    r"|.*(?:image|url|src)|.*:(?:width|height))",
)
"""Names of metadata for machines. Source: WHATWG's MetaExtensions wiki and the Open Graph protocol,
by general knowledge, 2026."""
_WORDED = frozenset(
    "alt author byline caption city content credit description headline keywords label "  # noqa: SIM905
    "location name person place placeholder quote roledescription source subtitle summary tag "
    "tags text title tooltip valuetext".split()
)
"""Last parts of the names of attributes that hold words."""
_ADDRESS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:\S|/|\.{1,2}/|#|\?|www\.)\S*\s*\Z")
_BASE64 = re.compile(r"\s*data:[^,]{0,200};\s*base64\s*,", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TIME = re.compile(r"\s*[-+]?\d")
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\"{\]\d])")


def value_of(element: str, name: str, value: str, others: Mapping[str, str]) -> Value:
    """What the value of an attribute is.

    Args:
        element: name of the element, in lower case.
        name: of the attribute, in lower case.
        value: without references.
        others: the element's attributes, names in lower case.
    """
    if name in CODE_ATTRIBUTES or name.startswith("on") or _BASE64.match(value):
        return Value.CODE
    if name == "srcdoc":
        return Value.PAGE
    if name == "content" and element == "meta":
        return _metadata(value, others)
    if name in MACHINE_ATTRIBUTES:
        return Value.NAME
    if _JSON.match(value):
        return Value.JSON
    return Value.PROSE if _is_worded(element, name, value, others) else Value.ADDRESS


def _is_worded(element: str, name: str, value: str, others: Mapping[str, str]) -> bool:
    if name == "datetime" or (element in ("data", "time") and name == "value"):
        return bool(_TIME.match(value) or _LETTER.search(value))
    if name in LINKS or not _LETTER.search(value) or _ADDRESS.match(value):
        return False
    if re.search(r"\s", value.strip()):
        return True
    if name == "value":
        return others.get("type", "").lower() not in ("hidden", "checkbox", "radio")
    return name in PROSE_ATTRIBUTES or re.split(r"[-_:.]", name)[-1] in _WORDED


def _metadata(value: str, others: Mapping[str, str]) -> Value:
    """What the content of a `meta` element is."""
    keys = [key for key in ("name", "property", "itemprop", "http-equiv") if key in others]
    names = [others[key].strip().lower() for key in keys]
    if _ADDRESS.match(value):
        return Value.ADDRESS
    if any(name in _MAKERS for name in names):
        return Value.MAKER
    if names and all(_MACHINE_META.fullmatch(name) for name in names):
        return Value.NAME
    return Value.PROSE if re.search(r"\w", value) else Value.NAME
