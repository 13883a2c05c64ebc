"""Judges one document: what in it would help someone find a protected person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from redactor import documents
from redactor.checking.findings import Code
from redactor.checking.naming import find_in_name
from redactor.checking.pragmas import Applied, apply_pragmas
from redactor.checking.ruleids import RuleIds
from redactor.checking.tasks import Hit, Manner, Task, findings
from redactor.config import Config
from redactor.documents import Document
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.pipeline import Redactor
from redactor.redaction.sought import is_sought

if TYPE_CHECKING:
    from redactor.detection.recognizers.sheet_terms import SheetTerms


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
            redactor = build_redactor(manner.config, manner.terms, rules_only=manner.rules_only)
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


def build_redactor(config: Config, terms: SheetTerms | None, *, rules_only: bool) -> Redactor:
    """A redactor that works as `config` says and seeks `terms`, too; see `Judge.prepare`."""
    return Redactor.from_config(config, terms=terms, rules_only=rules_only)


def protected(redactor: Redactor, document: Document) -> list[Decision]:
    """The decisions that redact, in order of the text."""
    return [d for d in redactor.assess(document) if d.action is Action.REDACT]


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


def _document(task: Task) -> Document:
    if task.message:
        return documents.read_back(Document("", task.path, "text"), task.data)
    return documents.read(task.data, task.path)
