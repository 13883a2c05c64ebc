"""The golden tables about people: true, coarser, grammatical, and the same when redacted again."""

from __future__ import annotations

import pytest

from redactor.exposure.decisions import Action
from redactor.redaction.operators.generalize import is_generalization
from tests.redaction.golden import Row, rows
from tests.redaction.people import FOLDER, copy_of

ROWS = [pytest.param(row, id=row.id) for row in rows(FOLDER)]


@pytest.mark.parametrize("row", ROWS)
def test_reads_as_the_table_says(row: Row) -> None:
    """Each sentence becomes what a person has read and found right."""
    assert copy_of(row).text == row.after.replace("¶", "\n\n")


@pytest.mark.parametrize("row", ROWS)
def test_is_left_alone_by_a_second_run(row: Row) -> None:
    """Each replacement is known as one, or is the tag."""
    for placed in copy_of(row).placed:
        if placed.decision.action is Action.REDACT:
            words = str(placed.decision.replacement).strip("[]")
            assert words == placed.decision.entity_type or is_generalization(words)
