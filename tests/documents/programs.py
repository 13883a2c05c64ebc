"""Programs of other makers, with which tests make and open real files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = {
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "chromium": "chromium",
    "tesseract": "tesseract-ocr",
    "exiftool": "libimage-exiftool-perl",
}
"""The Debian packages that they come in."""


def program(name: str) -> str:
    """The path of a program; skips the test that asks for one that is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (Debian package {PACKAGES[name]})")
    return found


def converted(source: Path, to: str, folder: Path) -> Path:
    """A file as LibreOffice converts it; `to` is its extension, or also a filter after a colon."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            program("soffice"),
            f"-env:UserInstallation=file://{home}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(home)},
    )
    made = folder / f"{source.stem}.{to.partition(':')[0]}"
    assert made.exists(), "LibreOffice could not convert the file"
    return made
