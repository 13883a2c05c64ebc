"""Judges tasks in worker processes, which may crash or hang without taking the run with them."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread

from redactor.checking.tasks import Task
from redactor.checking.working import Answer, Refused, Started, out_of_time, work
from redactor.errors import WorkerError

START_UP = 120.0
"""Seconds that a worker may take until its engine is ready."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: Task | None = None
    deadline: float = 0.0
    sending: Thread | None = None

    def give(self, task: Task) -> None:
        self.task = task
        self.deadline = time.monotonic() + START_UP
        # A worker that does not read keeps its sender waiting, not the run.
        self.sending = Thread(target=self._send, args=(task,), daemon=True)
        self.sending.start()

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        if self.sending is not None:
            self.sending.join()
        self.connection.close()

    def _send(self, task: Task) -> None:
        # A worker that has just died is noticed when its answer is waited for.
        with suppress(OSError):
            self.connection.send(task)


class Pool:
    """Worker processes with one engine each.

    Args:
        size: how many at most.
        timeout: seconds that one task may take.
    """

    def __init__(self, size: int, timeout: float) -> None:
        self._size = size
        self._timeout = timeout
        self._workers: list[_Worker] = []

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answers to tasks, each as soon as it is there. Tasks are drawn as workers fall idle.

        Raises:
            RedactorError: as `Judge.prepare`.
        """
        waiting = iter(tasks)
        try:
            self._employ(waiting)
            while self._workers:
                for worker in self._ready():
                    answer = self._hear(worker)
                    if answer is not None:
                        yield answer
                self._employ(waiting)
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _employ(self, waiting: Iterator[Task]) -> None:
        """Give every idle worker a task, start workers while there are tasks, end the rest."""
        for worker in [w for w in self._workers if w.task is None]:
            task = next(waiting, None)
            if task is None:
                worker.end()
                self._workers.remove(worker)
            else:
                worker.give(task)
        while len(self._workers) < self._size and (task := next(waiting, None)) is not None:
            worker = _start()
            self._workers.append(worker)
            worker.give(task)

    def _ready(self) -> list[_Worker]:
        """Workers that said something, died, or ran out of time."""
        now = time.monotonic()
        patience = max(0.0, min(worker.deadline for worker in self._workers) - now)
        heard = wait([worker.connection for worker in self._workers], patience)
        now = time.monotonic()
        return [w for w in self._workers if w.connection in heard or w.deadline <= now]

    def _hear(self, worker: _Worker) -> Answer | None:
        task = worker.task
        if task is None:
            return None
        if not worker.connection.poll():
            self._dismiss(worker)
            return Answer(task.number, problem=out_of_time(task, self._timeout))
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            self._dismiss(worker)
            error = WorkerError("the process that analysed this file ended early", path=task.path)
            return Answer(task.number, problem=error)
        if isinstance(said, Started):
            worker.deadline = time.monotonic() + self._timeout
            return None
        if isinstance(said, Refused):
            raise said.problem
        answer: Answer = said
        worker.task = None
        return answer

    def _dismiss(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)


def _start() -> _Worker:
    # Not forked: the parent may have threads, and Windows and macOS start processes this way too.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)
