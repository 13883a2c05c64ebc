"""Judges one document: what in it would help someone find a protected person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from redactor.assessor import Assessor
from redactor.checking.findings import Code, Finding
from redactor.checking.naming import find_in_name, slug_of
from redactor.checking.pragmas import Applied, apply_pragmas
from redactor.checking.ruleids import RuleIds
from redactor.checking.slugs import Hidden, Slip, holds_replacements, unsaid_places
from redactor.checking.tasks import Hit, Manner, Task, findings, read_document
from redactor.checking.telling import find_in_metadata
from redactor.config import Config
from redactor.documents import Document
from redactor.documents.format import Property
from redactor.documents.formats import format_of
from redactor.documents.inlined import told_by_pictures
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.redaction.sought import is_sought
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.ahead import ModelAhead
    from redactor.detection.recognizers.sheet_terms import SheetTerms


class Judge:
    """Judges documents with one engine at a time, which is built when first needed.

    Args:
        ahead: the model, if it is being loaded already.
    """

    def __init__(self, ahead: ModelAhead | None = None) -> None:
        self._ahead = ahead
        self._built: tuple[Config, bool, Assessor] | None = None
        self._hidden: tuple[Manner, Hidden] | None = None

    def prepare(self, manner: Manner) -> Assessor:
        """The assessor of that configuration; the one before it is let go.

        Raises:
            ConfigError: RED404.
            PolicyError: RED403.
            RulePackError: RED401.
            LanguageError: RED107.
        """
        if self._built is None or self._built[:2] != (manner.config, manner.rules_only):
            self._built = None
            rules_only = manner.rules_only
            fits = self._ahead is not None and self._ahead.threads == manner.config.threads
            ahead = self._ahead if fits and not rules_only else None
            assessor = build_assessor(
                manner.config, manner.terms, rules_only=rules_only, ahead=ahead
            )
            self._built = (manner.config, manner.rules_only, assessor)
        return self._built[2]

    def judge(self, task: Task, document: Document | None = None) -> Applied:
        """What is found in one document and no pragma allows.

        Findings of its name come first, then those of what its pictures' files say.

        Args:
            task: the document.
            document: the same as read, if it has been.

        Raises:
            ReadError: RED104 to RED107.
            DetectionError: RED202.
            RedactionError: RED301.
        """
        assessor = self.prepare(task.manner)
        document = document or read_document(task)
        assessed = assessor.assess(document)
        decisions = protected(assessed)
        places = _Unsaid.of(document, assessed, assessor.policy.audience.min_population)
        found = [*findings(document.text, hits(decisions), task)]
        found = sorted([*found, *findings(document.text, places.in_front_matter(), task)], key=_at)
        applied = Applied(tuple(found))
        if not task.message:
            rule_ids = RuleIds.of(assessor.packs)
            # Rules alone find less, so that they cannot tell what a pragma is for.
            unused = not task.manner.rules_only
            applied = apply_pragmas(document, found, rule_ids, task.path, tell_unused=unused)
        left = {finding.span for finding in applied.findings}
        counted = [d for d in decisions if d.entity.span in left]
        sought = [d for d in counted if is_sought(d, assessor.policy)]
        words = task.manner.with_words
        slug = slug_of(task.name)
        slips = [*self._of_newsroom(task.manner).find(slug), *places.find(slug)]
        named = find_in_name(slug, task.path, sought, slips, with_words=words)
        told = _told_by(document, task)
        exposing = find_in_metadata(told, assessor.policy, task)
        notes = (*document.notes, *([MAKERS] if told else []))
        return replace(applied, findings=(*named, *exposing, *applied.findings), notes=notes)

    def _of_newsroom(self, manner: Manner) -> Hidden:
        """What the newsroom itself names, made ready once."""
        if self._hidden is None or self._hidden[0] != manner:
            self._hidden = (manner, Hidden(manner.terms, manner.config.wordlists))
        return self._hidden[1]


@dataclass(frozen=True, slots=True)
class _Unsaid:
    """The towns that a copy leaves out and the names that it goes by tell.

    Args:
        document: the copy; `None` where no words were replaced.
        judged: where something was found, whatever was decided on it.
        least: inhabitants of the smallest place that may be told.
    """

    document: Document | None
    judged: tuple[Span, ...]
    least: int

    @classmethod
    def of(cls, document: Document, decisions: Iterable[Decision], least: int) -> _Unsaid:
        """Those of a document."""
        copy = document if holds_replacements(document.text) else None
        return cls(copy, tuple(decision.entity.span for decision in decisions), least)

    def find(self, name: str) -> Iterator[Slip]:
        """Where they stand in a name of the document's file."""
        if self.document is not None:
            yield from unsaid_places(name, self._body(self.document), self.least)

    def in_front_matter(self) -> Iterator[Hit]:
        """Where they stand in front matter, which holds slugs and addresses of the piece."""
        if self.document is None or self.document.front_matter is None:
            return
        front = self.document.front_matter
        for slip in unsaid_places(
            front.of(self.document.text), self._body(self.document), self.least
        ):
            span = Span(front.start + slip.span.start, front.start + slip.span.end)
            if not any(map(span.overlaps, self.judged)):
                yield Hit(
                    span=span,
                    code=Code.QUASI,
                    rule=slip.rule,
                    entity_type=slip.entity_type,
                    exposure=slip.exposure,
                    probability=1.0,
                    reason=slip.reason,
                )

    @staticmethod
    def _body(document: Document) -> str:
        front = document.front_matter
        return document.text if front is None else document.text[front.end :]


def build_assessor(
    config: Config,
    terms: SheetTerms | None,
    *,
    rules_only: bool,
    ahead: ModelAhead | None = None,
) -> Assessor:
    """An assessor that works as `config` says and seeks `terms`, too; see `Judge.prepare`."""
    return Assessor.from_config(config, terms=terms, rules_only=rules_only, ahead=ahead)


def protected(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that redact, in their order."""
    return [decision for decision in decisions if decision.action is Action.REDACT]


def _at(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column


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


MAKERS: Final = (
    "It says who made it, when or with what. See that with redactor metadata; redactor clean leaves"
    " it out."
)


def _told_by(document: Document, task: Task) -> list[Property]:
    """What a file says of its makers; of a text, what the pictures in it say."""
    if document.origin is None:
        return told_by_pictures(document.text)
    return format_of(task.path).metadata(task.data, task.path)
