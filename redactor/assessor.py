"""Judges a draft: what in it bears on a protected person, and what a policy asks to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.config import DEFAULT_POLICY, Config
from redactor.detection.engine import Engine, Seen, Settled
from redactor.detection.entities import LOCATION, ORGANIZATION, PERSON, Entity, Found
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.language import require_supported
from redactor.detection.overlaps import outside
from redactor.detection.reading import as_read
from redactor.exposure import combination
from redactor.exposure.assess import Assessed, assess
from redactor.exposure.confusion import is_full_name
from redactor.exposure.decide import decide
from redactor.exposure.decisions import Action, Decision, Exposure, Placed
from redactor.exposure.linking.variants import Variant, variants
from redactor.exposure.lists import Lists
from redactor.exposure.policy import Policy, load_policy
from redactor.redaction.operators.agreed import forms as agreed_forms
from redactor.redaction.operators.grammar import OMITTED
from redactor.redaction.paragraphs import Paragraphs
from redactor.redaction.replacements import Grammar, is_coarse, settled, unmarked
from redactor.redaction.rounds import joined
from redactor.redaction.sought import is_sought
from redactor.redaction.style import PLAIN_STYLE, Style
from redactor.redaction.surfaces import Surfaces, surfaces
from redactor.redaction.trimming import trimmed
from redactor.redaction.verification import find_repeats
from redactor.rulepacks import RulePack, load_packs
from redactor.setup import (
    added_to,
    agreed_words,
    certain_recognizers,
    check_types,
    model_pin,
)
from redactor.wordlists import NO_LISTS, Listing, Wordlists

if TYPE_CHECKING:
    from typing_extensions import Self

    from redactor.detection.ahead import ModelAhead
    from redactor.detection.normalization import Normalized
    from redactor.detection.recognizers.sheet_terms import SheetTerms
    from redactor.documents.document import Document
    from redactor.spans import Span

SURE = 0.5
"""Probability of exposure from which something counts in a copy, and in a paragraph that holds
replacements. What is less likely was kept when the draft was read, with all its words to tell."""

RULES_ONLY = 0.25
"""Likewise where no model was asked: rules alone tell so little apart that a lower bound would take
much of the public world with it."""

UNSOURCED = 0.9
"""Likewise, in a draft of which no sign tells that anybody spoke without a name: nearly everything
found there is the public's. On the newsroom's dev drafts it hides none less that is protected."""


class Assessor:
    """Judges drafts by one policy, with one warm engine.

    Args:
        policy: what to act on, and how.
        packs: rule packs; their languages are the languages supported.
        language: ISO 639 code to assume of every draft; `None` to recognise each draft's own and
            refuse those without rules.
        threads: processor threads that the model may use; `None`: rules only, no model.
        nlp: a named-entity model to add; see `added_recognizers`.
        wordlists: the newsroom's allow and deny lists.
        terms: what a source sheet gives to look for.
        style: how replacements are written.
        model_only: leave out what rules find, to measure the model by itself.
        ahead: the model, if it is being loaded already.

    Raises:
        ConfigError: RED404: `nlp` cannot be used.
        PolicyError: RED403: the policy names an entity type that nothing finds.
        RulePackError: RED401: a pattern that cannot be compiled.
        LanguageError: RED107: no rules for `language`.
    """

    def __init__(
        self,
        policy: Policy,
        packs: Sequence[RulePack],
        language: str | None = None,
        threads: int | None = 1,
        nlp: str | None = None,
        *,
        wordlists: Wordlists = NO_LISTS,
        terms: SheetTerms | None = None,
        style: Style = PLAIN_STYLE,
        model_only: bool = False,
        ahead: ModelAhead | None = None,
    ) -> None:
        self.policy = policy
        self.packs = tuple(packs)
        self.language = language
        self._model = None if threads is None else model_pin()
        self._nlp = None if nlp is None else Path(nlp).resolve().name
        added = () if nlp is None else added_to(nlp, self.packs)
        certain = certain_recognizers(wordlists, terms, self.packs)
        self._engine = Engine(packs, threads, added, certain, model_only=model_only, ahead=ahead)
        self._combination = combination.load(model=threads is not None)
        self._weighing = policy if threads is not None else policy.raised(RULES_ONLY)
        self._unsourced = self._weighing if threads is not None else policy.raised(UNSOURCED)
        self._surer = policy.raised(SURE)
        self._wordlists = wordlists
        self._lists = Lists(wordlists)
        self._style = style
        self._grammar = Grammar(self._engine.entity_types, agreed_forms(agreed_words(terms)))
        check_types(policy, self._engine.entity_types)

    @classmethod
    def from_policy(
        cls,
        policy: str = DEFAULT_POLICY,
        *,
        audience: str | None = None,
        operator: str | None = None,
        rules: Iterable[Path] = (),
        language: str | None = None,
        threads: int | None = 1,
    ) -> Self:
        """One by a policy's name or path.

        Args:
            policy: a bundled policy's name, or the path of one.
            audience: from whom sources are hidden; `None`: the policy's.
            operator: `generalize`, `tag`, `block` or `pseudonym`, for every entity type; `None`:
                the policy's.
            rules: a newsroom's own rule packs.
            language: see the class.
            threads: see the class.

        Raises:
            PolicyError: RED403.
            RulePackError: RED401.
        """
        config = Config(policy, audience, operator, language=language, rules=tuple(rules))
        return cls.from_config(replace(config, threads=threads or 1), rules_only=threads is None)

    @classmethod
    def from_config(
        cls,
        config: Config,
        *,
        terms: SheetTerms | None = None,
        rules_only: bool = False,
        model_only: bool = False,
        ahead: ModelAhead | None = None,
    ) -> Self:
        """One that works as a newsroom has settled.

        Args:
            config: the settings; its source sheet is not opened.
            terms: what the source sheet gives to look for.
            rules_only: whether models are left out.
            model_only: see the class.
            ahead: likewise.

        Raises:
            ConfigError: RED404.
            PolicyError: RED403.
            RulePackError: RED401.
            LanguageError: RED107.
        """
        policy = load_policy(config.policy)
        if config.operator is not None:
            policy = policy.with_operator(config.operator)
        if config.audience is not None:
            policy = policy.for_audience(config.audience)
        return cls(
            policy,
            load_packs(config.rules),
            config.language,
            None if rules_only else config.threads,
            config.nlp,
            wordlists=config.wordlists,
            terms=terms,
            style=config.style,
            model_only=model_only,
            ahead=ahead,
        )

    @property
    def entity_types(self) -> frozenset[str]:
        """The types of what can be found."""
        return self._engine.entity_types

    def allowing(self, entry: Listing) -> Self:
        """The same, to which these words count as public.

        Args:
            entry: of an allow list.
        """
        allowing = copy(self)
        allowing._wordlists = self._wordlists + Wordlists(allow=(entry,))
        allowing._lists = Lists(allowing._wordlists)
        return allowing

    def assess(self, document: Document) -> list[Decision]:
        """What would be decided on each entity of a document, and on repeats of what is redacted.

        Raises:
            UnknownPartError: RED111.
            AttachmentError: RED114.
            LanguageError: RED107.
            DetectionError: RED202.
        """
        judged = self._judge(document, self._language_of(document), {})
        forms = self._forms(judged.decisions, judged)
        repeats = self._repeats(document, forms, self._settled, judged)
        return joined(judged.decisions, repeats, partial(self._redacting, reason=REPEATED))

    def assess_by(self, document: Document, policies: Iterable[Policy]) -> list[list[Decision]]:
        """What each of some policies would decide on the entities of a document, found once.

        Args:
            document: as read.
            policies: any, in place of the assessor's own; its lists and source sheet count too.

        See `assess` for what it raises.
        """
        assessments = self._judge(document, self._language_of(document), {}).assessed.assessments
        return [self._lists.apply(decide(assessments, policy), policy) for policy in policies]

    def detect(self, document: Document) -> list[Entity]:
        """The entities of a document; see `assess` for what it raises."""
        _require_whole(document)
        language = self._language_of(document)
        return self._engine.detect(document, language, self._settled, {}).entities

    def _language_of(self, document: Document) -> str:
        return require_supported(document, self._engine.languages, self.language)

    def _judge(
        self,
        document: Document,
        language: str,
        seen: Seen,
        placed: tuple[Placed, ...] = (),
    ) -> Judged:
        _require_whole(document)
        found = self._engine.detect(document, language, partial(self._settled, placed=placed), seen)
        assessed = assess(found, document.text, self._combination, self.policy.audience)
        text = found.prose.text
        done = Paragraphs(
            document.text,
            (
                found.prose.original(span)
                for span in self._settled(document, found.prose, placed)
                # An editor's mark of something left out says nothing of whose the draft is.
                if unmarked(span.of(text)) != OMITTED
            ),
            (region.span.end for region in document.regions if "\n\n" in region.stand_in),
        )
        weighing = self._weighing if assessed.strength else self._unsourced
        decisions = [
            decision
            for assessment in assessed.assessments
            for decision in decide(
                [assessment], self._surer if done.hold(assessment.entity.span) else weighing
            )
        ]
        read = as_read(found.prose, document.text)
        decisions = trimmed(self._lists.apply(decisions, self.policy), read)
        return Judged(found, assessed, decisions, read)

    def _redacting(self, entity: Entity, reason: str) -> Decision:
        """To redact, whatever the policy asks, what gives away something redacted elsewhere."""
        return Decision(
            entity=entity,
            exposure=Exposure.QUASI,
            probability=1.0,
            action=Action.REDACT,
            operator=self.policy.treatment(entity.type).operator,
            reason=reason,
        )

    def _settled(
        self, document: Document, normalized: Normalized, placed: Iterable[Placed] = ()
    ) -> Iterator[Span]:
        return settled(
            document,
            normalized,
            self._grammar.entity_types,
            agreed=self._grammar.agreed,
            brackets=self._style.brackets,
            placed=placed,
        )

    def _forms(self, decisions: Iterable[Decision], judged: Judged) -> Surfaces:
        sought = [d for d in decisions if is_sought(d, self.policy)]
        return surfaces(
            (d.entity for d in sought),
            gazetteer().is_word,
            lambda entity: is_coarse(entity.text),
            _variants(sought, judged),
        )

    def _repeats(
        self,
        document: Document,
        forms: Surfaces,
        is_settled: Settled,
        judged: Judged,
        kept: Iterable[Span] = (),
    ) -> list[Entity]:
        """Where redacted words stand, but for what is kept as allowed or as a maker's name.

        A part of the longer name of somebody who is kept is somebody else's; see `confused`. What
        an editor keeps is given.
        """
        free, longer = [*kept], []
        for assessment, decision in zip(judged.assessed.assessments, judged.decisions, strict=True):
            if decision.action is Action.KEEP:
                made = assessment.evidence.credit and decision.entity_type in _MAKERS
                if made or self._lists.allowed(decision.entity):
                    free.append(decision.entity.span)
                elif decision.entity_type == PERSON and is_full_name(decision.entity.text):
                    longer.append(decision.entity.span)
        return [
            entity
            for entity in outside(find_repeats(document, forms, is_settled), free)
            if " " in entity.text or not any(s.contains(entity.span) for s in longer)
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in a text, how it bears on protected people, and what is to be done.

    Args:
        found: its entities and signals.
        assessed: how they bear.
        decisions: what is to be done, in order.
        read: the text as `as_read` gives it.
    """

    found: Found
    assessed: Assessed
    decisions: list[Decision]
    read: str = field(repr=False)


def _require_whole(document: Document) -> None:
    """Refuse to judge a file that nobody can read as a whole.

    Raises:
        UnknownPartError: RED111.
        AttachmentError: RED114.
    """
    if document.unread:
        raise document.unread[0].error(document.name)


def _variants(sought: Iterable[Decision], judged: Judged) -> Iterator[tuple[Variant, Entity]]:
    """What else may name the parties that are redacted, each with a finding of theirs."""
    linked = [d for d in reversed(list(sought)) if d.party is not None]
    # Rather by a name than by a relation or an address that is linked to it.
    linked.sort(key=lambda d: d.entity_type in (PERSON, LOCATION, ORGANIZATION))
    parties = {d.party: d.entity for d in linked if d.party is not None}
    entities = [decision.entity for decision in judged.decisions]
    for variant in variants(entities, judged.assessed.linked, parties):
        if not variant.shared:
            yield variant, parties[variant.party]


_MAKERS = (PERSON, ORGANIZATION)
"""Types of who a byline or credit may be for; places and dates in one are no maker's."""

REPEATED = "repeats words redacted elsewhere in the draft"
