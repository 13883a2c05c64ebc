"""Finds the files below a folder: neither hidden ones nor those that git ignores."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.checking.git import Repository
from redactor.checking.targets import Trees
from redactor.errors import RedactorError, UnreadableFileError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_IGNORE_FILE = ".gitignore"


def below(folder: Path, trees: Trees, problems: list[RedactorError]) -> Iterator[Path]:
    """The regular files below `folder`, sorted within each folder; no symbolic link is followed.

    Git is asked where there is a repository; elsewhere `.gitignore` files count all the same. What
    git ignores is found when it is what `folder` is in.

    Args:
        folder: absolute.
        trees: tells the repository.
        problems: gets an error for each folder that cannot be read.
    """
    repository = trees.repository(folder)
    names = None if repository is None else repository.published(_within(folder, repository))
    if repository is None or names is None or _is_named_though_ignored(folder, repository, names):
        yield from _walk(folder, trees, problems)
        return
    for name in names:
        path = repository.root / name
        if _hidden(path.relative_to(folder)):
            continue
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            continue
        except OSError:
            # It is there; reading it will tell why it cannot be read.
            yield path
            continue
        if stat.S_ISDIR(mode):
            # A repository within the repository: git names its folder alone.
            yield from _walk(path, trees, problems)
        elif stat.S_ISREG(mode):
            yield path


def _is_named_though_ignored(folder: Path, repository: Repository, names: list[str]) -> bool:
    """Whether git ignores the folder that the user names, so that it would tell nothing of it."""
    within = _within(folder, repository)
    return not names and bool(within) and repository.ignores(within)


def _within(folder: Path, repository: Repository) -> str:
    relative = folder.relative_to(repository.root).as_posix()
    return "" if relative == "." else relative


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _walk(top: Path, trees: Trees, problems: list[RedactorError]) -> Iterator[Path]:
    """The same without git; a stack rather than recursion, since folders can be nested deeply."""
    stack: list[tuple[Path, tuple[tuple[Path, GitIgnoreSpec], ...]]] = [(top, ())]
    while stack:
        folder, ignored = stack.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
            own = _ignore_file(folder)
        except OSError:
            shown = trees.shown(folder)
            problems.append(UnreadableFileError("the folder cannot be read", path=shown))
            continue
        if own is not None:
            ignored = (*ignored, (folder, own))
        deeper = []
        for entry in found:
            path = Path(entry.path)
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith(".") or _ignores(ignored, path, is_folder):
                continue
            if is_folder:
                deeper.append((path, ignored))
            elif entry.is_file(follow_symlinks=False):
                yield path
        stack += reversed(deeper)


def _ignore_file(folder: Path) -> GitIgnoreSpec | None:
    from pathspec import GitIgnoreSpec

    path = folder / _IGNORE_FILE
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    try:
        return GitIgnoreSpec.from_lines(text.splitlines())
    except ValueError:
        # Git passes over patterns that are none; to ignore less is to check more.
        return None


def _ignores(specs: tuple[tuple[Path, GitIgnoreSpec], ...], path: Path, is_folder: bool) -> bool:
    """True when the innermost pattern that matches says so."""
    for folder, spec in reversed(specs):
        name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
        verdict = spec.check_file(name).include
        if verdict is not None:
            return verdict
    return False
