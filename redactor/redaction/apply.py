"""Writes the copy: every redacted decision replaced, through Presidio's `AnonymizerEngine`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from redactor.documents.document import Document, Region, RegionKind
from redactor.documents.markdown.front_matter import is_bare_value
from redactor.errors import RedactionError, RedactorError
from redactor.exposure.decisions import Action, Decision, Placed
from redactor.redaction.kept import Kept, kept_inside
from redactor.redaction.labels import Labels, labels_of
from redactor.redaction.operators.base import ADDRESS_WORDS, JOB, Job, Setting
from redactor.redaction.operators.mention import Mention
from redactor.spans import Span

if TYPE_CHECKING:
    from presidio_anonymizer import AnonymizerEngine

    from redactor.redaction.surfaces import Surfaces

CONTEXT = 80
"""Code points of text before and after that an operator sees, to fit the grammar."""

CHUNK = 8_000
"""Code points given to the anonymizer at once; it copies its whole text for every replacement."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The redacted text.

    Args:
        text: as it will be written.
        placed: one a decision, in order.
    """

    text: str = field(repr=False)
    placed: tuple[Placed, ...]

    def origin(self, offset: int) -> int:
        """The code point of the original that stands, or was replaced, at `offset` of the copy."""
        shift = 0
        for placed in self.placed:
            if placed.span.end > offset:
                inside = placed.span.start <= offset
                return placed.decision.start if inside else offset + shift
            shift = placed.decision.end - placed.span.end
        return offset + shift

    def originals(self, span: Span) -> list[Span]:
        """The parts of the original that `span` of the copy shows; replacements left out."""
        parts: list[Span] = []
        kept_from = shift = 0
        for placed in self.placed:
            if placed.decision.action is Action.REDACT:
                parts += _shared(span, kept_from, placed.span.start, shift)
                kept_from, shift = placed.span.end, placed.decision.end - placed.span.end
        return parts + _shared(span, kept_from, len(self.text), shift)


def apply(
    document: Document,
    decisions: Sequence[Decision],
    anonymizer: AnonymizerEngine,
    surfaces: Surfaces,
) -> Copy:
    """The copy of `document` in which every decision to redact is carried out.

    Args:
        document: the draft.
        decisions: disjoint, in order.
        anonymizer: Presidio's, with the operators the decisions name.
        surfaces: what no replacement may repeat.

    Raises:
        RedactionError: RED301: an operator failed; its words are left out of the error.
    """
    pieces: list[str] = []
    placed: list[Placed] = []
    length = 0
    word = next((w for w in ADDRESS_WORDS if not surfaces.occur_in(w, addresses=True)), "x")
    labels = labels_of(document, decisions, word)
    for start, end, some in _chunks(document.text, decisions):
        jobs = {
            f"{d.entity_type}#{i}": (d, _job(document, d, surfaces, word, labels))
            for i, d in enumerate(some)
            if d.action is Action.REDACT
        }
        text, replaced = _anonymize(document.text[start:end], start, jobs, anonymizer)
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
    return Copy("".join(pieces), tuple(placed))


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


def _job(
    document: Document, decision: Decision, surfaces: Surfaces, address_word: str, labels: Labels
) -> Job:
    span = decision.entity.span
    text = document.text
    regions = _regions_in(document, span)
    address = next(
        (r for r in regions if r.kind is RegionKind.ADDRESS and r.span.contains(span)), None
    )
    if address is not None:
        kept, setting = Kept("", labels.suffix(document, address)), Setting.ADDRESS
    elif shortcut := labels.of_shortcut(document, span, address_word):
        kept, setting = Kept("", shortcut), Setting.PROSE
    else:
        kept = kept_inside(document, span, regions, address_word)
        setting = _setting(document, span, kept)
    return Job(
        mention=Mention(
            type=decision.entity_type,
            text=decision.entity.text,
            before=" ".join(text[max(0, span.start - CONTEXT) : span.start].split("\n")),
            after=" ".join(text[span.end : span.end + CONTEXT].split("\n")),
            value=decision.entity.value,
        ),
        setting=setting,
        address_word=address_word,
        before=kept.before,
        after=kept.after,
        allowed=lambda words: not surfaces.occur_in(words),
    )


def _regions_in(document: Document, span: Span) -> Sequence[Region]:
    regions = document.regions
    first = bisect_right(regions, span.start, key=lambda r: r.span.end)
    last = bisect_left(regions, span.end, key=lambda r: r.span.start)
    return regions[first:last]


def _setting(document: Document, span: Span, kept: Kept) -> Setting:
    matter = document.front_matter
    if matter is not None and matter.contains(span):
        bare = is_bare_value(document.text, span)
        return Setting.BARE_VALUE if bare else Setting.FRONT_MATTER
    if document.format != "markdown" or _in_code(document, span):
        return Setting.PROSE
    before = document.text[max(0, span.start - CONTEXT) : span.start] + kept.before
    after = kept.after + document.text[span.end : span.end + 1]
    return Setting.ESCAPED if _would_link(before, after) else Setting.PROSE


def _in_code(document: Document, span: Span) -> bool:
    index = bisect_right(document.code, span.start, key=lambda code: code.end)
    return index < len(document.code) and document.code[index].start < span.end


_LINE_LABELS = re.compile(r"\[\^[^\[\]]*\]|\d{1,9}[.)]")
"""Marks of footnotes and list items, which a paragraph may follow on the same line."""


def _would_link(before: str, after: str) -> bool:
    """True where Markdown would make a link, or the target of one, of words in brackets."""
    if after.startswith(":"):
        line = re.split(r"[\r\n]", before)[-1]
        return not re.search(r"\w", _LINE_LABELS.sub("", line))
    return after.startswith(("(", "["))


def _shared(span: Span, start: int, end: int, shift: int) -> list[Span]:
    """What `span` shares with `start:end`, shifted; one span or none."""
    start, end = max(span.start, start), min(span.end, end)
    return [Span(start + shift, end + shift)] if start < end else []
