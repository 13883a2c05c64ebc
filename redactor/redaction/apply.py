"""Writes the copy: every redacted decision replaced, through Presidio's `AnonymizerEngine`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from redactor import documents
from redactor.documents.document import Document, Edit
from redactor.documents.textual import edited
from redactor.errors import RedactionError, RedactorError
from redactor.exposure.decisions import Action, Decision, Placed
from redactor.redaction.jobs import PLAIN, Manner, jobs
from redactor.redaction.operators.base import JOB, Job
from redactor.spans import Span

if TYPE_CHECKING:
    from presidio_anonymizer import AnonymizerEngine

    from redactor.redaction.surfaces import Surfaces

CHUNK = 8_000
"""Code points given to the anonymizer at once; it copies its whole text for every replacement."""


class _Stretch(NamedTuple):
    """A range of a copy, which may be empty."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """The redacted text.

    Args:
        text: as it will be written.
        placed: one a decision, in order.
        layout: what else changed in the original, which is no words; see `Format.layout`.
    """

    text: str = field(repr=False)
    placed: tuple[Placed, ...]
    layout: tuple[Edit, ...] = ()

    @property
    def edits(self) -> list[Edit]:
        """What makes the copy of the original."""
        return sorted([*edits_of(self.placed), *self.layout], key=lambda edit: edit.span)

    def origin(self, offset: int) -> int:
        """The code point of the original that stands, or was replaced, at `offset` of the copy."""
        shift = 0
        for original, there in self._changes():
            if there.end > offset:
                return original.start if there.start <= offset else offset + shift
            shift = original.end - there.end
        return offset + shift

    def originals(self, span: Span) -> list[Span]:
        """The parts of the original that `span` of the copy shows; replacements left out."""
        parts: list[Span] = []
        kept_from = shift = 0
        for original, there in self._changes():
            parts += _shared(span, kept_from, there.start, shift)
            kept_from, shift = there.end, original.end - there.end
        return parts + _shared(span, kept_from, len(self.text), shift)

    def _changes(self) -> Iterator[tuple[Span, _Stretch]]:
        """What changed in the original, and where in the copy something stands in its place."""
        shift = 0
        for edit in self.edits:
            start = edit.span.start + shift
            yield edit.span, _Stretch(start, start + len(edit.words))
            shift += len(edit.words) - (edit.span.end - edit.span.start)


def edits_of(placed: Iterable[Placed]) -> list[Edit]:
    """The replacements among decisions as edits of the original, in order."""
    return [
        Edit(one.decision.entity.span, one.decision.replacement or "")
        for one in placed
        if one.decision.action is Action.REDACT
    ]


def apply(
    document: Document,
    decisions: Sequence[Decision],
    anonymizer: AnonymizerEngine,
    surfaces: Surfaces,
    manner: Manner = PLAIN,
) -> Copy:
    """The copy of `document` in which every decision to redact is carried out.

    Args:
        document: the draft.
        decisions: disjoint, in order.
        anonymizer: Presidio's, with the operators the decisions name.
        surfaces: what no replacement may repeat.
        manner: how it is written.

    Raises:
        RedactionError: RED301: an operator failed; its words are left out of the error.
    """
    pieces: list[str] = []
    placed: list[Placed] = []
    length = first = 0
    covered, tasks = [], jobs(document, decisions, surfaces, manner)
    for decision, task in zip(decisions, tasks, strict=True):
        span = decision.entity.span if task is None else task.span
        covered.append(replace(decision, entity=replace(decision.entity, span=span)))
    for start, end, some in _chunks(document.text, covered):
        work = {
            f"{decision.entity_type}#{i}": (decision, task.job)
            for i, (decision, task) in enumerate(zip(some, tasks[first:], strict=False))
            if task is not None
        }
        first += len(some)
        text, replaced = _anonymize(document.text[start:end], start, work, anonymizer)
        shift = length - start
        for i, decision in enumerate(some):
            result = replaced.get(f"{decision.entity_type}#{i}")
            if result is None:
                placed.append(Placed(decision, decision.entity.span.shifted(shift)))
            else:
                at, words = result
                span = Span(length + at, length + at + len(words))
                placed.append(Placed(replace(decision, replacement=words), span))
                shift = span.end - decision.end
        pieces.append(text)
        length += len(text)
    return _laid_out(Copy("".join(pieces), tuple(placed)), document)


def _laid_out(copy: Copy, document: Document) -> Copy:
    """The copy with what else has to change, so that the file stays what it is."""
    layout = documents.layout(document, copy.edits)
    if not layout:
        return copy
    placed, waiting, shift = [], layout[::-1], 0
    for one in copy.placed:
        while waiting and waiting[-1].span.start < one.decision.start:
            edit = waiting.pop()
            shift += len(edit.words) - (edit.span.end - edit.span.start)
        placed.append(replace(one, span=one.span.shifted(shift)))
    laid_out = Copy("", tuple(placed), tuple(layout))
    return replace(laid_out, text=edited(document.text, laid_out.edits))


def _anonymize(
    text: str,
    offset: int,
    jobs: dict[str, tuple[Decision, Job]],
    anonymizer: AnonymizerEngine,
) -> tuple[str, dict[str, tuple[int, str]]]:
    """The chunk's new text; by job, where its replacement starts in it, and the replacement."""
    from presidio_anonymizer.entities import (
        ConflictResolutionStrategy,
        OperatorConfig,
        RecognizerResult,
    )

    if not jobs:
        return text, {}
    # Each decision is an entity type of its own to the anonymizer, so that each has its own job.
    results = [
        RecognizerResult(key, d.start - offset, d.end - offset, d.score)
        for key, (d, _) in jobs.items()
    ]
    operators = {key: OperatorConfig(d.operator, {JOB: job}) for key, (d, job) in jobs.items()}
    try:
        outcome = anonymizer.anonymize(
            text,
            results,
            operators,
            conflict_resolution=ConflictResolutionStrategy.REMOVE_INTERSECTIONS,
            merge_entities_with_spaces=False,
        )
    except RedactorError:
        raise
    except Exception as problem:  # noqa: BLE001 - any failure of an operator fails closed
        # Without the cause: its message may quote the draft.
        raise RedactionError(f"redaction failed with {type(problem).__name__}") from None
    return outcome.text, {item.entity_type: (item.start, item.text) for item in outcome.items}


def _chunks(
    text: str, decisions: Sequence[Decision]
) -> Iterator[tuple[int, int, Sequence[Decision]]]:
    """Consecutive ranges of `text` that cut no decision, each with its decisions."""
    start = first = 0
    while start < len(text):
        end = min(len(text), start + CHUNK)
        last = first
        while last < len(decisions) and decisions[last].start < end:
            end = max(end, decisions[last].end)
            last += 1
        yield start, end, decisions[first:last]
        start, first = end, last


def _shared(span: Span, start: int, end: int, shift: int) -> list[Span]:
    """What `span` shares with `start:end`, shifted; one span or none."""
    start, end = max(span.start, start), min(span.end, end)
    return [Span(start + shift, end + shift)] if start < end else []
