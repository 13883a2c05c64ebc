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

_UNREAD_PROSE = frozenset(
    {
        *(".doc", ".dot", ".rtf", ".wps", ".wpd", ".wri", ".abw", ".pages", ".sxw", ".stw"),
        *(".hwp", ".hwpx", ".odm", ".oth", ".one", ".msg", ".emlx", ".mht", ".mhtml"),
        *(".epub", ".mobi", ".azw3", ".djvu", ".xps", ".oxps", ".ps"),
        *(".ppt", ".pps", ".pptx", ".pptm", ".ppsx", ".odp", ".otp", ".fodp"),
    }
)
"""Extensions of what people write texts, letters and talks in, and there is no reader for."""


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


def is_unread_prose(path: str) -> bool:
    """True when a file of that name is most likely a text that there is no reader for.

    So a check that comes upon one may not say that it found nothing.
    """
    return kind(path) in _UNREAD_PROSE


def holds_draft(path: str, data: bytes) -> bool:
    """False for a file without an extension that holds a script or no text."""
    if kind(path) != "no extension":
        return True
    head = data[:_LOOKED_AT]
    return not head.startswith(b"#!") and CONTROLS.search(head) is None
