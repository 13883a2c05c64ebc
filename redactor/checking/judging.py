"""Judges one document: what in it would help someone find a protected person."""

from __future__ import annotations

import shlex
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from redactor import documents
from redactor.checking.findings import Code, Finding
from redactor.checking.naming import find_in_name
from redactor.config import Config
from redactor.documents import Document
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import load_policy
from redactor.pipeline import Redactor
from redactor.printable import printable
from redactor.redaction.sought import is_sought
from redactor.rulepacks import load_packs


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are judged.

    Args:
        config: policy, audience, rules and the rest.
        rules_only: whether the model is left out.
        with_words: whether findings hold their words.
    """

    config: Config
    rules_only: bool = False
    with_words: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A document to judge.

    Args:
        number: tells the caller which of its files it is.
        data: the file's bytes.
        path: the file as it is told to the user, with `/` between its parts.
        name: its path within the tree that is published; empty where that is not to be judged.
        message: whether it is a commit message.
        manner: how.
    """

    number: int
    data: bytes = field(repr=False)
    path: str
    name: str
    message: bool
    manner: Manner


class Judge:
    """Judges documents with one engine at a time, which is built when first needed."""

    def __init__(self) -> None:
        self._built: tuple[Config, bool, Redactor] | None = None

    def prepare(self, manner: Manner) -> Redactor:
        """The redactor of that configuration; the one before it is let go.

        Raises:
            ConfigError: RED404.
            PolicyError: RED403.
            RulePackError: RED401.
            LanguageError: RED107.
        """
        if self._built is None or self._built[:2] != (manner.config, manner.rules_only):
            self._built = None
            redactor = build_redactor(manner.config, rules_only=manner.rules_only)
            self._built = (manner.config, manner.rules_only, redactor)
        return self._built[2]

    def judge(self, task: Task) -> list[Finding]:
        """The findings of one document, in order of the text; those of its name first.

        Raises:
            ReadError: RED104 to RED107.
            DetectionError: RED202.
            RedactionError: RED301.
        """
        redactor = self.prepare(task.manner)
        document = _document(task)
        decisions = protected(redactor, document)
        words = task.manner.with_words
        sought = [d for d in decisions if is_sought(d, redactor.policy)]
        named = find_in_name(task.name, task.path, sought, with_words=words)
        fix = f"Run: redactor redact {_quoted(task.path)}"
        if task.message:
            fix = "Reword the message."
        return [*named, *findings(document, decisions, task.path, fix, with_words=words)]


def build_redactor(config: Config, *, rules_only: bool) -> Redactor:
    """A redactor that works as `config` says; see `Judge.prepare`."""
    policy = load_policy(config.policy)
    if config.audience is not None:
        policy = policy.for_audience(config.audience)
    return Redactor(
        policy,
        load_packs(config.rules),
        config.language,
        None if rules_only else config.threads,
        config.nlp,
    )


def protected(redactor: Redactor, document: Document) -> list[Decision]:
    """The decisions that redact, in order of the text."""
    return [d for d in redactor.assess(document) if d.action is Action.REDACT]


def findings(
    document: Document,
    decisions: Iterable[Decision],
    path: str,
    next_step: str,
    *,
    with_words: bool = False,
) -> Iterator[Finding]:
    """A finding for each decision.

    Args:
        document: what was decided on.
        decisions: those that redact, in order of the text.
        path: the file as it is told to the user.
        next_step: what to do about them.
        with_words: whether findings hold their words.
    """
    starts = _line_starts(document.text)
    for decision in decisions:
        span = decision.entity.span
        line = bisect_right(starts, span.start)
        yield Finding(
            code=Code.DIRECT if decision.exposure is Exposure.DIRECT else Code.QUASI,
            rule=decision.rule,
            path=path,
            line=line,
            column=span.start - starts[line - 1] + 1,
            entity_type=decision.entity_type,
            exposure=decision.exposure,
            probability=decision.probability,
            reason=decision.reason,
            next_step=next_step,
            span=span,
            last_line=bisect_right(starts, span.end - 1),
            words=span.of(document.text) if with_words else None,
        )


def _document(task: Task) -> Document:
    if task.message:
        return documents.read_back(Document("", task.path, "text"), task.data)
    return documents.read(task.data, task.path)


def _line_starts(text: str) -> list[int]:
    """Offsets at which lines begin; lines end at a line feed."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _quoted(path: str) -> str:
    """The path as a shell takes it; one that no terminal shows as it is is described instead."""
    return shlex.quote(path) if printable(path) == path else "FILE"
