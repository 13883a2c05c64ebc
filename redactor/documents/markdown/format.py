"""Markdown as a format."""

from __future__ import annotations

import html
import re

from redactor.documents.document import Document, Escape
from redactor.documents.textual import Marked, TextFormat


class Markdown(TextFormat):
    """CommonMark with tables, footnotes and front matter."""

    name = "markdown"
    title = "Markdown"
    suffixes = (".md", ".markdown")

    def mark(self, text: str) -> Marked:
        """Mark what `mark_markdown` finds, and front matter."""
        from redactor.documents.markdown import front_matter, mark_markdown

        regions, code = mark_markdown(text)
        return Marked(regions, front_matter(text), code)

    def spell(self, document: Document, at: int, words: str) -> str:
        """Escape what ends the attribute of a tag or the string of a shortcode around the words."""
        from redactor.documents.html.spelling import escaped
        from redactor.documents.markdown.html import attribute_around
        from redactor.documents.markdown.templates import quote_around, unquoted

        if quote := quote_around(document, at):
            return unquoted(words, quote)
        escape = attribute_around(document, at)
        return words if escape is None else escaped(words, escape, document.encoding)


class Mdx(TextFormat):
    """Markdown with imports, exports, expressions and elements of JSX."""

    name = "mdx"
    title = "MDX"
    suffixes = (".mdx",)

    def mark(self, text: str) -> Marked:
        """Mark what `mark_mdx` finds."""
        from redactor.documents.markdown.mdx import mark_mdx

        return mark_mdx(text)

    def spell(self, document: Document, at: int, words: str) -> str:
        """Escape what ends the string or attribute that the words stand in."""
        literal = next(
            (one for one in document.literals if one.span.start <= at < one.span.end), None
        )
        if literal is None or Escape.ELEMENT in literal.escapes:
            return words
        if Escape.ATTRIBUTE in literal.escapes:
            return html.escape(words)
        return _STRING_MARK.sub(r"\\\g<0>", words)


_STRING_MARK = re.compile(r"[\\\"'`]")

FORMATS = (Markdown(), Mdx())
