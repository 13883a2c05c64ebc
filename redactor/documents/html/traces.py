"""Finds what programs write into a page about themselves, its files and its makers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.documents.format import Property
from redactor.documents.html.references import decoded
from redactor.documents.html.tags import values
from redactor.documents.html.tokens import Kind, Token, tokens
from redactor.spans import Span

_PROGRAMS = frozenset({"changed", "changedby", "created", "generator", "originator", "progid"})
"""Names of metadata that Word, LibreOffice and site generators write."""
_MAKERS = frozenset(
    "author creator dcterms.creator dc.creator editor "  # noqa: SIM905
    "last-modified owner publisher revised".split()
)
_WORD_LINKS = frozenset({"colorschememapping", "edit-time-data", "file-list", "themedata"})
"""Files that Word keeps beside a page, whose address repeats its name."""
_OFFICE = re.compile(r"\s*\[if(?=[^\]]*\bmso\b)[^\]]*\]>\s*<xml\b.*", re.IGNORECASE | re.DOTALL)
_SAVED = re.compile(r"\s*(?:saved from url=|Page saved with SingleFile)", re.IGNORECASE)
_COPIED = "docs-internal-guid-"
"""How the ids begin that Google Docs gives to what is copied out of it."""


def cut_traces(text: str) -> str:
    """A page without what names the programs that made it, and what they say in comments."""
    pieces, at = [], 0
    for span, _ in _traces(text):
        cut = _whole_line(text, span)
        pieces.append(text[at : max(at, cut.start)])
        at = max(at, cut.end)
        if _would_join(text, cut):
            pieces.append(" ")
    return "".join([*pieces, text[at:]])


def _would_join(text: str, cut: Span) -> bool:
    """True where what stands around a cut could be a tag, or the name of one, without it."""
    before, after = text[max(0, cut.start - 1) : cut.start], text[cut.end : cut.end + 1]
    if text.startswith("<", cut.start):
        return before == "<"
    return not before.isspace() and after not in "/>" and not after.isspace()


def properties(text: str) -> list[Property]:
    """What a page says of its makers and the programs they used."""
    found = [(span.start, property) for span, property in _traces(text)]
    for token in tokens(text):
        if token.kind is Kind.START and token.name == "meta":
            known = values(text, token)
            name = known.get("name", "").strip().lower()
            if name in _MAKERS:
                found.append((token.span.start, Property(f"meta {name}", known.get("content", ""))))
    return [property for _, property in sorted(found, key=lambda item: item[0])]


def _traces(text: str) -> Iterator[tuple[Span, Property]]:
    for token in tokens(text):
        if token.kind is Kind.COMMENT:
            said = text[token.start : token.end]
            if _OFFICE.match(said):
                yield token.span, Property("comment of an office program", said.strip())
            elif _SAVED.match(said):
                yield token.span, Property("comment of a saved page", said.strip())
        elif token.kind is Kind.START:
            yield from _in_tag(text, token)


def _in_tag(text: str, token: Token) -> Iterator[tuple[Span, Property]]:
    if token.name in ("meta", "link"):
        known = values(text, token)
        name = known.get("name", "").strip().lower()
        if token.name == "meta" and name in _PROGRAMS:
            yield token.span, Property(f"meta {name}", known.get("content", ""))
        elif token.name == "link" and known.get("rel", "").strip().lower() in _WORD_LINKS:
            yield token.span, Property("link of an office program", known.get("href", ""))
        return
    for attribute in token.attributes:
        if attribute.value is None:
            continue
        value = decoded(text, *attribute.value, attribute=True)
        if value.startswith(_COPIED) and attribute.name.of(text).lower() == "id":
            end = attribute.value[1] + attribute.quoted
            start = attribute.name.start - text[attribute.name.start - 1].isspace()
            yield Span(start, end), Property("id of a copied text", value)


def _whole_line(text: str, span: Span) -> Span:
    """`span`, with the line's end and indentation if nothing else is on its lines."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end + 1
    if start and not text[start : span.start].strip() and not text[span.end : end].strip():
        return Span(start, end)
    return span
