"""The examples show what the tool does today."""

from __future__ import annotations

import runpy
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "scripts" / "write_examples.py"


def test_examples_are_true() -> None:
    """Every example's copy and log are, byte for byte, what the tool writes of its draft."""
    outputs = list(runpy.run_path(str(SCRIPT))["outputs"]())
    assert len(outputs) >= 8
    for path, data in outputs:
        assert path.read_bytes() == data, f"{path.name}: run scripts/write_examples.py"
