"""Asks pdftotext, a reader that is not ours, what a PDF says."""

from __future__ import annotations

import shutil
import subprocess

SECONDS = 120
"""For it to finish in."""


def pdftotext(data: bytes) -> str:
    """The words of a PDF; empty where the program is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        return ""
    done = subprocess.run(  # noqa: S603 - the one of the system, on what we wrote
        [program, "-q", "-enc", "UTF-8", "-", "-"],
        input=data,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace").strip("\f\n ")
