"""Every promise of the threat model names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
MODEL = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")

NAMED = re.compile(r"`([a-z0-9_/]+\.py)(?:::(test_\w+))?`")


def promises() -> list[str]:
    """The lines under every *Defended*, each whole."""
    parts = re.findall(r"^Defended:\n\n(.*?)(?=\n\n[^- ]|\Z)", MODEL, re.DOTALL | re.MULTILINE)
    return [line for part in parts for line in re.split(r"^- ", part, flags=re.MULTILINE) if line]


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise[:40])
def test_a_promise_names_tests_that_exist(promise: str) -> None:
    """At least one, in a file that is there, of a name that is defined in it."""
    named = NAMED.findall(promise)
    assert named
    for file, test in named:
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert not test or test in defined, test


def test_every_adversary_is_told_what_is_not_defended() -> None:
    """A section that promises something also says what it does not."""
    sections = MODEL.split("\n## ")[1:]
    assert len(sections) == 8
    for section in sections:
        assert "\nDefended:\n" in section
        assert "\nNot defended:\n" in section


def test_the_readme_names_tests_that_exist() -> None:
    """The table of promises likewise."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    trust = readme.partition("\n## Trust\n")[2].partition("\n## ")[0]
    rows = [line for line in trust.splitlines() if line.startswith("| ") and ".py" in line]
    assert len(rows) >= 8
    for row in rows:
        for file, test in NAMED.findall(row):
            text = (TESTS / file).read_text(encoding="utf-8")
            assert f"def {test}(" in text if test else text
