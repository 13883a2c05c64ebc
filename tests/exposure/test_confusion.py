"""Whose a name is that two people share."""

from __future__ import annotations

import pytest

from redactor.exposure.confusion import is_full_name


@pytest.mark.parametrize(
    ("text", "full"),
    [
        pytest.param("Mira Holt", True, id="two names"),
        pytest.param("Mira J. Holt", True, id="an initial"),
        pytest.param("Mira Holt-Vorn Jr.", True, id="hyphen and suffix"),
        pytest.param("Mira", False, id="one name"),
        pytest.param("Mira+2", False, id="a sign and a number"),
        pytest.param("Mira 2", False, id="a number"),
        pytest.param("Mira_Holt", False, id="a handle"),
    ],
)
def test_a_full_name_is_names_alone(text: str, full: bool) -> None:
    """Only a longer name lends its owner the shorter one inside it."""
    assert is_full_name(text) is full
