"""`redactor init`: what it prints and writes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from redactor.config import read_config
from redactor.exposure.policy import load_policy
from tests.cli.conftest import Run

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def test_it_prints(run: Run, tmp_path: Path) -> None:
    """Without --write nothing is written."""
    done = run("init")
    assert done.returncode == 0
    assert b"[check]" in done.stdout
    assert b"id: redactor-check" in done.stdout
    assert not list(tmp_path.iterdir())


def test_it_writes_and_never_overwrites(run: Run, tmp_path: Path) -> None:
    """The files can be used as they are; one that exists stays, and the other is written."""
    own = tmp_path / "redactor.toml"
    hooks = tmp_path / ".pre-commit-config.yaml"
    hooks.write_text("repos: []\n")
    done = run("init", "--write")
    assert done.returncode == 2
    assert b"RED501 .pre-commit-config.yaml the file exists" in done.stderr
    assert hooks.read_text() == "repos: []\n"
    config = read_config(own)
    assert config.audience is not None
    load_policy(config.policy).for_audience(config.audience)
    hooks.unlink()
    own.unlink()
    assert run("init", "--write").returncode == 0
    offered = {hook["id"] for hook in yaml.safe_load(HOOKS.read_text())}
    (repository,) = yaml.safe_load(hooks.read_text())["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= offered


@pytest.mark.parametrize("name", ["redactor.toml", ".pre-commit-config.yaml"])
def test_it_does_not_follow_links(run: Run, tmp_path: Path, name: str) -> None:
    """A link that leads nowhere is not written through."""
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    (tmp_path / name).symlink_to(outside)
    assert run("init", "--write").returncode == 2
    assert not outside.exists()
