"""Checks everything in a scope."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.checking.cache.results import Cache
from redactor.checking.collecting import Scope
from redactor.checking.files import MOST_BYTES, read_file, too_large
from redactor.checking.findings import Code, Finding
from redactor.checking.git import Objects, Repository
from redactor.checking.kinds import holds_draft, kind
from redactor.checking.lines import changed_lines
from redactor.checking.messages import stored
from redactor.checking.pool import Pool
from redactor.checking.pragmas import Applied
from redactor.checking.targets import Origin, Target
from redactor.checking.tasks import Manner, Task
from redactor.checking.texts import is_its_text
from redactor.checking.timing import can_limit
from redactor.checking.working import Answer, answers
from redactor.errors import GitError, InternalError, RedactorError

if TYPE_CHECKING:
    from redactor.detection.recognizers.sheet_terms import SheetTerms

WORTH_A_WORKER = 150_000
"""Bytes for which a process of its own pays off, since it takes seconds to load its engine."""
RULES_ONLY_SPEEDUP = 5
"""How many times sooner rules alone are done."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a check runs.

    Args:
        jobs: processes at most.
        timeout: seconds that one file may take.
        rules_only: whether the model is left out.
        with_words: whether findings hold their words.
        receive: reads standard input.
        advance: told of each file that is done.
        cache: what was found in drafts before; `None`: everything is analysed.
        new: leaves out findings of a target that are known already; it gets the whole answer.
        sheets: what each source sheet gives to look for, by the path that configurations name.
    """

    jobs: int
    timeout: float
    rules_only: bool
    with_words: bool
    receive: Callable[[], bytes]
    advance: Callable[[], None] = lambda: None
    cache: Cache | None = None
    new: Callable[[Target, Answer], Sequence[Finding]] = lambda _, answer: answer.findings
    sheets: Mapping[Path, SheetTerms] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check.

    Args:
        findings: by file in the order of the scope, within each in the order of its text.
        problems: what could not be checked.
        checked: how many files were.
        passed_over: how many files were discovered that are no drafts, by extension.
        allowed: of each rule, how many findings pragmas allow.
        known: of each rule, how many findings a baseline holds.
        stale: of each file and rule, how many entries of a baseline nothing stands for any more.
        notes: what no program can judge or an editor must know, and of how many files.
        excluded: how many files were named and left out.
    """

    findings: tuple[Finding, ...]
    problems: tuple[RedactorError, ...]
    checked: int
    passed_over: Mapping[str, int] = field(default_factory=dict)
    allowed: Mapping[str, int] = field(default_factory=dict)
    known: Mapping[str, int] = field(default_factory=dict)
    stale: Mapping[tuple[str, str], int] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    excluded: int = 0

    def exit_code(self, *, exit_zero: bool = False) -> int:
        """2: something could not be checked; 1: findings, unless `exit_zero`; else 0."""
        if self.problems:
            return 2
        return 1 if self.findings and not exit_zero else 0


def check(scope: Scope, options: Options) -> Outcome:
    """Check every target of a scope.

    Raises:
        RedactorError: no engine can be built of a configuration; see `Judge.prepare`.
    """
    run = _Run(scope, options)
    with run.stack:
        done = sorted(run.answers(), key=lambda answer: answer.number)
    allowed: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    for answer in done:
        allowed.update(answer.allowed)
        notes.update(answer.notes)
    return Outcome(
        findings=tuple(finding for answer in done for finding in answer.findings),
        problems=(
            *scope.problems,
            *run.unread(),
            *(a.problem for a in done if a.problem),
            *run.unanswered(done),
        ),
        checked=sum(answer.problem is None or bool(answer.findings) for answer in done),
        passed_over=dict(sorted(run.passed_over.items())),
        excluded=scope.excluded,
        allowed=dict(sorted(allowed.items())),
        notes=dict(sorted(notes.items())),
    )


class _Run:
    """One check: reads the targets as they are due, and filters what is found in them."""

    def __init__(self, scope: Scope, options: Options) -> None:
        self._scope = scope
        # By configuration, so that each process builds few engines.
        order = {target.config: n for n, target in reversed([*enumerate(scope.targets)])}
        numbered = enumerate(scope.targets)
        self._targets = sorted(numbered, key=lambda pair: (order[pair[1].config], pair[0]))
        self._options = options
        self._found_before: list[Answer] = []
        self._names: dict[int, str] = {}
        self._lines: dict[int, frozenset[int]] = {}
        self._renamed = {n for n, t in self._targets if t.since is None or t.since.renamed}
        self._objects: dict[Repository, Objects] = {}
        self._unread: dict[int, RedactorError] = {}
        self._left_out: set[int] = set()
        self.passed_over = Counter(scope.passed_over)
        self.stack = ExitStack()

    def unread(self) -> Iterator[RedactorError]:
        """Why targets could not be read, in their order."""
        return (self._unread[number] for number in sorted(self._unread))

    def unanswered(self, done: Iterable[Answer]) -> Iterator[RedactorError]:
        """An error for each target of which nothing has become, so that none passes for clean."""
        known = {*self._unread, *self._left_out, *(answer.number for answer in done)}
        for number, target in self._targets:
            if number not in known:
                yield InternalError("internal error: no answer came", path=target.path)

    def answers(self) -> Iterator[Answer]:
        """The answers, with the findings that count."""
        size, tasks = self._begun()
        if size > 1 or not can_limit():
            found = Pool(size, self._options.timeout).answers(tasks)
        else:
            found = answers(tasks, self._options.timeout)
        for answer in found:
            self._keep(answer)
            self._options.advance()
            yield self._counted(self._new(answer))
        for answer in self._found_before:
            yield self._counted(self._new(answer))
        if self._options.cache is not None:
            self._options.cache.prune(grown=bool(self._names))

    def _begun(self) -> tuple[int, Iterator[Task]]:
        """How many processes pay off, and the tasks; as many are read as it takes to tell."""
        worth = WORTH_A_WORKER * (RULES_ONLY_SPEEDUP if self._options.rules_only else 1)
        tasks = self._tasks()
        first: list[Task] = []
        size, most = 0, self._options.jobs
        while size < worth * self._options.jobs:
            task = next(tasks, None)
            if task is None:
                most = min(most, len(first))
                break
            first.append(task)
            size += len(task.data)
        return max(1, min(most, size // worth)), chain(first, tasks)

    def _is_known(self, task: Task) -> bool:
        """Whether the cache answers a task; if not, its answer will be kept there."""
        cache = self._options.cache
        name = None if cache is None else cache.name(task)
        if cache is None or name is None:
            return False
        known = cache.get(name, task)
        if known is None:
            self._names[task.number] = name
            return False
        self._found_before.append(
            Answer(task.number, known.findings, allowed=known.allowed, notes=known.notes)
        )
        self._options.advance()
        return True

    def _keep(self, answer: Answer) -> None:
        cache, name = self._options.cache, self._names.get(answer.number)
        if cache is not None and name is not None and answer.problem is None:
            cache.put(name, Applied(answer.findings, answer.allowed, answer.notes))

    def _tasks(self) -> Iterator[Task]:
        for number, target in self._targets:
            try:
                data = self._read(target)
                if _has_old_lines(target):
                    self._lines[number] = changed_lines(self._before(target), data)
            except RedactorError as problem:
                problem.path = problem.path or target.path
                self._unread[number] = problem
                self._options.advance()
                continue
            if not target.named and not holds_draft(target.path, data):
                self._left_out.add(number)
                self.passed_over[kind(target.path)] += 1
                self._options.advance()
                continue
            message = target.origin is Origin.MESSAGE
            task = Task(number, data, target.path, target.name, message, self._manner(target))
            if not self._is_known(task):
                yield task

    def _manner(self, target: Target) -> Manner:
        sheet = target.config.sources
        terms = None if sheet is None else self._options.sheets[sheet]
        return Manner(target.config, self._options.rules_only, self._options.with_words, terms)

    def _before(self, target: Target) -> bytes:
        """What a file was that is compared with it; empty for a new one."""
        old = None if target.since is None else target.since.old
        return b"" if old is None else self._object(target, old)

    def _read(self, target: Target) -> bytes:
        data = self._bytes(target)
        if data.startswith(_POINTER):
            hint = "Run: git lfs pull; what is staged there cannot be checked."
            raise GitError("this only points to a file in Git LFS", next_step=hint)
        return data

    def _bytes(self, target: Target) -> bytes:
        if target.origin is Origin.STREAM:
            return self._options.receive()
        if target.origin is Origin.INDEX:
            return self._object(target, target.blob)
        data = read_file(target.location, target.path)
        if target.origin is Origin.MESSAGE:
            return stored(data, target.repository, os.environ)
        return data

    def _object(self, target: Target, blob: str) -> bytes:
        repository = target.repository
        if repository is None:
            raise ValueError("only files of a repository have objects")
        if repository not in self._objects:
            self._objects[repository] = self.stack.enter_context(repository.objects())
        data = self._objects[repository].read(blob, MOST_BYTES)
        if data is None:
            raise too_large(target.path)
        return data

    def _new(self, answer: Answer) -> Answer:
        """Without findings that are known. Before others are left out: it depends on all."""
        if answer.problem is not None and not answer.findings:
            return answer
        target = self._scope.targets[answer.number]
        return replace(answer, findings=tuple(self._options.new(target, answer)))

    def _counted(self, answer: Answer) -> Answer:
        """Without findings on lines, and in names, that have not changed."""
        lines = self._lines.get(answer.number)
        if lines is None:
            return answer
        renamed = answer.number in self._renamed
        kept = tuple(f for f in answer.findings if _counts(f, lines, renamed=renamed))
        return replace(answer, findings=kept)


_POINTER = b"version https://git-lfs.github.com/spec/"
"""What git has of a file that is kept elsewhere. Source: Git LFS specification, version 1."""


def _has_old_lines(target: Target) -> bool:
    """Whether lines tell what changed in a file; else all of one that changed counts."""
    return target.since is not None and target.since.old is not None and is_its_text(target.path)


def _counts(finding: Finding, lines: frozenset[int], *, renamed: bool) -> bool:
    if finding.code is Code.FILE_NAME:
        return renamed
    return not lines.isdisjoint(range(finding.line, finding.last_line + 1))
