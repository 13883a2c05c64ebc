"""A check of one file of each text format, in a process of its own: findings, and pragmas."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.checking.conftest import SECRETS, TOLD

TIMING = "00:00:01.000 --> 00:00:09.000"
ALLOW = "redactor: allow places.town -- public"
UNUSED = "redactor: allow people.given-name -- public"
SURPLUS = "redactor: on"
COMMENTS = {
    "a.txt": "# {}\n",
    "a.md": "<!-- {} -->\n",
    "a.mdx": "{{/* {} */}}\n",
    "a.html": "<!-- {} -->\n",
    "a.rst": ".. {}\n\n",
    "a.adoc": "// {}\n",
    "a.tex": "% {}\n",
    "a.srt": "# {}\n",
    "a.vtt": "NOTE {}\n\n",
}


def draft(name: str) -> str:
    """A draft with three comments, before words that a source said."""
    before = COMMENTS[name].format(UNUSED) + COMMENTS[name].format(SURPLUS)
    allowed = COMMENTS[name].format(ALLOW)
    if name == "a.vtt":
        return f"WEBVTT\n\n{before}{allowed}{TIMING}\n{TOLD}"
    if name == "a.srt":
        return f"1\n{TIMING}\n{before}{allowed}{TOLD}"
    if name == "a.html":
        return f"<body>\n{before}{allowed}<p>{TOLD}"
    return f"{before}\n{allowed}{TOLD}"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What `redactor check` tells of all drafts, in JSON."""
    folder = tmp_path_factory.mktemp("drafts")
    for name in COMMENTS:
        (folder / name).write_text(draft(name), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "redactor", "check", "--no-cache", "--format", "json", *COMMENTS],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key != "CI"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert not any(secret in done.stdout + done.stderr for secret in SECRETS)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_every_draft_is_checked(outcome: dict[str, object]) -> None:
    """None is passed over, and each of their towns is allowed."""
    assert outcome["problems"] == []
    summary = outcome["summary"]
    assert isinstance(summary, dict)
    assert summary["checked"] == len(COMMENTS)
    assert summary["allowed"] == {"places.town": len(COMMENTS)}


@pytest.mark.parametrize("name", COMMENTS)
def test_findings_of_a_format(outcome: dict[str, object], name: str) -> None:
    """A day and a relative are found, a pragma allows nothing and another ends nothing."""
    findings = outcome["findings"]
    assert isinstance(findings, list)
    rules = Counter(found["rule"] for found in findings if Path(found["path"]).name == name)
    assert rules["dates.ordinal-day"] == rules["kinship.possessive"] == 1
    assert rules["pragma.unused"] == rules["pragma.malformed"] == 1
    assert "places.town" not in rules
