"""A repository to check, and the command line in this process with engines built once."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from redactor.checking import judging

PLAIN = "It rained.\n"
TOLD = "A source in Hyesan said on the 17th that her mother called.\n"
"""What somebody who is protected said: a town, a day and a relative."""
SECRETS = ("Hyesan", "17th", "mother")

build_once = lru_cache(maxsize=4)(judging.build_assessor)


@dataclass(frozen=True)
class Done:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


Check = Callable[..., Done]


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Check:
    """Runs `redactor check --rules-only` in an empty folder."""
    from redactor.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("REDACTOR_CACHE_DIR", f"{tmp_path}.cache")
    monkeypatch.setattr(judging, "build_assessor", build_once)

    def run(*args: str | Path, stdin: bytes = b"", cached: bool = False) -> Done:
        command = ["redactor", "check", "--rules-only", *map(str, args)]
        if not cached:
            command.append("--no-cache")
        monkeypatch.setattr(sys, "argv", command)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsysbinary.readouterr()
        code = ended.value.code if isinstance(ended.value.code, int) else 0
        return Done(code, told.out.decode(), told.err.decode())

    return run


@dataclass(frozen=True)
class Git:
    """A repository of git."""

    root: Path

    def __call__(self, *args: str) -> str:
        """Run a command of git; returns its output."""
        names = {"GIT_AUTHOR_NAME": "Desk", "GIT_COMMITTER_NAME": "Desk"}
        names |= {"GIT_AUTHOR_EMAIL": "a@b.example", "GIT_COMMITTER_EMAIL": "a@b.example"}
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", *args],
            cwd=self.root,
            env={**os.environ, **names},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def write(self, name: str, text: str = PLAIN) -> Path:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def commit(self) -> str:
        """Commit everything; returns the commit."""
        self("add", "--all")
        self("commit", "--quiet", "--no-verify", "--allow-empty", "--message", "Change")
        return self("rev-parse", "HEAD").strip()


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """An empty repository in the same folder."""
    repository = Git(tmp_path)
    repository("init", "--quiet")
    return repository
