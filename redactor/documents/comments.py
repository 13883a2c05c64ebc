"""Finds the comments of a document, in which an author can speak to tools."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from redactor.documents.document import Document
from redactor.documents.textual import is_code
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
_SLASH_BLOCK = re.compile(
    r"^(?P<mark>/{4,})[ \t]*\r?\n(?P<said>(?s:.)*?)^(?P=mark)[ \t]*$", re.MULTILINE
)
_PERCENT = re.compile(r"(?<!\\)(?:\\\\)*(?P<mark>%)(?P<said>[^\r\n]*)")
_DOTS = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>\.\.)(?:[ \t]+(?P<said>[^\r\n]*)|(?=\r?\n[ \t]+\S))",
    re.MULTILINE,
)
_NO_COMMENT = re.compile(r"[\w:+.-]+::|[\[_|]")
"""What follows the dots of a directive, footnote, target or substitution."""
_NOTE = re.compile(
    r"(?:\A|(?<=\n\n)|(?<=\n\r\n))NOTE(?=[ \t\r\n])"
    r"(?P<said>[^\r\n]*(?:\r?\n(?![ \t]*\r?$)[^\r\n]+)*)",
    re.MULTILINE,
)
"""A note of WebVTT, up to a blank line."""
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


def comments(document: Document) -> list[Comment]:
    """The comments, in order.

    Which marks begin one is told by the document's format: `<!-- -->` in HTML and Markdown, there
    also `#` on lines of front matter; `{/* */}` too in MDX; `..` in reStructuredText; `//` and
    `////` in AsciiDoc; `%` in LaTeX; `NOTE` in WebVTT. Plain text and SubRip have none, so that a
    line that begins with `#` counts. What stands in code is no comment; other formats have none.
    """
    find = _BY_FORMAT.get(document.format)
    return [] if find is None else sorted(find(document), key=lambda comment: comment.span)


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
    return _outside_code(document, _dotted(document.text))


def _dotted(text: str) -> Iterator[Comment]:
    done = 0
    for match in _DOTS.finditer(text):
        said = match["said"] or ""
        if match.start() < done or _NO_COMMENT.match(said):
            continue
        done = _end_of_block(text, match.end(), match["indent"])
        yield Comment(Span(match.start("mark"), done), match.end() - len(said), done)


def _in_asciidoc(document: Document) -> Iterator[Comment]:
    text = document.text
    blocks = [*_outside_code(document, _matches(_SLASH_BLOCK, text))]
    lines = _outside_code(document, _by_line(_SLASH_LINE, text))
    yield from blocks
    starts = [block.span.start for block in blocks]
    for line in lines:
        index = bisect_right(starts, line.span.start) - 1
        if index < 0 or line.span.start >= blocks[index].span.end:
            yield line


def _in_latex(document: Document) -> Iterator[Comment]:
    return _outside_code(document, _by_line(_PERCENT, document.text))


def _in_webvtt(document: Document) -> Iterator[Comment]:
    return _matches(_NOTE, document.text)


_BY_FORMAT: dict[str, Callable[[Document], Iterator[Comment]]] = {
    "asciidoc": _in_asciidoc,
    "html": _in_html,
    "latex": _in_latex,
    "markdown": _in_markdown,
    "mdx": _in_mdx,
    "rst": _in_restructuredtext,
    "srt": _in_text,
    "text": _in_text,
    "vtt": _in_webvtt,
}


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Comment]:
    for match in pattern.finditer(text):
        yield Comment(Span(*match.span()), *match.span("said"))


def _outside_code(document: Document, found: Iterable[Comment]) -> Iterator[Comment]:
    return (comment for comment in found if not is_code(document, comment.span.start))


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
