"""Proposes edits of a Word file as tracked changes with comments, for an editor to decide on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.documents.archives import rewrite
from redactor.documents.document import Document, Edit
from redactor.documents.docx.package import open_package
from redactor.documents.docx.reading import DocxOrigin, read_docx
from redactor.documents.docx.tracking import Tracker
from redactor.documents.docx.writing import write_docx
from redactor.documents.textmap import Slot
from redactor.documents.xmltree import serialise
from redactor.errors import RedactionError
from redactor.spans import Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit, and why.

    Args:
        edit: of `Document.text`.
        reason: for the comment; holds nothing of the draft.
    """

    edit: Edit
    reason: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """A Word file with suggestions.

    Args:
        data: the file; it still holds what would be replaced.
        tracked: how many edits are tracked changes; the rest, in places where Word tracks none
            (links' targets, alternative texts, names, charts, formulas), are made.
    """

    data: bytes = field(repr=False)
    tracked: int


def suggest(document: Document, suggestions: Sequence[Suggestion]) -> Suggested:
    """Propose edits as tracked changes: what an editor accepts is replaced, what not stays.

    With all accepted and comments left out, it reads as the document with all edits made.

    Args:
        document: as cleaned by the format, so that no other change is tracked in it.
        suggestions: disjoint, in order.

    Raises:
        RedactionError: RED301, an edit has no place in the file.
    """
    tracker = _tracker(document)
    slots = _origin(document).slots
    trackable = [_is_trackable(tracker, _touched(slots, s.edit.span)) for s in suggestions]
    direct = [s.edit for s, tracked in zip(suggestions, trackable, strict=True) if not tracked]
    base = read_docx(write_docx(document, direct), document.name, document.format)
    waiting, shift = [], 0
    for suggestion, tracked in zip(suggestions, trackable, strict=True):
        edit = suggestion.edit
        if tracked:
            waiting.append((edit.span.shifted(shift), edit.words, suggestion.reason))
        else:
            shift += len(edit.words) - len(edit.span)
    tracker, slots = _tracker(base), _origin(base).slots
    # Last first, so that what is before an edit stays where the document has it.
    for span, words, reason in reversed(waiting):
        tracker.track(_touched(slots, span), span, words, reason)
    changed = {part: serialise(root) for part, root in tracker.changed().items()}
    return Suggested(rewrite(tracker.package.archive, changed), len(waiting))


def _tracker(document: Document) -> Tracker:
    return Tracker(open_package(_origin(document).data, document.name))


def _origin(document: Document) -> DocxOrigin:
    if not isinstance(document.origin, DocxOrigin):
        raise RedactionError("the document was not read from a Word file")
    return document.origin


def _touched(slots: Sequence[Slot], span: Span) -> Sequence[Slot]:
    first = bisect_right(slots, span.start, key=lambda slot: slot.span.end)
    return slots[first : bisect_left(slots, span.end, key=lambda slot: slot.span.start)]


def _is_trackable(tracker: Tracker, touched: Sequence[Slot]) -> bool:
    """True for words in the runs of one paragraph, with nothing between them."""
    joined = all(one.span.end == other.span.start for one, other in pairwise(touched))
    return bool(touched) and joined and all(tracker.holds(slot.node) for slot in touched)
