"""What is to be checked: files, index entries, a stream or a message."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from redactor.checking.git import Change, Repository, find_repository
from redactor.config import Config


class Origin(Enum):
    """Where the bytes of a target come from."""

    FILE = "file"
    INDEX = "index"
    STREAM = "stream"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to check.

    Args:
        path: as it is told to the user: with `/` between its parts, relative to the working folder
            where it is below that.
        name: its path within the tree that is published; empty where it has none.
        location: absolute.
        config: the nearest one.
        origin: where its bytes come from.
        named: whether the user named it; else it was discovered.
        repository: the work tree it is in; `None`: none.
        blob: object id of an index entry; else empty.
        since: what it is compared with, so that findings on other lines do not count; `None`: every
            line counts.
    """

    path: str
    name: str
    location: Path
    config: Config
    origin: Origin
    named: bool
    repository: Repository | None = None
    blob: str = ""
    since: Change | None = None


class Trees:
    """Which tree each folder belongs to.

    Args:
        here: the working folder, absolute.
    """

    def __init__(self, here: Path) -> None:
        self.here = here
        self._repositories: dict[Path, Repository | None] = {}

    def repository(self, folder: Path) -> Repository | None:
        """The work tree that `folder` is in."""
        if folder not in self._repositories:
            self._repositories[folder] = find_repository(folder)
        return self._repositories[folder]

    def root(self, location: Path) -> Path:
        """The top of the tree that is published with that file."""
        repository = self.repository(location.parent)
        if repository is not None:
            return repository.root
        return self.here if location.is_relative_to(self.here) else location.parent

    def name(self, location: Path) -> str:
        """The file's path below `root`."""
        return location.relative_to(self.root(location)).as_posix()

    def shown(self, location: Path) -> str:
        """The file's path as it is told to the user."""
        if location.is_relative_to(self.here):
            return location.relative_to(self.here).as_posix()
        return location.as_posix()

    def leads_out(self, location: Path) -> bool:
        """True when symbolic links take that path out of its tree."""
        real, root = os.path.realpath(location), os.path.realpath(self.root(location))
        return not Path(real).is_relative_to(root)
