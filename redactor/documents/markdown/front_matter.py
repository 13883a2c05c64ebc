"""Tells keys, values and slugs apart in the metadata at the head of a Markdown draft."""

from __future__ import annotations

import re

from redactor.documents.markdown.marking import Marking
from redactor.spans import Span

_FRONT_MATTER = re.compile(
    r"""\A(?P<mark>---|\+\+\+)[ \t]*[\r\n]
        (?=\s*(?:["']?\w[\w.-]*["']?[ \t]*[:=]|\#|\[|(?P=mark)))
        (?s:.*?)(?<=[\r\n])(?:(?P=mark)|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)""",
    re.VERBOSE,
)
_LINE = re.compile(r"(?P<line>[^\r\n]*)(?P<end>\r\n?|\n|\Z)")
_KEY = re.compile(
    r"""(?P<indent>[ \t]*)(?P<bullet>(?:-[ \t]+)*)
        (?P<key>(?P<quote>["']?)[a-z_][\w.-]*(?P=quote))[ \t]*(?::(?=[ \t]|\Z)|=)[ \t]*
    """,
    re.VERBOSE,
)
_TOML_QUOTED = re.compile(
    r'''"""(?:\\.|[^\\])*?(?:"""|\Z)|"(?:\\.|[^"\\\r\n])*"?|#[^\r\n]*'''
    r"""|'''.*?(?:'''|\Z)|'[^'\r\n]*'?""",
    re.DOTALL,
)
_HEADER = re.compile(r"[ \t]*\[\[?(?P<keys>[\w.\"' \t-]+)\]\]?[ \t]*(?:#.*)?\Z")
_BULLET = re.compile(r"[ \t]*(?:-[ \t]+)+")
_ITEM = re.compile(r"""(?:^|[\[,])\s*["']?(?P<word>\w{3,}(?:-\w+)*)["']?\s*(?=[,\]]|$)""")
"""One of several values on a line, of one word."""
_DELIMITER = re.compile(r"(?:---|\+\+\+|\.\.\.)[ \t]*\Z")
ADDRESS_KEYS = frozenset(
    "alias aliases canonical canonical_url cover featured_image href image images link path "  # noqa: SIM905
    "permalink redirect_from redirect_to slug thumbnail uri url".split()
)
"""Keys whose values are addresses. Source: general knowledge of site generators, 2026."""
TAG_KEYS = frozenset({"categories", "category", "keywords", "series", "tag", "tags", "topics"})
"""Keys whose values are catchwords. Source: general knowledge of site generators, 2026."""
PERSON_KEYS = frozenset({"author", "by", "byline", "contributor", "editor", "photographer"})
"""Keys whose values are names of people, which prose would set after a `By`."""


def front_matter_end(text: str) -> int:
    """Where the front matter (YAML between `---`, TOML between `+++`) ends; 0 if there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def front_matter(text: str) -> Span | None:
    """The front matter, YAML or TOML, delimiters included, if there is any."""
    end = front_matter_end(text)
    return Span(0, end) if end else None


def is_bare_value(text: str, span: Span) -> bool:
    """True in TOML front matter where `span` stands outside quotation marks and comments."""
    if not text.startswith("+++"):
        return False
    at = 0
    while at < span.start:
        quoted = _TOML_QUOTED.search(text, at)
        if quoted is None or quoted.start() >= span.start:
            return True
        at = quoted.end()
    return at == span.start


def mark_front_matter(text: str, end: int, marking: Marking) -> None:
    """Mark keys as markup and slugs as addresses in `text[:end]`; other values are prose.

    A key is a plain lower-case word. In a block of text (after `|` or `>`) there are no keys. The
    name of a TOML table is an address, and so is a catchword in small letters: it may be a name.
    """
    is_toml = text.startswith("+++")
    block_indent = -1
    address_list = tags = False
    at = 0
    while at < end:
        match = _LINE.match(text, at)
        assert match is not None  # noqa: S101 - the pattern matches everywhere
        line, at = match["line"], match.end()
        start = match.start()
        marking.markup(*match.span("end"), "\n")
        indent = len(line) - len(line.lstrip())
        if block_indent >= 0 and (indent > block_indent or not line.strip()):
            continue
        block_indent = -1
        if _DELIMITER.match(line):
            marking.markup(start, start + len(line))
            continue
        key = _KEY.match(line)
        if key:
            value = line[key.end() :]
            name = key["key"].strip("\"'")
            address_list, tags = name in ADDRESS_KEYS, name in TAG_KEYS
            if re.fullmatch(r"[|>][+-]?\d?[ \t]*", value):
                block_indent = indent
                marking.markup(start, start + len(line))
                continue
            marking.markup(start, start + key.end(), "\nBy " if name in PERSON_KEYS else "\n")
            _mark_value(line, start, key.end(), address_list, marking)
            if tags:
                _mark_tags(line, start, key.end(), marking)
        elif is_toml and (header := _HEADER.match(line)):
            marking.markup(start, start + header.start("keys"))
            marking.address(*(start + at for at in header.span("keys")))
            marking.markup(start + header.end("keys"), start + len(line))
            address_list = False
        elif bullet := _BULLET.match(line):
            marking.markup(start, start + bullet.end(), "\n")
            _mark_value(line, start, bullet.end(), address_list, marking)
            if tags:
                _mark_tags(line, start, bullet.end(), marking)


def _mark_value(line: str, start: int, at: int, is_address: bool, marking: Marking) -> None:
    end = len(line.rstrip())
    quoted = end - at >= 2 and line[at] in "\"'" and line[end - 1] == line[at]
    if quoted:
        marking.markup(start + at, start + at + 1)
        marking.markup(start + end - 1, start + end)
        at, end = at + 1, end - 1
    if is_address:
        marking.address(start + at, start + end)


def _mark_tags(line: str, start: int, at: int, marking: Marking) -> None:
    for item in _ITEM.finditer(line[at:]):
        if item["word"].islower():
            marking.address(*(start + at + place for place in item.span("word")))
