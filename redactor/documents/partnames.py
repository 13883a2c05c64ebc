"""Names of the parts of office files as they may be told: what a program calls them."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = frozenset(
    "[Content_Types] _rels docProps word xl ppt customXml media embeddings activeX theme charts "  # noqa: SIM905
    "glossary diagrams drawings fonts ink webextensions printerSettings revisions tasks document "
    "styles stylesWithEffects settings webSettings fontTable numbering footnotes endnotes header "
    "footer comments commentsExtended commentsIds commentsExtensible people itemProps item image "
    "oleObject chart chartEx colors style vbaProject vbaData afchunk taskpanes webextension app "
    "core custom thumbnail data layout quickStyle drawing keyMapCustomizations "
    "attachedToolbars Microsoft_Excel_Sheet Microsoft_Excel_Worksheet Microsoft_Word_Document "
    "Microsoft_PowerPoint_Presentation mimetype META-INF manifest documentsignatures "
    "macrosignatures content meta current layout-cache Pictures Thumbnails Configurations2 Object "
    "ObjectReplacements Basic Dialogs Scripts Standard Media script-lc script-lb dialog-lc "
    "dialog-lb font hdphoto worksheets sheet sharedStrings workbook slides slide presentation "
    "accelerator images Bitmaps toolbar menubar statusbar".split()
)
"""Source: ECMA-376 part 1, clauses 11 to 15; OpenDocument 1.3 part 2; what Word and LibreOffice
write, 2026."""
_COMPONENT: Final = re.compile(
    r"(?P<name>\D*?)(?:[ _]?[0-9]{1,4}|(?P<digest>[0-9A-F]{16,64}))?"
    r"(?P<suffixes>(?:\.(?:xml|rels|rdf|bin|png|jpe?g|gif|tiff?|emf|wmf|svg|webp|wdp|mp[34]|m4[av]"
    r"|mov|avi|wmv|wav|og[gv]|webm|class|docx?|docm|xls[xm]?|pptx?|odttf|vml))*)"
)
"""A file or folder: its name, a number or the digest that LibreOffice gives, and its kind."""


def shown_part(name: str) -> str:
    """A part's name for a message: what programs call parts, and `[...]` for whatever else.

    A picture, an embedded file or a folder may be called after the person whom it shows.

    Args:
        name: such as `word/media/image1.png`.
    """
    return "/".join(map(_shown, name[:_LONGEST].split("/")))


_LONGEST: Final = 200


def _shown(component: str) -> str:
    match = _COMPONENT.fullmatch(component)
    if match is None:
        return f"[...]{_suffix_of(component)}"
    known = not match["name"] or match["name"] in _NAMES
    return component if known else f"[...]{match['suffixes']}"


def _suffix_of(component: str) -> str:
    """A kind of file that is known, with its dot; empty when it has none."""
    match = _COMPONENT.fullmatch(component[max(0, component.rfind(".")) :])
    return match["suffixes"] if match and not match["name"] else ""
