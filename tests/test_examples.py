"""The examples show what the tool does today."""

from __future__ import annotations

import runpy
from pathlib import Path

from redactor import Redactor, documents

SCRIPT = Path(__file__).parent.parent / "scripts" / "write_examples.py"


def test_examples_are_true() -> None:
    """Every example's copy and log are, byte for byte, what the tool writes of its draft."""
    outputs = list(runpy.run_path(str(SCRIPT))["outputs"]())
    assert len(outputs) >= 8
    for path, data in outputs:
        assert path.read_bytes() == data, f"{path.name}: run scripts/write_examples.py"


def test_examples_stay_as_they_are() -> None:
    """A copy of an example, redacted again by rules and model, stays as it is."""
    redactor = Redactor.from_policy("everything")
    for path in sorted(SCRIPT.parents[1].glob("examples/*.redacted.*")):
        if path.suffix in (".md", ".txt"):
            document = documents.read_path(path)
            assert redactor.redact_document(document).text == document.text, path.name
