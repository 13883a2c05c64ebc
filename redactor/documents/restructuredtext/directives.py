"""Marks what begins with two dots in reStructuredText: directives, targets, footnotes, comments."""

from __future__ import annotations

import re
from enum import Enum

from redactor.documents.lines import Lines
from redactor.documents.markdown.front_matter import PERSON_KEYS
from redactor.documents.restructuredtext.inline import mark_inline

_DIRECTIVE = re.compile(
    r"(?:\|(?P<substitution>[^|\r\n]{1,200})\|[ \t]+)?(?P<name>[A-Za-z][\w+.:-]{0,60})[ \t]?::"
    r"(?=[ \t]|[\r\n]|\Z)[ \t]*"
)
_TARGET = re.compile(
    r"_(?P<quote>`?)(?P<name>(?:\\.|[^:\\\r\n`]|:(?=[^\s`])){0,200})(?P=quote):"
    r"(?=[ \t]|[\r\n]|\Z)[ \t]*"
)
_ANONYMOUS = re.compile(r"__:[ \t]*")
_NOTE = re.compile(r"\[(?P<label>[^\[\]\s]{1,80})\](?=[ \t]|[\r\n]|\Z)[ \t]*")
_OPTION = re.compile(r"[ \t]+:(?P<key>[A-Za-z][\w-]{0,40}):(?=[ \t]|\Z)[ \t]*")
_PATH = re.compile(
    r"[ \t]*(?:(?P<title>\S(?:.*[^ \t])?)[ \t]*<(?P<in>[^<>]+)>|(?P<path>\S(?:.*[^ \t])?))[ \t]*\Z"
)
_WORDS = re.compile(r"[^\W\d_]\s+[^\W\d_]")

_CODE = frozenset(
    "code code-block sourcecode math raw highlight doctest testcode testoutput graphviz mermaid "  # noqa: SIM905
    "digraph graph productionlist prompt plantuml".split()
)
"""Directives whose content is code."""
_ADDRESSES = frozenset(
    "class container cssclass default-role figure include image literalinclude only role "  # noqa: SIM905
    "rst-class youtube vimeo video download currentmodule module default-domain".split()
)
"""Directives whose argument is an address. Source of both: the reference of docutils and the
documentation of Sphinx, from general knowledge, 2026."""
_PROSE_OPTIONS = frozenset(
    "alt attribution caption copyright description header keywords subtitle summary title".split()  # noqa: SIM905
)


class Content(Enum):
    """What the lines are that are indented below an explicit markup."""

    PROSE = "prose"
    CODE = "code"
    PATHS = "paths"


def mark_explicit(lines: Lines, number: int, at: int) -> tuple[int, Content]:
    """Mark the line that two dots begin, and options below it.

    Args:
        lines: the draft.
        number: of the line.
        at: where in the text it goes on after the dots, which are marked.

    Returns:
        The number of the next line, and what the lines indented below are.
    """
    text, marking, end = lines.text, lines.marking, lines.end(number)
    if target := _TARGET.match(text, at, end):
        marking.markup(at, target.start("name"), "\n")
        marking.address(*target.span("name"))
        marking.markup(target.end("name"), target.end(), "\n")
        _uri(lines, number, target.end())
    elif anonymous := _ANONYMOUS.match(text, at, end):
        marking.markup(at, anonymous.end(), "\n")
        _uri(lines, number, anonymous.end())
    elif note := _NOTE.match(text, at, end):
        marking.markup(at, note.start("label"), "\n")
        marking.address(*note.span("label"))
        marking.markup(note.end("label"), note.end(), "\n")
        return _comment(lines, number, note.end()), Content.PROSE
    elif directive := _DIRECTIVE.match(text, at, end):
        return _directive(lines, number, directive)
    else:
        return _comment(lines, number, at), Content.PROSE
    lines.end_line(number)
    return number + 1, Content.PROSE


def _comment(lines: Lines, number: int, at: int) -> int:
    """Mark the first paragraph of a comment or footnote; return the number of the line after it."""
    indent, last = lines.indent(number), number
    while not lines.is_blank(last + 1) and lines.indent(last + 1) > indent:
        last += 1
    mark_inline(lines.text, at, lines.end(last), lines.marking)
    lines.marking.join(lines.text, at, lines.end(last))
    lines.end_line(last)
    return last + 1


def _uri(lines: Lines, number: int, at: int) -> None:
    """Mark the address of a target; the underscore of one that names another is markup."""
    end = at + len(lines.text[at : lines.end(number)].rstrip())
    if lines.text[at:end].endswith("_") and end - at > 1:
        lines.marking.markup(end - 1, end)
        end -= 1
    if lines.text.startswith("`", at) and end - at > 2 and lines.text[end - 1] == "`":
        lines.marking.pair((at, at + 1), (end - 1, end))
        at, end = at + 1, end - 1
    lines.marking.address(at, end)


def _directive(lines: Lines, number: int, match: re.Match[str]) -> tuple[int, Content]:
    marking, name = lines.marking, match["name"].lower()
    if match["substitution"]:
        marking.markup(match.start(), match.start("substitution"), "\n")
        marking.address(*match.span("substitution"))
        marking.markup(match.end("substitution"), match.end(), "\n")
    else:
        marking.markup(match.start(), match.end(), "\n")
    start, end = match.end(), lines.end(number)
    argument = lines.text[start:end].rstrip()
    if name in _ADDRESSES or name in _CODE:
        marking.address(start, start + len(argument))
    elif argument:
        mark_inline(lines.text, start, end, marking)
    indent = lines.indent(number)
    lines.end_line(number)
    number += 1
    while not lines.is_blank(number) and lines.indent(number) > indent:
        option = _OPTION.match(lines.line(number))
        if option is None:
            break
        number = _option(lines, number, option)
    if name in _CODE:
        return number, Content.CODE
    return number, Content.PATHS if name == "toctree" else Content.PROSE


def _option(lines: Lines, number: int, match: re.Match[str]) -> int:
    """Mark an option, with the lines that its value runs over; return the next line's number."""
    start, key, indent = lines.start(number), match["key"].lower(), lines.indent(number)
    at = start + match.end()
    lines.marking.markup(start, at, "\nBy " if key in PERSON_KEYS else "\n")
    last = number
    while not lines.is_blank(last + 1) and lines.indent(last + 1) > indent:
        last += 1
    value = lines.text[at : lines.end(last)].rstrip()
    if key in _PROSE_OPTIONS | PERSON_KEYS or _WORDS.search(value):
        mark_inline(lines.text, at, at + len(value), lines.marking)
        lines.marking.join(lines.text, at, at + len(value))
    else:
        lines.marking.address(at, at + len(value))
    lines.end_line(last)
    return last + 1


def mark_path(lines: Lines, number: int) -> None:
    """Mark an entry of a table of contents: a path, or a title and a path."""
    start, match = lines.start(number), _PATH.match(lines.line(number))
    if match is not None and match["in"]:
        lines.marking.markup(start + match.end("title"), start + match.start("in"), "\n")
        lines.marking.address(start + match.start("in"), start + match.end("in"))
        lines.marking.markup(start + match.end("in"), lines.end(number), "\n")
    elif match is not None:
        lines.marking.address(start + match.start("path"), start + match.end("path"))
    lines.end_line(number)
