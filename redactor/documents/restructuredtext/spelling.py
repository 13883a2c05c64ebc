"""Writes words so that reStructuredText prints them."""

from __future__ import annotations

from redactor.documents.document import Document


def spelled(document: Document, at: int, words: str) -> str:
    """The words as they are written at `at`; in code as they are."""
    return words
