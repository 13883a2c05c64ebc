"""Where a redaction's files go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from redactor.cli.streams import ensure_file
from redactor.documents.formats import STANDARD, copy_suffix
from redactor.outputs import copy_beside, log_beside
from redactor.printable import printable


@dataclass(frozen=True, slots=True)
class Targets:
    """The files of one redaction.

    Args:
        source: the draft; `None` for standard input.
        copy: the copy; `None` for standard output.
        log: the audit log; `None` when none is written.
        as_json: whether standard output gets JSON, which then holds the copy if no file does.
        vault: the encrypted original; `None` when none is kept.
    """

    source: Path | None
    copy: Path | None
    log: Path | None
    as_json: bool
    vault: Path | None = None

    def told(self) -> list[str]:
        """A printable line for each file."""
        files = (("copy:", self.copy), ("log: ", self.log), ("vault:", self.vault))
        return [f"{what} {printable(str(path))}" for what, path in files if path is not None]


def plan(
    draft: str,
    output: str | None,
    audit: str | None,
    *,
    in_place: bool,
    as_json: bool,
    same_format: bool = False,
    vault: Path | None = None,
) -> Targets:
    """The files that the arguments ask for.

    Args:
        draft: the draft's path, or `-`.
        output: the copy's, if it is given.
        audit: the log's, if it is given.
        in_place: whether the copy takes the draft's place.
        as_json: whether standard output gets JSON.
        same_format: whether the copy is of the draft's format, even if copies of it are not.
        vault: the encrypted original's path, if one is to be kept.

    Raises:
        typer.BadParameter: arguments that exclude each other, or that name no file.
        OutputIsInputError: RED502.
        WriteError: RED501: two of them are one file, or one cannot be written.
    """
    from redactor.writing import ensure_distinct, ensure_writable

    source = None if draft == STANDARD else Path(draft)
    if in_place and output is not None:
        raise typer.BadParameter("--in-place and -o exclude each other")
    if in_place and source is None:
        raise typer.BadParameter("--in-place needs a file")
    if in_place and copy_suffix(draft):
        raise typer.BadParameter("--in-place cannot be: the copy is of another format")
    ensure_file("--audit", audit)
    ensure_file("--vault", vault)
    copy = _copy(source, output, in_place=in_place, same_format=same_format)
    if audit is not None:
        log: Path | None = _file(audit, "--audit")
    else:
        log = None if copy is None else log_beside(copy)
    if vault is not None and log is None:
        raise typer.BadParameter("--vault needs a log: name one with --audit")
    outputs = [path for path in (copy, log, vault) if path is not None]
    if in_place:
        ensure_distinct(None, *outputs)
    else:
        ensure_distinct(source, *outputs)
    for path in outputs:
        ensure_writable(path)
    return Targets(source, copy, log, as_json, vault)


def other_links(draft: Path) -> list[str]:
    """A line if a file that is to be replaced has other names, under which it stays as it is."""
    links = draft.stat().st_nlink - 1
    return [f"Mind its other hard links, where it stands as it was: {links}."] if links > 0 else []


def check_kind(draft: str, output: str | None, *, rasterize: bool = False) -> None:
    """Refuse to write Markdown as a file named PDF, and the reverse.

    Raises:
        typer.BadParameter: the copy's name ends as another format's.
    """
    if output in (None, STANDARD) or Path(draft).suffix.lower() != ".pdf":
        return
    if rasterize is not (Path(str(output)).suffix.lower() == ".pdf"):
        raise typer.BadParameter("-o must end in .pdf with --rasterize, and in .md without")


def _copy(
    source: Path | None, output: str | None, *, in_place: bool, same_format: bool
) -> Path | None:
    if in_place:
        return source
    if output == STANDARD:
        return None
    if output is not None:
        return _file(output, "-o")
    if source is None:
        return None
    copy = copy_beside(source)
    return copy.with_suffix(source.suffix) if same_format else copy


def _file(name: str, option: str) -> Path:
    path = Path(name)
    if not path.name:
        raise typer.BadParameter(f"{option} needs the name of a file")
    return path
