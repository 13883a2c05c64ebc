"""Works out what is to be checked of an index, or of what changed since a revision."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from redactor.checking.collecting import Collector, Request
from redactor.checking.git import Change, Entry, Repository
from redactor.checking.targets import Origin
from redactor.errors import GitError

_NEW = Change(None, renamed=True)


def collect_staged(request: Request, collector: Collector) -> None:
    """Collect what is staged.

    A file that is named is read from the index whether it changed or not; of a folder that is
    named, and of the whole repository when nothing is, what changed.

    Raises:
        ConfigError: RED404.
        GitError: RED801.
    """
    repository = _repository(collector)
    index = repository.index()
    base = None if request.base is None else repository.base(request.base)
    changes = repository.changes(base, staged=True)
    for argument in request.paths or (str(repository.root),):
        location = Path(os.path.normpath(request.here / argument))
        chosen = _chosen(location, repository, index, changes)
        if chosen is None:
            shown = collector.trees.shown(location)
            collector.problems.append(GitError("this is not in the index", path=shown))
            continue
        for name, named in chosen:
            path = repository.root / name
            blob = index[name].blob
            if not blob:
                shown = collector.trees.shown(path)
                collector.problems.append(GitError("a merge has left conflicts", path=shown))
            elif base is None or name in changes:
                collector.add(path, Origin.INDEX, named=named, blob=blob)
    if base is not None:
        for key, target in collector.targets.items():
            since = changes[_name(target.location, repository)]
            collector.targets[key] = replace(target, since=since)


def keep_changed(revision: str, collector: Collector) -> None:
    """Leave out files that have not changed, and have the others compared with what they were.

    Files that git does not track are new. Standard input is compared with nothing.

    Raises:
        GitError: RED801.
    """
    repository = _repository(collector)
    changes = repository.changes(repository.base(revision), staged=False)
    tracked = repository.tracked()
    for key, target in [*collector.targets.items()]:
        if target.origin is not Origin.FILE:
            continue
        if not target.location.is_relative_to(repository.root):
            error = GitError(
                "this is not in the repository of the working folder", path=target.path
            )
            collector.problems.append(error)
            del collector.targets[key]
            continue
        name = _name(target.location, repository)
        if name in changes:
            collector.targets[key] = replace(target, since=changes[name])
        elif name in tracked:
            del collector.targets[key]
        else:
            collector.targets[key] = replace(target, since=_NEW)


def _repository(collector: Collector) -> Repository:
    found = collector.trees.repository(collector.trees.here)
    if found is None:
        raise GitError("the working folder is in no git repository")
    return found


def _name(location: Path, repository: Repository) -> str:
    return location.relative_to(repository.root).as_posix()


def _chosen(
    location: Path,
    repository: Repository,
    index: Mapping[str, Entry],
    changes: Mapping[str, Change],
) -> list[tuple[str, bool]] | None:
    """Names of index entries, and whether they were named; `None` when nothing is there."""
    if not location.is_relative_to(repository.root):
        return None
    name = _name(location, repository)
    if name in index:
        return [(name, True)]
    inside = "" if name == "." else f"{name}/"
    if not location.is_dir() and not any(entry.startswith(inside) for entry in index):
        return None
    return [(entry, False) for entry in _changed(inside, index, changes)]


def _changed(
    inside: str, index: Mapping[str, Entry], changes: Mapping[str, Change]
) -> Iterator[str]:
    for name in sorted(changes):
        if not name.startswith(inside) or name not in index:
            continue
        parts = name[len(inside) :].split("/")
        if not any(part.startswith(".") for part in parts):
            yield name
