"""Works out what is to be checked."""

from __future__ import annotations

import glob
import os
from pathlib import Path

from redactor.checking.collecting import Collector, Request, Scope
from redactor.checking.staging import collect_staged, keep_changed
from redactor.checking.targets import Origin, Target, Trees
from redactor.checking.walking import below
from redactor.documents.formats import STANDARD
from redactor.errors import FileMissingError, LinkOutsideError


def resolve(request: Request) -> Scope:
    """The targets that a request comes to.

    Raises:
        ConfigError: RED404.
        GitError: RED801: git is needed and cannot tell.
    """
    collector = Collector(request)
    if request.staged:
        collect_staged(request, collector)
        return collector.scope()
    for argument in request.paths or (".",):
        _in_work_tree(argument, request, collector)
    if request.base is not None:
        keep_changed(request.base, collector)
    return collector.scope()


def message_alone(request: Request) -> Scope:
    """A commit message, which has no name of its own and is checked whatever is excluded.

    Args:
        request: has one path, of the file that git hands to its hook.

    Raises:
        ConfigError: RED404.
    """
    trees = Trees(request.here)
    location = _absolute(request.here, request.paths[0])
    target = Target(
        path=trees.shown(location),
        name="",
        location=location,
        config=request.configs.of(request.here),
        origin=Origin.MESSAGE,
        named=True,
        repository=trees.repository(request.here),
    )
    return Scope([target])


def _in_work_tree(argument: str, request: Request, collector: Collector) -> None:
    if argument == STANDARD:
        name = request.stream_name
        location = _absolute(request.here, name or "stdin")
        collector.add(location, Origin.STREAM, named=True, name=name or STANDARD)
        return
    location = _absolute(request.here, argument)
    if not os.path.lexists(location):
        matches = _matches(argument, request.here)
        for match in matches:
            _file_or_folder(match, collector)
        if not matches:
            shown = collector.trees.shown(location)
            collector.problems.append(FileMissingError("no such file", path=shown))
        return
    _file_or_folder(location, collector)


def _file_or_folder(location: Path, collector: Collector) -> None:
    if collector.trees.leads_out(location):
        shown = collector.trees.shown(location)
        collector.problems.append(
            LinkOutsideError("a symbolic link leads out of the tree", path=shown)
        )
    elif location.is_dir():
        for path in below(location, collector.trees, collector.problems):
            collector.add(path, Origin.FILE, named=False)
    else:
        collector.add(location, Origin.FILE, named=True)


def _matches(pattern: str, here: Path) -> list[Path]:
    """What a pattern names, without what is hidden; `**` follows no symbolic link."""
    if not glob.has_magic(pattern):
        return []
    parts = Path(pattern).parts
    first = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    base = _absolute(here, os.path.join("", *parts[:first]))  # noqa: PTH118 - parts may be none
    wanted = parts[first:]
    if ".." in wanted:
        return []
    try:
        found = sorted(base.glob("/".join(wanted)))
    except ValueError:
        # It cannot be read as a pattern, so that nothing is of that name.
        return []
    shows_hidden = any(part.startswith(".") for part in wanted)
    return [
        path
        for path in found
        if shows_hidden or not any(p.startswith(".") for p in path.relative_to(base).parts)
    ]


def _absolute(here: Path, name: str) -> Path:
    """Without `..`, and without following links."""
    return Path(os.path.normpath(here / name))
