"""A sitting over small drafts, by rules alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest

from redactor import Redactor
from redactor.audit.keys import NewsroomKey
from redactor.review.decisionsfile import DecisionsFile
from redactor.review.opening import open_drafts
from redactor.review.sitting import Sitting
from redactor.review.supply import Make

DRAFT = (
    "My sister Anna lives in Brindleford. She met the mayor, who has left Brindleford.\n"
    "\n"
    "Anna rang on 3 May.\n"
)
KEY = NewsroomKey(b"k" * 32)
NOON = datetime(2026, 5, 14, 12, 0, tzinfo=timezone.utc)
LOG_ID = "0123456789abcdef" * 2

MakeSitting = Callable[..., Sitting]


@pytest.fixture(scope="session")
def redactor() -> Redactor:
    """By rules alone, everything that they find."""
    return Redactor.from_policy("everything", threads=None, language="en")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft in a folder of its own."""
    path = tmp_path / "drafts" / "mill.txt"
    path.parent.mkdir()
    path.write_text(DRAFT)
    return path


@pytest.fixture
def sit(redactor: Redactor) -> MakeSitting:
    """Make a sitting over some drafts; with `decisions`, over those a file holds."""

    def make(
        *drafts: Path,
        reviewer: str = "Vera",
        decisions: Path | None = None,
        engine: Make = lambda _: redactor,
        output: Path | None = None,
    ) -> Sitting:
        kept = None if decisions is None else DecisionsFile(decisions, KEY)
        return Sitting(
            open_drafts(drafts, lambda _: engine, kept, keep_comments=False, output=output),
            lambda: NOON,
            lambda: LOG_ID,
            KEY,
            kept,
            reviewer,
        )

    return make
