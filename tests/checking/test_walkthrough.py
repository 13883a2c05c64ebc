"""The walk-through does today what it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

WALK = Path(__file__).parents[2] / "docs" / "check-walkthrough.md"
_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<name>[^"]+)")?\n(?P<body>.*?)^```$', re.DOTALL | re.M
)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.M)
_TELL = "echo $?"
"""Shows the exit code of the command before it; all others end with 0."""


@dataclass(frozen=True)
class File:
    """A file that the reader is to write."""

    name: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command, and what is shown of it."""

    line: str
    shown: str


Step = File | Command


def steps() -> Iterator[Step]:
    """What the document has its reader do, in order."""
    for block in _BLOCK.finditer(WALK.read_text(encoding="utf-8")):
        if block["name"]:
            yield File(block["name"], block["body"])
        elif block["language"] == "console":
            for found in _COMMAND.finditer(block["body"]):
                yield Command(found["command"], found["shown"])


def steady(output: str) -> str:
    """Output without what differs between keys and versions of the weights."""
    output = re.sub(r"\b[01]\.\d\d(?=: )", "0.50", output)
    return re.sub(r"\b[0-9a-f]{12,64}\b", "c0ffee", output)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Variables for a shell in which the installed program and git work, and nothing of ours."""
    programs = Path(sys.executable).parent
    for program in ("redactor", "python", "git", "sh"):
        if shutil.which(program, path=f"{programs}{os.pathsep}{os.environ['PATH']}") is None:
            pytest.skip(f"{program} is not installed")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "REDACTOR_"))}
    people = {f"GIT_{who}_NAME": "Desk" for who in ("AUTHOR", "COMMITTER")}
    addresses = {f"GIT_{who}_EMAIL": "desk@press.example" for who in ("AUTHOR", "COMMITTER")}
    return {
        **kept,
        **people,
        **addresses,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "REDACTOR_CACHE_DIR": str(tmp_path / "cache"),
    }


def test_the_walk_through_is_true(tmp_path: Path, environment: dict[str, str]) -> None:
    """Each command prints what is shown and ends with 0, or with the code shown next."""
    here = tmp_path / "repository"
    here.mkdir()
    code, told = 0, True
    for step in steps():
        if isinstance(step, File):
            path = here / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
            continue
        assert told or step.line == _TELL, f"ended with {code}, which is not shown: {step.line}"
        done = subprocess.run(
            ["sh", "-c", f"(exit {code})\n{step.line}"],
            cwd=here,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert steady(done.stdout) == steady(step.shown), step.line
        code, told = done.returncode, done.returncode == 0
    assert told


def test_the_walk_through_shows_every_part() -> None:
    """A refused commit and one that passes, a baseline, a pragma, a copy and SARIF are in it."""
    lines = [step.line for step in steps() if isinstance(step, Command)]
    texts = [step.text for step in steps() if isinstance(step, File)]
    for part in ("init --write", "--write-baseline", "redactor redact", "--format sarif"):
        assert any(part in line for line in lines), part
    assert any("redactor: allow" in text for text in texts)
    commits = [i for i, line in enumerate(lines) if line.startswith("git commit")]
    assert any(lines[i + 1] == _TELL for i in commits)
    assert lines[commits[-1] + 1] != _TELL
