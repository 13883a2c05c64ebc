"""Behaviour of linking mentions."""

from __future__ import annotations

import pytest

from redactor.detection.exposing import link


@pytest.mark.parametrize(
    ("mentions", "types", "groups"),
    [
        pytest.param(
            ["Ada Quill", "Quill", "Mr Tarn"], ["PERSON"] * 3, [0, 0, 1], id="shared surname"
        ),
        pytest.param(
            ["Ada Quill", "Quill Tarn", "Tarn"], ["PERSON"] * 3, [0, 0, 0], id="through a third"
        ),
        pytest.param(["Oban", "oban", "Mull"], ["LOCATION"] * 3, [0, 0, 1], id="same words"),
        pytest.param(["Quill", "Quill"], ["PERSON", "LOCATION"], [0, 1], id="types stay apart"),
    ],
)
def test_link(mentions: list[str], types: list[str], groups: list[int]) -> None:
    """Mentions of one name get one number."""
    assert link(mentions, types).tolist() == groups
