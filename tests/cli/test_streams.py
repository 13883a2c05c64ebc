"""Standard streams that are closed, full, read by nobody or not UTF-8, and an interrupt."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX streams and signals")

COMMAND = [sys.executable, "-m", "redactor"]
EVERYTHING = "--policy everything"
"""For what does not depend on whom the words of a draft are about."""
SHELL = f'"{sys.executable}" -m redactor'
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("She called her father from caf\u00e9 Nord.\n", encoding="utf-8")
    return tmp_path


def sh(folder: Path, command: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        capture_output=True,
        env={**os.environ, **env},
        timeout=120,
        check=False,
    )


def unread(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run with a standard output whose reading end is closed."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(
            [*COMMAND, *args],
            cwd=folder,
            stdout=writer,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    finally:
        os.close(writer)


@pytest.mark.parametrize(
    "args",
    [["rules", "list"], ["audit", "schema"], ["redact", "a.md", "--diff", *EVERYTHING.split()]],
    ids=["rules list", "audit schema", "diff"],
)
def test_a_reader_that_has_gone_is_exit_2(folder: Path, args: list[str]) -> None:
    """A broken pipe is exit 2 and no error message."""
    done = unread(folder, *args)
    assert (done.returncode, done.stderr) == (2, b"")


def test_what_was_written_is_told_to_a_broken_pipe(folder: Path) -> None:
    """Files written before the pipe broke are named."""
    done = unread(folder, "redact", "a.md", "--format", "json")
    assert done.returncode == 2
    assert b"a.redacted.md" in done.stderr
    assert (folder / "a.redacted.md").exists()


@needs_full
def test_a_full_device_is_told_truthfully(folder: Path) -> None:
    """Files written before standard output failed are named; nobody says that none were."""
    done = sh(folder, f"{SHELL} redact a.md --format json > /dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith(b"RED501 standard output cannot be written")
    assert b"a.redacted.md.audit.jsonl" in done.stderr
    assert b"othing was written" not in done.stderr
    assert (folder / "a.redacted.md").exists()


@needs_full
@pytest.mark.parametrize(
    "args", ["rules list", "audit schema", f"redact a.md --diff {EVERYTHING}", "redact a.md -o -"]
)
def test_a_full_device_is_no_internal_error(folder: Path, args: str) -> None:
    """Every command reports a standard output that takes nothing as RED501."""
    done = sh(folder, f"{SHELL} {args} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith(b"RED501 ")


def test_closed_streams_are_no_internal_errors(folder: Path) -> None:
    """Closed standard input is RED103, closed standard output RED501."""
    closed_in = sh(folder, f"{SHELL} redact - <&-")
    assert (closed_in.returncode, closed_in.stderr[:7]) == (2, b"RED103 ")
    closed_out = sh(folder, f"{SHELL} rules list >&-")
    assert (closed_out.returncode, closed_out.stderr[:7]) == (2, b"RED501 ")
    assert sh(folder, f"{SHELL} redact a.md 2>&-").returncode == 0


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    """A standard output of another encoding gets UTF-8 all the same."""
    other = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    diff = sh(folder, f"{SHELL} redact a.md --diff {EVERYTHING}", **other)
    assert diff.returncode == 0
    assert "caf\u00e9".encode() in diff.stdout
    (folder / "caf\u00e9.md").write_text("She called her father.\n")
    told = sh(folder, f"{SHELL} redact caf\u00e9.md --format json", **other)
    assert json.loads(told.stdout.decode())["copy"] == "caf\u00e9.redacted.md"


def test_tables_are_whole_off_a_terminal(folder: Path) -> None:
    """Each decision of a log is one line where no terminal sets a width."""
    assert sh(folder, f"{SHELL} redact a.md {EVERYTHING}").returncode == 0
    shown = sh(folder, f"{SHELL} audit show a.redacted.md.audit.jsonl").stdout.decode()
    records = (folder / "a.redacted.md.audit.jsonl").read_text().splitlines()
    decisions = [json.loads(line) for line in records[1:-1]]
    assert decisions
    for decision in decisions:
        cells = (decision["entity_type"], decision["rule"], decision["reason"])
        assert any(all(cell in line for cell in cells) for line in shown.splitlines())


@pytest.mark.usefixtures("usual_signals")
def test_an_interrupt_is_exit_130(folder: Path) -> None:
    """Ctrl-C is exit 130, writes nothing and shows no traceback."""
    with subprocess.Popen(
        [*COMMAND, "redact", "-", "-o", "copy.md"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"She called her father.\n" * 20_000)
        process.stdin.flush()  # more than a pipe holds: the command is reading by now
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    assert {path.name for path in folder.iterdir()} == {"a.md"}
