"""Pictures: what draws them is kept bit for bit, and what else their files say is left out.

Names are imported on first use, so that listing the formats is light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redactor.documents.images.stripping import properties as properties
    from redactor.documents.images.stripping import remains as remains
    from redactor.documents.images.stripping import salvaged as salvaged
    from redactor.documents.images.stripping import strip as strip
    from redactor.documents.images.stripping import told as told

__all__ = ["properties", "remains", "salvaged", "strip", "told"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("redactor.documents.images.stripping"), name)
