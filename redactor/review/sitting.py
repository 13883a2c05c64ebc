"""A sitting of one editor over some drafts: what may be done, and what is written at its end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock

from redactor.audit.keys import NewsroomKey
from redactor.errors import (
    ConfigError,
    DraftChangedError,
    LeakError,
    RedactorError,
    ReviewError,
)
from redactor.exposure.rulings import Ruling
from redactor.listing import with_allowed
from redactor.pipeline import Redactor
from redactor.review.draft import DraftReview, Request
from redactor.review.saved import Decisions
from redactor.spans import Span
from redactor.wordlists import Listing
from redactor.writing import ensure_distinct, write_together


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one draft's review.

    Args:
        draft: the draft.
        copy: where the copy goes.
        log: where the log goes.
    """

    draft: Path
    copy: Path
    log: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft that was opened for review.

    Args:
        files: of it.
        review: what was proposed and ruled.
        redactor: by the settings of its folder.
        allow_list: the newsroom's file of public words for that folder; `None`: it has none.
        digest: SHA-256 of the draft's bytes, to notice a change.
        reviewers: who went through it before.
        lost: how many decisions kept from before have no place in it any more.
    """

    files: Files
    review: DraftReview
    redactor: Redactor
    allow_list: Path | None
    digest: bytes = field(repr=False)
    reviewers: tuple[str, ...] = ()
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Unopened:
    """A draft that could not be opened for review.

    Args:
        path: the draft.
        problem: why.
    """

    path: Path
    problem: RedactorError


@dataclass(frozen=True, slots=True)
class Written:
    """What a save wrote.

    Args:
        files: the copy, the log and the decisions, as far as there are.
    """

    files: tuple[Path, ...]


class Sitting:
    """A sitting over some drafts.

    Args:
        drafts: in order.
        clock: tells the time.
        make_id: gives the id of a log: 32 random lower-case hexadecimal digits.
        key: seals logs and makes the digests of decisions; `None`: neither.
        decisions: the file that decisions are kept in, and what it holds; `None`: they are not.
        reviewer: the editor's name; empty until she says it.

    Raises:
        ReviewError: RED551: the name is not on one line.
    """

    def __init__(
        self,
        drafts: Sequence[Opened | Unopened],
        clock: Callable[[], datetime],
        make_id: Callable[[], str],
        key: NewsroomKey | None = None,
        decisions: tuple[Path, Decisions] | None = None,
        reviewer: str = "",
    ) -> None:
        self.drafts = tuple(drafts)
        self.reviewer = ""
        if reviewer:
            self.name_reviewer(reviewer)
        self._clock = clock
        self._make_id = make_id
        self._key = key
        self._decisions = decisions
        self._lock = RLock()

    def draft(self, number: int) -> Opened:
        """The draft of that number, from 0.

        Raises:
            ReviewError: RED551.
            RedactorError: why it could not be opened.
        """
        if not 0 <= number < len(self.drafts):
            raise ReviewError("no such draft")
        draft = self.drafts[number]
        if isinstance(draft, Unopened):
            raise draft.problem.with_traceback(None)
        return draft

    @property
    def opened(self) -> Iterator[Opened]:
        """The drafts that could be opened, in order."""
        return (draft for draft in self.drafts if isinstance(draft, Opened))

    @property
    def keeps_decisions(self) -> bool:
        """Whether a file was named for decisions."""
        return self._decisions is not None

    def rule(self, number: int, request: Request) -> None:
        """Take a ruling of the editor's; see `DraftReview.rule`.

        Raises:
            ReviewError: RED551: nobody said who decides, or there is no such place.
            AgreedWordsError: RED204.
        """
        self._ensure_named()
        self.draft(number).review.rule(request, self.reviewer)

    def name_reviewer(self, name: str) -> None:
        """Take the editor's name.

        Raises:
            ReviewError: RED551: empty, or not on one line.
        """
        if not name.strip() or not name.isprintable():
            raise ReviewError("a name is a few letters on one line", next_step="")
        self.reviewer = name.strip()

    def allow(self, number: int, span: Span, reason: str) -> Written:
        """Put the words of a finding on the newsroom's allow list, and keep them from now on.

        Raises:
            ReviewError: RED551: no such finding, no list, or no reason.
            ConfigError: RED404: the list cannot be read or added to.
            WriteError: RED501.
        """
        opened = self.draft(number)
        decision = opened.review.decision_at(span)
        if decision is None:
            raise ReviewError("no such place in the draft")
        if opened.allow_list is None:
            raise ReviewError(
                "the newsroom has no list of public words",
                next_step="Name a file under lists in redactor.toml; see docs/policies.md.",
            )
        if not reason.strip() or not reason.isprintable():
            raise ReviewError("a list wants a reason for each entry", next_step="Say why.")
        with self._lock:
            path = opened.allow_list
            entry = Listing(decision.entity.text, decision.entity_type, reason.strip())
            data = _read_list(path)
            write_together([(path, with_allowed(data, entry, path=str(path)))])
            for other in self.opened:
                if other.allow_list == path:
                    other.review.allow(entry)
            return Written((path,))

    def save(self, number: int) -> Written:
        """Write copy, log and decisions of a draft together, or nothing.

        Raises:
            ReviewError: RED551: nobody said who decides.
            DraftChangedError: RED552.
            LeakError: RED310: verification still sees something.
            OutputIsInputError: RED502: copy, log or decisions would take a draft's place.
            WriteError: RED501.
        """
        opened = self.draft(number)
        self._ensure_named()
        with self._lock:
            _ensure_unchanged(opened)
            redaction, rulings = opened.review.snapshot()
            if redaction.leaks:
                leak = redaction.leaks[0]
                raise LeakError(
                    f"{leak.rule} still matches after redaction",
                    path=str(opened.files.draft),
                    line=leak.line,
                    col=leak.column,
                    next_step="Redact it too, or keep it as your own decision.",
                )
            reviewers = _with(opened.reviewers, self.reviewer)
            log = opened.redactor.compose_log(
                redaction, self._make_id(), self._clock(), self._key, reviewers
            )
            files = [(opened.files.log, log), (opened.files.copy, redaction.data)]
            if self._decisions is not None:
                files.insert(0, self._kept(opened, rulings, reviewers))
            for other in self.opened:
                ensure_distinct(other.files.draft, *(path for path, _ in files))
            write_together(files, like=opened.files.draft)
            opened.review.mark_saved(rulings)
            return Written(tuple(path for path, _ in files))

    def keep(self, number: int) -> Written:
        """Write the decisions on a draft alone, to go on later.

        Raises:
            ReviewError: RED551: nobody said who decides, or no file was named for them.
            WriteError: RED501.
        """
        opened = self.draft(number)
        self._ensure_named()
        with self._lock:
            rulings = opened.review.rulings
            path, data = self._kept(opened, rulings, _with(opened.reviewers, self.reviewer))
            for other in self.opened:
                ensure_distinct(other.files.draft, path)
            write_together([(path, data)])
            return Written((path,))

    def _kept(
        self, opened: Opened, rulings: Sequence[Ruling], reviewers: Sequence[str]
    ) -> tuple[Path, bytes]:
        if self._decisions is None:
            raise ReviewError(
                "no file was named for decisions", next_step="Start with --decisions FILE."
            )
        path, decisions = self._decisions
        decisions.keep(opened.files.draft.name, opened.review.document.text, rulings, reviewers)
        return path, decisions.dump()

    def _ensure_named(self) -> None:
        if not self.reviewer:
            raise ReviewError("nobody said who decides", next_step="Give your name.")


def digest_of(data: bytes) -> bytes:
    """What tells that a draft's bytes changed."""
    return hashlib.sha256(data).digest()


def _read_list(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise ConfigError(f"the list cannot be read: {reason}", path=str(path)) from problem


def _ensure_unchanged(opened: Opened) -> None:
    path = opened.files.draft
    try:
        same = digest_of(path.read_bytes()) == opened.digest
    except OSError:
        same = False
    if not same:
        raise DraftChangedError("the draft changed while it was reviewed", path=str(path))


def _with(reviewers: Sequence[str], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*reviewers, name]))
