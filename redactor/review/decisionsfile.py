"""The file that decisions are kept in, which a second editor may write to at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redactor.audit.keys import NewsroomKey
from redactor.errors import DecisionsChangedError, DecisionsError
from redactor.exposure.rulings import Ruling
from redactor.review.opened import digest_of
from redactor.review.saved import Decisions, Kept


class DecisionsFile:
    """A file of decisions, and of each draft what it was known to hold last.

    Args:
        path: the file; it need not exist, its folder must.
        key: makes its digests and its seal.

    Raises:
        DecisionsError: RED553: it cannot be read, is no such file, or its folder is missing.
    """

    def __init__(self, path: Path, key: NewsroomKey) -> None:
        self.path = path
        self._key = key
        self._digest, self._known = self._read()

    def of(self, name: str, text: str) -> Kept:
        """What it is known to hold on a draft; see `Decisions.of`."""
        return self._known.of(name, text)

    def with_kept(
        self, name: str, text: str, rulings: Sequence[Ruling], by: Sequence[str]
    ) -> Decisions:
        """What it would hold with these rulings on a draft; see `Decisions.keep`.

        What others have kept on other drafts meanwhile stays.

        Raises:
            DecisionsChangedError: RED554: somebody has kept something on this draft meanwhile.
            DecisionsError: RED553.
        """
        self._digest, theirs = self._read()
        if not theirs.say_the_same(self._known, name):
            raise DecisionsChangedError(
                "somebody else kept decisions on this draft meanwhile", path=str(self.path)
            )
        theirs.keep(name, text, rulings, by)
        return theirs

    def ensure_unchanged(self) -> None:
        """Refuse to go on when it is not as `with_kept` read it.

        Raises:
            DecisionsChangedError: RED554.
        """
        if self._read()[0] != self._digest:
            raise DecisionsChangedError(
                "somebody else kept decisions at the same moment",
                path=str(self.path),
                next_step="Nothing was written. Save again.",
            )

    def note_written(self, name: str, decisions: Decisions) -> None:
        """Take note that this was written to it on a draft."""
        self._known.follow(decisions, name)

    def read_again(self, name: str) -> None:
        """Take what somebody else wrote to it on a draft.

        Raises:
            DecisionsError: RED553.
        """
        self._known.follow(self._read()[1], name)

    def _read(self) -> tuple[bytes, Decisions]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            if self.path.parent.is_dir():
                return digest_of(b""), Decisions(self._key)
            raise DecisionsError(
                "the folder for the decisions is missing",
                path=str(self.path),
                next_step="Make it, or name another file: without it nothing could be saved.",
            ) from None
        except OSError as problem:
            reason = (problem.strerror or "unreadable").lower()
            fault = f"the decisions cannot be read: {reason}"
            raise DecisionsError(fault, path=str(self.path), next_step="") from problem
        return digest_of(data), Decisions.load(data, self._key, path=str(self.path))
