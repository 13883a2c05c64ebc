"""One draft under review: what is proposed, what the editor rules, what would be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock

from redactor import documents
from redactor.detection.engine import Seen
from redactor.detection.romanization import fold
from redactor.documents.document import Document
from redactor.documents.pragmas import without_pragmas
from redactor.errors import ReviewError
from redactor.exposure.decisions import Action, Decision, Placed
from redactor.exposure.rulings import Ruling
from redactor.pipeline import Redactor
from redactor.redaction.redaction import Redaction
from redactor.spans import Span
from redactor.wordlists import Listing

Rulings = Mapping[Span, Ruling]
"""Disjoint, by their spans."""


@dataclass(frozen=True, slots=True)
class Request:
    """What an editor asks for on a stretch of a draft.

    Args:
        span: code points of the draft, as cleaned.
        action: what is to be done with it.
        entity_type: of what stands there.
        words: what is to be printed instead, without brackets; `None`: what the operator writes.
        reason: why, without words of the draft.
        all_mentions: whether it holds for every mention that is linked to it; where nothing was
            found, for the same words wherever they stand whole.
    """

    span: Span
    action: Action
    entity_type: str
    words: str | None = field(default=None, repr=False)
    reason: str = ""
    all_mentions: bool = False


class DraftReview:
    """One draft under review; may be asked from several threads.

    Args:
        path: the draft's file.
        document: as read.
        redactor: finds and redacts; by the newsroom's settings.
        keep_comments: see `Redactor.redact_document`.

    Raises:
        ReadError: RED109 to RED113: it cannot be cleaned.
    """

    def __init__(
        self,
        path: Path,
        document: Document,
        redactor: Redactor,
        *,
        keep_comments: bool = False,
    ) -> None:
        self.path = path
        self.keep_comments = keep_comments
        self.document = documents.cleaned(without_pragmas(document), keep_comments=keep_comments)
        self._redactor = redactor
        self._rulings: Rulings = {}
        self._earlier: list[tuple[Rulings, Redaction]] = []
        self._saved: tuple[Ruling, ...] | None = ()
        self._is_written = False
        self._lock = RLock()
        self._current: Redaction | None = None
        self._seen: Seen = {}

    def resume(self, rulings: Iterable[Ruling]) -> None:
        """Go on with what was ruled in an earlier sitting.

        Args:
            rulings: of the draft as cleaned; disjoint.
        """
        with self._lock:
            self._rulings = {ruling.span: ruling for ruling in rulings}
            self._saved = self.rulings
            self._current = None

    @property
    def redaction(self) -> Redaction:
        """What would be written now; the first call takes the time that detection takes.

        Raises:
            LanguageError, DetectionError, RedactionError: as `Redactor.redact_document`.
        """
        with self._lock:
            if self._current is None:
                self._current = self._redacted(self._rulings)
            return self._current

    @property
    def is_read(self) -> bool:
        """Whether `redaction` is known already."""
        return self._current is not None

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """What was ruled so far, in order of the text."""
        with self._lock:
            return tuple(self._rulings[span] for span in sorted(self._rulings))

    @property
    def can_undo(self) -> bool:
        """Whether anything was ruled since the draft was opened."""
        with self._lock:
            return bool(self._earlier)

    @property
    def is_saved(self) -> bool:
        """Whether all that was ruled is written."""
        with self._lock:
            return self.rulings == self._saved

    def snapshot(self) -> tuple[Redaction, tuple[Ruling, ...]]:
        """What would be written now, and what was ruled to make it; see `redaction`."""
        with self._lock:
            return self.redaction, self.rulings

    def narrowing(self) -> tuple[Span, ...]:
        """Where an editor's own words tell more than the audience may be told."""
        redaction, rulings = self.snapshot()
        return tuple(
            ruling.span
            for ruling in rulings
            if ruling.words is not None and self._redactor.narrows(ruling.words, redaction.language)
        )

    def rule(self, request: Request, by: str) -> None:
        """Take a ruling; what it overlaps of earlier ones is ruled anew.

        What lies beside it of an earlier ruling to redact stays redacted.

        Args:
            request: what the editor asks for.
            by: the editor's name.

        Raises:
            ReviewError: RED551: the span is not of the draft.
            AgreedWordsError: RED204: the words cannot stand in brackets.
        """
        with self._lock:
            if request.span.end > len(self.document.text):
                raise ReviewError("no such place in the draft")
            rulings = dict(self._rulings)
            for span, kind in self._asked(request):
                ruling = Ruling(span, request.action, kind, by, request.reason, request.words)
                beside = (r for old in rulings.values() for r in self._beside(old, span))
                rulings = {one.span: one for one in (*beside, ruling)}
            before, redaction = self.redaction, self._redacted(rulings)
            self._earlier.append((self._rulings, before))
            self._rulings, self._current = rulings, redaction

    def undo(self) -> None:
        """Take the last ruling back; nothing when there is none."""
        with self._lock:
            if self._earlier:
                self._rulings, self._current = self._earlier.pop()

    def allow(self, entry: Listing) -> None:
        """Go on with words that count as public, with the same rulings; not undone.

        Raises:
            DetectionError, RedactionError: as `Redactor.redact_document`.
        """
        with self._lock:
            self._redactor = self._redactor.allowing(entry)
            self._current = None
            self._earlier.clear()
            if self._is_written:
                self._saved = None

    def mark_saved(self, rulings: tuple[Ruling, ...]) -> None:
        """Note that these rulings are written; see `snapshot`."""
        with self._lock:
            self._saved = rulings
            self._is_written = True

    def decision_at(self, span: Span) -> Decision | None:
        """The decision whose words are exactly those; `None`: there is none."""
        return next((d for d in self.redaction.decisions if d.entity.span == span), None)

    def _redacted(self, rulings: Rulings) -> Redaction:
        bound = self._redactor.bound_by([rulings[span] for span in sorted(rulings)])
        return bound.redact_document(
            self.document, keep_comments=self.keep_comments, with_offers=True, seen=self._seen
        )

    def _asked(self, request: Request) -> list[tuple[Span, str]]:
        """Where a request holds, and of what type each place is.

        Linked mentions keep their own types (a name, a relation), unless another one was asked for.
        """
        if not request.all_mentions:
            return [(request.span, request.entity_type)]
        placed = self.redaction.placed
        own = next((p for p in placed if p.decision.entity.span == request.span), None)
        if own is None:
            return [(span, request.entity_type) for span in self._repeated(request.span)]
        kin = group_of(own)
        linked = [p.decision for p in placed if group_of(p) == kin]
        retyped = request.entity_type != own.decision.entity_type
        return [(d.entity.span, request.entity_type if retyped else d.entity_type) for d in linked]

    def _repeated(self, span: Span) -> list[Span]:
        """Where the words of `span` stand whole, itself among them."""
        text = self.document.text
        words = re.compile(rf"(?<!\w){re.escape(span.of(text))}(?!\w)")
        found = (Span(*match.span()) for match in words.finditer(text))
        return [span, *(other for other in found if not other.overlaps(span))]

    def _beside(self, ruling: Ruling, span: Span) -> Iterator[Ruling]:
        """What stays of an earlier ruling when another is made on `span`."""
        old = ruling.span
        if not old.overlaps(span):
            yield ruling
        elif ruling.action is Action.REDACT:
            for start, end in ((old.start, span.start), (span.end, old.end)):
                words = self.document.text[start:end]
                if any(char.isalnum() for char in words):
                    first = end - len(words.lstrip())
                    rest = Span(first, start + len(words.rstrip()))
                    yield replace(ruling, span=rest, words=None)


def group_of(placed: Placed) -> str:
    """What all mentions of one person, place or organisation share: a key within one draft."""
    decision = placed.decision
    if decision.party is not None:
        return f"party {decision.party}"
    return f"{decision.entity_type} {fold(decision.entity.text)}"
