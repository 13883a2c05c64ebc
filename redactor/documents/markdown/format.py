"""Markdown as a format."""

from __future__ import annotations

from redactor.documents.textual import Marked, TextFormat


class Markdown(TextFormat):
    """CommonMark with tables, footnotes and front matter."""

    name = "markdown"
    title = "Markdown"
    suffixes = (".md", ".markdown", ".mdx")

    def mark(self, text: str) -> Marked:
        """Mark what `mark_markdown` finds, and front matter."""
        from redactor.documents.markdown import front_matter, mark_markdown

        regions, code = mark_markdown(text)
        return Marked(regions, front_matter(text), code)


FORMATS = (Markdown(),)
