"""The wheel: everything that running needs is in it."""

from __future__ import annotations

import hashlib
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
    assert len([*site.glob("redactor-*.dist-info/sboms/sbom.cdx.json")]) == 1
    for page in ("page.html", "report.html", "static/review.js", "static/review.css"):
        assert (site / "redactor" / "review" / page).is_file()
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


def test_a_wheel_built_again_is_the_same(tmp_path: Path) -> None:
    """Anyone can build what was published from its source, and compare the digests."""
    digests = set()
    for name in ("one", "other"):
        (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path / name))
        digests.add(hashlib.sha256(Path(wheel).read_bytes()).hexdigest())
    assert len(digests) == 1
