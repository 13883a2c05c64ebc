"""A sitting of one editor over some drafts: what may be done, and what is written at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock, Thread

from redactor.audit.keys import NewsroomKey
from redactor.errors import (
    ConfigError,
    LeakError,
    RedactorError,
    ReviewError,
)
from redactor.exposure.rulings import Ruling
from redactor.review.decisionsfile import DecisionsFile
from redactor.review.opened import Opened, Unopened, Written, ensure_unchanged
from redactor.review.requests import Request
from redactor.spans import Span
from redactor.writing import ensure_distinct, write_together


class Sitting:
    """A sitting over some drafts.

    Args:
        drafts: in order.
        clock: tells the time.
        make_id: gives the id of a log: 32 random lower-case hexadecimal digits.
        key: seals logs and makes the digests of decisions; `None`: neither.
        decisions: the file that decisions are kept in; `None`: they are not.
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
        decisions: DecisionsFile | None = None,
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
        self._preparing: Thread | None = None
        self._own: dict[int, dict[str, None]] = {}
        """Who took part in this sitting, in order, by the number of the draft."""

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

    @property
    def problem(self) -> RedactorError | None:
        """Why no draft can be reviewed; `None` as long as one can, or may."""
        problems = [
            draft.problem if isinstance(draft, Unopened) else draft.review.problem
            for draft in self.drafts
        ]
        return None if None in problems else problems[0]

    @property
    def is_at_work(self) -> bool:
        """Whether anything is being looked for, or a copy made."""
        return any(opened.review.is_at_work for opened in self.opened)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Wait until what is being saved is written; nothing else is written within."""
        with self._lock:
            yield

    def begin(self) -> None:
        """Begin to `prepare`, unless it was begun before; nobody waits for it."""
        with self._lock:
            if self._preparing is None:
                self._preparing = Thread(target=self.prepare, daemon=True)
                self._preparing.start()

    def prepare(self) -> None:
        """Find what is in the first draft, so that it is there when it is asked for."""
        for opened in self.opened:
            # Told to who asks for the draft.
            with suppress(RedactorError):
                opened.review.made()
                return

    def rule(self, number: int, request: Request) -> tuple[Ruling, ...]:
        """Take a ruling of the editor's; see `DraftReview.rule`.

        Raises:
            ReviewError: RED551: nobody said who decides, or there is no such place.
            AgreedWordsError: RED204.
            LanguageError, DetectionError, RedactionError: nothing can be made of the draft.
        """
        self._ensure_named()
        by = self.reviewer
        taken = self.draft(number).review.rule(request, by)
        self._took_part(number, by)
        return taken

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
        from redactor.listing import with_allowed
        from redactor.wordlists import Listing

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
            longer = with_allowed(data, entry, path=str(path))
            write_together([(path, longer)], check=partial(_ensure_list_is, data, path))
            for other in self.opened:
                if other.allow_list == path:
                    other.review.allow(entry)
            return Written((path,))

    def save(self, number: int, version: int | None = None) -> Written:
        """Write copy, log and decisions of a draft together, or nothing.

        Args:
            number: of the draft.
            version: of what is ruled, as who saves knows it; `None`: as it is now.

        Raises:
            ReviewError: RED551: nobody said who decides.
            DraftChangedError: RED552.
            RedactionError: no copy could be made of the last ruling, which was taken back.
            LeakError: RED310: verification still sees something.
            DecisionsChangedError: RED554.
            OutputIsInputError: RED502: copy, log or decisions would take a draft's place.
            WriteError: RED501.
        """
        self._ensure_named()
        with self._lock:
            opened = self.draft(number)
            ensure_unchanged(opened)  # sooner than the copy is made
            known = opened.review.version if version is None else version
            made = opened.review.made()
            refused = opened.review.refused_after(known)
            if refused is not None:
                raise refused.with_traceback(None)
            if made.redaction.leaks:
                leak = made.redaction.leaks[0]
                raise LeakError(
                    f"{leak.rule} still matches after redaction",
                    path=str(opened.files.draft),
                    line=leak.line,
                    col=leak.column,
                    next_step="Redact it too, or keep it as your own decision.",
                )
            reviewers = self._took_part(number, self.reviewer)
            log = opened.redactor().compose_log(
                made.redaction, self._make_id(), self._clock(), self._key, reviewers
            )
            files = [(opened.files.log, log), (opened.files.copy, made.redaction.data)]
            if self._decisions is None:
                unchanged = partial(ensure_unchanged, opened)
                self._write(files, like=opened.files.draft, check=unchanged)
            else:
                self._write_kept(opened, made.rulings, reviewers, files)
            opened.review.mark_saved(made.rulings)
            kept = () if self._decisions is None else (self._decisions.path,)
            return Written((*kept, *(path for path, _ in files)))

    def keep(self, number: int) -> Written:
        """Write the decisions on a draft alone, to go on later.

        Raises:
            ReviewError: RED551: nobody said who decides, or no file was named for them.
            DecisionsChangedError: RED554.
            WriteError: RED501.
        """
        self._ensure_named()
        with self._lock:
            opened = self.draft(number)
            reviewers = self._took_part(number, self.reviewer)
            return Written((self._write_kept(opened, opened.review.rulings, reviewers),))

    def take_in(self, number: int) -> int:
        """Take in what somebody else kept of a draft since the file of decisions was read.

        Returns:
            How many of their decisions do not stand, since this sitting ruled otherwise there.

        Raises:
            ReviewError: RED551: no file was named for decisions.
            DecisionsError: RED553.
        """
        with self._lock:
            opened = self.draft(number)
            decisions = self._ensure_keeping()
            name, text = opened.files.draft.name, opened.review.document.text
            before = decisions.of(name, text)
            decisions.read_again(name)
            kept = decisions.of(name, text)
            self.drafts = tuple(
                replace(one, reviewers=_with(kept.reviewers, *opened.reviewers))
                if one is opened
                else one
                for one in self.drafts
            )
            return opened.review.take_in(kept.rulings, before.rulings)

    def _write_kept(
        self,
        opened: Opened,
        rulings: Sequence[Ruling],
        reviewers: Sequence[str],
        files: Sequence[tuple[Path, bytes]] = (),
    ) -> Path:
        """Write the decisions on a draft, and other files together with them."""
        decisions = self._ensure_keeping()
        name, text = opened.files.draft.name, opened.review.document.text
        kept = decisions.with_kept(name, text, rulings, reviewers)

        def check() -> None:
            decisions.ensure_unchanged()
            if files:
                ensure_unchanged(opened)

        self._write(
            [(decisions.path, kept.dump()), *files],
            like=opened.files.draft if files else None,
            check=check,
        )
        decisions.note_written(name, kept)
        return decisions.path

    def _write(
        self,
        files: Sequence[tuple[Path, bytes]],
        *,
        like: Path | None,
        check: Callable[[], None],
    ) -> None:
        for other in self.opened:
            ensure_distinct(other.files.draft, *(path for path, _ in files))
        write_together(files, like=like, check=check)

    def _took_part(self, number: int, name: str) -> tuple[str, ...]:
        """Who went through a draft, this one included; in this sitting and before."""
        own = self._own.setdefault(number, {})
        own[name] = None
        return _with(self.draft(number).reviewers, *own)

    def _ensure_keeping(self) -> DecisionsFile:
        if self._decisions is None:
            raise ReviewError(
                "no file was named for decisions", next_step="Start with --decisions FILE."
            )
        return self._decisions

    def _ensure_named(self) -> None:
        if not self.reviewer:
            raise ReviewError("nobody said who decides", next_step="Give your name.")


def _read_list(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise ConfigError(f"the list cannot be read: {reason}", path=str(path)) from problem


def _ensure_list_is(data: bytes, path: Path) -> None:
    if _read_list(path) != data:
        raise ConfigError(
            "somebody else wrote to the list at the same moment",
            path=str(path),
            next_step="Nothing was written. Try again.",
        )


def _with(reviewers: Sequence[str], *names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*reviewers, *names]))
