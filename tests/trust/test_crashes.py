"""A crash leaves no core dump and no traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="core dumps are POSIX's")

CRASH = "import os; os.abort()"
DUMPS = "ulimit -S -c $(ulimit -H -c) && exec "
"""Asks for core dumps as far as the system lets anybody have them."""


def crash(script: str, folder: Path) -> tuple[int, bytes]:
    """The status with which a process ended that was let to dump, and what it told."""
    command = ["sh", "-c", DUMPS + '"$0" "$@"', sys.executable, "-c", script]
    environment = os.environ | {"PYTHONFAULTHANDLER": "1"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder, env=environment)
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    status = os.waitpid(process.pid, 0)[1]
    process.returncode = status
    return status, told


def test_no_command_may_dump(tmp_path: Path) -> None:
    """Before any command begins, dumps are limited to nothing and Python's crash handler is off."""
    script = (
        "import faulthandler, json, resource, sys, redactor.cli\n"
        "def tell():\n"
        "    limits = resource.getrlimit(resource.RLIMIT_CORE)\n"
        "    print(json.dumps([*limits, faulthandler.is_enabled()]))\n"
        "redactor.cli.app = tell\n"
        "redactor.cli.main()\n"
    )
    shell = ["sh", "-c", DUMPS + '"$0" "$@"', sys.executable, "-X", "faulthandler", "-c", script]
    done = subprocess.run(shell, capture_output=True, cwd=tmp_path, check=True)
    soft, hard, traces = json.loads(done.stdout)
    assert 0 <= soft <= 1
    assert 0 <= hard <= 1
    assert traces is False


def test_a_crash_in_the_middle_of_a_draft_leaves_nothing(tmp_path: Path) -> None:
    """The process aborts while it reads; no dump is made, no file is there, no line is told."""
    (tmp_path / "mill.txt").write_text("Quenzlorp told me, she said.\n")
    status, told = crash(
        "import sys, os, redactor.cli, redactor.documents as documents\n"
        "documents.read = lambda *_: os.abort()\n"
        "sys.argv = ['redactor', 'redact', 'mill.txt', '--rules-only']\n"
        "redactor.cli.main()\n",
        tmp_path,
    )
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGABRT
    assert not os.WCOREDUMP(status)
    assert told == b""
    assert [path.name for path in tmp_path.iterdir()] == ["mill.txt"]


def test_the_same_crash_elsewhere_tells_its_place(tmp_path: Path) -> None:
    """What the two tests above look for can be seen: without us, Python tells of the crash."""
    status, told = crash(CRASH, tmp_path)
    assert os.WTERMSIG(status) == signal.SIGABRT
    assert b"Fatal Python error" in told


QUOTING = """
import sys, threading, redactor.cli

class Panic(BaseException): pass

class Held:
    def __del__(self): raise Panic("Quenzlorp, deleted")

def fail(): raise Panic("Quenzlorp, in a thread")

def run():
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    held = Held()
    del held
    raise Panic("Quenzlorp") from ValueError("Quenzlorp told me")

redactor.cli.app = run
redactor.cli.main()
"""


def test_exceptions_that_nobody_takes_are_told_by_their_kind() -> None:
    """Of a command, a thread and an object that is given up, whatever kind they are of."""
    done = subprocess.run([sys.executable, "-c", QUOTING], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode().splitlines()
    assert [line.partition(". ")[0] for line in lines] == ["RED001 internal error: Panic"] * 3
