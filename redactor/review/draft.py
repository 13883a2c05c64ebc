"""One draft under review: what is proposed, what the editor rules, what would be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock, RLock, Thread
from typing import TYPE_CHECKING

from redactor import documents
from redactor.documents.pragmas import without_pragmas
from redactor.errors import InternalError, RedactorError, ReviewError
from redactor.exposure.rulings import Ruling
from redactor.review.copies import Made, Proposed
from redactor.review.requests import Request, beside, places
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.engine import Seen
    from redactor.documents.document import Document
    from redactor.exposure.decisions import Decision
    from redactor.pipeline import Redactor
    from redactor.redaction.apply import Copy
    from redactor.redaction.redaction import Redaction
    from redactor.wordlists import Listing

Rulings = Mapping[Span, Ruling]
"""Disjoint, by their spans."""


class DraftReview:
    """One draft under review; may be asked from several threads.

    A ruling is taken at once, as soon as there is a proposal. The copy that carries it out is made,
    and verified, when somebody asks for it; what is ruled while it is made is carried out by the
    next one.

    Args:
        path: the draft's file.
        document: as read.
        redactor: gives what finds and redacts, by the newsroom's settings; asked when it is needed.
        keep_comments: see `Redactor.redact_document`.

    Raises:
        ReadError: RED109 to RED113: it cannot be cleaned.
    """

    def __init__(
        self,
        path: Path,
        document: Document,
        redactor: Callable[[], Redactor],
        *,
        keep_comments: bool = False,
    ) -> None:
        self.path = path
        self.keep_comments = keep_comments
        self.document = documents.cleaned(without_pragmas(document), keep_comments=keep_comments)
        self.problem: RedactorError | None = None
        """Why nothing could be made of the draft, not even without a ruling."""
        self.refused: RedactorError | None = None
        """Why a ruling was taken back last: no copy could be made of it."""
        self.refused_in = 0
        """The version since when it is."""
        self._redactor = redactor
        self._allowed: tuple[Listing, ...] = ()
        self._rulings: Rulings = {}
        self._earlier: list[Rulings] = []
        self._saved: tuple[Ruling, ...] | None = ()
        self._is_written = False
        self._version = 0
        self._lock = RLock()
        self._making = Lock()
        self._made: Made | None = None
        self._proposed: Proposed | None = None
        self._first: Future[Proposed | Made] = Future()
        """What is there first; fails when nothing can be made of the draft."""
        self._proven = 0
        """How many of the changes are sound: a copy was made of them."""
        self._seen: Seen = {}
        self._narrowing: dict[str, bool] = {}

    def resume(self, rulings: Iterable[Ruling]) -> None:
        """Go on with what was ruled in an earlier sitting.

        Args:
            rulings: of the draft as cleaned; disjoint.
        """
        with self._lock:
            self._rulings = {ruling.span: ruling for ruling in rulings}
            self._saved = self.rulings
            self._version += 1

    def proposed(self) -> Proposed | Made:
        """The copy made last; before one is verified what is proposed, once that is known.

        Raises:
            LanguageError, DetectionError, RedactionError: as `made`, which goes on behind it.
        """
        first = self._first
        if not first.done():
            Thread(target=self._begin, daemon=True).start()
        problem = first.exception()
        if problem is not None:
            raise problem.with_traceback(None)
        return self._made or first.result()

    def made(self) -> Made:
        """The copy that carries out what is ruled; made if it is not there.

        The first call takes the time that detection takes. A ruling of which no copy can be made,
        tried twice, is taken back; `refused` tells why. One of which a copy was made before is not,
        and none is where no copy can be made without it either.

        Raises:
            LanguageError, DetectionError, RedactionError: as `Redactor.redact_document`.
        """
        with self._making:
            is_sound = False
            while True:
                with self._lock:
                    version, rulings, allowed = self._version, self._rulings, self._allowed
                    if self._made is not None and self._made.version == version:
                        return self._made
                carried = tuple(rulings[span] for span in sorted(rulings))
                show = None if self._first.done() else partial(self._propose, version, carried)
                try:
                    redaction = self._redacted(carried, allowed, show)
                except Exception as error:  # noqa: BLE001 - told, with nothing of the draft
                    # What failed may have passed: then it was no fault of a ruling's.
                    if not is_sound and self._is_sound(version, allowed):
                        is_sound = True
                    else:
                        self._take_back(version, error, is_sound=is_sound)
                else:
                    with self._lock:
                        self.problem = None
                        self._made = Made(version, redaction, carried)
                        if not self._first.done():
                            self._first.set_result(self._made)
                        if version == self._version:
                            self._proven = len(self._earlier)

    @property
    def latest(self) -> Proposed | Made | None:
        """The copy made last, which may not carry out everything yet, or what is proposed.

        `None`: there is neither yet.
        """
        return self._made or self._proposed

    @property
    def is_at_work(self) -> bool:
        """Whether a copy is being made."""
        return self._making.locked()

    @property
    def redaction(self) -> Redaction:
        """What would be written now; see `made`."""
        return self.made().redaction

    @property
    def version(self) -> int:
        """Of what is ruled now; see `Made`."""
        return self._version

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

    def refused_after(self, version: int) -> RedactorError | None:
        """Why a ruling was taken back, which who knows that version only does not know of."""
        with self._lock:
            return self.refused if self.refused_in > version else None

    def narrowing(self, made: Made) -> tuple[Span, ...]:
        """Where an editor's own words tell more than the audience may be told."""
        return tuple(
            ruling.span
            for ruling in made.rulings
            if ruling.words is not None and self._narrows(ruling.words, made.redaction.language)
        )

    def rule(self, request: Request, by: str) -> tuple[Ruling, ...]:
        """Take a ruling; what it overlaps of earlier ones is ruled anew.

        What lies beside it of an earlier ruling to redact stays redacted.

        Args:
            request: what the editor asks for.
            by: the editor's name.

        Returns:
            One for each place where it holds.

        Raises:
            ReviewError: RED551: the span is not of the draft.
            AgreedWordsError: RED204: the words cannot stand in brackets.
            LanguageError, DetectionError, RedactionError: as `proposed`, which this waits for.
        """
        text = self.document.text
        if request.span.end > len(text):
            raise ReviewError("no such place in the draft")
        placed = self.proposed().placed
        own = [
            Ruling(span, request.action, kind, by, request.reason, request.words)
            for span, kind in places(request, placed, text)
        ]
        with self._lock:
            rest = beside(self._rulings.values(), own, text)
            self._change({one.span: one for one in (*rest, *own)})
        return tuple(own)

    def take_in(self, rulings: Iterable[Ruling], before: Iterable[Ruling]) -> int:
        """Take what somebody else ruled; where both did, what is ruled here counts.

        Args:
            rulings: of the draft as cleaned; disjoint.
            before: what both began with. Of it stays what they left as it was.

        Returns:
            How many of theirs do not stand as they were, since this sitting ruled otherwise there.
        """
        with self._lock:
            known = set(before)
            own = {span: one for span, one in self._rulings.items() if one not in known}
            mine = set(own.values())
            theirs = [ruling for ruling in rulings if ruling not in mine]
            taken = set(beside(theirs, mine, self.document.text))
            merged = {**own, **{one.span: one for one in taken}}
            if merged != self._rulings:
                self._change(merged)
            return sum(ruling not in taken and ruling not in known for ruling in theirs)

    def undo(self) -> None:
        """Take the last ruling back; nothing when there is none."""
        with self._lock:
            if self._earlier:
                self._rulings = self._earlier.pop()
                self._proven = min(self._proven, len(self._earlier))
                self._version += 1

    def allow(self, entry: Listing) -> None:
        """Go on with words that count as public, with the same rulings; not undone."""
        with self._lock:
            self._allowed += (entry,)
            self._version += 1
            self._earlier.clear()
            self._proven = 0
            if self._is_written:
                self._saved = None

    def mark_saved(self, rulings: tuple[Ruling, ...]) -> None:
        """Note that these rulings are written; see `Made`."""
        with self._lock:
            self._saved = rulings
            self._is_written = True

    def decision_at(self, span: Span) -> Decision | None:
        """The decision whose words are exactly those, as proposed; `None`: there is none.

        Raises:
            LanguageError, DetectionError, RedactionError: as `proposed`.
        """
        decisions = (placed.decision for placed in self.proposed().placed)
        return next((d for d in decisions if d.entity.span == span), None)

    def _begin(self) -> None:
        # Told to who waits.
        with suppress(RedactorError):
            self.made()

    def _propose(self, version: int, rulings: tuple[Ruling, ...], copy: Copy) -> None:
        with self._lock:
            self._proposed = Proposed(version, copy.text, copy.placed, rulings)
            self._first.set_result(self._proposed)

    def _change(self, rulings: Rulings) -> None:
        self._earlier.append(self._rulings)
        self._rulings = rulings
        self._version += 1

    def _is_sound(self, version: int, allowed: Iterable[Listing]) -> bool:
        """Whether a copy can be made without what was ruled since one was."""
        with self._lock:
            if version != self._version or len(self._earlier) <= self._proven:
                return False
            rulings = self._earlier[self._proven]
        try:
            self._redacted([rulings[span] for span in sorted(rulings)], allowed, None)
        except Exception:  # noqa: BLE001 - what failed with the rulings is told
            return False
        return True

    def _take_back(self, version: int, error: Exception, *, is_sound: bool) -> None:
        """Go back to what was ruled before that of which no copy could be made.

        Never behind that of which one was made, nor if none can be made of that: what fails then is
        no fault of a ruling's.
        """
        internal = InternalError(f"internal error: {type(error).__name__}")
        told = error if isinstance(error, RedactorError) else internal
        with self._lock:
            if version != self._version:
                return
            if not is_sound or len(self._earlier) <= self._proven:
                self._give_up(told)
                raise told.with_traceback(None) from None
            self._rulings = self._earlier.pop()
            self._version += 1
            self.refused = told
            self.refused_in = self._version

    def _give_up(self, told: RedactorError) -> None:
        """Tell who waits for a proposal that none comes; it is tried anew for who asks again.

        An editor who has ruled on a proposal keeps it, and what she ruled.
        """
        is_kept = self._first.done() and not self.is_saved
        self.problem = None if is_kept or self._made is not None else told
        if self.problem is not None:
            first, self._first, self._proposed = self._first, Future(), None
            if not first.done():
                first.set_exception(told)

    def _redacted(
        self,
        rulings: Sequence[Ruling],
        allowed: Iterable[Listing],
        show: Callable[[Copy], None] | None,
    ) -> Redaction:
        redactor = self._redactor()
        for entry in allowed:
            redactor = redactor.allowing(entry)
        return redactor.bound_by(rulings).redact_document(
            self.document,
            keep_comments=self.keep_comments,
            with_offers=True,
            seen=self._seen,
            show=show,
        )

    def _narrows(self, words: str, language: str) -> bool:
        with self._making:
            if words not in self._narrowing:
                self._narrowing[words] = self._redactor().narrows(words, language)
            return self._narrowing[words]
