"""Rewrites the redacted copies and logs in examples/; a test keeps them true.

python scripts/write_examples.py
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from redactor import Redactor, documents
from redactor.outputs import log_beside

FOLDER = Path(__file__).parent.parent / "examples"
LOG_ID = "0" * 32
TIME = datetime(2025, 1, 1, tzinfo=timezone.utc)
"""The same for every run, so that only what the tool does differently shows."""


def drafts() -> list[Path]:
    """The example drafts, without their copies."""
    paths = (path for path in FOLDER.iterdir() if path.suffix in (".md", ".txt"))
    return sorted(path for path in paths if not path.stem.endswith(".redacted"))


def outputs() -> Iterator[tuple[Path, bytes]]:
    """What stands beside each draft: its copy and its log.

    Raises:
        RuntimeError: verification saw a leak in a copy.
    """
    redactor = Redactor.from_policy("source-protection")
    for path in drafts():
        document = documents.read_path(path)
        redaction = redactor.redact_document(document)
        if redaction.leaks:
            raise RuntimeError(f"{path.name} leaks")
        copy = path.with_name(f"{path.stem}.redacted{path.suffix}")
        yield copy, documents.encode(document, redaction.text)
        yield log_beside(copy), redactor.compose_log(redaction, LOG_ID, TIME)


if __name__ == "__main__":
    for target, data in outputs():
        target.write_bytes(data)
