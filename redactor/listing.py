"""Adds an entry to a newsroom's allow list, and leaves every other line of the file as it is."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import yaml

from redactor.errors import ConfigError
from redactor.wordlists import Listing

_BY_HAND = "Add the entry by hand."


def with_allowed(data: bytes, entry: Listing, *, path: str) -> bytes:
    """A list's file with one more entry under `allow`.

    Args:
        data: the file, valid as `read_wordlists` reads it; empty for a new one.
        entry: with its reason.
        path: the file's path, for messages.

    Raises:
        ConfigError: RED404: its `allow` is not written as lines that begin with a dash.
    """
    text, before = _loaded(data, path)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    at, indent = _place(text, len(lines), path)
    added = _written(entry, indent)
    if at is None:
        made = "".join([*lines, "allow:\n", added])
    else:
        made = "".join([*lines[:at], added, *lines[at:]])
    wanted = {**before, "allow": [*before.get("allow", []), _plain(entry)]}
    if not _says(made, wanted):
        raise ConfigError("the list cannot be added to", path=path, next_step=_BY_HAND)
    return made.encode("utf-8")


def _loaded(data: bytes, path: str) -> tuple[str, dict[str, Any]]:
    """The file's text, and what it says; it may have changed since the review began."""
    with suppress(ValueError, yaml.YAMLError):
        text = data.decode("utf-8")
        lists = yaml.safe_load(text) or {}
        if isinstance(lists, dict):
            return text, lists
    raise ConfigError("this is no list", path=path, next_step=_BY_HAND)


def _says(text: str, wanted: dict[str, Any]) -> bool:
    with suppress(yaml.YAMLError):
        return bool(yaml.safe_load(text) == wanted)
    return False


def _place(text: str, end: int, path: str) -> tuple[int | None, str]:
    """Before which line the entry goes, and its indentation; `None`: there is no `allow` yet."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    allowed = next((value for key, value in pairs if key.value == "allow"), None)
    if allowed is None:
        return None, "  "
    if not isinstance(allowed, yaml.SequenceNode) or allowed.flow_style or not allowed.value:
        line = allowed.start_mark.line + 1
        message = "the list is not written as lines that begin with a dash"
        raise ConfigError(message, path=path, line=line, next_step=_BY_HAND)
    last = allowed.value[-1]
    while isinstance(last, yaml.MappingNode):
        last = last.value[-1][1]
    return min(last.end_mark.line + 1, end), " " * allowed.start_mark.column


def _plain(entry: Listing) -> dict[str, Any]:
    values = {"text": entry.text, "type": entry.type, "reason": entry.reason}
    return {key: value for key, value in values.items() if value is not None}


def _written(entry: Listing, indent: str) -> str:
    # A string of JSON is one of YAML.
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in _plain(entry).items()]
    return f"{indent}- " + f"{indent}  ".join(lines)
