"""Reads the data of installed packages, and plain word lists."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from redactor.detection.romanization import fold

GIVEN_NAMES, SURNAMES = 800, 2500
"""Most frequent names taken of each sex, and of all surnames."""


def package_file(package: str, path: str) -> Path:
    """The file at `path` in an installed package."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed; run: pip install '.[gazetteer]'")
    return Path(found.origin).parent / path


def package_json(package: str, path: str) -> Any:
    """The JSON at `path` in an installed package."""
    return json.loads(package_file(package, path).read_text(encoding="utf-8"))


def common_words(path: Path) -> set[str]:
    """The lower-case words of a list, one a line."""
    lines = path.read_text(encoding="utf-8").split()
    return {fold(w) for w in lines if w.isalpha() and w.islower() and len(w) > 1}


def common_names(folder: Path) -> set[str]:
    """The most frequent given names and surnames of the 1990 US census."""
    limits = {
        "dist.male.first": GIVEN_NAMES,
        "dist.female.first": GIVEN_NAMES,
        "dist.all.last": SURNAMES,
    }
    return {
        line.split()[0].lower()
        for name, limit in limits.items()
        for line in (folder / name).read_text(encoding="ascii").splitlines()[:limit]
    }
