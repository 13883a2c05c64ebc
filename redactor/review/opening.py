"""Opens drafts for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from redactor import documents
from redactor.config import Config, find_config
from redactor.documents.formats import format_named, format_of, is_text
from redactor.errors import RedactorError, ReviewError, UnknownFormatError
from redactor.outputs import copy_beside, log_beside
from redactor.review.decisionsfile import DecisionsFile
from redactor.review.draft import DraftReview
from redactor.review.opened import Files, Opened, Unopened, digest_of
from redactor.review.saved import Kept
from redactor.review.supply import Make, Supply
from redactor.writing import ensure_distinct, ensure_writable

_COPY = ".redacted"


def open_drafts(
    paths: Iterable[Path],
    engine: Callable[[Config], Make],
    kept: DecisionsFile | None,
    *,
    keep_comments: bool,
    output: Path | None = None,
    audit: Path | None = None,
) -> list[Opened | Unopened]:
    """The drafts among files and folders, in order; what is in them is sought when asked for.

    One that cannot be opened beside others is told of in its place.

    Args:
        paths: files, and folders, of which all drafts are taken that are no copies of ours.
        engine: gives what makes the redactor of a configuration; called once for each, and what it
            gives once when the redactor is needed.
        kept: the file with decisions of an earlier sitting.
        keep_comments: see `Redactor.redact_document`.
        output: where the copy of the only draft goes; `None`: beside it.
        audit: where the log of the only draft goes; `None`: beside the copy.

    Raises:
        ReadError: RED101 to RED113: the only draft cannot be read.
        ReviewError: RED551: no draft is among them, decisions would be kept on two of one name, or
            the name of the only copy is that of another format.
        ConfigError: RED404.
    """
    engines: dict[Path | None, Supply] = {}
    drafts: list[Opened | Unopened] = []
    taken: set[Path] = set()
    found = [*dict.fromkeys(_files(paths))]
    if kept is not None:
        _ensure_names_differ(found)
    if len(found) > 1 and (output is not None or audit is not None):
        raise ReviewError(
            "several drafts cannot have one copy",
            next_step="Leave --output and --audit out, or review one draft.",
        )
    for path in found:
        config = find_config(path.resolve().parent)
        if config.path not in engines:
            engines[config.path] = Supply(engine(config))
        allow_list = config.lists[0] if config.lists else None
        try:
            copy = copy_beside(path) if output is None else output
            files = Files(path, copy, log_beside(copy) if audit is None else audit)
            supply = engines[config.path]
            opened = _open(files, supply, allow_list, kept, keep_comments=keep_comments)
            _ensure_free(opened.files.copy, taken)
        except RedactorError as problem:
            drafts.append(Unopened(path, problem))
        else:
            drafts.append(opened)
    if not drafts:
        raise ReviewError("there is no draft", next_step="Name a draft, or a folder with drafts.")
    _ensure_some(drafts)
    return drafts


def _ensure_names_differ(paths: Iterable[Path]) -> None:
    """Decisions find their draft by its name."""
    names: set[str] = set()
    for path in paths:
        if path.name in names:
            raise ReviewError(
                "two drafts have this name, by which decisions are kept",
                path=str(path),
                next_step="Review them one after the other, each with a file of decisions.",
            )
        names.add(path.name)


def _ensure_free(copy: Path, taken: set[Path]) -> None:
    """Note where a copy goes; drafts of two formats may have one of the same name."""
    if copy in taken:
        raise ReviewError(
            "its copy would take the place of another draft's",
            path=str(copy),
            next_step="Rename one of the drafts.",
        )
    taken.add(copy)


def _ensure_some(drafts: Iterable[Opened | Unopened]) -> None:
    problems: list[RedactorError] = []
    for draft in drafts:
        if isinstance(draft, Opened):
            return
        problems.append(draft.problem)
    raise problems[0]


def _open(
    files: Files,
    redactor: Supply,
    allow_list: Path | None,
    kept: DecisionsFile | None,
    *,
    keep_comments: bool,
) -> Opened:
    path = files.draft
    data = documents.load(path)
    document = documents.read(data, str(path))
    _ensure_writable(files, None if kept is None else kept.path)
    _ensure_named_right(files, document.format)
    review = DraftReview(path, document, redactor, keep_comments=keep_comments)
    redactor.expect(review.document)
    earlier = Kept() if kept is None else kept.of(path.name, review.document.text)
    review.resume(earlier.rulings)
    return Opened(
        files, review, redactor, allow_list, digest_of(data), earlier.reviewers, earlier.lost
    )


def _ensure_writable(files: Files, decisions: Path | None) -> None:
    """Refuse what no save could write; better now than after an evening's work."""
    outputs = [files.copy, files.log, *([] if decisions is None else [decisions])]
    ensure_distinct(files.draft, *outputs)
    for path in outputs:
        ensure_writable(path)


def _ensure_named_right(files: Files, format: str) -> None:
    """Refuse to write a copy under another format's name; that of any text will do for text.

    Raises:
        ReviewError: RED551.
    """
    form = format_named(format)
    form = form if form.copy_format is None else format_named(form.copy_format)
    if not files.copy.suffix:
        return
    with suppress(UnknownFormatError):
        named = format_of(files.copy.name)
        if named is not form and not (is_text(named.name) and is_text(form.name)):
            raise ReviewError(
                f"the copy is {form.title}, and its name says {named.title}",
                path=str(files.copy),
                next_step=f"Let it end in {form.suffixes[0]}.",
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
