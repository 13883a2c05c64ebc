"""A draft that was opened for review, with its files, or could not be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import DraftChangedError, RedactorError
from redactor.review.draft import DraftReview
from redactor.review.supply import Supply


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
        redactor: gives the one by the settings of its folder.
        allow_list: the newsroom's file of public words for that folder; `None`: it has none.
        digest: SHA-256 of the draft's bytes, to notice a change.
        reviewers: who went through it before.
        lost: how many decisions kept from before have no place in it any more.
    """

    files: Files
    review: DraftReview
    redactor: Supply
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


def digest_of(data: bytes) -> bytes:
    """What tells that a draft's bytes changed."""
    return hashlib.sha256(data).digest()


def ensure_unchanged(opened: Opened) -> None:
    """Refuse to go on with a draft that is not as it was opened.

    Raises:
        DraftChangedError: RED552.
    """
    path = opened.files.draft
    try:
        same = digest_of(path.read_bytes()) == opened.digest
    except OSError:
        same = False
    if not same:
        raise DraftChangedError("the draft changed while it was reviewed", path=str(path))
