"""The guide says what is there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from redactor import errors
from redactor.checking.findings import Code
from redactor.checking.formats import Format
from redactor.cli import init
from redactor.config import read_config

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The guide's code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def test_every_code_is_explained() -> None:
    """Findings, and why a file was not checked."""
    own = [e.code for e in vars(errors).values() if getattr(e, "code", "").startswith("RED8")]
    codes = {*own, *(code.value for code in Code)}
    assert codes == set(re.findall(r"^\| (RED\d+) \|", GUIDE, re.MULTILINE))


def test_every_format_is_named() -> None:
    """Each format stands in the table of formats."""
    assert all(f"`{form.value}`" in GUIDE for form in Format)


def test_the_configuration_can_be_used(tmp_path: Path) -> None:
    """The example is one that is accepted."""
    (text,) = blocks("toml")
    (tmp_path / "redactor.toml").write_text(text)
    config = read_config(tmp_path / "redactor.toml")
    assert config.check.exclude == tuple(tomllib.loads(text)["check"]["exclude"])


def test_the_hooks_exist() -> None:
    """The guide lists the hooks there are, and `init` writes what the guide shows."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    listed = set(re.findall(r"^\| `(redactor-[\w-]+)` \|", GUIDE, re.MULTILINE))
    assert {hook["id"] for hook in hooks} == listed
    assert yaml.safe_load(blocks("yaml")[0]) == yaml.safe_load(init.HOOKS.format(version="0.1.0"))


@pytest.mark.parametrize("option", ["paths", "base"])
def test_the_action_has_its_inputs(option: str) -> None:
    """What the guide hands to the action is there."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert option in action["inputs"]
    assert option in yaml.safe_load(blocks("yaml")[1])["steps"][1]["with"]


def test_every_option_of_the_guide_exists() -> None:
    """Options named in the guide are options of the command."""
    import inspect

    from redactor.cli.check import check

    known = {f"--{name.replace('_', '-')}" for name in inspect.signature(check).parameters}
    elsewhere = {"--write", "--no-verify", "--quiet", "--freeze"}
    elsewhere |= {"--require-hashes", "--no-deps", "--no-build-isolation"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE)) <= known | elsewhere
