"""Signals that end a process cut nothing off that must not be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from redactor import writing
from redactor.signals import ending_orderly, held_back
from redactor.writing import write_together

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs signals of POSIX")

SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"]
EARLIER = {"copy.md": b"earlier copy", "log": b"earlier log"}
NEW = {"copy.md": b"new copy", "log": b"new log"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("step", ["_write_temporary", "_rename", "_flush_folder", "_drop_backup"])
def test_a_signal_while_files_are_written_comes_before_or_after(
    step: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever step: the folder is as it was, or all is written, and nothing else is there."""
    whole: Callable[..., None] = getattr(writing, step)
    came: list[int] = []

    def sending(*args: object) -> None:
        whole(*args)
        signal.raise_signal(signal.Signals[name])

    def end(number: int, _: object) -> None:
        came.append(number)
        raise InterruptedError

    for file, data in EARLIER.items():
        (tmp_path / file).write_bytes(data)
    before = signal.signal(signal.Signals[name], end)
    try:
        monkeypatch.setattr(writing, step, sending)
        with pytest.raises(InterruptedError):
            write_together([(tmp_path / file, NEW[file]) for file in reversed(NEW)])
    finally:
        signal.signal(signal.Signals[name], before)
    assert came == [signal.Signals[name]]
    assert contents(tmp_path) == (EARLIER if step == "_write_temporary" else NEW)


def test_who_goes_on_after_a_signal_is_not_told_that_all_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was cut off fails, also where the signal does not end the process."""
    whole = writing._write_temporary

    def sending(*args: object) -> None:
        whole(*args)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        monkeypatch.setattr(writing, "_write_temporary", sending)
        with pytest.raises(KeyboardInterrupt):
            write_together([(tmp_path / "copy.md", b"new")])
    finally:
        signal.signal(signal.SIGTERM, before)
    assert contents(tmp_path) == {}


def test_a_signal_that_nobody_takes_ends_the_process_by_itself(tmp_path: Path) -> None:
    """By the signal, as without us, and not before the files are whole."""
    code = (
        "import signal\nfrom pathlib import Path\nfrom redactor import writing\n"
        "writing._flush_folder = lambda _: signal.raise_signal(signal.SIGTERM)\n"
        "writing.write_together([(Path('log'), b'new log'), (Path('copy.md'), b'new copy')])\n"
        "print('went on')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (-signal.SIGTERM, b"")
    assert contents(tmp_path) == NEW


def test_signals_that_are_ignored_stay_so() -> None:
    """As `nohup` has it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with held_back() as held, ending_orderly():
            signal.raise_signal(signal.SIGHUP)
        assert held.numbers == []
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("usual_signals")
@pytest.mark.parametrize("name", SIGNALS[1:])
def test_a_signal_becomes_an_exit_once(name: str) -> None:
    """What cleans up is not cut off by the next ones; then all is as it was."""
    before = signal.getsignal(signal.SIGTERM)
    cleaned: list[bool] = []

    def end() -> None:
        try:
            signal.raise_signal(signal.Signals[name])
        finally:
            for again in SIGNALS[1:]:
                signal.raise_signal(signal.Signals[again])
            cleaned.append(True)

    with pytest.raises(SystemExit) as ended, ending_orderly():
        end()
    assert (ended.value.code, cleaned) == (128 + signal.Signals[name], [True])
    assert signal.getsignal(signal.SIGTERM) == before


def test_other_threads_are_left_alone(tmp_path: Path) -> None:
    """They may write as well, and change nothing of how the process takes signals."""
    before = signal.getsignal(signal.SIGTERM)
    thread = Thread(target=write_together, args=([(tmp_path / "copy.md", b"new")],))
    thread.start()
    thread.join(30)
    assert contents(tmp_path) == {"copy.md": b"new"}
    assert signal.getsignal(signal.SIGTERM) == before
