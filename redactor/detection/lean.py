"""Imports spaCy without its command line."""

from __future__ import annotations

import sys
from types import ModuleType


def import_spacy() -> None:
    """Import spaCy, if nothing has; `import spacy.cli` still works afterwards.

    The package imports one function of its command line, and with it all commands and their clients
    for downloads: a third of the time that the import takes, and none of it of use here.
    """
    if "spacy" in sys.modules:
        return
    command = ModuleType("spacy.cli.info")
    vars(command)["info"] = None
    stand_ins = {"spacy.cli": ModuleType("spacy.cli"), command.__name__: command}
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
    del vars(spacy)["info"]  # what stood in for it
