"""One Presidio `AnalyzerEngine`, and what turns its results into entities of a document."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult

from redactor.detection.dates import DateValue, reference_date, resolve
from redactor.detection.ensemble import combine, overrule
from redactor.detection.entities import CONCEPTS, SIGNALS, Entity, Found
from redactor.detection.nlp import BlankNlpEngine
from redactor.detection.normalization import Normalized, address_text, readings
from redactor.detection.overlaps import outside, resolve_overlaps
from redactor.detection.recognizers import build
from redactor.detection.recognizers.model import PREFIX, SETTLED
from redactor.detection.recognizers.rules import VETO, apply_vetoes
from redactor.detection.segments import segments
from redactor.errors import DetectionError, RedactorError
from redactor.rulepacks import RulePack
from redactor.spans import Span

if TYPE_CHECKING:
    from datetime import date

    from presidio_analyzer import EntityRecognizer
    from presidio_analyzer.nlp_engine import NlpArtifacts

    from redactor.detection.ahead import ModelAhead
    from redactor.documents.document import Document

Settled = Callable[["Document", Normalized], Iterable[Span]]
"""Where replacements stand in a document's analysis text; sorted, disjoint."""

_Segment = tuple[str, str, bool]
Seen = dict[_Segment, tuple[list[Entity], list[Entity]]]
"""What was found in segments of one document; handed in again with a copy of it, it spares reading
what did not change. Hold it no longer than the document: its keys are the draft's words."""

MIN_SCORE = 0.4
"""Findings scored lower are none; Presidio's patterns that need a context word are, without one."""


class _Analyzer(AnalyzerEngine):
    """Leaves scores alone: our recognizers weigh their context themselves.

    Presidio's own enhancer copies every result and quotes the text in an error; even to run none,
    Presidio goes through all results twice for each recognizer.
    """

    def _enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        return raw_results


class Engine:
    """Finds entities in documents.

    Args:
        packs: rule packs, ours and a newsroom's; their languages are the languages supported.
        threads: processor threads that the model may use; `None`: rules only.
        added: recognizers besides ours; see `recognizers.added`.
        certain: recognizers of what the newsroom itself names; their findings hold whatever else is
            found there, and count in link targets and slugs too.
        model_only: leave out what rules find, to measure the model by itself.
        ahead: the model, if it is being loaded already.

    Raises:
        RulePackError: RED401: a pattern that cannot be compiled.
        MissingDataError: RED203: the gazetteer or the model is missing or damaged.
    """

    def __init__(
        self,
        packs: Sequence[RulePack],
        threads: int | None = 1,
        added: Iterable[EntityRecognizer] = (),
        certain: Sequence[EntityRecognizer] = (),
        *,
        model_only: bool = False,
        ahead: ModelAhead | None = None,
    ) -> None:
        _silence_presidio()
        self.languages = frozenset(pack.language for pack in packs)
        nlp = BlankNlpEngine(self.languages)
        nlp.load()
        registry = RecognizerRegistry(supported_languages=nlp.languages)
        for language in nlp.languages:
            for recognizer in build(language, packs, nlp.nlp[language], threads, ahead):
                registry.add_recognizer(recognizer)
        for recognizer in (*added, *certain):
            registry.add_recognizer(recognizer)
        self._certain = {kind for recognizer in certain for kind in recognizer.supported_entities}
        self._model_only = model_only
        self._ahead = ahead
        self._analyzer = _Analyzer(
            registry=registry,
            nlp_engine=nlp,
            supported_languages=nlp.languages,
            default_score_threshold=MIN_SCORE,
        )
        types = self._analyzer.get_supported_entities()
        self.entity_types = frozenset(map(_plain, types)) - {VETO, *SIGNALS}
        identifiers = self.entity_types - {*CONCEPTS, "URL"}
        self._identifiers = sorted(identifiers | {VETO} | self._certain)

    def detect(
        self, document: Document, language: str, settled: Settled, seen: Seen | None = None
    ) -> Found:
        """What is found in `document`, spans in `document.text`.

        Prose and asides are searched for everything; link targets and slugs for identifiers other
        than URLs and for what is certain.

        Args:
            document: the draft, or a copy.
            language: ISO 639 code; one of `languages`.
            settled: where replacements stand in an analysis text; nothing is found inside them.
            seen: what was found before in versions of the document; this one's is added.

        Raises:
            DetectionError: RED202: a recognizer failed; its words are left out of the error.
        """
        seen = {} if seen is None else seen
        known = None if self._ahead is None else self._ahead.readings(document)
        prose, aside = known or readings(document)
        entities: list[Entity] = []
        signals: list[Entity] = []
        texts = (
            (prose, None),
            (aside, None),
            (address_text(document), self._identifiers),
        )
        for normalized, kinds in texts:
            replaced = list(settled(document, normalized))
            text = _blanked(normalized.text, replaced)
            likely, certain = self._find(text, language, kinds, seen)
            written = _blanked(normalized.written, replaced)
            if self._certain and written != text:
                certain += self._find(written, language, self._identifiers, seen)[1]
            found = outside(likely, replaced)
            model = [entity for entity in found if entity.rule.startswith("model.")]
            added = [entity for entity in found if entity.rule.startswith("added.")]
            rules = [e for e in found if not e.rule.startswith(("model.", "added."))]
            told = [entity for entity in rules if entity.type in SIGNALS]
            rules = [entity for entity in rules if entity.type not in SIGNALS]
            combined = combine(rules, resolve_overlaps(model), resolve_overlaps(added))
            entities += _placed(overrule(outside(certain, replaced), combined), normalized)
            signals += _placed(_disjoint_by_type(told), normalized)
        reference = reference_date(document.text)
        # Once more: characters that normalization split (a ligature) may belong to two entities.
        entities = [_dated(entity, reference) for entity in resolve_overlaps(entities)]
        return Found(entities, signals, prose)

    def _find(
        self, text: str, language: str, kinds: list[str] | None, seen: Seen
    ) -> tuple[list[Entity], list[Entity]]:
        """What is found, and what is certain; both may overlap."""
        found: list[Entity] = []
        certain: list[Entity] = []
        for offset, segment in segments(text):
            key = (segment, language, kinds is None)
            if key not in seen:
                seen[key] = self._find_in(segment, language, kinds)
            for together, here in zip((found, certain), seen[key], strict=True):
                moved = (_at(e, e.span.shifted(offset)) for e in here) if offset else here
                together.extend(moved)
        return found, certain

    def _find_in(
        self, segment: str, language: str, kinds: list[str] | None
    ) -> tuple[list[Entity], list[Entity]]:
        """The same of one segment."""
        found: list[Entity] = []
        certain: list[Entity] = []
        likely: list[RecognizerResult] = []
        for result in self._analyze(segment, language, kinds):
            if result.entity_type in self._certain:
                certain += _entities(segment, _typed(result))
            else:
                likely.append(_typed(result))
        for result in apply_vetoes(likely):
            # Presidio asks for vetoes, so a recognizer runs that also finds other types.
            if kinds is None or result.entity_type in kinds:
                found += _entities(segment, result)
        return found, certain

    def _analyze(
        self, text: str, language: str, kinds: list[str] | None
    ) -> Iterable[RecognizerResult]:
        try:
            results: list[RecognizerResult] = self._analyzer.analyze(
                text=text, language=language, entities=kinds
            )
        except RedactorError:
            raise
        except Exception as problem:  # noqa: BLE001 - any failure of a recognizer fails closed
            # Without the cause: its message may quote the draft.
            raise DetectionError(f"detection failed with {type(problem).__name__}") from None
        if self._model_only:
            return [result for result in results if result.entity_type.startswith(PREFIX)]
        return results


def _placed(entities: Iterable[Entity], normalized: Normalized) -> list[Entity]:
    """The entities of an analysis text, spans in the text that it was made from."""
    return [_at(entity, normalized.original(entity.span)) for entity in entities]


def _at(entity: Entity, span: Span) -> Entity:
    return entity if span == entity.span else replace(entity, span=span)


def _disjoint_by_type(signals: list[Entity]) -> list[Entity]:
    kinds = sorted({signal.type for signal in signals})
    kept = [s for kind in kinds for s in resolve_overlaps(x for x in signals if x.type == kind)]
    return sorted(kept, key=lambda signal: signal.span)


def _entities(segment: str, result: RecognizerResult) -> list[Entity]:
    """The result as an entity of the segment, if it is one."""
    span = _trimmed(segment, result)
    return [] if span is None else [_entity(result, span, span.of(segment))]


def _entity(result: RecognizerResult, span: Span, text: str) -> Entity:
    metadata = result.recognition_metadata or {}
    name = metadata.get(RecognizerResult.RECOGNIZER_NAME_KEY, "unknown")
    return Entity(
        type=result.entity_type,
        span=span,
        score=round(min(1.0, result.score), 4),
        rule=metadata.get("rule") or f"presidio.{name}",
        text=text,
        value=metadata.get("value"),
        protected=metadata.get("protected"),
        direct=metadata.get("direct"),
        within=metadata.get("within"),
    )


def _typed(result: RecognizerResult) -> RecognizerResult:
    result.entity_type = _plain(result.entity_type)
    return result


def _plain(kind: str) -> str:
    """The entity type without what tells recognizers of it apart (`model.PREFIX`)."""
    return kind.rpartition("/")[2]


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with `spans` unreadable, so that nothing is concluded from a replacement's words."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], SETTLED * len(span)]
        at = span.end
    return "".join(pieces) + text[at:]


def _dated(entity: Entity, reference: date | None) -> Entity:
    """The entity, its relative date fixed on the calendar by the date the draft bears."""
    if reference is None or not isinstance(entity.value, DateValue):
        return entity
    return replace(entity, value=resolve(entity.value, reference))


def _trimmed(text: str, result: RecognizerResult) -> Span | None:
    """The result's range without white space at its ends; `None` when nothing else is in it."""
    start, end = result.start, result.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _silence_presidio() -> None:
    """Keep Presidio's debug and info messages, which quote the text, out of any log."""
    for name in ("presidio-analyzer", "presidio-anonymizer"):
        logging.getLogger(name).setLevel(logging.WARNING)
