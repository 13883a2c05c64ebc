"""Asks pdftotext, a reader that is not ours, what a PDF says."""

from __future__ import annotations

import shutil
import subprocess

from redactor.documents.pdf.refusals import TOO_LARGE, UNVERIFIED, error_for

SECONDS = 120
"""For it to finish in."""


def pdftotext(data: bytes, name: str) -> str:
    """The words of a PDF; empty where the program is not installed.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        ExpansionError: RED112: it takes too long.
        RedactionError: RED301: it cannot read the file.
    """
    program = shutil.which("pdftotext")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - the one of the system, on what we wrote
            [program, "-q", "-enc", "UTF-8", "-", "-"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise error_for(TOO_LARGE, name) from None
    if done.returncode:
        raise error_for(UNVERIFIED, name)
    return done.stdout.decode("utf-8", "replace").strip("\f\n ")
