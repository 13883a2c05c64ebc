"""Takes a script of MDX apart into what is read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.documents.document import Side
from redactor.documents.html.elements import INLINE, VOID
from redactor.documents.markdown.elements import EndTags, Part, PartKind, parts
from redactor.spans import Span

_TOKEN = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*')
      | (?P<comment>//[^\r\n]*)
      | (?P<name>(?:[^\W\d]|\$)[\w$]*)
      | (?P<number>\d[\w.]*)""",
    re.VERBOSE | re.DOTALL,
)
_WITHIN_LINES = INLINE | frozenset(
    {"A", "Abbr", "Anchor", "Highlight", "Kbd", "Link", "Mark", "NuxtLink", "Term", "Tooltip"}
)
"""Elements within a sentence, with components of site generators. Source: our own list, 2026."""
_NAME = re.compile(r"(?:[^\W\d]|\$)[\w$]*")
_WITH_TEXTS = re.compile(
    rf"(?P<text>(?<!=)>[^<>{{}}=]{{1,4000}}(?=[<{{])) | {_TOKEN.pattern}", _TOKEN.flags
)
"""Beside tokens, the text of elements that `parts` does not find; also what looks like it, as
comparisons do."""
_SIMPLE_TAG = re.compile(
    r"""</?(?P<name>[A-Za-z][\w.]{0,200})
        (?:\s+[A-Za-z_:][\w:.-]{0,80}(?:\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'))?){0,20}
        \s*(?:(?P<alone>/)\s*)?>""",
    re.VERBOSE,
)
"""The tag of an element without code in it."""
KEYWORDS = frozenset(
    "as async await case class const default delete else export extends false for from function "  # noqa: SIM905
    "get if import in instanceof let new null of return set static throw true typeof undefined var "
    "void yield abstract declare enum implements infer interface is keyof module namespace private "
    "protected public readonly satisfies type".split()
)
"""Words of JavaScript and TypeScript that stand beside names.

Source: ECMA-262, 12.7.2, and its grammar; the TypeScript handbook, 2026.
"""


@dataclass(frozen=True, slots=True)
class Token:
    """What is read by itself in a script.

    Args:
        kind: `string`, `comment`, `name`, `number`, `words`, `text`; `tag` of an element within a
            line.
        whole: with its marks.
        inner: without them.
        name: of a string, of the attribute that it is the value of, if it is one.
        side: of a tag.
    """

    kind: str
    whole: Span
    inner: Span
    name: str | None = None
    side: Side | None = None


def tokens(text: str, start: int, end: int, ends: EndTags) -> Iterator[Token]:
    """What is read by itself, in order; see `parts`."""
    at, tag_end = start, start
    for part in parts(text, start, end, ends):
        span = part.span
        yield from _in_code(text, at, span.start)
        at = span.end
        if part.kind is PartKind.TEXT:
            yield Token("text", span, span)
        elif part.kind is PartKind.STRING:
            is_template = text.startswith("`", span.start)
            if span.end - span.start > 2:
                inner = Span(span.start + 1, span.end - 1)
                yield Token("string", span, inner, None if is_template else part.name)
        elif part.kind is PartKind.COMMENT:
            if span.end - span.start > 4:
                yield Token("comment", span, Span(span.start + 2, span.end - 2))
        elif part.kind is PartKind.SPACE:
            yield Token("tag", span, span)
        elif span.start >= tag_end:
            tag = _SIMPLE_TAG.match(text, span.start)
            if tag is not None and tag["name"] in _WITHIN_LINES:
                tag_end = tag.end()
                yield _tag(tag, span)
            else:
                yield from _named_in(text, span)
    yield from _in_code(text, at, end)


def _tag(tag: re.Match[str], span: Span) -> Token:
    alone = tag["alone"] is not None or tag["name"] in VOID
    closes = tag[0].startswith("</")
    side = Side.CLOSING if closes else Side.ALONE if alone else Side.OPENING
    return Token("tag", span, span, side=side)


def _named_in(text: str, tag: Span) -> Iterator[Token]:
    for match in _NAME.finditer(text, tag.start, tag.end):
        name = Span(*match.span())
        yield Token("name", name, name)


def _in_code(text: str, start: int, end: int) -> Iterator[Token]:
    """Tokens outside of elements; names side by side, which no script has, are words."""
    held: list[Span] = []
    for match in _WITH_TEXTS.finditer(text, start, end):
        first, last = _inner(match)
        is_name = bool(match["name"]) and match["name"] not in KEYWORDS
        if held and not (is_name and text[held[-1].end : first].strip(" \t") == ""):
            yield _named(held)
            held = []
        if is_name:
            held.append(Span(first, last))
        elif first < last:
            yield Token(match.lastgroup or "", Span(*match.span()), Span(first, last))
    if held:
        yield _named(held)


def _named(names: list[Span]) -> Token:
    span = Span(names[0].start, names[-1].end)
    return Token("name" if len(names) == 1 else "words", span, span)


def _inner(token: re.Match[str]) -> tuple[int, int]:
    """Where the words of a token stand, without its marks."""
    first, last = token.span()
    if token["text"]:
        return first + 1, last
    if token["string"]:
        return first + 1, last - 1
    if token["comment"]:
        return first + 2, last - 2 * token[0].startswith("/*")
    return first, last


def names_meet(text: str, start: int, end: int, ends: EndTags) -> Span | None:
    """Where two words first follow each other, as in prose and in no script of JSX."""
    before: Span | None = None
    at = start
    for part in _with_end(parts(text, start, end, ends), end):
        for token in _TOKEN.finditer(text, at, part.start):
            is_name = bool(token["name"]) and token["name"] not in KEYWORDS
            if is_name and before is not None and text[before.end : token.start()].isspace():
                return Span(before.start, token.end())
            before = Span(*token.span()) if is_name else None
        before, at = None, part.end
    return None


def _with_end(found: Iterator[Part], end: int) -> Iterator[Span]:
    """Where parts stand, and the end of the text after them."""
    yield from (part.span for part in found)
    yield Span(end, end + 1)
