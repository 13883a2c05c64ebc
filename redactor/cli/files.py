"""`redactor formats`, `metadata`, `clean`: kinds of files, and what a file says of its makers."""

from __future__ import annotations

import json
from enum import Enum
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from redactor.cli.streams import emit, tell
from redactor.documents.formats import STANDARD
from redactor.printable import printable

if TYPE_CHECKING:
    from redactor.documents.format import Format


class Output(str, Enum):
    """How an answer is written on standard output."""

    TEXT = "text"
    JSON = "json"


Answer = Annotated[Output, typer.Option("--format", help="text or json.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file.")]

PACKAGES: Final = {"office": "lxml", "pdf": "pypdfium2"}
"""A module that is there when an extra is installed, for each that a format needs."""


def formats(format: Answer = Output.TEXT) -> None:
    """List the kinds of files that can be read, and what a copy of each is written as."""
    from redactor.documents.formats import formats as known

    rows = [_row(form) for form in known().values()]
    if format is Output.JSON:
        emit(json.dumps({"schema": 1, "formats": rows}, indent=2) + "\n")
        return
    lines = [("name", "kind", "extensions", "copy", "needs")]
    for row in rows:
        extensions = " ".join(suffix or "(none)" for suffix in row["extensions"])
        needs = ""
        if row["extra"]:
            missing = (
                "" if row["installed"] else f", missing: pip install 'redactor[{row['extra']}]'"
            )
            needs = f"extra {row['extra']}{missing}"
        lines.append((row["name"], row["title"], extensions, row["copy"], needs))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        emit("  ".join(cells).rstrip() + "\n")


def metadata(file: File, format: Answer = Output.TEXT) -> None:
    """Show what a file says of its makers: authors, times, places, programs, positions.

    These are the file's own words, names and positions among them: mind where you let them go.
    Exit code 0, also when it says nothing.
    """
    form, data = _loaded(file)
    found = form.metadata(data, str(file))
    if format is Output.JSON:
        told = [{"place": each.place, "value": each.value} for each in found]
        answer = {"schema": 1, "file": str(file), "format": form.name, "properties": told}
        emit(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return
    emit("".join(f"{printable(each.place)}: {printable(each.value)}\n" for each in found))
    if not found:
        tell(f"{printable(str(file))} says nothing of its makers.")


def clean(
    file: File,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The clean copy; - for standard output. Default: FILE.clean.EXT.",
        ),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Replace the file itself by its clean copy.")
    ] = False,
) -> None:
    """Write a copy of a file without what it says of its makers, and all else as it was.

    Nothing in its text is redacted, and no picture in it is blacked out.
    """
    from redactor.cli.targets import other_links
    from redactor.documents.images.format import LOOK, Image
    from redactor.writing import ensure_distinct, ensure_still, write_together

    if in_place and output is not None:
        raise typer.BadParameter("--in-place and -o exclude each other")
    target = file if in_place else _target(file, output)
    if target is not None and not in_place:
        ensure_distinct(file, target)
    form, data = _loaded(file)
    cleaned = form.scrub(data, str(file))
    before, after = (len(form.metadata(each, str(file))) for each in (data, cleaned))
    linked: list[str] = []
    if target is None:
        emit(cleaned)
    else:
        linked = other_links(file) if in_place else linked
        check = partial(ensure_still, file, data) if in_place else None
        write_together([(target, cleaned)], like=file, check=check)
    lines = [f"{before - after} properties dropped" + (f", {after} left" if after else "")]
    if isinstance(form, Image):
        lines.append(LOOK)
    if target is not None:
        lines += [f"copy: {printable(str(target))}", *linked]
    tell("\n".join(lines))


def _target(file: Path, output: str | None) -> Path | None:
    """Where the clean copy goes; `None` for standard output."""
    if output == STANDARD:
        return None
    if output is None:
        return file.with_name(f"{file.stem}.clean{file.suffix}") if file.name else file
    if not Path(output).name:
        raise typer.BadParameter("-o needs the name of a file")
    return Path(output)


def _loaded(file: Path) -> tuple[Format, bytes]:
    from redactor.documents.formats import format_in
    from redactor.documents.reading import load

    data = load(file)
    return format_in(data, str(file)), data


def _row(form: Format) -> dict[str, Any]:
    return {
        "name": form.name,
        "title": form.title,
        "extensions": list(form.suffixes),
        "copy": form.copy_format or form.name,
        "extra": form.extra,
        "installed": form.extra is None or find_spec(PACKAGES[form.extra]) is not None,
    }
