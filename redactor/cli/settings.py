"""Shows a configuration as a file would hold it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.printable import printable

if TYPE_CHECKING:
    from redactor.config import Config


def listed(config: Config, here: Path) -> str:
    """The settings in force, as TOML; of words on lists only how many there are.

    Args:
        config: with what the command line changed in it.
        here: the folder it is in force in.
    """
    source = "no configuration file" if config.path is None else str(config.path)
    lines = [f"# in {printable(str(here))}, from {printable(source)}"]
    lines += (f"{key} = {_value(value)}" for key, value in _settings(config) if value is not None)
    lists = config.wordlists
    lines.append(f"# {len(lists.allow)} allowed and {len(lists.deny)} denied on lists")
    lines += ["", "[check]"]
    lines += (f"{key} = {_value(value)}" for key, value in _checking(config) if value is not None)
    return "\n".join(lines) + "\n"


def _settings(config: Config) -> Iterator[tuple[str, object]]:
    yield "policy", config.policy
    yield "audience", config.audience
    yield "operator", config.operator
    yield "brackets", config.style.brackets.value
    yield "neutral_pronouns", config.style.neutral_pronouns
    yield "language", config.language
    yield "rules", [str(path) for path in config.rules]
    yield "sources", None if config.sources is None else str(config.sources)
    yield "threads", config.threads
    yield "nlp", config.nlp


def _checking(config: Config) -> Iterator[tuple[str, object]]:
    yield "exclude", list(config.check.exclude)
    yield "jobs", config.check.jobs
    yield "timeout", config.check.timeout


def _value(value: object) -> str:
    """A value in TOML: of strings, numbers and arrays, JSON's way of writing is TOML's too."""
    return json.dumps(value)
