"""Marked drafts for the tests."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from redactor.evaluation import Finding, GoldDraft, GoldSpan
from redactor.exposure.decisions import Exposure
from redactor.spans import Span

LABELS = ("PERSON", "LOCATION", "MISC")


def gold(text: str, *marks: tuple[str, str, str], kind: str | None = None) -> GoldDraft:
    """A draft with marks on the first occurrences of words: (words, label, level)."""
    return GoldDraft(
        id=f"draft-{zlib.crc32(text.encode())}",
        name="gold.jsonl:1",
        text=text,
        spans=tuple(
            GoldSpan(_first(text, words), label, Exposure(level)) for words, label, level in marks
        ),
        kind=kind,
    )


def found(draft: GoldDraft, *words: str) -> tuple[Finding, ...]:
    """Findings on the first occurrences of words."""
    return tuple(Finding(_first(draft.text, one), "LOCATION", "places.rule") for one in words)


def as_object(draft: GoldDraft) -> dict[str, Any]:
    """The draft as an object of a gold file."""
    return {
        "id": draft.id,
        "text": draft.text,
        "spans": [
            {"start": m.span.start, "end": m.span.end, "label": m.label, "level": m.level.value}
            for m in draft.spans
        ],
        "meta": {"kind": draft.kind},
    }


def as_lines(drafts: Iterable[GoldDraft]) -> str:
    """The drafts as a gold file."""
    return "".join(json.dumps(as_object(draft)) + "\n" for draft in drafts)


def _first(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@st.composite
def attempts(draw: st.DrawFn) -> tuple[GoldDraft, tuple[Finding, ...]]:
    """A text of letters, digits, marks and signs in several scripts, with marks and findings."""
    text = draw(st.text("aÉ7 .\n－\u0301м가٣½", min_size=1, max_size=30))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 8)).map(
        lambda drawn: Span(drawn[0], min(len(text), drawn[0] + drawn[1]))
    )
    marks = st.builds(GoldSpan, spans, st.sampled_from(LABELS), st.sampled_from(Exposure))
    findings = st.builds(Finding, spans, st.sampled_from(LABELS), st.just("pack.rule"))
    draft = GoldDraft(
        id=str(draw(st.integers(0, 10**9))),
        name="gold.jsonl:1",
        text=text,
        spans=tuple(draw(st.lists(marks, max_size=8))),
    )
    return draft, tuple(draw(st.lists(findings, max_size=6)))
