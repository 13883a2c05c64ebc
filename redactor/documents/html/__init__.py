"""Tells prose, markup, addresses and code apart in HTML."""

from redactor.documents.html.marking import mark_html

__all__ = ["mark_html"]
