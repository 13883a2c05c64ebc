"""Configuration: where it is found, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.config import Config, find_config
from redactor.errors import ConfigError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """No configuration file: the defaults."""
    assert find_config(tmp_path) == Config()


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    """A folder's own file is used, not its parent's, and paths are relative to it."""
    inner = tmp_path / "desk"
    inner.mkdir()
    (tmp_path / "redactor.toml").write_text('operator = "tag"\n')
    (inner / "redactor.toml").write_text('rules = ["own.yaml"]\npolicy = "policies/ours.yaml"\n')
    assert find_config(inner) == Config(
        policy=str(inner / "policies/ours.yaml"), rules=(inner / "own.yaml",)
    )


def test_pyproject_counts_when_it_has_the_table(tmp_path: Path) -> None:
    """`[tool.redactor]` is read; a pyproject.toml without it is passed by."""
    inner = tmp_path / "src"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.redactor]\nlanguage = "en"\n')
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    assert find_config(inner).language == "en"


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nredactor = 3"])
def test_a_pyproject_of_another_shape(tmp_path: Path, text: str) -> None:
    """A `tool` that is no table is passed by; a `tool.redactor` that is none is refused."""
    (tmp_path / "pyproject.toml").write_text(text)
    if "redactor" not in text:
        assert find_config(tmp_path) == Config()
        return
    with pytest.raises(ConfigError, match="not a table"):
        find_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('operater = "tag"', "Did you mean operator?", id="mistyped key"),
        pytest.param("zzz = 1", "Known keys", id="unknown key"),
        pytest.param("rules = 3", "rules", id="wrong kind of value"),
        pytest.param("rules = [", "not valid TOML", id="not TOML"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """What is wrong with a configuration is told with its path."""
    (tmp_path / "redactor.toml").write_text(text)
    with pytest.raises(ConfigError, match="RED404") as caught:
        find_config(tmp_path)
    assert says in str(caught.value)
    assert caught.value.path == str(tmp_path / "redactor.toml")


def test_threads_must_be_some(tmp_path: Path) -> None:
    """The model's threads are a positive number."""
    (tmp_path / "redactor.toml").write_text("threads = 2\n")
    assert find_config(tmp_path).threads == 2
    (tmp_path / "redactor.toml").write_text("threads = 0\n")
    with pytest.raises(ConfigError, match="threads"):
        find_config(tmp_path)
