"""Reads and writes drafts, one module a format; knows nothing of redaction."""

from redactor.documents.document import Document, Region, RegionKind
from redactor.documents.reading import parse, read, read_back, read_path
from redactor.documents.writing import encode

__all__ = [
    "Document",
    "Region",
    "RegionKind",
    "encode",
    "parse",
    "read",
    "read_back",
    "read_path",
]
