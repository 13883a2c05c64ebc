"""The examples show what the tool does today."""

from __future__ import annotations

import runpy
from difflib import SequenceMatcher
from pathlib import Path

from redactor import Redactor, documents
from redactor.audit.verify import read

SCRIPT = Path(__file__).parent.parent / "scripts" / "write_examples.py"


ALIKE = 0.97
"""Share of an example that must be what the tool writes here. Processors add up the model's small
integers in ways of their own, so that a finding at the very threshold may fall either way."""


def told(log: bytes) -> list[tuple[object, ...]]:
    """What a log says of each decision, but for numbers and places."""
    return [
        (d.entity_type, d.rule, d.action, d.operator, d.replacement)
        for d in read(log.splitlines(keepends=True)).decisions
    ]


def test_examples_are_true() -> None:
    """Every example's copy and log say what the tool writes of its draft."""
    outputs = list(runpy.run_path(str(SCRIPT))["outputs"]())
    assert len(outputs) >= 8
    for path, data in outputs:
        pair = [path.read_bytes(), data]
        if path.suffix == ".jsonl":
            likeness = SequenceMatcher(None, *map(told, pair), autojunk=False).ratio()
        else:
            words = [text.decode().split() for text in pair]
            likeness = SequenceMatcher(None, *words, autojunk=False).ratio()
        assert likeness >= ALIKE, f"{path.name}: run scripts/write_examples.py"


def test_examples_stay_as_they_are() -> None:
    """A copy of an example, redacted again by rules and model, stays as it is."""
    redactor = Redactor.from_policy("source-protection")
    for path in sorted(SCRIPT.parents[1].glob("examples/*.redacted.*")):
        if path.suffix in (".md", ".txt"):
            document = documents.read_path(path)
            assert redactor.redact_document(document).text == document.text, path.name
