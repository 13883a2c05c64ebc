"""Where a redaction's files go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from redactor.documents.formats import STANDARD, copy_suffix
from redactor.printable import printable


@dataclass(frozen=True, slots=True)
class Targets:
    """The files of one redaction.

    Args:
        source: the draft; `None` for standard input.
        copy: the copy; `None` for standard output.
        log: the audit log; `None` when none is written.
        as_json: whether standard output gets JSON, which then holds the copy if no file does.
    """

    source: Path | None
    copy: Path | None
    log: Path | None
    as_json: bool

    def told(self) -> list[str]:
        """A printable line for each file."""
        files = (("copy:", self.copy), ("log: ", self.log))
        return [f"{what} {printable(str(path))}" for what, path in files if path is not None]


def plan(
    draft: str, output: str | None, audit: str | None, *, in_place: bool, as_json: bool
) -> Targets:
    """The files that the arguments ask for.

    Raises:
        typer.BadParameter: arguments that exclude each other, or that name no file.
        OutputIsInputError: RED502.
        WriteError: RED501: the copy and the log are one file.
    """
    from redactor.writing import ensure_distinct

    source = None if draft == STANDARD else Path(draft)
    if in_place and output is not None:
        raise typer.BadParameter("--in-place and -o exclude each other")
    if in_place and source is None:
        raise typer.BadParameter("--in-place needs a file")
    if in_place and copy_suffix(draft):
        raise typer.BadParameter("--in-place cannot be: the copy is of another format")
    if audit == STANDARD:
        raise typer.BadParameter("--audit needs a file, not a stream")
    copy = _copy(source, output, in_place=in_place)
    if audit is not None:
        log: Path | None = _file(audit, "--audit")
    else:
        log = None if copy is None else beside(copy)
    outputs = [path for path in (copy, log) if path is not None]
    if in_place:
        ensure_distinct(None, *outputs)
    else:
        ensure_distinct(source, *outputs)
    return Targets(source, copy, log, as_json)


def _copy(source: Path | None, output: str | None, *, in_place: bool) -> Path | None:
    if in_place:
        return source
    if output == STANDARD:
        return None
    if output is not None:
        return _file(output, "-o")
    if source is None:
        return None
    suffix = copy_suffix(source.name) or source.suffix
    return source.with_name(f"{source.stem}.redacted{suffix}")


def _file(name: str, option: str) -> Path:
    path = Path(name)
    if not path.name:
        raise typer.BadParameter(f"{option} needs the name of a file")
    return path


def beside(copy: Path) -> Path:
    """The audit log's place beside a copy: `mill.redacted.md` -> `mill.redacted.md.audit.jsonl`."""
    return copy.with_name(f"{copy.name}.audit.jsonl")
