"""The examples show what the tool does today."""

from __future__ import annotations

import runpy
from pathlib import Path

from redactor import Redactor, documents
from redactor.audit import read

SCRIPT = Path(__file__).parent.parent / "scripts" / "write_examples.py"


def told(log: bytes) -> list[tuple[object, ...]]:
    """What a log says of each decision, but for numbers, which differ a little by processor."""
    return [
        (d.entity_type, d.rule, d.action, d.operator, d.replacement, d.span)
        for d in read(log.splitlines(keepends=True)).decisions
    ]


def test_examples_are_true() -> None:
    """Every example's copy and log say what the tool writes of its draft."""
    outputs = list(runpy.run_path(str(SCRIPT))["outputs"]())
    assert len(outputs) >= 8
    for path, data in outputs:
        written = path.read_bytes()
        same = told(written) == told(data) if path.suffix == ".jsonl" else written == data
        assert same, f"{path.name}: run scripts/write_examples.py"


def test_examples_stay_as_they_are() -> None:
    """A copy of an example, redacted again by rules and model, stays as it is."""
    redactor = Redactor.from_policy("source-protection")
    for path in sorted(SCRIPT.parents[1].glob("examples/*.redacted.*")):
        if path.suffix in (".md", ".txt"):
            document = documents.read_path(path)
            assert redactor.redact_document(document).text == document.text, path.name
