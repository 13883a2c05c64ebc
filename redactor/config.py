"""Configuration: `redactor.toml`, or `[tool.redactor]` in `pyproject.toml`; the nearest wins."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from redactor.errors import ConfigError
from redactor.redaction.brackets import Brackets
from redactor.redaction.style import PLAIN_STYLE, Style
from redactor.suggestions import misfit
from redactor.wordlists import (
    AllowEntry,
    DenyEntry,
    Wordlists,
    contradiction,
    read_wordlists,
    wordlists,
)

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

OWN_FILE = "redactor.toml"
SHARED_FILE = "pyproject.toml"

DEFAULT_POLICY = "source-protection"

TIMEOUT = 300.0
"""Seconds that the check of one file may take."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Checking(_Strict):
    exclude: list[str] = []
    jobs: int | None = Field(default=None, ge=1)
    timeout: float = Field(default=TIMEOUT, gt=0, allow_inf_nan=False)


class _Settings(_Strict):
    policy: str = DEFAULT_POLICY
    audience: str | None = None
    operator: str | None = None
    brackets: Brackets = Field(default=Brackets.SQUARE, strict=False)
    neutral_pronouns: bool = False
    language: str | None = None
    rules: list[str] = []
    sources: str | None = None
    lists: list[str] = []
    allow: list[AllowEntry] = []
    deny: list[DenyEntry] = []
    threads: int = Field(default=1, ge=1)
    nlp: str | None = None
    check: _Checking = Field(default_factory=_Checking)


@dataclass(frozen=True, slots=True)
class Checking:
    """What a newsroom has settled for `redactor check`.

    Args:
        exclude: patterns as in a `.gitignore` beside the configuration.
        jobs: processes at most; `None`: as many as there are processors.
        timeout: seconds that one file may take.
    """

    exclude: tuple[str, ...] = ()
    jobs: int | None = None
    timeout: float = TIMEOUT


@dataclass(frozen=True, slots=True)
class Config:
    """What a newsroom has settled for its drafts.

    Args:
        policy: a bundled policy's name, or the path of one.
        audience: from whom sources are hidden; `None`: the policy's own.
        operator: for every entity type; `None`: the policy's own.
        style: how replacements are written.
        language: ISO 639 code to assume; `None`: recognise it.
        rules: the newsroom's own rule packs.
        sources: the source sheet.
        wordlists: words that stay, and words that never do.
        lists: the files that these are from, beside the configuration itself.
        threads: processor threads that the model may use.
        nlp: a named-entity model to add: an installed pipeline's name, or a folder's path.
        check: for `redactor check`.
        path: the file that all this is from; `None`: no file.
    """

    policy: str = DEFAULT_POLICY
    audience: str | None = None
    operator: str | None = None
    style: Style = PLAIN_STYLE
    language: str | None = None
    rules: tuple[Path, ...] = ()
    sources: Path | None = None
    wordlists: Wordlists = field(default_factory=Wordlists)
    lists: tuple[Path, ...] = ()
    threads: int = 1
    nlp: str | None = None
    check: Checking = field(default_factory=Checking)
    path: Path | None = field(default=None, compare=False)


def find_config(folder: Path) -> Config:
    """The configuration of the nearest folder, upwards from `folder`, that has one.

    Raises:
        ConfigError: RED404: unreadable, not TOML, or an unknown or unfit key.
    """
    for place in (folder, *folder.parents):
        own = place / OWN_FILE
        if own.is_file() or own.is_symlink():
            return _config(_read(own), own)
        shared = place / SHARED_FILE
        if shared.is_file():
            table = _shared(shared)
            if table is not None:
                return _config(table, shared)
    return Config()


def read_config(path: Path) -> Config:
    """The configuration in that file: a `pyproject.toml`, or one that is ours alone.

    Raises:
        ConfigError: RED404; see `find_config`. Also a `pyproject.toml` without `[tool.redactor]`.
    """
    if path.name != SHARED_FILE:
        return _config(_read(path), path)
    table = _shared(path)
    if table is None:
        raise ConfigError("there is no table tool.redactor", path=str(path))
    return _config(table, path)


def _shared(path: Path) -> Any | None:
    tools = _read(path).get("tool")
    return tools.get("redactor") if isinstance(tools, dict) else None


def _read(path: Path) -> dict[str, Any]:
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise ConfigError(f"cannot read the configuration: {reason}", path=str(path)) from problem
    except (ValueError, RecursionError) as problem:
        # Without the cause: it may quote what the file holds.
        line = _AT_LINE.search(str(problem))
        message = "the configuration is not valid TOML"
        raise ConfigError(message, path=str(path), line=line and int(line[1])) from None
    return table


_AT_LINE = re.compile(r"at line (\d+)")
"""Where `tomllib` says that a file goes wrong."""


def _config(table: Any, path: Path) -> Config:
    if not isinstance(table, dict):
        raise ConfigError("tool.redactor is not a table", path=str(path))
    try:
        settings = _Settings.model_validate(table)
    except ValidationError as problem:
        first = misfit(problem, _Settings)
        known = f"Known keys: {', '.join(_Settings.model_fields)}."
        hint = first.hint or (known if first.unknown else None)
        line = _line(path, str(first.location[-1])) if first.unknown else None
        # Without the cause: its message quotes what the file holds.
        raise ConfigError(first.message, path=str(path), line=line, next_step=hint) from None
    return Config(
        policy=_named(settings.policy, path),
        audience=settings.audience,
        operator=settings.operator,
        style=Style(settings.brackets, settings.neutral_pronouns),
        language=settings.language,
        rules=tuple(path.parent / rule for rule in settings.rules),
        sources=None if settings.sources is None else path.parent / settings.sources,
        wordlists=_wordlists(settings, path),
        lists=tuple(path.parent / name for name in settings.lists),
        threads=settings.threads,
        nlp=None if settings.nlp is None else _named(settings.nlp, path),
        check=Checking(
            exclude=tuple(settings.check.exclude),
            jobs=settings.check.jobs,
            timeout=settings.check.timeout,
        ),
        path=path,
    )


def _line(path: Path, key: str) -> int | None:
    """The 1-based line that begins with a key; `None` when it is not one line alone that does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [n for n, line in enumerate(lines, 1) if re.match(rf"\W*{re.escape(key)}\b", line)]
    return found[0] if len(found) == 1 else None


def _named(name_or_path: str, path: Path) -> str:
    """A name as it is; a path (anything with a dot or a separator) beside the file it stands in."""
    is_path = any(mark in name_or_path for mark in "./\\")
    return str(path.parent / name_or_path) if is_path else name_or_path


def _wordlists(settings: _Settings, path: Path) -> Wordlists:
    found = wordlists(settings.allow, settings.deny)
    _refuse_contradiction(found, path)
    for name in settings.lists:
        own = path.parent / name
        found += read_wordlists(own)
        _refuse_contradiction(found, own)
    return found


def _refuse_contradiction(found: Wordlists, path: Path) -> None:
    if contradiction(found) is not None:
        hint = "Take them off one of the lists, or allow them as another type."
        raise ConfigError("words are both allowed and denied", path=str(path), next_step=hint)
