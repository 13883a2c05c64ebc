"""Tells values that readers see from those that programs read."""

from __future__ import annotations

import re

from redactor.documents.html.elements import PROSE_ATTRIBUTES

_WORDED = re.compile(r"\s|\A\[?[A-Z]|[^\x00-\x7f]")
_ADDRESSES = frozenset(
    {"class", "className", "href", "id", "key", "rel", "src", "srcSet", "style", "target", "to"}
)

_PROSE = PROSE_ATTRIBUTES - {"value"}
"""Names of what readers see; a value in small letters is mostly one for programs, such as a tab."""


def is_read(name: str, value: str) -> bool:
    """True for the value of an attribute or a property that is prose.

    Several words, one that begins with a capital or has letters beyond ASCII, and what stands under
    a name that readers see are; any other is an address: for machines, or in the small letters that
    they read names in.
    """
    if name in _ADDRESSES:
        return False
    return name.lower() in _PROSE or _WORDED.search(value) is not None
