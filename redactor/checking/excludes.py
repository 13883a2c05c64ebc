"""Configurations of folders, and the files that they and the user exclude."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.config import Config, find_config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Configs:
    """The configuration of each folder.

    Args:
        fixed: holds for every folder; `None`: the nearest file's.
        adjust: what the command line changes in one.
    """

    def __init__(self, fixed: Config | None, adjust: Callable[[Config], Config]) -> None:
        self._fixed = None if fixed is None else adjust(fixed)
        self._adjust = adjust
        self._folders: dict[Path, Config] = {}

    def of(self, folder: Path) -> Config:
        """The configuration for files in that folder.

        Raises:
            ConfigError: RED404.
        """
        if self._fixed is not None:
            return self._fixed
        if folder not in self._folders:
            self._folders[folder] = self._adjust(find_config(folder))
        return self._folders[folder]


class Excludes:
    """What is left out, by patterns as in a `.gitignore`.

    Args:
        patterns: the user's own.
        here: the folder that they are relative to.
    """

    def __init__(self, patterns: Iterable[str], here: Path) -> None:
        self._own = _spec(patterns)
        self._here = here
        self._specs: dict[Path | None, GitIgnoreSpec] = {}

    def exclude(self, location: Path, config: Config) -> bool:
        """True when the user's patterns or those of the configuration match.

        Raises:
            ConfigError: RED404: a pattern that is none.
        """
        if _matches(self._own, location, self._here):
            return True
        if config.path is None or not config.check.exclude:
            return False
        if config.path not in self._specs:
            self._specs[config.path] = _spec(config.check.exclude, config.path)
        return _matches(self._specs[config.path], location, config.path.parent)


def _matches(spec: GitIgnoreSpec, location: Path, folder: Path) -> bool:
    if not location.is_relative_to(folder):
        return False
    return spec.match_file(location.relative_to(folder).as_posix())


def _spec(patterns: Iterable[str], path: Path | None = None) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    from redactor.errors import ConfigError

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as problem:
        where = None if path is None else str(path)
        raise ConfigError("a pattern of exclude cannot be used", path=where) from problem
