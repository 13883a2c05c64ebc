"""A Presidio recognizer that finds what a rule pack's patterns describe."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.recognizers.matching import PatternMatcher
from redactor.detection.recognizers.patterns import PatternCompiler, check_words
from redactor.detection.recognizers.phrases import PhraseFinder
from redactor.detection.recognizers.regexes import compiled
from redactor.errors import DetectionError
from redactor.rulepacks import Rule, RulePack

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts
    from spacy.language import Language
    from spacy.tokens import Doc

VETO = "VETO"
"""Entity type of a veto rule's matches; `recognition_metadata["vetoes"]` holds what it removes."""

REGEX_SECONDS = 5.0
"""Time limit of one regex on one segment; past it, detection fails rather than skip the rule."""


class RulePackRecognizer(EntityRecognizer):
    """Runs one rule pack over the tokens of a text.

    Patterns that need a certain word (nearly all do) are only tried around such a word.

    Args:
        pack: the rules.
        nlp: the pipeline whose tokens will be matched.
        tested: whether the pack is known to be sound, so that it need not be checked once more.

    Raises:
        RulePackError: RED401: a pattern or regex that cannot be compiled, with its line.
    """

    def __init__(self, pack: RulePack, nlp: Language, *, tested: bool = False) -> None:
        if not tested:
            check_words(pack, nlp)
        self.pack = pack
        self._rules = {rule.id: rule for rule in pack.rules}
        self._patterns = self._pattern_matcher(nlp, tested=tested)
        self._phrases = self._phrase_finder(nlp)
        self._regexes = compiled(pack)
        super().__init__(
            supported_entities=sorted({rule.entity for rule in pack.rules} | {VETO}),
            name=f"rules/{pack.name}",
            supported_language=pack.language,
        )

    def load(self) -> None:
        """Nothing to load: the pack arrives compiled."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The pack's matches in `text`, vetoes included; of equal ones the earlier rule's first.

        Raises:
            DetectionError: RED202: a regex ran out of time.
        """
        doc = nlp_artifacts.tokens
        matches = sorted(set(self._matches(text, doc)))
        found = ((self.pack.rules[number], start, end) for number, start, end in matches)
        return [
            self._result(rule, start, end)
            for rule, start, end in found
            if not rule.context or self._in_context(rule, doc, start, end)
        ]

    def _result(self, rule: Rule, start: int, end: int) -> RecognizerResult:
        metadata: dict[str, Any] = {
            RecognizerResult.RECOGNIZER_NAME_KEY: f"rules/{self.pack.name}",
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            "rule": rule.id,
        }
        if rule.veto:
            metadata["vetoes"] = rule.entity
        return RecognizerResult(
            entity_type=VETO if rule.veto else rule.entity,
            start=start,
            end=end,
            score=rule.score,
            recognition_metadata=metadata,
        )

    def _matches(self, text: str, doc: Doc) -> Iterator[tuple[int, int, int]]:
        """Indices of rules in the pack, and the code points that they match."""
        yield from self._patterns.find(doc)
        yield from self._phrases.find(doc)
        for number, pattern in self._regexes:
            try:
                for match in pattern.finditer(text, timeout=REGEX_SECONDS):
                    start, end = match.span("entity" if "entity" in pattern.groupindex else 0)
                    if end > start:
                        yield number, start, end
            except TimeoutError as problem:
                rule = self.pack.rules[number]
                message = f"the regex of rule {rule.id} ran out of time"
                raise DetectionError(message, path=self.pack.path, line=rule.line) from problem

    def _in_context(self, rule: Rule, doc: Doc, start: int, end: int) -> bool:
        span = doc.char_span(start, end, alignment_mode="expand")
        return span is not None and any(t.lower_ in rule.context for t in span.sent)

    def _pattern_matcher(self, nlp: Language, *, tested: bool) -> PatternMatcher:
        from spacy.errors import MatchPatternError

        matcher = PatternMatcher(nlp, tested=tested)
        compiler = PatternCompiler(self.pack, nlp)
        for i, rule in enumerate(self.pack.rules):
            for j, pattern in enumerate(rule.patterns):
                location = ("rules", i, "patterns", j)
                compiled = compiler.compile(pattern, location)
                try:
                    matcher.add(i, compiled)
                except (MatchPatternError, ValueError, re.error) as problem:
                    message = f"not a spaCy token pattern: {_reason(problem)}"
                    raise self.pack.error(message, location) from problem
        return matcher

    def _phrase_finder(self, nlp: Language) -> PhraseFinder:
        finder = PhraseFinder(nlp)
        for i, rule in enumerate(self.pack.rules):
            finder.add(i, rule.phrases)
        return finder


def _reason(problem: Exception) -> str:
    """The first reason in spaCy's message, which lists where in the pattern before what."""
    lines = (line.rpartition("] ")[2] for line in str(problem).splitlines() if line[:3] == "- [")
    return next(lines, type(problem).__name__)


def apply_vetoes(results: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """Drop veto matches, and every result that overlaps a veto of its entity type."""
    kept: list[RecognizerResult] = []
    vetoed: dict[str, list[tuple[int, int]]] = {}
    for result in results:
        if result.entity_type == VETO:
            kind = result.recognition_metadata["vetoes"]
            vetoed.setdefault(kind, []).append((result.start, result.end))
        else:
            kept.append(result)
    ranges = {kind: _merged(spans) for kind, spans in vetoed.items()}
    return [r for r in kept if not _hits(ranges.get(r.entity_type), r.start, r.end)]


def _merged(spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _hits(ranges: tuple[list[int], list[int]] | None, start: int, end: int) -> bool:
    if ranges is None:
        return False
    starts, ends = ranges
    return bisect_left(starts, end) > bisect_right(ends, start)
