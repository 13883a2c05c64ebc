"""What is judged, and how what is found in it becomes findings."""

from __future__ import annotations

import shlex
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor import documents
from redactor.checking.findings import Code, Finding
from redactor.config import Config
from redactor.documents import Document
from redactor.exposure.decisions import Exposure
from redactor.printable import printable
from redactor.spans import Span, line_starts

if TYPE_CHECKING:
    from redactor.detection.recognizers.sheet_terms import SheetTerms


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are judged.

    Args:
        config: policy, audience, rules and the rest.
        rules_only: whether the model is left out.
        with_words: whether findings hold their words.
        terms: what the source sheet of `config` gives to look for; `None`: it has none.
    """

    config: Config
    rules_only: bool = False
    with_words: bool = False
    terms: SheetTerms | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Task:
    """A document to judge.

    Args:
        number: tells the caller which of its files it is.
        data: the file's bytes.
        path: the file as it is told to the user, with `/` between its parts.
        name: its path within the tree that is published; empty where that is not to be judged.
        message: whether it is a commit message.
        manner: how.
    """

    number: int
    data: bytes = field(repr=False)
    path: str
    name: str
    message: bool
    manner: Manner


@dataclass(frozen=True, slots=True)
class Hit:
    """What a finding says besides its place in lines and its file.

    Args:
        span: code points of the document's text.
        code: see `Finding`, as the rest.
    """

    span: Span
    code: Code
    rule: str
    entity_type: str
    exposure: Exposure
    probability: float
    reason: str


def read_document(task: Task) -> Document:
    """The document, read.

    Raises:
        ReadError: RED104 to RED107.
    """
    if task.message:
        return documents.read_back(Document("", task.path, "text"), task.data)
    return documents.read(task.data, task.path)


def next_step(task: Task) -> str:
    """What to do about words that are found."""
    if task.message:
        return "Reword the message."
    return f"Run: redactor redact {quoted(task.path)}"


def findings(text: str, found: Iterable[Hit], task: Task) -> Iterator[Finding]:
    """A finding for each hit, in the order given.

    Args:
        text: the document's.
        found: what was found in it.
        task: tells the file, and whether findings hold their words.
    """
    starts = line_starts(text)
    step = next_step(task)
    for hit in found:
        span = hit.span
        line = bisect_right(starts, span.start)
        yield Finding(
            code=hit.code,
            rule=hit.rule,
            path=task.path,
            line=line,
            column=span.start - starts[line - 1] + 1,
            entity_type=hit.entity_type,
            exposure=hit.exposure,
            probability=hit.probability,
            reason=hit.reason,
            next_step=step,
            span=span,
            last_line=bisect_right(starts, span.end - 1),
            words=span.of(text) if task.manner.with_words else None,
        )


def quoted(path: str) -> str:
    """The path as a shell takes it; one that no terminal shows as it is is described instead."""
    return shlex.quote(path) if printable(path) == path else "FILE"
