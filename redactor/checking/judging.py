"""Judges one document: what in it would help someone find a protected person."""

from __future__ import annotations

import shlex
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from redactor import documents
from redactor.checking.findings import Code, Finding
from redactor.checking.naming import find_in_name
from redactor.checking.pragmas import Applied, apply_pragmas
from redactor.checking.ruleids import RuleIds
from redactor.config import Config
from redactor.documents import Document
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.pipeline import Redactor
from redactor.printable import printable
from redactor.redaction.sought import is_sought
from redactor.spans import Span, line_starts


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

    def judge(self, task: Task) -> Applied:
        """What is found in one document and no pragma allows; findings of its name come first.

        Raises:
            ReadError: RED104 to RED107.
            DetectionError: RED202.
            RedactionError: RED301.
        """
        redactor = self.prepare(task.manner)
        document = _document(task)
        decisions = protected(redactor, document)
        found = [*findings(document.text, hits(decisions), task)]
        applied = Applied(tuple(found))
        if not task.message:
            rule_ids = RuleIds.of(redactor.packs)
            # Rules alone find less, so that they cannot tell what a pragma is for.
            unused = not task.manner.rules_only
            applied = apply_pragmas(document, found, rule_ids, task.path, tell_unused=unused)
        left = {finding.span for finding in applied.findings}
        counted = [d for d in decisions if d.entity.span in left]
        sought = [d for d in counted if is_sought(d, redactor.policy)]
        words = task.manner.with_words
        named = find_in_name(task.name, task.path, sought, with_words=words)
        return replace(applied, findings=(*named, *applied.findings))


def next_step(task: Task) -> str:
    """What to do about words that are found."""
    if task.message:
        return "Reword the message."
    return f"Run: redactor redact {_quoted(task.path)}"


def build_redactor(config: Config, *, rules_only: bool) -> Redactor:
    """A redactor that works as `config` says; see `Judge.prepare`."""
    return Redactor.from_config(config, rules_only=rules_only)


def protected(redactor: Redactor, document: Document) -> list[Decision]:
    """The decisions that redact, in order of the text."""
    return [d for d in redactor.assess(document) if d.action is Action.REDACT]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a finding says besides its place in lines and its file.

    Args:
        span: code points of the document's text.
        code: see `Finding`, as the rest.
    """

    span: Span
    code: Code
    rule: str
    entity_type: str
    exposure: Exposure
    probability: float
    reason: str


def hits(decisions: Iterable[Decision]) -> Iterator[Hit]:
    """A hit for each decision."""
    for decision in decisions:
        yield Hit(
            span=decision.entity.span,
            code=Code.DIRECT if decision.exposure is Exposure.DIRECT else Code.QUASI,
            rule=decision.rule,
            entity_type=decision.entity_type,
            exposure=decision.exposure,
            probability=decision.probability,
            reason=decision.reason,
        )


def findings(text: str, found: Iterable[Hit], task: Task) -> Iterator[Finding]:
    """A finding for each hit, in the order given.

    Args:
        text: the document's.
        found: what was found in it.
        task: tells the file, and whether findings hold their words.
    """
    starts = line_starts(text)
    step = next_step(task)
    for hit in found:
        span = hit.span
        line = bisect_right(starts, span.start)
        yield Finding(
            code=hit.code,
            rule=hit.rule,
            path=task.path,
            line=line,
            column=span.start - starts[line - 1] + 1,
            entity_type=hit.entity_type,
            exposure=hit.exposure,
            probability=hit.probability,
            reason=hit.reason,
            next_step=step,
            span=span,
            last_line=bisect_right(starts, span.end - 1),
            words=span.of(text) if task.manner.with_words else None,
        )


def _document(task: Task) -> Document:
    if task.message:
        return documents.read_back(Document("", task.path, "text"), task.data)
    return documents.read(task.data, task.path)


def _quoted(path: str) -> str:
    """The path as a shell takes it; one that no terminal shows as it is is described instead."""
    return shlex.quote(path) if printable(path) == path else "FILE"
