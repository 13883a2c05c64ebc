"""Tells words from code in what site generators put into Markdown: shortcodes, tags, attributes.

Source: the documentation of Hugo (shortcodes), Jekyll and Liquid (tags, objects), kramdown and
Pandoc (lists of attributes), 2026.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from redactor.documents.document import Document, Side
from redactor.documents.markdown.marking import Marking
from redactor.documents.markdown.words import is_read

OPENING = r"\{\{(?=[<%/\s.$\w-])|\{%(?=[\s-])|\{(?=[:.\#][^\s{}]|:\s)"
"""A pattern of what opens one."""
_CLOSINGS = {"{{": "}}", "{%": "%}", "{": "}"}
_APART = ("{%", "{{%", "{{<")
"""What opens those around which words mostly stand apart."""
_LONGEST = 4_000
_COMMENT = re.compile(r"\{\{[<%]?-?\s*/\*(?P<said>.*?)\*/\s*-?[>%]?\}\}", re.DOTALL)
_PART = re.compile(
    r""""(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`
      | (?P<key>[A-Za-z_][\w-]*)[ \t]*(?:=|:(?=[\s"'`]))
      | (?P<bare>[^\s"'`|,()=<>{}%]+)""",
    re.VERBOSE,
)
_NAMES = frozenset(
    "include include_relative include_cached post_url link highlight endhighlight comment "  # noqa: SIM905
    "endcomment raw endraw assign capture endcapture if elsif else endif unless endunless for "
    "endfor case when endcase cycle ref relref figure gist tweet x youtube vimeo instagram param "
    "qr details notice mark".split()
)
"""Tags of Liquid and Jekyll, and shortcodes of Hugo and of widely used themes."""
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_][\w.’'-]{0,60}[ \t]+[^\W\d_a-z][^\W\d_]")
"""Two words, the second with a capital, as in prose."""
_QUOTE = re.compile(r"[\"'`]\Z")
_UNLIKE = {"'": "’", '"': "”", "`": "’"}


def mark_template(text: str, start: int, marking: Marking) -> int:
    """Mark the shortcode, tag or list of attributes at `start`; return its end, or `start`.

    Comments and the strings that readers see are prose, see `is_read`; other strings and words are
    addresses; names of entries and well-known names of shortcodes and tags are markup. What has two
    names side by side outside of strings is no code.

    Args:
        text: the content of a block.
        start: where it opens; see `OPENING`.
        marking: added to.
    """
    comment = _COMMENT.match(text, start, start + _LONGEST)
    if comment is not None:
        marking.markup(start, comment.start("said"), "\n")
        marking.markup(comment.end("said"), comment.end(), "\n")
        return comment.end()
    mark = "{{" if text.startswith("{{", start) else "{%" if text.startswith("{%", start) else "{"
    inside = start + len(mark)
    close = text.find(_CLOSINGS[mark], inside, inside + _LONGEST)
    if close < 0 or text.find(mark, inside, close) >= 0:
        return start
    parts = list(_PART.finditer(text, inside, close))
    unsaid = text[inside:close]
    for part in parts:
        if part.lastgroup in ("double", "single", "raw"):
            unsaid = unsaid.replace(part[0], "", 1)
    if (mark == "{" and "\n" in unsaid) or _WORDS.search(unsaid):
        return start
    end = close + len(_CLOSINGS[mark])
    _mark_parts(text, start, end, parts, marking)
    return end


def _mark_parts(
    text: str, start: int, end: int, parts: list[re.Match[str]], marking: Marking
) -> None:
    values: list[tuple[int, int, bool]] = []
    key = ""
    for part in parts:
        kind = part.lastgroup or ""
        said = part[kind]
        is_known = kind == "bare" and said.strip("/-") in _NAMES
        if kind != "key" and not is_known and _LETTERS.search(said):
            values.append((*part.span(kind), kind != "bare" and is_read(key, said)))
        key = said if kind == "key" else ""
    parts_words = text.startswith(_APART, start) or any(read for _, _, read in values)
    stand_in = "\n" if parts_words else ""
    at, side = start, None if stand_in else Side.ALONE
    for first, last, read in values:
        marking.markup(at, first, stand_in, side)
        if not read:
            marking.address(first, last)
        at, side = last, None
    marking.markup(at, end, stand_in, side)


def quote_around(document: Document, at: int) -> str:
    """The mark of the string of a shortcode or tag in which `at` is; nothing elsewhere."""
    index = bisect_right(document.regions, at, key=lambda region: region.span.end) - 1
    before = document.regions[index].span.of(document.text) if index >= 0 else ""
    quote = _QUOTE.search(before)
    opened = document.text.rfind("{", max(0, at - _LONGEST), at)
    said = document.text[opened:at] if opened >= 0 else "}"
    if document.text.startswith("{{<", opened - 1):
        said = said.replace("<", "", 1)
    if quote is None or re.search(r"[}<]|\n\s*\n", said):
        return ""
    return quote[0]


def unquoted(words: str, quote: str) -> str:
    """The words with other marks in place of those that would end the string around them.

    Args:
        words: of a replacement.
        quote: see `quote_around`.
    """
    return words.replace(quote, _UNLIKE[quote])
