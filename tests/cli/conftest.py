"""The command line as a process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checking.conftest import check, git

__all__ = ["Run", "check", "git", "run"]

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `redactor` in an empty folder; returns the finished process."""

    def start(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "redactor", *args]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, timeout=120, check=False
        )

    return start
