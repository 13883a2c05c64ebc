"""How the outcome of a check can be told."""

from __future__ import annotations

from enum import Enum


class Format(str, Enum):
    """A format of `redactor check`."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
