"""Judges tasks one after the other: in this process, or in a worker at the end of a pipe."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from redactor.checking.findings import Finding
from redactor.checking.tasks import Task, read_document
from redactor.checking.timing import OutOfTimeError, limited
from redactor.crashes import leave_nothing
from redactor.errors import CheckTimeoutError, InternalError, RedactorError
from redactor.garbage import collect_seldom

if TYPE_CHECKING:
    from redactor.checking.judging import Judge
    from redactor.documents import Document


@dataclass(frozen=True, slots=True)
class Started:
    """The engine for a task is ready; its time runs from here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task.

    Args:
        number: the task's.
        findings: in order of the text.
        allowed: of each rule, how many findings pragmas allow.
        problem: why it could not be judged, or not as a whole; `None` when it was.
        notes: see `Document`.
    """

    number: int
    findings: tuple[Finding, ...] = ()
    problem: RedactorError | None = None
    allowed: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """No engine can be built of a configuration, so that nothing can be checked."""

    problem: RedactorError


def answers(tasks: Iterable[Task], timeout: float) -> Iterator[Answer]:
    """The answers to tasks, in order, judged in this process.

    Args:
        tasks: see `Judge`.
        timeout: seconds that one may take.

    Raises:
        RedactorError: as `Judge.prepare`.
    """
    judge: Judge | None = None
    for task in tasks:
        document = None
        if judge is None:
            document = _read_ahead(task, timeout)
            judge = _new_judge(task, document)
        judge.prepare(task.manner)
        try:
            with limited(timeout):
                answer = _answer(judge, task, document)
        except OutOfTimeError:
            answer = Answer(task.number, problem=out_of_time(task, timeout))
        yield answer


def work(connection: Connection) -> None:
    """Answer the tasks that come through a pipe, until it closes."""
    # The terminal interrupts every process of a group; the parent ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_nothing()
    collect_seldom()
    try:
        _work(connection)
    except BaseException as problem:  # noqa: BLE001 - multiprocessing would print its message
        sys.excepthook(type(problem), problem, None)
        sys.exit(2)


def _work(connection: Connection) -> None:
    judge: Judge | None = None
    while True:
        try:
            task: Task = connection.recv()
        except EOFError:
            return
        try:
            judge = judge or _new_judge(task)
            judge.prepare(task.manner)
        except RedactorError as problem:
            connection.send(Refused(problem))
            continue
        except Exception as problem:  # noqa: BLE001 - its message may quote what the newsroom lists
            error = InternalError(f"internal error: {type(problem).__name__}")
            connection.send(Refused(error))
            continue
        connection.send(Started())
        connection.send(_answer(judge, task))


def out_of_time(task: Task, timeout: float) -> CheckTimeoutError:
    """The error for a task that took longer than it may."""
    return CheckTimeoutError(f"not done within {timeout:g} s", path=task.path)


def _read_ahead(task: Task, timeout: float) -> Document | None:
    """The document, if the model is asked for and can be at work on it while the engine is built.

    Whatever is wrong with it is told when its turn comes.
    """
    if task.manner.rules_only:
        return None
    with suppress(Exception, OutOfTimeError), limited(timeout):
        return read_document(task)
    return None


def _new_judge(task: Task, document: Document | None = None) -> Judge:
    """A judge, to which the model comes while spaCy and Presidio are imported.

    Args:
        task: the first.
        document: the same as read, if it has been.
    """
    # Where all that is to be judged is known already, nothing of the engine is loaded.
    ahead = None
    if not task.manner.rules_only:
        from redactor.detection.ahead import ModelAhead

        ahead = ModelAhead(task.manner.config.threads, document)
    from redactor.detection.lean import import_presidio

    import_presidio()
    from redactor.checking.judging import Judge

    return Judge(ahead)


def _unread_in(document: Document, task: Task) -> RedactorError | None:
    """The error for the parts of a file that nobody can read; `None` without any."""
    parts = sorted(document.unread, key=lambda part: not part.is_damaged)
    if not parts:
        return None
    return replace(parts[0], what="; ".join(part.what for part in parts)).error(task.path)


def _answer(judge: Judge, task: Task, document: Document | None = None) -> Answer:
    try:
        document = document or read_document(task)
        # What can be read of a file is judged, whatever else is in it.
        judged = judge.judge(task, replace(document, unread=()))
        return Answer(
            task.number,
            judged.findings,
            _unread_in(document, task),
            allowed=judged.allowed,
            notes=judged.notes,
        )
    except RedactorError as problem:
        problem.path = problem.path or task.path
        return Answer(task.number, problem=problem)
    except Exception as problem:  # noqa: BLE001 - its message may quote the draft
        error = InternalError(f"internal error: {type(problem).__name__}", path=task.path)
        return Answer(task.number, problem=error)
