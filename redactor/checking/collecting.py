"""Gathers the targets of a check, and what keeps files from being checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from redactor.checking.excludes import Configs, Excludes
from redactor.checking.kinds import is_unread_prose, kind, may_be_draft
from redactor.checking.targets import Origin, Target, Trees
from redactor.documents.formats import STANDARD, format_of
from redactor.errors import RedactorError, UnknownFormatError

_UNREAD = (
    "Save it as .docx, .odt, .eml or text; or leave such files out: exclude under [check] in "
    "redactor.toml."
)


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks to have checked.

    Args:
        paths: files, folders, patterns and `-`; none: the working folder.
        here: the working folder, absolute.
        configs: the configuration of each folder.
        excludes: what is left out of folders.
        force_exclude: whether files that are named are left out too.
        staged: read the index: of folders, what is staged; of files that are named, any entry.
        base: revision to compare with; `None`: every line counts.
        stream_name: the name that standard input goes by.
    """

    paths: tuple[str, ...]
    here: Path
    configs: Configs
    excludes: Excludes
    force_exclude: bool = False
    staged: bool = False
    base: str | None = None
    stream_name: str | None = None


@dataclass(slots=True)
class Scope:
    """What is to be checked.

    Args:
        targets: in the order asked for, each once.
        problems: what was named or is most likely a draft and cannot be checked, or could not be
            looked through.
        passed_over: how many files were discovered that are no drafts, by extension.
        excluded: how many files were named and are left out.
    """

    targets: list[Target] = field(default_factory=list)
    problems: list[RedactorError] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    excluded: int = 0


class Collector:
    """Gathers targets, each once; one that is named stays so.

    Args:
        request: what the user asks for.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self.trees = Trees(request.here)
        self.problems: list[RedactorError] = []
        self.passed_over: Counter[str] = Counter()
        self.excluded = 0
        self.targets: dict[tuple[Origin, Path], Target] = {}

    def scope(self) -> Scope:
        """What was gathered."""
        found = [*self.targets.values()]
        return Scope(found, self.problems, self.passed_over, self.excluded)

    def add(
        self, location: Path, origin: Origin, *, named: bool, blob: str = "", name: str = ""
    ) -> None:
        """Add a file, unless it is excluded or, when it was discovered, no draft.

        One that is discovered and a draft by its extension, of a kind without a reader, is a
        problem, as it is when it is named.

        Args:
            location: absolute.
            origin: where its bytes come from.
            named: whether the user named it.
            blob: object id of an index entry.
            name: how it is told to the user; empty: by its location.

        Raises:
            ConfigError: RED404.
        """
        path = name or self.trees.shown(location)
        known = self.targets.get((origin, location))
        if known is not None:
            self.targets[origin, location] = replace(known, named=known.named or named)
            return
        config = self._request.configs.of(location.parent)
        may_be_left_out = not named or self._request.force_exclude
        if may_be_left_out and self._request.excludes.exclude(location, config):
            self.excluded += named
            return
        if named and path != STANDARD:
            try:
                format_of(path)
            except UnknownFormatError as error:
                self.problems.append(error)
                return
        elif not named and is_unread_prose(path):
            self.problems.append(
                UnknownFormatError(
                    "no reader for this kind of document", path=path, next_step=_UNREAD
                )
            )
            return
        elif not named and not may_be_draft(path):
            self.passed_over[kind(path)] += 1
            return
        self.targets[origin, location] = Target(
            path=path,
            name="" if path == STANDARD else self.trees.name(location),
            location=location,
            config=config,
            origin=origin,
            named=named,
            repository=self.trees.repository(location.parent),
            blob=blob,
        )
