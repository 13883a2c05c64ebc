"""Where what is made of a draft goes, unless it is told."""

from __future__ import annotations

from pathlib import Path

from redactor.documents.formats import copy_suffix


def copy_beside(draft: Path) -> Path:
    """The copy's place beside a draft: `mill.md` -> `mill.redacted.md`.

    Raises:
        UnknownFormatError: RED106.
    """
    suffix = copy_suffix(draft.name) or draft.suffix
    return draft.with_name(f"{draft.stem}.redacted{suffix}")


def log_beside(copy: Path) -> Path:
    """The audit log's place beside a copy: `mill.redacted.md` -> `mill.redacted.md.audit.jsonl`."""
    return copy.with_name(f"{copy.name}.audit.jsonl")
