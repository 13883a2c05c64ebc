"""Writes the copy: every redacted decision replaced, through Presidio's `AnonymizerEngine`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from redactor.documents.document import Document, Region, RegionKind
from redactor.errors import RedactionError, RedactorError
from redactor.exposure.decisions import Action, Decision, Placed
from redactor.redaction.operators.base import JOB, Job, Setting
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
    for start, end, some in _chunks(document.text, decisions):
        jobs = {
            f"{d.entity_type}#{i}": (d, _job(document, d, surfaces))
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


def _job(document: Document, decision: Decision, surfaces: Surfaces) -> Job:
    span = decision.entity.span
    text = document.text
    before, after = _markup_inside(document, span)
    return Job(
        mention=Mention(
            type=decision.entity_type,
            text=decision.entity.text,
            before=" ".join(text[max(0, span.start - CONTEXT) : span.start].split("\n")),
            after=" ".join(text[span.end : span.end + CONTEXT].split("\n")),
            value=decision.entity.value,
        ),
        setting=_setting(document, span),
        before=before,
        after=after,
        allowed=lambda words: not surfaces.occur_in(words),
    )


def _regions_in(document: Document, span: Span) -> Sequence[Region]:
    regions = document.regions
    first = bisect_right(regions, span.start, key=lambda r: r.span.end)
    last = bisect_left(regions, span.end, key=lambda r: r.span.start)
    return regions[first:last]


def _markup_inside(document: Document, span: Span) -> tuple[str, str]:
    """Markup and line breaks from inside `span`, to keep before and after what replaces it.

    Up to the last line break it goes before, so that quote marks and bullets start their line.
    """
    kept: list[str] = []
    at = span.start
    for region in _regions_in(document, span):
        if region.kind is RegionKind.ADDRESS:
            continue
        kept.append(_line_breaks(document.text[at : region.span.start]))
        kept.append(region.span.of(document.text))
        at = region.span.end
    kept.append(_line_breaks(document.text[at : span.end]))
    markup = "".join(kept)
    cut = max(markup.rfind("\n"), markup.rfind("\r")) + 1
    if cut:
        return markup, ""
    return "", markup


def _line_breaks(text: str) -> str:
    return "".join(c for c in text if c in "\r\n")


def _setting(document: Document, span: Span) -> Setting:
    if any(r.kind is RegionKind.ADDRESS for r in _regions_in(document, span)):
        return Setting.ADDRESS
    if document.front_matter is not None and document.front_matter.contains(span):
        return Setting.FRONT_MATTER
    if document.format == "markdown" and _would_link(document.text, span):
        return Setting.ESCAPED
    return Setting.PROSE


_LINE_START = re.compile(r"(?:^|\n)[ >*+-]*\Z")


def _would_link(text: str, span: Span) -> bool:
    """True where Markdown would make a link, or the target of one, of words in brackets."""
    following = text[span.end : span.end + 1]
    if following == ":":
        return _LINE_START.search(text[max(0, span.start - CONTEXT) : span.start]) is not None
    return following in ("(", "[")


def _shared(span: Span, start: int, end: int, shift: int) -> list[Span]:
    """What `span` shares with `start:end`, shifted; one span or none."""
    start, end = max(span.start, start), min(span.end, end)
    return [Span(start + shift, end + shift)] if start < end else []
