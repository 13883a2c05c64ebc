"""Texts to learn from: ranges with types and levels."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TYPES = (
    "PERSON",
    "LOCATION",
    "ORGANIZATION",
    "DATE_TIME",
    "FAMILY_RELATION",
    "OCCUPATION",
    "DEMOGRAPHIC",
    "ID",
    "MISC",
)
LEVELS = ("none", "quasi", "direct")
ALL = frozenset(TYPES)
NAMED = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked range of a document's text.

    Args:
        start: first code point.
        end: one past the last.
        types: entity types it may have; more than one where a corpus is coarser than ours.
        level: one of `LEVELS`, or None where the corpus does not tell.
        optional: it may also be no entity of ours.
    """

    start: int
    end: int
    types: frozenset[str]
    level: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One text to learn from.

    Args:
        id: unique over all corpora.
        text: the text.
        marks: sorted and disjoint.
        corpus: where it comes from.
        kind: newsroom kind (`dense`, `realistic`, `ordinary`, `wikinews`), else the corpus.
        complete: types of which the corpus marks every mention; a word outside all marks may still
            be an entity of any other type.
        exposed: whether somebody in it is protected; None where the corpus does not tell.
    """

    id: str
    text: str = field(repr=False)
    marks: tuple[Mark, ...]
    corpus: str
    kind: str
    complete: frozenset[str]
    exposed: bool | None


def read(path: Path) -> list[Row]:
    """Read JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def newsroom(path: Path) -> list[Example]:
    """News drafts marked to our own guidelines."""
    documents = []
    for row in read(path):
        marks = tuple(
            Mark(s["start"], s["end"], frozenset({s["label"]}), s["level"])
            for s in sorted(row["spans"], key=lambda s: int(s["start"]))
        )
        exposed = any(mark.level != "none" for mark in marks)
        kind = row["meta"]["kind"]
        documents.append(Example(row["id"], row["text"], marks, "newsroom", kind, ALL, exposed))
    return documents
