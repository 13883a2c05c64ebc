"""A Presidio recognizer that finds what a rule pack's patterns describe."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.recognizers.patterns import Compiled, check_words, compile_pattern
from redactor.errors import DetectionError
from redactor.rulepacks import Rule, RulePack

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc, Span

VETO = "VETO"
"""Entity type of a veto rule's matches; `recognition_metadata["vetoes"]` holds what it removes."""

REGEX_SECONDS = 5.0
"""Time limit of one regex on one segment; past it, detection fails rather than skip the rule."""


@dataclass(slots=True)
class _Group:
    """Patterns with the same anchor words, and how many tokens before and after one they reach."""

    anchors: frozenset[str] | None
    matcher: Matcher
    before: int = 0
    after: int = 0


class RulePackRecognizer(EntityRecognizer):
    """Runs one rule pack over the tokens of a text.

    Patterns that need a certain word (nearly all do) are only tried around such a word.

    Args:
        pack: the rules.
        nlp: the pipeline whose tokens will be matched.

    Raises:
        RulePackError: RED401: a pattern or regex that cannot be compiled, with its line.
    """

    def __init__(self, pack: RulePack, nlp: Language) -> None:
        check_words(pack, nlp)
        self.pack = pack
        self._rules = {rule.id: rule for rule in pack.rules}
        self._compiled: dict[str, list[Compiled]] = {}
        self._groups = self._group(nlp)
        self._anchors: dict[str, list[int]] = {}
        for number, group in enumerate(self._groups):
            for word in group.anchors or ():
                self._anchors.setdefault(word, []).append(number)
        self._phrases = self._phrase_matcher(nlp)
        self._regexes = self._compile_regexes()
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
        """The pack's matches in `text`, vetoes included, in no particular order.

        Raises:
            DetectionError: RED202: a regex ran out of time.
        """
        doc = nlp_artifacts.tokens
        results = []
        for rule, start, end in self._matches(text, doc, nlp_artifacts.lemmas):
            if rule.context and not self._in_context(rule, doc, start, end):
                continue
            results.append(self._result(rule, start, end))
        return results

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

    def _matches(self, text: str, doc: Doc, words: list[str]) -> Iterator[tuple[Rule, int, int]]:
        for matcher, window in self._windows(doc, words):
            yield from self._token_matches(matcher, window)
        for match_id, start, end in self._phrases(doc):
            span = doc[start:end]
            yield self._rules[doc.vocab.strings[match_id]], span.start_char, span.end_char
        for rule, pattern in self._regexes:
            try:
                for match in pattern.finditer(text, timeout=REGEX_SECONDS):
                    start, end = match.span("entity" if "entity" in pattern.groupindex else 0)
                    if end > start:
                        yield rule, start, end
            except TimeoutError as problem:
                message = f"the regex of rule {rule.id} ran out of time"
                raise DetectionError(message, path=self.pack.path, line=rule.line) from problem

    def _token_matches(self, matcher: Matcher, window: Span) -> Iterator[tuple[Rule, int, int]]:
        matches: Any = matcher(window, with_alignments=True)
        for match_id, start, end, alignments in matches:
            rule_id, _, number = window.doc.vocab.strings[match_id].partition("#")
            compiled = self._compiled[rule_id][int(number)]
            inside = [
                start + i
                for i, at in enumerate(alignments[: end - start])
                if compiled.first <= at < compiled.last
            ]
            if inside:
                span = window[inside[0] : inside[-1] + 1]
                yield self._rules[rule_id], span.start_char, span.end_char

    def _windows(self, doc: Doc, words: list[str]) -> Iterator[tuple[Matcher, Span]]:
        """Each group of patterns with the stretches of the text that it can match in.

        Args:
            doc: the tokens.
            words: the same, lower-cased.
        """
        near: dict[int, list[int]] = {}
        for i, word in enumerate(words):
            for number in self._anchors.get(word, ()):
                near.setdefault(number, []).append(i)
        for number, group in enumerate(self._groups):
            if group.anchors is None:
                yield group.matcher, doc[:]
                continue
            start = end = 0
            for i in near.get(number, ()):
                if i - group.before > end:
                    if end:
                        yield group.matcher, doc[start:end]
                    start = i - group.before
                end = max(end, min(len(doc), i + group.after))
            if end:
                yield group.matcher, doc[start:end]

    def _in_context(self, rule: Rule, doc: Doc, start: int, end: int) -> bool:
        span = doc.char_span(start, end, alignment_mode="expand")
        return span is not None and any(t.lower_ in rule.context for t in span.sent)

    def _group(self, nlp: Language) -> list[_Group]:
        from spacy.errors import MatchPatternError
        from spacy.matcher import Matcher

        groups: dict[frozenset[str] | None, _Group] = {}
        for i, rule in enumerate(self.pack.rules):
            for j, pattern in enumerate(rule.patterns):
                location = ("rules", i, "patterns", j)
                compiled = compile_pattern(pattern, self.pack, location, nlp)
                self._compiled.setdefault(rule.id, []).append(compiled)
                anchor = compiled.anchor(nlp.Defaults.stop_words)
                words = None if anchor is None else anchor.words
                group = groups.setdefault(words, _Group(words, Matcher(nlp.vocab)))
                if anchor is not None:
                    group.before = max(group.before, anchor.before)
                    group.after = max(group.after, anchor.after)
                try:
                    group.matcher.add(f"{rule.id}#{j}", [list(compiled.tokens)], greedy="LONGEST")
                except (MatchPatternError, ValueError) as problem:
                    message = f"not a spaCy token pattern: {_reason(problem)}"
                    raise self.pack.error(message, location) from problem
        return list(groups.values())

    def _phrase_matcher(self, nlp: Language) -> PhraseMatcher:
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for rule in self.pack.rules:
            if rule.phrases:
                matcher.add(rule.id, [nlp.make_doc(phrase) for phrase in rule.phrases])
        return matcher

    def _compile_regexes(self) -> list[tuple[Rule, regex.Pattern[str]]]:
        compiled = []
        for i, rule in enumerate(self.pack.rules):
            for j, pattern in enumerate(rule.regex):
                try:
                    compiled.append((rule, regex.compile(pattern)))
                except regex.error as problem:
                    message = f"not a regular expression: {problem}"
                    raise self.pack.error(message, ("rules", i, "regex", j)) from problem
        return compiled


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
