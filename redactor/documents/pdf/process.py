"""Has a PDF read in a process of its own.

What reads PDF is written in C and C++, and files come from anybody. So it runs where it has a
bounded time and memory, and where its end is only its own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import redactor
from redactor.documents.pdf.limits import PATIENCE
from redactor.documents.pdf.refusals import DAMAGED, TOO_LARGE, error_for

LONGEST = 3_600
"""Seconds of the clock where pages are pictures, or become such."""

_HOME = Path(redactor.__file__).parent.parent
_OUT_OF_BOUNDS = (-4, -5, -6, -9, -24)
"""Exit codes of a process that ended for want of memory, or was ended for its time."""


def ask(
    command: str, data: bytes, name: str, options: Mapping[str, Any], *, slow: bool = False
) -> tuple[dict[str, Any], bytes]:
    """What the process answers.

    Args:
        command: one of `worker`.
        data: the file.
        name: its path or name, for messages.
        options: for the command; as JSON has them.
        slow: whether pictures are read or made.

    Raises:
        ReadError: RED109 to RED113.
        MissingExtraError: RED002.
        MissingProgramError: RED003.
        RedactionError: RED301.
    """
    head = json.dumps({"command": command, "slow": slow, **options}).encode() + b"\n"
    code, answer = _run(head + data, LONGEST if slow else PATIENCE)
    line, found, payload = answer.partition(b"\n")
    if code or not found:
        raise error_for(TOO_LARGE if code in _OUT_OF_BOUNDS else DAMAGED, name)
    told = json.loads(line)
    if "refused" in told:
        raise error_for(told["refused"], name)
    return told, payload


def _run(data: bytes, seconds: float) -> tuple[int, bytes]:
    with subprocess.Popen(
        [sys.executable, "-m", "redactor.documents.pdf.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Not where the user is: a module there would be taken for one of ours.
        cwd=_HOME,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1"},
        start_new_session=True,
    ) as process:
        try:
            answer, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            answer = b""
        finally:
            _end(process)
    return process.returncode, answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, if it still runs, and what it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
