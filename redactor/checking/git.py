"""Asks git what a check needs: which files there are, which changed, and what they hold."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from redactor.errors import GitError

_REGULAR = ("100644", "100755")
_NOTHING = frozenset("0")
_QUIETLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Git takes no lock that can be spared, fetches nothing that a partial clone lacks, asks nobody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A regular file of the index.

    Args:
        blob: its object id; empty while a merge has left it in conflict.
    """

    blob: str


@dataclass(frozen=True, slots=True)
class Change:
    """A regular file that is new or changed.

    Args:
        old: object id of what it was; `None` for a new file.
        renamed: whether its name is new.
    """

    old: str | None
    renamed: bool


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree of git.

    Every name of a file is relative to its top folder, with `/` between the parts. Bytes of names
    that are not UTF-8 are kept as Python's file system calls keep them.

    Args:
        root: its top folder.
    """

    root: Path

    def setting(self, name: str) -> str:
        """A value of git's configuration; empty when it is not set."""
        done = self._run("config", "--get", name)
        return _text(done.stdout).strip() if done.returncode == 0 else ""

    def published(self, folder: str) -> list[str] | None:
        """The files below `folder` that git tracks or would track; `None` when git cannot tell."""
        flags = ("--cached", "--others", "--exclude-standard", "-z")
        try:
            done = self._run("ls-files", *flags, "--", folder or ".")
        except GitError:
            return None
        return sorted(set(_split(done.stdout))) if done.returncode == 0 else None

    def ignores(self, folder: str) -> bool:
        """Whether git ignores everything below a folder.

        Raises:
            GitError: RED801: there is no git.
        """
        # A path, and no pattern, whatever it begins with.
        asked = ("check-ignore", "--quiet", "--", f"./{folder}")
        return self._run(*asked, literal=False).returncode == 0

    def tracked(self) -> frozenset[str]:
        """Every file of the index.

        Raises:
            GitError: RED801.
        """
        return frozenset(_split(self._ask("ls-files", "-z")))

    def index(self) -> Mapping[str, Entry]:
        """The regular files of the index, in its order.

        Raises:
            GitError: RED801.
        """
        entries: dict[str, Entry] = {}
        for record in _split(self._ask("ls-files", "--stage", "-z")):
            head, name = record.split("\t", 1)
            mode, blob, stage = head.split(" ")
            if mode in _REGULAR:
                entries[name] = Entry("" if stage != "0" else blob)
        return entries

    def base(self, revision: str) -> str:
        """The commit that `HEAD` and `revision` have in common.

        Raises:
            GitError: RED801.
        """
        wanted = f"{revision}^{{commit}}"
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        if found.returncode != 0:
            raise GitError(
                "there is no such revision to compare with",
                next_step="Fetch it first; a CI checkout may need its whole history.",
            )
        common = self._run("merge-base", _text(found.stdout).strip(), "HEAD")
        if common.returncode != 0:
            raise GitError(
                "that revision and HEAD have no commit in common",
                next_step="Fetch more history; a CI checkout may need all of it.",
            )
        return _text(common.stdout).split()[0]

    def changes(self, base: str | None, *, staged: bool) -> Mapping[str, Change]:
        """The regular files that are new or changed.

        Args:
            base: the commit to compare with; `None`: the last one.
            staged: compare the index; else the work tree.

        Raises:
            GitError: RED801.
        """
        where = ["--cached"] if staged else []
        since = [base] if base is not None else []
        flags = ("--raw", "-z", "--no-abbrev", "--find-renames", "--no-relative", "--no-ext-diff")
        fields = iter(_split(self._ask("diff", *where, *flags, *since, "--")))
        changes: dict[str, Change] = {}
        for head in fields:
            old_mode, mode, old, _, status = head.lstrip(":").split(" ")
            name = next(fields)
            moved = status[0] in "RC"
            if moved:
                name = next(fields)
            if status[0] == "U":
                # A merge has left conflicts: there is no one file that it was.
                changes[name] = Change(None, renamed=True)
                continue
            if mode not in _REGULAR:
                continue
            known = old_mode in _REGULAR and not set(old) <= _NOTHING
            changes[name] = Change(old if known else None, moved or not known)
        return changes

    @contextmanager
    def objects(self) -> Iterator[Objects]:
        """Opens the repository's objects for reading.

        Raises:
            GitError: RED801.
        """
        command = ["git", "cat-file", "--batch"]
        try:
            process = subprocess.Popen(  # noqa: S603 - git, and no word of the user's
                command,
                cwd=self.root,
                env={**os.environ, **_QUIETLY},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        except OSError as problem:
            raise _missing() from problem
        with process:
            try:
                yield Objects(process)
            finally:
                process.kill()

    def _ask(self, *arguments: str) -> bytes:
        done = self._run(*arguments)
        if done.returncode != 0:
            # What git says may quote names of files and of branches.
            raise GitError(
                f"git {arguments[0]} failed", next_step=f"Run git {arguments[0]} to see why."
            )
        return done.stdout

    def _run(self, *arguments: str, literal: bool = True) -> subprocess.CompletedProcess[bytes]:
        command = ["git", *(["--literal-pathspecs"] if literal else []), *arguments]
        environment = {**os.environ, **_QUIETLY}
        try:
            return subprocess.run(  # noqa: S603 - git; what the user named never stands as an option
                command, cwd=self.root, env=environment, capture_output=True, check=False
            )
        except OSError as problem:
            raise _missing() from problem


class Objects:
    """Reads objects of a repository, one after the other.

    Args:
        process: `git cat-file --batch`.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def read(self, blob: str, most: int) -> bytes | None:
        """What an object holds; `None` when it is larger than `most` bytes.

        Raises:
            GitError: RED801.
        """
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise GitError("git cat-file has no pipes")
        try:
            requests.write(blob.encode() + b"\n")
            requests.flush()
            head = answers.readline().split()
            if len(head) != 3 or head[1] != b"blob":
                raise GitError("an object is not in the repository", next_step="Run: git fsck")
            size = int(head[2])
            data = _take(answers, size, keep=size <= most)
            answers.read(1)
        except OSError as problem:
            raise GitError("git cat-file ended early", next_step="Run: git fsck") from problem
        return data


def find_repository(folder: Path) -> Repository | None:
    """The work tree that `folder` is in; `None` when it is in none."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return Repository(place)
    return None


_PORTION = 1 << 20


def _take(stream: IO[bytes], size: int, *, keep: bool) -> bytes | None:
    """Reads `size` bytes, and keeps them or not."""
    portions = []
    while size:
        portion = stream.read(min(size, _PORTION))
        if not portion:
            raise GitError("git cat-file ended early", next_step="Run: git fsck")
        size -= len(portion)
        if keep:
            portions.append(portion)
    return b"".join(portions) if keep else None


def _split(data: bytes) -> list[str]:
    return [_text(part) for part in data.split(b"\0") if part]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _missing() -> GitError:
    return GitError("git cannot be run", next_step="Install git, or name the files.")
