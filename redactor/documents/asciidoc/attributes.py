"""Marks what stands between the brackets of a block or a macro of AsciiDoc."""

from __future__ import annotations

import re

from redactor.documents.markdown.marking import Marking

_ITEM = re.compile(
    r"""[ \t]*(?:(?P<key>[A-Za-z][\w-]{0,40})[ \t]*=[ \t]*)?
        (?:"(?P<double>(?:\\.|[^"\\]){0,4000})"|'(?P<single>(?:\\.|[^'\\]){0,4000})'|(?P<bare>[^,]*))
        [ \t]*(?:,|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"""\\(?=[\]"'])""")
_PROSE_KEYS = frozenset(
    "alt attribution author caption citetitle reftext subs-title title".split()  # noqa: SIM905
)
_WORDS = re.compile(r"[^\W\d_]\s+[^\W\d_]|\A[A-ZÀ-ÖØ-Þ][^\W\d_]*[a-z]")
_NAME = re.compile(r"[\w-]*(?:[#.%][\w:-]+)+\Z")
"""A style with an id, roles and options: `quote#id.role`."""
_PART = re.compile(r"[\w:-]+")


def mark_attributes(
    text: str, start: int, end: int, marking: Marking, *, is_described: bool = False
) -> None:
    """Mark a list of attributes: words that readers see are prose, others addresses.

    Args:
        text: the whole draft.
        start: after the opening bracket.
        end: where the closing bracket stands.
        marking: takes the regions.
        is_described: whether the first attribute says in words what a picture shows.
    """
    done = at = start
    while at < end:
        item = _ITEM.match(text, at, end)
        if item is None or item.end() == at:
            break
        at = item.end()
        group = next((name for name in ("double", "single", "bare") if item[name] is not None), "")
        first, last = item.span(group)
        last = first + len(text[first:last].rstrip())
        if first == last:
            continue
        key, value = item["key"], text[first:last]
        describes = is_described and first == start
        if describes or key in _PROSE_KEYS or _WORDS.search(value):
            marking.markup(done, first, "\n")
            for escape in _ESCAPE.finditer(text, first, last):
                marking.markup(*escape.span())
        elif _NAME.match(value):
            for part in _PART.finditer(text, first, last):
                marking.markup(done, part.start(), "\n" if done == start else "")
                marking.address(*part.span())
                done = part.end()
        else:
            marking.markup(done, first, "\n" if done == start else "")
            marking.address(first, last)
        done = last
    marking.markup(done, end, "\n")
