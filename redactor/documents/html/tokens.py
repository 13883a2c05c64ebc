"""Cuts HTML into tokens as browsers do, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from redactor.documents.html.foreign import Foreign
from redactor.spans import Span


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    PLAIN = "plain text"
    """Text in which references count and tags do not: of `title` and `textarea`."""
    RAW = "raw text"
    """Text in which neither counts: of `script`, `style` and the like; and CDATA."""
    START = "start tag"
    END = "end tag"
    COMMENT = "comment"
    """Also what a browser takes for one, such as `<?php ?>`."""
    DOCTYPE = "doctype"
    DROPPED = "dropped"
    """A tag that the file's end cuts short; no browser shows it."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a start tag.

    Args:
        name: where its name stands.
        value: where its value stands, without quotes; `None` when it has none.
        quoted: whether the value stands in quotation marks or apostrophes.
    """

    name: Span
    value: tuple[int, int] | None
    quoted: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a page.

    Args:
        kind: what it is.
        span: all of it.
        start: where what a comment or doctype says begins; of a tag, its name.
        end: one past that.
        name: of a tag, or of the element whose raw text this is, in lower case.
        attributes: of a start tag, in order.
        alone: whether a start tag ends in `/>`.
    """

    kind: Kind
    span: Span
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    alone: bool = False


_SPACE = "\t\n\f\r "
_TAG = re.compile(rf"</?(?P<name>[A-Za-z][^{_SPACE}/>]*)")
_ATTRIBUTE = re.compile(
    rf"""[{_SPACE}/]*(?:(?P<close>>)
      |(?P<name>=?[^{_SPACE}/>=]*)
       (?:[{_SPACE}]*=[{_SPACE}]*
          (?:"(?P<double>[^"]*)(?:"|\Z)|'(?P<single>[^']*)(?:'|\Z)|(?P<bare>[^{_SPACE}>]*)))?)""",
    re.VERBOSE,
)
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(rf"<!--(?P<whole>-?>)?|-->|<(?P<end>/?)script(?=[{_SPACE}/>])", re.IGNORECASE)
_RAW = frozenset({"iframe", "noembed", "noframes", "style", "xmp"})
_PLAIN = frozenset({"textarea", "title"})
_DOCTYPE = re.compile(r"<!doctype", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b|\s*<!doctype[^>]*\bxhtml\b", re.IGNORECASE)
_CDATA = "<![CDATA["


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens of `text[start:]`, a page or a part of one, in order, without gaps.

    The tokenization stage of the WHATWG HTML Living Standard, in time linear in the length. Other
    than there, an element with raw text may end in `/>`, as in XHTML, and has none then; and in
    a file that says it is XHTML, CDATA is text everywhere.
    """
    return _Tokenizer(text).tokens(start)


class _Tokenizer:
    def __init__(self, text: str) -> None:
        self._text = text
        self._foreign = Foreign()
        self._xml = _XML.match(text) is not None

    def tokens(self, start: int) -> Iterator[Token]:
        """See `tokens`."""
        text, at, done = self._text, start, start
        while (at := text.find("<", at)) >= 0:
            token = self._markup(at)
            if token is None:
                at += 1
                continue
            if done < at:
                yield _plain(Kind.TEXT, done, at)
            yield token
            at = token.span.end
            if token.kind is Kind.START:
                content = self._content(token)
                if content is not None:
                    yield content
                    at = content.span.end
            elif token.kind is Kind.END:
                self._foreign.close(token.name)
            done = at
        if done < len(text):
            yield _plain(Kind.TEXT, done, len(text))

    def _markup(self, at: int) -> Token | None:
        """The token that begins with the `<` at `at`; `None` when it is text."""
        text = self._text
        following = text[at + 1 : at + 2]
        if following == "!":
            return self._declaration(at)
        if following == "?":
            return self._bogus(at, at + 1)
        tag = _TAG.match(text, at)
        if tag is not None:
            return self._tag(tag, at, Kind.END if following == "/" else Kind.START)
        if following == "/" and at + 2 < len(text):
            return self._bogus(at, at + 2)
        return None

    def _declaration(self, at: int) -> Token:
        text = self._text
        if text.startswith("<!--", at):
            return self._comment(at)
        if _DOCTYPE.match(text, at):
            end = text.find(">", at)
            end = len(text) if end < 0 else end
            return Token(Kind.DOCTYPE, Span(at, min(end + 1, len(text))), at + 9, end)
        if text.startswith(_CDATA, at) and (self._xml or self._foreign.inside):
            start = at + len(_CDATA)
            end = text.find("]]>", start)
            stop = len(text) if end < 0 else end + 3
            return Token(Kind.RAW, Span(at, stop), start, len(text) if end < 0 else end)
        return self._bogus(at, at + 2)

    def _comment(self, at: int) -> Token:
        text, start = self._text, at + 4
        for whole in (">", "->"):
            if text.startswith(whole, start):
                return Token(Kind.COMMENT, Span(at, start + len(whole)), start, start)
        # The dashes of the opening mark may not be those of the closing one.
        close = _COMMENT_END.search(text, start)
        if close is None:
            return Token(Kind.COMMENT, Span(at, len(text)), start, len(text))
        return Token(Kind.COMMENT, Span(at, close.end()), start, close.start())

    def _bogus(self, at: int, start: int) -> Token:
        end = self._text.find(">", start)
        stop = len(self._text) if end < 0 else end + 1
        return Token(Kind.COMMENT, Span(at, stop), start, len(self._text) if end < 0 else end)

    def _tag(self, tag: re.Match[str], at: int, kind: Kind) -> Token:
        text, found = self._text, []
        here = tag.end()
        while True:
            match = _ATTRIBUTE.match(text, here)
            here = match.end() if match else len(text)
            if match is not None and match["close"] is not None:
                break
            if match is None or here == len(text):
                return _plain(Kind.DROPPED, at, len(text))
            if match["name"]:
                found.append(_attribute(match))
        alone = text[here - 2] == "/" and not (found and _ends_at(found[-1], here - 1))
        name = tag["name"].lower()
        attributes = tuple(found) if kind is Kind.START else ()
        return Token(kind, Span(at, here), *tag.span("name"), name, attributes, alone)

    def _content(self, token: Token) -> Token | None:
        """The raw text of the element that a start tag opens, if it has any."""
        name, at = token.name, token.span.end
        if self._foreign.open(name, alone=token.alone):
            return self._foreign_code(name, at) if name in ("script", "style") else None
        if token.alone:
            return None
        if name == "plaintext":
            return _plain(Kind.RAW, at, len(self._text), name) if at < len(self._text) else None
        if name == "script":
            end = self._script_end(at)
        elif name in _RAW | _PLAIN:
            close = re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE).search(self._text, at)
            end = len(self._text) if close is None else close.start()
        else:
            return None
        kind = Kind.PLAIN if name in _PLAIN else Kind.RAW
        return _plain(kind, at, end, name) if at < end else None

    def _foreign_code(self, name: str, at: int) -> Token | None:
        """The text of a script or style of SVG, where no other element is in it."""
        data = r"<!\[CDATA\[[^\]]*(?:\](?!\]>)[^\]]*)*\]\]>"
        pattern = rf"[^<]*(?:{data}[^<]*)?(?=</{name}[{_SPACE}/>])"
        match = re.compile(pattern, re.IGNORECASE).match(self._text, at)
        return _plain(Kind.RAW, at, match.end(), name) if match and match.end() > at else None

    def _script_end(self, at: int) -> int:
        """Where a script ends; inside `<!--` another may begin and end."""
        escaped = nested = False
        for match in _SCRIPT.finditer(self._text, at):
            if match[0] == "-->":
                escaped = nested = False
            elif match[0].startswith("<!--"):
                escaped = escaped or match["whole"] is None
            elif match["end"]:
                if not nested:
                    return match.start()
                nested = False
            elif escaped:
                nested = True
        return len(self._text)


def _plain(kind: Kind, start: int, end: int, name: str = "") -> Token:
    return Token(kind, Span(start, end), start, end, name)


def _attribute(match: re.Match[str]) -> Attribute:
    group = match.lastgroup or ""
    name = Span(*match.span("name"))
    if group not in ("double", "single", "bare"):
        return Attribute(name, None, quoted=False)
    return Attribute(name, match.span(group), quoted=group != "bare")


def _ends_at(attribute: Attribute, at: int) -> bool:
    """True for an attribute whose unquoted value ends at `at`, so that a slash there is part."""
    return attribute.value is not None and not attribute.quoted and attribute.value[1] == at
