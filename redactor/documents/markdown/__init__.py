"""Tells prose from markup and addresses in Markdown."""

from redactor.documents.markdown.blocks import mark_markdown
from redactor.documents.markdown.front_matter import front_matter

__all__ = ["front_matter", "mark_markdown"]
