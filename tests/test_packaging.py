"""The wheel: everything that running needs is in it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
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


FILES = (".gitignore", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "sbom.cdx.json")


def test_a_wheel_built_again_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anyone can build what was published from its source, and compare the digests.

    Whatever the folder and its permissions, and whatever Python and redactor keep beside files.
    """
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (one,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path / "one"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    umask = os.umask(0o077)
    try:
        for name in FILES:
            shutil.copyfile(ROOT / name, elsewhere / name)
        for name in ("redactor", "rules"):
            shutil.copytree(
                ROOT / name,
                elsewhere / name,
                ignore=shutil.ignore_patterns("__pycache__"),
                copy_function=shutil.copyfile,
            )
        for folder in (elsewhere / "redactor", elsewhere / "rules" / "kinship"):
            (folder / "__pycache__").mkdir()
            for kind in ("pyc", "yaml", "regexes"):
                (folder / "__pycache__" / f"en.cpython-311.{kind}").write_text("planted")
        (other,) = WheelBuilder(str(elsewhere)).build(directory=str(tmp_path / "other"))
    finally:
        os.umask(umask)
    with zipfile.ZipFile(other) as archive:
        assert [name for name in archive.namelist() if "__pycache__" in name] == []
    assert len({hashlib.sha256(Path(each).read_bytes()).hexdigest() for each in (one, other)}) == 1
