"""Finds the comments of a document, in which an author can speak to tools."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from redactor.documents.document import Document
from redactor.spans import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment.

    Args:
        span: all of it, marks included; without the line's end.
        start: where what it says begins, after the opening mark.
        end: one past what it says.
    """

    span: Span
    start: int
    end: int


_HASH_LINE = re.compile(r"^[ \t]*(?P<mark>#)(?P<said>[^\r\n]*)", re.MULTILINE)
_SLASH_LINE = re.compile(r"^(?P<mark>//)(?!/)(?P<said>[^\r\n]*)", re.MULTILINE)
_PERCENT = re.compile(r"(?<!\\)(?:\\\\)*(?P<mark>%)(?P<said>[^\r\n]*)")
_DOTS = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>\.\.)[ \t]+(?P<said>[^\r\n]*)", re.MULTILINE)
_NO_COMMENT = re.compile(r"[\w:+.-]+::|[\[_|]")
"""What follows the dots of a directive, footnote, target or substitution."""
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


def comments(document: Document) -> list[Comment]:
    """The comments, in order.

    Which marks begin one is told by the extension of the document's name, else by its format:
    `<!-- -->` in HTML and Markdown, there also `#` on lines of front matter; `{/* */}` too in MDX;
    `..` in reStructuredText; `//` in AsciiDoc; `%` in LaTeX. Plain text has none, so that a line
    that begins with `#` counts. What stands in code of Markdown is no comment.
    """
    find = _BY_EXTENSION.get(PurePath(document.name).suffix.lower())
    if find is None:
        find = _in_markdown if document.format == "markdown" else _in_text
    return sorted(find(document), key=lambda comment: comment.span)


def _in_text(document: Document) -> Iterator[Comment]:
    return _by_line(_HASH_LINE, document.text)


def _in_markdown(document: Document) -> Iterator[Comment]:
    head = document.front_matter
    if head is not None:
        yield from _by_line(_HASH_LINE, head.of(document.text), head.start)
    yield from _between(document, "<!--", "-->", head.end if head else 0)


def _in_mdx(document: Document) -> Iterator[Comment]:
    yield from _in_markdown(document)
    head = document.front_matter
    yield from _between(document, "{/*", "*/}", head.end if head else 0)


def _in_html(document: Document) -> Iterator[Comment]:
    from redactor.documents.html.tokens import Kind, tokens

    text, head = document.text, document.front_matter
    if head is not None:
        yield from _by_line(_HASH_LINE, head.of(text), head.start)
    for token in tokens(text, head.end if head else 0):
        closed = text.startswith("<!--", token.span.start) and token.end < token.span.end
        if token.kind is Kind.COMMENT and closed:
            yield Comment(token.span, token.start, token.end)


def _in_restructuredtext(document: Document) -> Iterator[Comment]:
    text, done = document.text, 0
    for match in _DOTS.finditer(text):
        if match.start() < done or _NO_COMMENT.match(match["said"]):
            continue
        done = _end_of_block(text, match.end(), match["indent"])
        yield Comment(Span(match.start("mark"), done), match.start("said"), done)


def _in_asciidoc(document: Document) -> Iterator[Comment]:
    return _by_line(_SLASH_LINE, document.text)


def _in_latex(document: Document) -> Iterator[Comment]:
    return _by_line(_PERCENT, document.text)


_BY_EXTENSION: dict[str, Callable[[Document], Iterator[Comment]]] = {
    ".adoc": _in_asciidoc,
    ".asciidoc": _in_asciidoc,
    ".htm": _in_html,
    ".html": _in_html,
    ".latex": _in_latex,
    ".markdown": _in_markdown,
    ".md": _in_markdown,
    ".mdx": _in_mdx,
    ".rst": _in_restructuredtext,
    ".tex": _in_latex,
    ".text": _in_text,
    ".txt": _in_text,
    ".xhtml": _in_html,
}


def _by_line(pattern: re.Pattern[str], text: str, offset: int = 0) -> Iterator[Comment]:
    for match in pattern.finditer(text):
        start, end = match.span("said")
        span = Span(match.start("mark"), end).shifted(offset)
        yield Comment(span, start + offset, end + offset)


def _between(document: Document, opening: str, closing: str, start: int) -> Iterator[Comment]:
    """Comments between marks; one that is not closed is none."""
    text, code = document.text, document.code
    starts = [span.start for span in code]
    at = text.find(opening, start)
    while at >= 0:
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and at < code[inside].end:
            at = text.find(opening, code[inside].end)
            continue
        begins = at + len(opening)
        end = text.find(closing, begins)
        if end < 0:
            return
        yield Comment(Span(at, end + len(closing)), begins, end)
        at = text.find(opening, end + len(closing))


def _end_of_block(text: str, at: int, indent: str) -> int:
    """Where the lines end that are indented more than `indent`, from the end of a line at `at` on.

    They belong to a comment of reStructuredText, empty lines between them included.
    """
    end = at
    following = text.find("\n", at) + 1
    while following:
        match = _LINE.match(text, following)
        line = match[0] if match else ""
        words = line.rstrip()
        if words:
            inner = line[: len(line) - len(line.lstrip())]
            if not (inner.startswith(indent) and len(inner) > len(indent)):
                return end
            end = following + len(words)
        following = following + len(line) if line.endswith("\n") else 0
    return end
