"""Reads and writes drafts, one module a format; knows nothing of redaction."""

from redactor.documents.document import Document, Edit, Region, RegionKind
from redactor.documents.reading import load, parse, read, read_back, read_path
from redactor.documents.textual import encode
from redactor.documents.writing import cleaned, extracts, layout, spell, write

__all__ = [
    "Document",
    "Edit",
    "Region",
    "RegionKind",
    "cleaned",
    "encode",
    "extracts",
    "layout",
    "load",
    "parse",
    "read",
    "read_back",
    "read_path",
    "spell",
    "write",
]
