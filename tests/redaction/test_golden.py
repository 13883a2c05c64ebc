"""The golden tables: true, coarser, grammatical, and the same when redacted again."""

from __future__ import annotations

import pytest

from redactor.detection.entities import DATE_TIME
from redactor.redaction.operators.generalize import is_generalization
from tests.redaction.golden import Row, mentions, rewrite, rows, wording

ROWS = [pytest.param(row, id=row.id) for row in rows()]


@pytest.mark.parametrize("row", ROWS)
def test_reads_as_the_table_says(row: Row) -> None:
    """Each sentence becomes what a person has read and found right."""
    assert rewrite(row.before, row.audience) == row.after


@pytest.mark.parametrize("row", ROWS)
def test_is_left_alone_by_a_second_run(row: Row) -> None:
    """Each replacement is known as one, or is the tag."""
    for mention in mentions(row.before, row.audience):
        words = wording(mention)
        assert words == mention.type or is_generalization(words)


@pytest.mark.parametrize("row", ROWS)
def test_no_original_passes_for_a_replacement(row: Row) -> None:
    """Nothing that is replaced would have been taken for coarse enough.

    Of dates it may: `2021` is what `March 2021` becomes, and itself becomes `the 2020s`.
    """
    for mention in mentions(row.before, row.audience):
        if mention.type != DATE_TIME and wording(mention) != mention.type:
            assert not is_generalization(mention.text)
