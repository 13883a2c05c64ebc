"""Names that the PDF format has itself, told from those that people and their programs gave.

Source: ISO 32000-2:2020, tables 29 (catalog), 31 (pages), 87 (images), 93 (forms), 349 (properties
of a file), 14.8.4 (structure types) and annex L (those of PDF 1.7).
"""

from __future__ import annotations

import re
from typing import Any, Final

from redactor.documents.pdf.values import said


def _keys(listed: str) -> frozenset[str]:
    return frozenset(f"/{key}" for key in listed.split())


CATALOG: Final = _keys(
    "Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout "
    "PageMode Outlines Threads AcroForm StructTreeRoot MarkInfo Lang OutputIntents "
    "OCProperties NeedsRendering"
)
"""Entries of the catalog that show, lead or read the pages."""

PAGE: Final = _keys(
    "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents "
    "Rotate Group B Dur Trans Annots StructParents PZ SeparationInfo Tabs PresSteps UserUnit "
    "VP OutputIntents"
)
"""Entries of a page that do."""

DRAWN: Final = _keys(
    "Length Filter DecodeParms DL Type Subtype Width Height ColorSpace BitsPerComponent Intent "
    "ImageMask Mask Decode Interpolate Alternates SMask SMaskInData Matte FormType BBox Matrix "
    "Resources Group StructParent StructParents OC Measure PtData"
)
"""Entries of a picture or form that do."""

PROPERTIES: Final = frozenset(
    {"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"}
    | {"Trapped", "PTEX.Fullbanner"}
)
"""What is told of a file as a whole."""

_NAMES: Final = _keys(
    "Document DocumentFragment Part Art Sect Div Aside BlockQuote Caption TOC TOCI Index Title "
    "NonStruct Private Sub Lbl Em Strong Span Quote Note Reference BibEntry Code Link Annot "
    "Ruby RB RT RP Warichu WT WP FENote LBody TR TH TD THead TBody TFoot Table Figure Formula "
    "Form Artifact OC Tx Off Yes On Cyan Magenta Yellow Black All None Pattern Helv ZaDb HeBo "
    "MCID GoTo URI Transparency Page Image Group Mask Meta "
    "Metadata PieceInfo LastModified Thumb AA OpenAction Collection AF Perms Legal DSS SpiderInfo "
    "Requirements DPartRoot DPart OPI Ref Name ID TemplateInstantiated"
)
_COUNTED: Final = re.compile(r"[A-Za-z]{1,7}[_.]*\d[\d_.]*|[A-Za-z]{1,2}\d*")


def is_standard(name: str) -> bool:
    """True for the name of an element, an ink or a state that the format or every program has.

    Such are `Span`, `H1` and `Im12` as well.
    """
    return f"/{name}" in _NAMES or _COUNTED.fullmatch(name) is not None


def strange(parent: Any) -> list[str]:
    """Keys of a catalog, page, picture or form without which pages show and lead the same, sorted.

    Args:
        parent: a dictionary or stream; any other has none.
    """
    import pikepdf

    kind, subtype = said(parent, "/Type"), said(parent, "/Subtype")
    if isinstance(parent, pikepdf.Stream):
        known = DRAWN if subtype in ("/Image", "/Form") else None
    else:
        known = {"/Catalog": CATALOG, "/Page": PAGE}.get(kind)
    return [] if known is None else sorted(set(parent.keys()) - set(known))
