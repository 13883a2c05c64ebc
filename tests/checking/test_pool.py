"""Worker processes: crashes and hangs cost one file, not the run."""

from __future__ import annotations

import os
import threading
import time

import pytest

from redactor.checking import pool as pools
from redactor.checking.pool import Pool
from redactor.checking.tasks import Manner, Task
from redactor.checking.working import answers
from redactor.config import Config
from redactor.errors import PolicyError
from tests.checking.conftest import TOLD

MANNER = Manner(Config(), rules_only=True)


class Crashing(bytes):
    """A draft that ends the process that looks at it."""

    def startswith(self, *_: object) -> bool:  # type: ignore[override]
        """The first thing that a reader asks."""
        os._exit(3)


class Hanging(bytes):
    """A draft that nobody is done with."""

    def startswith(self, *_: object) -> bool:  # type: ignore[override]
        """The first thing that a reader asks."""
        time.sleep(600)
        return False


class NeverArriving:
    """A draft that its worker does not even get to see."""

    def __reduce__(self) -> tuple[object, ...]:
        return time.sleep, (600,)


def task(number: int, data: bytes, manner: Manner = MANNER) -> Task:
    return Task(number, data, f"{number}.md", f"{number}.md", False, manner)


def test_crashes_and_hangs_cost_one_file() -> None:
    """Each is told with its file's name, and the others are judged."""
    drafts = [TOLD.encode(), Crashing(b"a"), Hanging(b"b"), b"\xff", TOLD.encode()]
    found = {
        answer.number: answer for answer in Pool(2, timeout=3).answers(map(task, range(5), drafts))
    }
    assert sorted(found) == [0, 1, 2, 3, 4]
    assert found[0].findings
    assert found[4].findings
    problems = {n: answer.problem for n, answer in found.items() if answer.problem}
    assert {n: (p.code, p.path) for n, p in problems.items()} == {
        1: ("RED803", "1.md"),
        2: ("RED802", "2.md"),
        3: ("RED105", "3.md"),
    }


def test_a_worker_that_never_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up after a while."""
    monkeypatch.setattr(pools, "START_UP", 1.0)
    never = task(0, NeverArriving())  # type: ignore[arg-type]
    (answer,) = Pool(1, timeout=60).answers([never])
    assert answer.problem is not None
    assert answer.problem.code == "RED802"


def test_a_worker_that_does_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft larger than a pipe holds keeps nobody waiting for a worker that never reads it."""
    monkeypatch.setattr(pools, "START_UP", 1.0)
    monkeypatch.setattr(pools, "work", _sleep)
    (answer,) = Pool(1, timeout=60).answers([task(0, b"a" * 4_000_000)])
    assert answer.problem is not None
    assert answer.problem.code == "RED802"


def _sleep(_: object) -> None:
    time.sleep(600)


@pytest.mark.parametrize("in_workers", [False, True])
def test_a_policy_that_cannot_be_used_ends_the_run(in_workers: bool) -> None:
    """It is told once, not for each file."""
    manner = Manner(Config(policy="nonesuch"), rules_only=True)
    tasks = [task(0, b"a", manner), task(1, b"b", manner)]
    with pytest.raises(PolicyError):
        list(Pool(1, 60).answers(tasks) if in_workers else answers(tasks, 60))


def test_in_this_process_too_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that takes too long is told, and the next is judged."""
    from redactor.checking import judging
    from tests.checking.conftest import build_once

    monkeypatch.setattr(judging, "build_assessor", build_once)
    found = list(answers([task(0, Hanging(b"a")), task(1, TOLD.encode())], 1.0))
    assert found[0].problem is not None
    assert found[0].problem.code == "RED802"
    assert found[1].findings


def test_an_unexpected_exception_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its message may quote the draft; its kind and the file are told."""
    from redactor.checking import judging
    from tests.checking.conftest import build_once

    def broken(*_: object) -> None:
        raise ValueError("Hyesan")

    monkeypatch.setattr(judging, "build_assessor", build_once)
    monkeypatch.setattr(judging, "protected", broken)
    (answer,) = answers([task(0, TOLD.encode())], 60)
    assert answer.problem is not None
    assert str(answer.problem).startswith("RED001 0.md internal error: ValueError.")


def test_an_engine_that_fails_unexpectedly_is_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A worker tells the kind of failure; its message may quote what the newsroom lists."""
    import multiprocessing

    from redactor.checking import working
    from redactor.checking.judging import Judge

    def broken(*_: object) -> None:
        raise ValueError("Hyesan")

    monkeypatch.setattr(Judge, "prepare", broken)
    ours, theirs = multiprocessing.Pipe()
    ours.send(task(0, b"a"))
    monkeypatch.setattr(working.signal, "signal", lambda *_: None)
    worker = threading.Thread(target=working.work, args=(theirs,))
    worker.start()
    said = ours.recv()
    ours.close()
    worker.join()
    assert str(said.problem).startswith("RED001 internal error: ValueError.")
