"""The golden tables about people: true, coarser, grammatical, and the same when redacted again."""

from __future__ import annotations

import pytest

from redactor import documents
from redactor.detection.normalization import normalize
from redactor.exposure.decisions import Action
from redactor.redaction.brackets import Brackets
from redactor.redaction.operators.generalization import is_generalization
from redactor.redaction.replacements import settled, unmarked
from tests.redaction.golden import Row, rows
from tests.redaction.people import FOLDER, copy_of

ROWS = [pytest.param(row, id=row.id) for row in rows(FOLDER)]


@pytest.mark.parametrize("row", ROWS)
def test_reads_as_the_table_says(row: Row) -> None:
    """Each sentence becomes what a person has read and found right."""
    assert copy_of(row).text == row.after.replace("¶", "\n\n")


@pytest.mark.parametrize("brackets", Brackets)
@pytest.mark.parametrize("row", ROWS)
def test_every_replacement_is_known_in_any_brackets(row: Row, brackets: Brackets) -> None:
    """A second run sees what was replaced, in each style of brackets."""
    copy = copy_of(row, brackets)
    document = documents.parse(copy.text, "text")
    normalized = normalize(document)
    replaced = [p for p in copy.placed if p.decision.action is Action.REDACT]
    types = frozenset(p.decision.entity_type for p in replaced)
    found = settled(document, normalized, types, brackets=brackets, placed=copy.placed)
    spans = {normalized.original(span).start: normalized.original(span) for span in found}
    assert all(p.span.contains(spans[p.span.start]) for p in replaced)


@pytest.mark.parametrize("row", ROWS)
def test_is_left_alone_by_a_second_run(row: Row) -> None:
    """Each replacement is known as one, or is the tag."""
    for placed in copy_of(row).placed:
        if placed.decision.action is Action.REDACT:
            words = unmarked(str(placed.decision.replacement))
            assert words == placed.decision.entity_type or is_generalization(words)
