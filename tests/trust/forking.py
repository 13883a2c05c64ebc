"""Runs commands in forked copies of a process that is ready, so that each can be killed.

`python -m tests.trust.forking SPEC` reads a JSON object: `home`, a folder for what is left, and
`runs`. Each run has `args`; `template`, the folder of which every copy works in a copy of its own;
and one of `kill`, pairs of a signal and a share of the time that an undisturbed run takes; `lines`,
to kill at every line of writing; and `together`, how many run at once on the same files, as many
times as `rounds` says. The exit statuses are printed, a list for each run.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from redactor import writing
from redactor.cli import main
from redactor.pipeline import Redactor

ENGINES: dict[Any, Redactor] = {}


def keep_engines() -> None:
    """Build each engine once."""
    build = Redactor.from_config

    def built(config: Any, *, terms: Any = None, **options: bool) -> Redactor:
        key = (config, terms is None, tuple(sorted(options.items())))
        if key not in ENGINES:
            ENGINES[key] = build(config, terms=terms, **options)
        return ENGINES[key]

    Redactor.from_config = staticmethod(built)  # type: ignore[method-assign, assignment]


def command(args: Sequence[str], folder: Path) -> int:
    """Run a command in a folder; what it says goes to files beside it."""
    os.chdir(folder)
    said = folder.parent / f"{folder.name}.said.{os.getpid()}"
    descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for number in (1, 2):
        os.dup2(descriptor, number)
    sys.argv = ["redactor", *args]
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def forked(act: Callable[[], int]) -> int:
    """Start something in a copy of this process; returns its id."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = act()
        finally:
            os._exit(code)
    return child


def status(child: int) -> int:
    """The exit code of a child; a signal's number, negative."""
    ended = os.waitpid(child, 0)[1]
    return -os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else os.WEXITSTATUS(ended)


def killing_at(line: int) -> None:
    """End this process with SIGKILL at the n-th line that is run of the module that writes."""
    left = line

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename != writing.__file__:
            return None
        if event == "line":
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
        return trace

    sys.settrace(trace)


def at_every_line(home: Path, template: Path, args: Sequence[str]) -> list[int]:
    """Run a command once, and have its writing killed at each of its lines in a copy of its own."""
    real = writing.write_together
    ended: list[int] = []

    def write_together(*files: Any, **like: Any) -> None:
        for line in range(2000):
            folder = home / f"line-{line:04}"
            shutil.copytree(template, folder, symlinks=True)

            def act(folder: Path = folder, line: int = line) -> int:
                os.chdir(folder)
                killing_at(line)
                real(*files, **like)
                return 0

            ended.append(status(forked(act)))
            if ended[-1] == 0:
                break

    writing.write_together = write_together
    scratch = home / "scratch"
    shutil.copytree(template, scratch, symlinks=True)
    code = command(args, scratch)
    writing.write_together = real
    shutil.rmtree(scratch)
    return [code, *ended]


def run(home: Path, spec: dict[str, Any]) -> list[int]:
    """See the module."""
    args, template = spec["args"], Path(spec["template"])
    if spec.get("lines"):
        return at_every_line(home, template, args)
    home.mkdir()
    ready = home / "0"
    shutil.copytree(template, ready, symlinks=True)
    status(forked(lambda: command(args, ready)))
    shutil.rmtree(ready)
    shutil.copytree(template, ready, symlinks=True)
    begun = time.monotonic()
    ended = [status(forked(lambda: command(args, ready)))]
    taken = time.monotonic() - begun
    for number, (name, share) in enumerate(spec.get("kill", ()), 1):
        folder = home / str(number)
        shutil.copytree(template, folder, symlinks=True)
        child = forked(lambda folder=folder: command(args, folder))  # type: ignore[misc]
        time.sleep(taken * share)
        os.kill(child, getattr(signal, name))
        ended.append(status(child))
    for number in range(spec.get("rounds", 0)):
        folder = home / f"together-{number}"
        shutil.copytree(template, folder, symlinks=True)
        start = [lambda folder=folder: command(args, folder)] * spec["together"]  # type: ignore[misc]
        ended += [status(child) for child in [*map(forked, start)]]
    return ended


def run_all(home: Path, runs: Sequence[dict[str, Any]]) -> list[list[int]]:
    """Make ready what all commands need, then run them."""
    for spec in runs:
        warm = home / "warm"
        shutil.copytree(spec["template"], warm, symlinks=True)
        command(spec["args"], warm)
        shutil.rmtree(warm)
    # A copy of this process then shares its memory, and is made and ended sooner.
    gc.freeze()
    gc.disable()
    return [run(home / f"run-{number}", spec) for number, spec in enumerate(runs)]


if __name__ == "__main__":
    told = json.loads(Path(sys.argv[1]).read_text())
    keep_engines()
    out = os.dup(1)
    os.write(out, json.dumps(run_all(Path(told["home"]), told["runs"])).encode())
