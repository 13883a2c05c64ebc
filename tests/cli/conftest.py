"""The command line as a process, and in this one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from redactor.cli import main
from tests.checking.conftest import Done, check, git

__all__ = ["Done", "Invoke", "Run", "check", "git", "invoke", "run"]

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Invoke = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `redactor` in an empty folder; returns the finished process."""

    def start(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "redactor", *args]
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            timeout=120,
            check=False,
            # No key of whoever runs the tests.
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path / ".config")},
        )

    return start


@pytest.fixture
def invoke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Invoke:
    """Run `redactor` in an empty folder, in this process and without a terminal.

    Keyword arguments but for `stdin` are environment variables, for that run alone.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("redactor.cli.unlocking._has_terminal", lambda: False)

    def start(*args: str, stdin: bytes = b"", **environment: str) -> Done:
        with monkeypatch.context() as patch:
            for name in ("PASSPHRASE", "IDENTITY", "KEY"):
                patch.delenv(f"REDACTOR_{name}", raising=False)
            patch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["redactor", *args])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            capsysbinary.readouterr()
            code: object = 0
            try:
                main()
            except SystemExit as ended:
                code = ended.code or 0
            told = capsysbinary.readouterr()
        assert isinstance(code, int)
        return Done(code, told.out.decode(), told.err.decode())

    return start
