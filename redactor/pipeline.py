"""The way a draft travels: read, detect, decide, redact, verify."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from redactor import documents
from redactor.assessor import REPEATED, Assessor, Judged
from redactor.detection.engine import Seen
from redactor.detection.entities import COORDINATES, PERSON, Entity
from redactor.detection.gazetteer import Place
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.overlaps import outside
from redactor.documents.pragmas import without_pragmas
from redactor.errors import RedactionError
from redactor.exposure.audiences import bundled_audiences
from redactor.exposure.confusion import confused
from redactor.exposure.decisions import Action, Decision, Placed
from redactor.exposure.rulings import Ruling, ruled
from redactor.redaction.alternatives import alternatives
from redactor.redaction.anonymizer import build_anonymizer
from redactor.redaction.apply import Copy, apply
from redactor.redaction.bridging import bridged
from redactor.redaction.casting import roles
from redactor.redaction.condensing import condensed
from redactor.redaction.jobs import Manner
from redactor.redaction.merging import merged
from redactor.redaction.operators.agreed import forms as agreed_forms
from redactor.redaction.operators.enclosing import narrows
from redactor.redaction.parties import party_names
from redactor.redaction.pronouns import with_pronouns
from redactor.redaction.redaction import Redaction
from redactor.redaction.rounds import joined, missed
from redactor.redaction.soundness import unsound
from redactor.redaction.support import with_supported_places
from redactor.redaction.surfaces import Surfaces
from redactor.redaction.verification import Leak, LeakKind, find_hidden
from redactor.spans import line_and_column

if TYPE_CHECKING:
    from datetime import datetime

    from presidio_anonymizer import AnonymizerEngine

    from redactor.audit.keys import NewsroomKey
    from redactor.documents.document import Document

ROUNDS = 5
"""How often a copy is read again for what only shows once its surroundings are replaced."""


class Redactor(Assessor):
    """Redacts drafts by one policy, with one warm engine; see `Assessor` for how it is made."""

    _rulings: tuple[Ruling, ...] = ()

    @cached_property
    def _anonymizer(self) -> AnonymizerEngine:
        return build_anonymizer()

    def redact(self, text: str, *, format: str = "markdown") -> Redaction:
        """Redact a text.

        Args:
            text: the draft.
            format: a text format's name; plain text is nearly always Markdown too.

        Raises:
            LanguageError: RED107.
            DetectionError: RED202.
            RedactionError: RED301.
        """
        return self.redact_document(documents.parse(text, format))

    def redact_many(self, texts: Iterable[str], *, format: str = "markdown") -> Iterator[Redaction]:
        """Redact texts one after the other; see `redact`."""
        for text in texts:
            yield self.redact(text, format=format)

    def bound_by(self, rulings: Sequence[Ruling]) -> Redactor:
        """The same redactor with an editor's last word on one document, as cleaned.

        What the rulings keep is no leak; the words that they give count as agreed.

        Args:
            rulings: disjoint.
        """
        bound = copy(self)
        words = [ruling.agreed for ruling in rulings if ruling.agreed is not None]
        own = self._grammar.agreed | agreed_forms(words)
        bound._rulings = tuple(rulings)
        bound._grammar = replace(self._grammar, agreed=own)
        return bound

    def redact_document(
        self,
        document: Document,
        *,
        keep_comments: bool = False,
        with_offers: bool = False,
        seen: Seen | None = None,
        show: Callable[[Copy], None] | None = None,
    ) -> Redaction:
        """Redact a document as read; see `redact`.

        The copy holds no pragmas, nor what the file says of its makers and revisions.

        Args:
            document: as read.
            keep_comments: whether colleagues' comments are redacted like the rest instead of left
                out.
            with_offers: whether to tell what else could be printed in place of each redaction.
            seen: handed in again with the same document, spares finding anew what was found.
            show: called once, with the copy as it is before verification, which may add to it.

        Raises:
            ReadError: RED109 to RED114.
            MissingExtraError: RED002.
        """
        document = documents.cleaned(without_pragmas(document), keep_comments=keep_comments)
        language = self._language_of(document)
        seen = {} if seen is None else seen
        judged = self._judge(document, language, seen)
        decisions = ruled(judged.decisions, self._rulings, document.text, self.policy)
        kept = [ruling.span for ruling in self._rulings if ruling.action is Action.KEEP]
        for _ in range(ROUNDS):
            forms = self._forms(decisions, judged)
            repeats = self._repeats(document, forms, self._settled, judged, kept)
            decisions = joined(decisions, repeats, partial(self._redacting, reason=REPEATED))
            planned, manner = self._planned(document, decisions, judged, forms)
            made = apply(document, planned, self._anonymizer, forms, manner)
            if show is not None:
                show(made)
                show = None
            data = documents.write(document, made.edits)
            leaks = self._verify(document, made, data, forms, language, seen)
            unseen = missed(made, leaks)
            if not unseen:
                break
            decisions = joined(decisions, unseen, partial(self._redacting, reason=_SECOND_LOOK))
        doubtful = confused(judged.assessed, decisions)
        named = forms.occur_in(Path(document.name).stem, addresses=True)
        offers: tuple[tuple[str, ...], ...] = ()
        if with_offers:
            others = (
                replace(manner, audience=audience) for audience in bundled_audiences().values()
            )
            offers = alternatives(document, planned, forms, (manner, *others))
        return Redaction(
            made.text, data, made.placed, tuple(leaks), document, language, doubtful, named, offers
        )

    def narrows(self, words: str, language: str) -> bool:
        """True for words of an editor's that name somebody, or a point or place finer than is told.

        Args:
            words: to be printed in brackets.
            language: ISO 639 code; one of those supported.
        """
        floor = self.policy.audience.min_population
        document = documents.parse(words, "text")
        return narrows(words, min_population=floor) or any(
            entity.type == COORDINATES
            or (
                entity.text[0].isupper()
                and (
                    entity.type == PERSON
                    or (isinstance(entity.value, Place) and entity.value.population < floor)
                )
            )
            for entity in self._engine.detect(document, language, self._settled, {}).entities
        )

    def compose_log(
        self,
        redaction: Redaction,
        log_id: str,
        time: datetime,
        key: NewsroomKey | None = None,
        reviewers: Sequence[str] = (),
    ) -> bytes:
        """The audit log of a redaction of this redactor's.

        Args:
            redaction: what was done.
            log_id: 32 random lower-case hexadecimal digits.
            time: when, with its time zone.
            key: seals the log; `None`: it bears no seal.
            reviewers: editors who went through the decisions, in order.
        """
        from redactor.audit.log import Run, compose
        from redactor.audit.records import ModelPin, PolicyPin, RulePackPin

        run = Run(
            id=log_id,
            time=time,
            tool_version=version("redactor"),
            policy=PolicyPin(name=self.policy.name, sha256=self.policy.digest),
            rule_packs=tuple(
                RulePackPin(id=f"{pack.name}.{pack.language}", sha256=pack.digest)
                for pack in self.packs
            ),
            model=None
            if self._model is None
            else ModelPin(name=self._model[0], sha256=self._model[1]),
            nlp=self._nlp,
            operator=self.policy.default.operator,
            audience=self.policy.audience.name,
            language=redaction.language,
            format=redaction.document.format,
            reviewers=tuple(reviewers),
        )
        return compose(run, redaction.placed, key)

    def _planned(
        self, document: Document, decisions: list[Decision], judged: Judged, forms: Surfaces
    ) -> tuple[list[Decision], Manner]:
        """What is carried out, and how the copy is written."""
        if self._style.neutral_pronouns:
            decisions = with_pronouns(judged.found.prose, decisions)
        decisions = with_supported_places(decisions, judged.found.entities)
        decisions = bridged(merged(decisions, judged.read), judged.read)
        names = party_names(document, decisions, roles(judged.assessed))
        manner = Manner(self.policy.audience, self._style.brackets, names)
        return condensed(document, judged.read, decisions, forms, manner), manner

    def _verify(
        self,
        document: Document,
        made: Copy,
        data: bytes,
        forms: Surfaces,
        language: str,
        seen: Seen,
    ) -> list[Leak]:
        written = documents.read_back(document, data)
        if written.text != made.text:
            raise RedactionError("the copy, read back from its file, has another text")
        again = self._judge(written, language, seen, made.placed)
        is_settled = partial(self._settled, placed=made.placed)
        kept = [one.span for one in made.placed if one.decision.by and not _redacts(one.decision)]
        repeats = self._repeats(written, forms, is_settled, again, kept)
        found = [(LeakKind.REPEATED, e) for e in repeats]
        detected = (d.entity for d in again.decisions if _redacts(d))
        found += [(LeakKind.DETECTED, e) for e in outside(detected, kept)]
        faults = unsound(
            written,
            again.found.prose,
            made.placed,
            self._grammar,
            forms,
            partial(narrows, min_population=self.policy.audience.min_population),
        )
        found += [(LeakKind.UNSOUND, _replaced(fault.placed)) for fault in faults]
        shown = [
            Leak(kind, e, *line_and_column(document.text, made.origin(e.span.start)))
            for kind, e in found
        ]
        extracts = documents.extracts(document, data)
        hidden = find_hidden(written, extracts, forms, gazetteer().is_word)
        return shown + [
            Leak(LeakKind.HIDDEN, e, *line_and_column(document.text, e.span.start), place)
            for e, place in hidden
        ]


def _redacts(decision: Decision) -> bool:
    return decision.action is Action.REDACT


def _replaced(placed: Placed) -> Entity:
    return replace(placed.decision.entity, span=placed.span)


_SECOND_LOOK = "found when the copy was read again"
