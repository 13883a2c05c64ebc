"""What git will store of a commit message."""

from __future__ import annotations

import pytest

from redactor.checking.git import Repository
from redactor.checking.messages import stored
from tests.checking.conftest import Git

CUT = "# ------------------------ >8 ------------------------\n"
EDITED: dict[str, str] = {"GIT_EDITOR": "vi"}
GIVEN = {"GIT_EDITOR": ":"}


@pytest.mark.parametrize(
    ("message", "environment", "kept"),
    [
        pytest.param("Fix\n# On branch x\n", EDITED, "Fix\n\n", id="comments go"),
        pytest.param("Fix\n# her mother\n", GIVEN, "Fix\n# her mother\n", id="not without editor"),
        pytest.param(f"Fix\n{CUT}diff\n", EDITED, "Fix", id="scissors"),
        pytest.param(f"Fix\r\n{CUT.strip()}\r\ndiff\n", EDITED, "Fix\r", id="scissors, CRLF"),
        pytest.param(f"Fix\n{CUT}diff\n", GIVEN, f"Fix\n{CUT}diff\n", id="no scissors given"),
        pytest.param("Fix #3\n", EDITED, "Fix #3\n", id="a number sign within a line"),
    ],
)
def test_without_settings(message: str, environment: dict[str, str], kept: str) -> None:
    """Git strips comments and what is below the scissors only of an edited message."""
    assert stored(message.encode(), None, environment).decode() == kept


@pytest.mark.parametrize(
    ("setting", "value", "environment", "kept"),
    [
        pytest.param("commit.cleanup", "strip", GIVEN, "Fix\n\n; b\n", id="strip"),
        pytest.param("commit.cleanup", "verbatim", EDITED, "Fix\n# a\n; b\n", id="verbatim"),
        pytest.param("commit.cleanup", "scissors", EDITED, "Fix\n# a\n; b\n", id="scissors"),
        pytest.param("core.commentChar", ";", EDITED, "Fix\n# a\n\n", id="another character"),
        pytest.param("core.commentChar", "auto", EDITED, "Fix\n# a\n\n", id="chosen by git"),
    ],
)
def test_with_settings(
    git: Git, setting: str, value: str, environment: dict[str, str], kept: str
) -> None:
    """The repository's settings say what git strips."""
    git("config", setting, value)
    assert stored(b"Fix\n# a\n; b\n", Repository(git.root), environment).decode() == kept
