"""Builds entities from text that is marked like `[[PERSON|Ada Quill]] spoke`."""

from __future__ import annotations

import re

from redactor.detection.entities import Entity
from redactor.exposure.linking import Linked, link
from redactor.spans import Span

_MARK = re.compile(r"\[\[(?:(\w+)\|)?([^\]]+)\]\]")


def parse(marked: str, kind: str = "PERSON") -> tuple[list[Entity], str]:
    """The entities marked, those without a type of type `kind`, and the text without marks."""
    entities: list[Entity] = []
    text, at = "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match[2]))
        words = " ".join(match[2].split())
        entities.append(Entity(match[1] or kind, span, 1.0, "test", words))
        text += match[2]
        at = match.end()
    return entities, text + marked[at:]


def linked(marked: str, kind: str = "PERSON") -> Linked:
    """The parties of a marked text."""
    return link(*parse(marked, kind))
