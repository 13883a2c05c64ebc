"""Tells apart all that findings depend on besides the draft itself."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import redactor
from redactor.config import Config
from redactor.rulepacks import bundled_folder


def state(config: Config, *, rules_only: bool) -> bytes | None:
    """A digest of configuration, rules, model and program; equal where findings would be.

    `None` where findings may not be kept: with a source sheet they would tell whoever gets hold of
    the folder where its names stand; or where something cannot be read.
    """
    if config.sources is not None:
        return None
    settings = asdict(config)
    del settings["check"], settings["path"], settings["threads"]
    try:
        files = [_read(Path(config.policy)), *map(_read, config.rules), _model(config.nlp)]
    except OSError:
        return None
    parts = [json.dumps(settings, sort_keys=True, default=str), str(rules_only), *files]
    return hashlib.sha256("\0".join([*parts, _program()]).encode("utf-8", "replace")).digest()


def _read(path: Path) -> str:
    """A digest of a file; empty for a name that is none, as that of a bundled policy."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _model(nlp: str | None) -> str:
    """The state of a model's files."""
    if nlp is None:
        return ""
    if Path(nlp).exists():
        return _files(Path(nlp))
    try:
        spec = find_spec(nlp)
    except (ImportError, ValueError):
        spec = None
    places = (spec.submodule_search_locations if spec else None) or []
    return "".join(_files(Path(place)) for place in places)


@cache
def _program() -> str:
    """The versions of what is installed, and the state of our own files, model and rules too."""
    package = Path(redactor.__file__).parent
    return "\0".join([sys.version, *_installed(), _files(package), _files(bundled_folder())])


def _installed() -> list[str]:
    """Every package and its version, as the folders that tell of them are called.

    All of them, since what findings depend on depends on others in turn: which numbers could be
    telephones, for one, changes with each version of `phonenumbers`.
    """
    found: set[str] = set()
    for place in sys.path:
        with suppress(OSError), os.scandir(place or ".") as entries:
            found.update(entry.name for entry in entries if entry.name.endswith(_TOLD))
    return sorted(found)


_TOLD = (".dist-info", ".egg-info")


def _files(folder: Path) -> str:
    """Names, sizes and times of the files of a folder: what changes with each of them."""
    listed = sorted(_listed(os.fspath(folder)))
    return hashlib.sha256("\0".join(listed).encode("utf-8", "surrogatepass")).hexdigest()


def _listed(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _listed(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path}:{status.st_size}:{status.st_mtime_ns}"
