"""Which brackets are replacements of ours."""

from __future__ import annotations

import pytest

from redactor import documents
from redactor.detection.normalization import normalize
from redactor.redaction.operators.base import BAR
from redactor.redaction.replacements import settled

TYPES = frozenset({"PERSON", "LOCATION"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("[PERSON] slept.", ["[PERSON]"], id="tag"),
        pytest.param("[a relative] slept.", ["[a relative]"], id="coarse words"),
        pytest.param(f"{BAR} slept.", [BAR], id="bar"),
        pytest.param("([a relative] slept)", ["[a relative]"], id="inside round brackets"),
        pytest.param("[Ada Quill] slept.", [], id="a name in brackets"),
        pytest.param("[HYESAN] slept.", [], id="capitals that are no type"),
        pytest.param("[two lines crossed out]", [], id="an editor's note"),
        pytest.param("(PERSON) slept.", [], id="round brackets in prose"),
        pytest.param("---\nby: (PERSON)\n---\n(PERSON)", ["(PERSON)"], id="front matter"),
        pytest.param("---\nt: [ x, (PERSON) ]\n---\n", ["(PERSON)"], id="list in front matter"),
        pytest.param("\\[PERSON\\]: slept.", ["[PERSON]"], id="escaped"),
    ],
)
def test_settled(text: str, found: list[str]) -> None:
    """Brackets count by what is in them: entity types and coarse words, whoever wrote them."""
    document = documents.parse(text, "markdown")
    normalized = normalize(document)
    spans = settled(document, normalized, TYPES)
    assert [span.of(normalized.text) for span in spans] == found
