"""Tells which files are drafts, by their names and, without an extension, by their bytes."""

from __future__ import annotations

from pathlib import PurePosixPath

from redactor.documents.formats import format_of
from redactor.documents.textual import CONTROLS
from redactor.errors import UnknownFormatError

_NO_DRAFTS = frozenset(
    {
        "authors",
        "brewfile",
        "caddyfile",
        "cname",
        "codeowners",
        "containerfile",
        "copying",
        "dockerfile",
        "gemfile",
        "jenkinsfile",
        "justfile",
        "licence",
        "license",
        "makefile",
        "notice",
        "owners",
        "pipfile",
        "procfile",
        "rakefile",
        "vagrantfile",
    }
)
"""Names without an extension that stand for programs' settings and licences; common practice."""

_LOOKED_AT = 8192


def kind(path: str) -> str:
    """The extension of a file's name, as a summary counts it."""
    return PurePosixPath(path).suffix.lower() or "no extension"


def may_be_draft(path: str) -> bool:
    """True when a file of that name is checked wherever it is discovered, its bytes permitting."""
    if kind(path) == "no extension" and PurePosixPath(path).name.lower() in _NO_DRAFTS:
        return False
    try:
        format_of(path)
    except UnknownFormatError:
        return False
    return True


def holds_draft(path: str, data: bytes) -> bool:
    """False for a file without an extension that holds a script or no text."""
    if kind(path) != "no extension":
        return True
    head = data[:_LOOKED_AT]
    return not head.startswith(b"#!") and CONTROLS.search(head) is None
