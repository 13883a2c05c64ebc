"""Lists where findings and marks disagree, with the words, for someone who tunes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from redactor.evaluation.figures import Finding, is_protected, letters, mask
from redactor.evaluation.gold import GoldDraft
from redactor.spans import Span, line_and_column

CONTEXT = 40
"""Code points shown on either side of a mistake."""


class MistakeKind(Enum):
    """In which way findings and marks disagree."""

    MISS = "miss"
    """A protected span that is not hidden."""
    FALSE_ALARM = "false alarm"
    """A finding that shares no code point with a marked span."""
    PUBLIC = "public hidden"
    """A finding that shares code points with `none` spans only."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement.

    Args:
        kind: in which way.
        draft: the draft's id.
        line: 1-based line of the draft's text.
        column: 1-based column, in code points.
        name: the marked span's label, or the finding's entity type.
        by: the marked span's level, or the finding's rule.
        partly: a miss of which some letters or digits are hidden.
        before: up to 40 code points, on one line.
        words: what is shown or hidden by mistake, on one line.
        after: up to 40 code points, on one line.
    """

    kind: MistakeKind
    draft: str
    line: int
    column: int
    name: str
    by: str
    partly: bool = False
    before: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


def mistakes(draft: GoldDraft, findings: Iterable[Finding]) -> list[Mistake]:
    """The mistakes in one draft: misses, then findings, each in the order given.

    Args:
        draft: with its marks.
        findings: within the draft.
    """
    found = list(findings)
    hidden = mask(draft.text, (finding.span for finding in found))
    listed = []
    for mark in filter(is_protected, draft.spans):
        shown = [not hidden[i] for i in letters(draft.text, mark.span)]
        if any(shown):
            level = mark.level.value
            partly = not all(shown)
            listed.append(
                _mistake(MistakeKind.MISS, draft, mark.span, mark.label, level, partly=partly)
            )
    for finding in found:
        touched = [mark for mark in draft.spans if mark.span.overlaps(finding.span)]
        if any(map(is_protected, touched)):
            continue
        kind = MistakeKind.PUBLIC if touched else MistakeKind.FALSE_ALARM
        listed.append(_mistake(kind, draft, finding.span, finding.type, finding.rule))
    return listed


def _mistake(
    kind: MistakeKind, draft: GoldDraft, span: Span, name: str, by: str, *, partly: bool = False
) -> Mistake:
    line, column = line_and_column(draft.text, span.start)
    return Mistake(
        kind=kind,
        draft=draft.id,
        line=line,
        column=column,
        name=name,
        by=by,
        partly=partly,
        before=_on_one_line(draft.text[max(0, span.start - CONTEXT) : span.start]),
        words=_on_one_line(span.of(draft.text)),
        after=_on_one_line(draft.text[span.end : span.end + CONTEXT]),
    )


def _on_one_line(text: str) -> str:
    # Control characters would also reach the terminal.
    return "".join(c if c.isprintable() else " " for c in text)
