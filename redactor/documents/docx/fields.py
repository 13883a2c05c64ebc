"""Keeps fields that number, refer and link; turns all others into the words that they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from redactor.documents.docx.namespaces import name, names
from redactor.documents.docx.story import FIELD, FIELD_INSTRUCTION, INSTRUCTIONS
from redactor.documents.docx.trees import elements, remove, unwrap

if TYPE_CHECKING:
    from lxml.etree import _Element

Rename = Callable[[str], str]
"""Gives the name that a bookmark has in the copy; an empty one when there is no such bookmark."""

_CHARACTER = name("w:fldChar")
_TYPE = name("w:fldCharType")
_RUN_PROPERTIES = name("w:rPr")
_TOKEN = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)(?:"|\\?\Z)|(?P<plain>[^\s"]+)', re.DOTALL)
_FORMATS = frozenset(
    {
        "mergeformat", "charformat", "arabic", "roman", "alphabetic", "ordinal", "cardtext",
        "ordtext", "hex", "dollartext", "upper", "lower", "firstcap", "caps", "arabicdash",
    }
)  # fmt: skip
"""What may follow `\\*` (ECMA-376 5th edition part 1, 17.16.4.3)."""

_BARE = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"}
)
_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
_COUNTED = frozenset({"figure", "table", "equation", "illustration", "drawing", "text", "chart"})
"""What Word and LibreOffice count in captions, in English."""

_LEVELS = re.compile(r"\d(?:-\d)?")
_SWITCHES = frozenset("hznpurwtfdx")
"""Switches of references and tables of contents that take no words, or may stand without."""


@dataclass(slots=True)
class _Field:
    """A field whose end has not come yet.

    Args:
        start: where, among all that stands in runs of open fields, what follows its beginning does.
        marks: its own elements: beginning, separator, end.
        instructions: the elements that its instruction is in.
        stop: where its separator stands; `None` before that.
        nested: whether another field is in its instruction.
    """

    start: int
    marks: list[_Element]
    instructions: list[_Element] = field(default_factory=list)
    stop: int | None = None
    nested: bool = False


def settle_fields(root: _Element, rename: Rename) -> None:
    """Leave of every field's instruction what numbers, refers or links, or its result alone.

    Instructions tell authors, file names and paths, templates, properties, what was merged from
    where, and hidden entries of an index.
    """
    _settle_complex(root, rename)
    for simple in elements(root, {FIELD}):
        kept = _settled(simple.get(FIELD_INSTRUCTION, ""), rename)
        if kept is None:
            unwrap(simple)
        else:
            simple.set(FIELD_INSTRUCTION, kept)
            for data in elements(simple, names("w:fldData")):
                remove(data)


def _settle_complex(root: _Element, rename: Rename) -> None:
    """Settle the fields that are made of several runs."""
    open_fields: list[_Field] = []
    passed: list[_Element] = []
    for element in _in_runs(root):
        inner = open_fields[-1] if open_fields else None
        if inner is not None:
            passed.append(element)
        kind = element.get(_TYPE) if element.tag == _CHARACTER else None
        if kind == "begin":
            if inner is not None and inner.stop is None:
                inner.nested = True
            open_fields.append(_Field(len(passed), [element]))
        elif inner is None:
            continue
        elif element.tag in INSTRUCTIONS:
            inner.instructions.append(element)
        elif kind == "separate":
            inner.marks.append(element)
            if inner.stop is None:
                inner.stop = len(passed) - 1
        elif kind == "end":
            open_fields.pop()
            inner.marks.append(element)
            # Without what goes, which fields around it need not take out again.
            passed[inner.start : inner.stop] = _settle(inner, passed, rename)
            if not open_fields:
                passed.clear()


def instructions(root: _Element) -> Iterator[str]:
    """The instructions of the fields that a copy has not, or has without some of their words."""
    pending = ""
    for element in root.iter():
        if element.tag in INSTRUCTIONS:
            pending += element.text or ""
        elif element.tag == _CHARACTER and pending:
            yield from [pending] if _settled(pending, str) != pending else []
            pending = ""
        elif element.tag == FIELD:
            simple = element.get(FIELD_INSTRUCTION, "")
            yield from [simple] if _settled(simple, str) != simple else []


def _in_runs(root: _Element) -> Iterator[_Element]:
    for run in elements(root, names("w:r")):
        yield from [child for child in run if child.tag != _RUN_PROPERTIES]


def _settle(done: _Field, passed: list[_Element], rename: Rename) -> list[_Element]:
    """Settle one field; what is left of all between its beginning and its separator."""
    between = passed[done.start : done.stop]
    instruction = "".join(element.text or "" for element in done.instructions)
    kept = None if done.nested or not done.instructions else _settled(instruction, rename)
    if kept is None:
        for element in [*between, *done.marks]:
            remove(element)
        return []
    first, *_ = done.instructions
    first.text = kept
    left = [element for element in between if element is first or element.tag == _CHARACTER]
    for element in between:
        if element is not first and element.tag != _CHARACTER:
            remove(element)
    return left


def _settled(instruction: str, rename: Rename) -> str | None:
    """What is kept of an instruction; `None` when the field is to be its result alone."""
    tokens = [m["plain"] or m["quoted"] or "" for m in _TOKEN.finditer(instruction)]
    keyword, rest = (tokens[0].upper(), tokens[1:]) if tokens else ("", [])
    if keyword == "HYPERLINK":
        return _link(rest, rename)
    if keyword == "TOC":
        return _contents(rest)
    argument = None
    if keyword in _BARE:
        argument = ""
    elif keyword in _REFERENCES and rest:
        argument = rename(rest[0]) or None
    elif keyword == "SEQ" and rest and rest[0].lower() in _COUNTED:
        argument = rest[0]
    if argument is None:
        return None
    return f" {' '.join(filter(None, [keyword, argument, *_switches(rest)]))} "


def _switches(tokens: list[str]) -> Iterator[str]:
    for word, following in pairwise([*tokens, ""]):
        if word == "\\*" and following.lower() in _FORMATS:
            yield f"\\* {following}"
        elif word.startswith("\\") and word[1:].lower() in _SWITCHES:
            yield word


def _link(tokens: list[str], rename: Rename) -> str | None:
    """The address, and the bookmark in it or in this document."""
    address = tokens[0] if tokens and not tokens[0].startswith("\\") else ""
    kept = ["HYPERLINK"] + ([f'"{address}"'] if address else [])
    for word, following in pairwise(tokens):
        if word.lower() == "\\l":
            target = following if address else rename(following)
            kept += [f'\\l "{target}"'] if target else []
    return f" {' '.join(kept)} " if len(kept) > 1 else None


def _contents(tokens: list[str]) -> str:
    kept = ["TOC"]
    for word, following in pairwise([*tokens, ""]):
        switch = word[1:].lower() if word.startswith("\\") else ""
        levels = switch in ("o", "n") and _LEVELS.fullmatch(following)
        if levels or (switch == "c" and following.lower() in _COUNTED):
            kept.append(f'{word} "{following}"')
        elif switch in ("h", "z", "u", "n", "w", "x"):
            kept.append(word)
    return f" {' '.join(kept)} "
