"""What other packages add to the libraries that redactor uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PLUGIN = """
import sys
class Plugin:
    def new_schema_validator(self, *_):
        print("seen", file=sys.stderr)
        return None, None, None
plugin = Plugin()
"""


def test_no_plugin_of_pydantic_sees_what_is_validated(tmp_path: Path) -> None:
    """One that is installed beside redactor is loaded by Python, and not by redactor."""
    (tmp_path / "watching.py").write_text(PLUGIN)
    metadata = tmp_path / "watching-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: watching\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[pydantic]\nwatching = watching:plugin\n")
    told = []
    for code in (
        "import redactor.config",
        "import sys; sys.argv[1:] = ['check', '--show-config']\n"
        "from redactor.cli import main\nmain()",
    ):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), "PYDANTIC_DISABLE_PLUGINS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        told.append((done.returncode, "seen" in done.stderr))
    assert told == [(0, True), (0, False)]
