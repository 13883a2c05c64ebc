"""The golden tables: true, coarser, grammatical, and the same when redacted again."""

from __future__ import annotations

import pytest

from redactor.detection.entities import DATE_TIME
from redactor.pipeline import Redactor
from redactor.redaction.operators.generalization import is_generalization
from tests.redaction.golden import MARK, Row, mentions, rewrite, rows, wording

ROWS = [pytest.param(row, id=row.id) for row in rows()]
TABLES = sorted({row.table for row in rows()})


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """One that redacts all that rules find."""
    return Redactor.from_policy("everything", threads=None)


@pytest.mark.parametrize("row", ROWS)
def test_reads_as_the_table_says(row: Row) -> None:
    """Each sentence becomes what was read and found right."""
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


@pytest.mark.parametrize("table", TABLES)
def test_redacting_twice_equals_redacting_once(redactor: Redactor, table: str) -> None:
    """A table's sentences, redacted as a draft, stay as they are when redacted again."""
    sentences = [MARK.sub(lambda mark: mark[2], row.before) for row in rows() if row.table == table]
    once = redactor.redact("\n\n".join(dict.fromkeys(sentences)), format="text")
    assert once.leaks == ()
    assert redactor.redact(once.text, format="text").text == once.text
