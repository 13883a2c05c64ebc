"""The wheel: everything that running needs is in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
MANNER = ("--policy", "everything", "--operator", "tag")


def test_the_wheel_runs_by_itself(tmp_path: Path) -> None:
    """Unpacked away from the repository, the wheel finds its rules, policies and places."""
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path / "dist"))
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    assert (site / "redactor" / "py.typed").is_file()
    done = subprocess.run(
        [sys.executable, "-m", "redactor", "redact", "-", *MANNER],
        input=b"Her father lives in Hyesan.",
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.stdout == b"[FAMILY_RELATION] lives in [LOCATION].", done.stderr
    where = subprocess.run(
        [sys.executable, "-c", "import redactor.rulepacks as r; print(r.bundled_folder())"],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()) == site / "redactor" / "rules"
