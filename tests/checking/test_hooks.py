"""The hooks for pre-commit and the action, as a newsroom would use them."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from redactor.checking.kinds import may_be_draft
from redactor.documents.formats import format_of
from redactor.errors import UnknownFormatError
from tests.checking.conftest import SECRETS, TOLD, Git

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
WITHOUT_REGISTRY = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",
    "PYTHONPATH": sysconfig.get_path("purelib"),
}
"""Lets pip build our package from what is installed beside this test, which may have no network.

Of its flags that begin with `no`, 0 sets the last."""


def readable() -> set[str]:
    """The extensions that have a reader."""
    with pytest.raises(UnknownFormatError) as caught:
        format_of("a.nonesuch")
    return set(re.findall(r"\.\w+", caught.value.next_step))


@pytest.mark.parametrize("hook", ["redactor-check", "redactor-check-fast"])
def test_hooks_check_whatever_can_be_read(hook: str) -> None:
    """A hook is given the files that there are readers for, and no others."""
    pattern = next(h["files"] for h in HOOKS if h["id"] == hook)
    assert set(re.findall(r"\w+", pattern.partition("(?i)")[2])) == {e[1:] for e in readable()}
    assert re.search(pattern, "desk/A.MD")
    assert not re.search(pattern, "a.nonesuch")
    assert all(may_be_draft(f"a{extension}") for extension in readable())


@pytest.fixture
def newsroom(git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Git:
    """A repository of articles with our hooks, from a clean clone, and pre-commit installed."""
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed; it is in the extra dev")
    if not (ROOT / ".git").exists():
        pytest.skip("not in a repository, so that no hook can be taken from it")
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    revision = Git(clone)("rev-parse", "HEAD").strip()
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path.parent / f"{tmp_path.name}-home"))
    message = {"id": "redactor-commit-msg", "args": ["--rules-only"]}
    hooks = [{"id": "redactor-check-fast"}, message]
    settings = {"repos": [{"repo": str(clone), "rev": revision, "hooks": hooks}]}
    git.write(".pre-commit-config.yaml", yaml.safe_dump(settings))
    git.write("redactor.toml", 'policy = "everything"\n')
    for name, value in WITHOUT_REGISTRY.items():
        monkeypatch.setenv(name, value)
    install = ["install", "--install-hooks", "-t", "pre-commit", "-t", "commit-msg"]
    subprocess.run([sys.executable, "-m", "pre_commit", *install], cwd=git.root, check=True)
    return git


def commit(git: Git, message: str) -> subprocess.CompletedProcess[str]:
    author = ["-c", "user.name=Desk", "-c", "user.email=a@b.example"]
    command = ["git", *author, "commit", "--message", message]
    return subprocess.run(command, cwd=git.root, capture_output=True, text=True, check=False)


def test_a_commit_that_would_expose_a_source_is_refused(newsroom: Git) -> None:
    """An article with a source's town is refused, its copy passes; so with a message."""
    newsroom.write("ferry.md", TOLD)
    newsroom("add", "--all")
    refused = commit(newsroom, "Add an article")
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0
    assert "ferry.md:1:13 RED902 places.town" in told
    redact = [sys.executable, "-m", "redactor", "redact", "ferry.md", "--rules-only"]
    subprocess.run([*redact, "-o", "copy.md"], cwd=newsroom.root, check=True)
    (newsroom.root / "copy.md").replace(newsroom.root / "ferry.md")
    newsroom("add", "ferry.md")
    newsroom.write("ferry.md", TOLD)
    refused = commit(newsroom, TOLD)
    told += refused.stdout + refused.stderr
    assert refused.returncode != 0
    assert "COMMIT_EDITMSG:1:13 RED902 places.town" in told
    done = commit(newsroom, "Add an article")
    assert done.returncode == 0, done.stderr
    assert "[" in newsroom("show", "HEAD:ferry.md")
    assert (newsroom.root / "ferry.md").read_text() == TOLD
    for secret in SECRETS:
        assert secret not in told


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_the_action_passes_its_inputs_on(tmp_path: Path) -> None:
    """Inputs reach the command line one a line, whatever is in them, and none of them runs."""
    program = tmp_path / "redactor" / "bin" / "redactor"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n')
    program.chmod(0o755)
    inputs = {
        "PATHS": "content\n$(touch ran) `touch ran`; touch ran\n",
        "BASE": "origin/main",
        "ARGUMENTS": "--rules-only\n--policy=everything",
    }
    (step,) = [s for s in ACTION["runs"]["steps"] if "PATHS" in s["env"]]
    assert "${{" not in step["run"]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **inputs, "RUNNER_TEMP": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == (
        "<check><--format><github><--rules-only><--policy=everything>"
        "<--diff-base=origin/main><--><content><$(touch ran) `touch ran`; touch ran>"
    )
    assert not (tmp_path / "ran").exists()


def test_the_action_uses_no_other() -> None:
    """It is shell steps alone, so that nobody else's code runs beside the articles."""
    assert all("uses" not in step and step["shell"] == "bash" for step in ACTION["runs"]["steps"])
