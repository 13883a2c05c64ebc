"""Opens drafts for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from redactor import documents
from redactor.config import Config, find_config
from redactor.documents.formats import format_of
from redactor.errors import ReviewError, UnknownFormatError
from redactor.outputs import copy_beside, log_beside
from redactor.pipeline import Redactor
from redactor.review.draft import DraftReview
from redactor.review.saved import Decisions, Kept
from redactor.review.sitting import Files, Opened, digest_of

_COPY = ".redacted"


def open_drafts(
    paths: Iterable[Path],
    engine: Callable[[Config], Redactor],
    kept: Decisions | None,
    *,
    keep_comments: bool,
) -> list[Opened]:
    """The drafts among files and folders, in order; what is in them is sought when asked for.

    Args:
        paths: files, and folders, of which all drafts are taken that are no copies of ours.
        engine: makes the redactor of a configuration; called once for each.
        kept: decisions of an earlier sitting.
        keep_comments: see `Redactor.redact_document`.

    Raises:
        ReadError: RED101 to RED113.
        ReviewError: RED901: no draft is among them.
        ConfigError: RED404.
    """
    engines: dict[Path | None, Redactor] = {}
    opened = []
    for path in dict.fromkeys(_files(paths)):
        config = find_config(path.resolve().parent)
        if config.path not in engines:
            engines[config.path] = engine(config)
        allow_list = config.lists[0] if config.lists else None
        opened.append(
            _open(path, engines[config.path], allow_list, kept, keep_comments=keep_comments)
        )
    if not opened:
        raise ReviewError("there is no draft", next_step="Name a draft, or a folder with drafts.")
    return opened


def _open(
    path: Path,
    redactor: Redactor,
    allow_list: Path | None,
    kept: Decisions | None,
    *,
    keep_comments: bool,
) -> Opened:
    data = documents.load(path)
    document = documents.read(data, str(path))
    review = DraftReview(path, document, redactor, keep_comments=keep_comments)
    earlier = Kept() if kept is None else kept.of(path.name, review.document.text)
    review.resume(earlier.rulings)
    copy = copy_beside(path)
    files = Files(path, copy, log_beside(copy))
    return Opened(
        files, review, redactor, allow_list, digest_of(data), earlier.reviewers, earlier.lost
    )


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and _is_draft(file):
                yield file


def _is_draft(file: Path) -> bool:
    try:
        format_of(file.name)
    except UnknownFormatError:
        return False
    return file.suffix != "" and not file.stem.endswith(_COPY)
