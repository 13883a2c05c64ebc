"""Imports spaCy and Presidio without what a process that is all redactor's has no use for."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn


def import_spacy() -> None:
    """Import spaCy, if nothing has; `import spacy.cli` still works afterwards.

    The package imports one function of its command line, and with it all commands and their clients
    for downloads: a third of the time that the import takes, and none of it of use here.
    """
    if "spacy" in sys.modules:
        return
    command = ModuleType("spacy.cli.info")
    vars(command)["info"] = None
    with _standing_in({"spacy.cli": ModuleType("spacy.cli"), command.__name__: command}):
        import spacy
    vars(spacy).pop("info", None)  # what stood in for it


def import_presidio() -> None:
    """Import Presidio's analyzer, and spaCy, if nothing has.

    Presidio compiles each of its patterns to see whether it is one, and most of them are used by
    recognizers of its own that are none of ours. `tldextract`, which it imports, gets no client for
    the network; see `import_tldextract`.
    """
    import_spacy()
    if "presidio_analyzer" in sys.modules:
        return
    import_tldextract()
    pattern = _alone("presidio_analyzer", "presidio_analyzer.pattern")
    with _unchecked(pattern.Pattern):
        import presidio_analyzer
    vars(presidio_analyzer)["pattern"] = pattern


def import_tldextract() -> None:
    """Import tldextract without `requests`, if nothing has imported it.

    Its list of suffixes is bundled, and the list is all that is used. Whatever else of it would
    open a connection raises `RuntimeError` instead.
    """
    if "tldextract" in sys.modules:
        return
    absent = {name: _Refusing(name) for name in _CLIENTS if name not in sys.modules}
    for name, module in absent.items():
        vars(module)[_CLIENTS[name]] = Refused
    with _standing_in(absent):
        import tldextract  # noqa: F401


_CLIENTS = {"requests": "Session", "requests_file": "FileAdapter", "filelock": "FileLock"}
"""What tldextract fetches its list with, and what it names of each while it is imported."""


class Refused:
    """Stands for what would open a connection.

    Raises:
        RuntimeError: always.
    """

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("redactor opens no connection")


class _Refusing(ModuleType):
    """A module that nothing else can be used of."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise RuntimeError("redactor opens no connection")


@contextmanager
def _standing_in(modules: Mapping[str, ModuleType]) -> Iterator[None]:
    """Let modules stand in for those of their names, of which none is loaded."""
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in modules.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _alone(package: str, name: str) -> ModuleType:
    """A module of a package, imported before the package is."""
    spec = importlib.util.find_spec(package)
    folders = None if spec is None else spec.submodule_search_locations
    parent = ModuleType(package)
    parent.__path__ = [] if folders is None else list(folders)
    parent.__spec__ = ModuleSpec(package, None, is_package=True)
    with _standing_in({package: parent}):
        return importlib.import_module(name)


@contextmanager
def _unchecked(pattern: Any) -> Iterator[None]:
    """Let Presidio's `Pattern` take regular expressions as they are, where it would check them."""
    check = "_Pattern__validate_regex"
    checking = vars(pattern).get(check)
    if checking is None:
        yield
        return
    setattr(pattern, check, staticmethod(lambda _: None))
    try:
        yield
    finally:
        setattr(pattern, check, checking)
