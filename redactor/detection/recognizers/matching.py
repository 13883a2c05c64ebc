"""Matches token patterns, each only where its anchor stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from redactor.detection.recognizers.anchors import Anchor, AnchorFinder, Check
from redactor.detection.recognizers.patterns import BUILT_IN, Compiled
from redactor.detection.recognizers.token_table import TokenTable, token_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    from redactor.rulepacks import TokenPattern

_Numbers = tuple[int, int, frozenset[int] | None, tuple[str, bool] | None, int, int]
"""A `Check` with words as spaCy's numbers for them."""


@dataclass(slots=True)
class _Group:
    """Patterns of one anchor, and how many tokens before and after it they reach."""

    checks: tuple[_Numbers, ...]
    everywhere: bool
    patterns: list[tuple[int, Compiled]] = field(default_factory=list)
    before: int = 0
    after: int = 0
    matcher: Matcher | None = None


class PatternMatcher:
    """Patterns of one pack.

    A pattern is only tried around tokens that could be its anchor, and where the tokens beside that
    one fit as well. spaCy's matchers are made when first needed: most texts need few.

    Args:
        nlp: the pipeline whose tokens will be matched.
        tested: whether spaCy is known to take all that is added.
    """

    def __init__(self, nlp: Language, *, tested: bool = False) -> None:
        self._vocab: Vocab = nlp.vocab
        self._tested = tested
        self._anchors = AnchorFinder(nlp.Defaults.stop_words)
        self._words: dict[frozenset[str], frozenset[int]] = {}
        self._valid: set[str] = set()
        self._groups: list[_Group] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._by_word: dict[int, list[int]] = {}
        self._by_looks: dict[tuple[str, bool], list[int]] = {}

    def add(self, rule: int, pattern: Compiled) -> None:
        """Add a pattern of the rule of that number.

        Raises:
            MatchPatternError, ValueError, error: a token pattern that spaCy cannot use.
        """
        if not self._tested:
            for token in pattern.tokens:
                self._validate(token)
        anchor = self._anchors.find(pattern.tokens)
        key = (anchor.words, anchor.looks, anchor.checks)
        if key not in self._numbers:
            self._numbers[key] = self._new_group(anchor)
        group = self._groups[self._numbers[key]]
        group.patterns.append((rule, pattern))
        group.before = max(group.before, anchor.before)
        group.after = max(group.after, anchor.after)

    def find(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        """Numbers of rules and the code points that their patterns match, longest first."""
        if not len(doc):
            return
        table = token_table(doc)
        for number, hits in self._hits(table).items():
            group = self._groups[number]
            for start, end in _windows(group, sorted(hits), table):
                yield from self._matches(group, doc[start:end])
        for group in self._groups:
            if group.everywhere:
                yield from self._matches(group, doc[:])

    def _new_group(self, anchor: Anchor) -> int:
        number = len(self._groups)
        everywhere = anchor.words is None and anchor.looks is None
        checks = tuple(map(self._numbered, anchor.checks))
        self._groups.append(_Group(checks, everywhere))
        for word in anchor.words or ():
            self._by_word.setdefault(self._vocab.strings.add(word), []).append(number)
        if anchor.looks is not None:
            self._by_looks.setdefault(anchor.looks, []).append(number)
        return number

    def _numbered(self, check: Check) -> _Numbers:
        numbers = None
        if check.words is not None:
            numbers = self._words.get(check.words)
            if numbers is None:
                numbers = frozenset(map(self._vocab.strings.add, check.words))
                self._words[check.words] = numbers
        return check.first, check.last, numbers, check.looks, check.mask, check.flags

    def _validate(self, token: TokenPattern) -> None:
        from spacy.matcher import Matcher

        if not _is_plain(token) and (key := repr(token)) not in self._valid:
            Matcher(self._vocab).add("token", [[token]])
            self._valid.add(key)

    def _hits(self, table: TokenTable) -> dict[int, list[int]]:
        """Indices of the tokens that may be the anchor of each group."""
        hits: dict[int, list[int]] = {}
        for word in table.positions.keys() & self._by_word.keys():
            for number in self._by_word[word]:
                hits.setdefault(number, []).extend(table.positions[word])
        for looks, numbers in self._by_looks.items():
            positions = table.positions if looks[1] else table.written
            found = [i for word, at in positions.items() if table.fits(looks, word) for i in at]
            hits.update((number, found) for number in numbers)
        return hits

    def _matches(self, group: _Group, window: Span) -> Iterator[tuple[int, int, int]]:
        matches: Any = self._matcher(group)(window, with_alignments=True)
        for match_id, start, end, alignments in matches:
            rule, pattern = group.patterns[int(window.doc.vocab.strings[match_id])]
            inside = [
                start + i
                for i, at in enumerate(alignments[: end - start])
                if pattern.first <= at < pattern.last
            ]
            if inside:
                span = window[inside[0] : inside[-1] + 1]
                yield rule, span.start_char, span.end_char

    def _matcher(self, group: _Group) -> Matcher:
        from spacy.matcher import Matcher

        if group.matcher is None:
            matcher = Matcher(self._vocab, validate=False)
            for number, (_, pattern) in enumerate(group.patterns):
                matcher.add(str(number), [list(pattern.tokens)], greedy="LONGEST")
            group.matcher = matcher
        return group.matcher


def _windows(group: _Group, hits: list[int], table: TokenTable) -> Iterator[tuple[int, int]]:
    """The stretches of tokens around those of `hits` that the group can match in."""
    size = len(table.words)
    start = end = 0
    for i in _passing(group.checks, hits, table):
        if i - group.before > end:
            if end:
                yield start, end
            start = i - group.before
        end = max(end, min(size, i + group.after))
    if end:
        yield start, end


def _passing(checks: Iterable[_Numbers], hits: list[int], table: TokenTable) -> list[int]:
    """Those of `hits` near which every token as checked stands where one has to."""
    words, flags, size = table.words, table.flags, len(table.words)
    for first, last, allowed, looks, mask, asked in checks:
        looked_at = words if looks is None or looks[1] else table.texts
        passing = []
        for i in hits:
            for at in range(max(0, i + first), min(size, i + last + 1)):
                if flags[at] & mask != asked or (allowed is not None and words[at] not in allowed):
                    continue
                if looks is None or table.fits(looks, looked_at[at]):
                    passing.append(i)
                    break
        hits = passing
    return hits


_SPECS = tuple(BUILT_IN.values())


def _is_plain(token: TokenPattern) -> bool:
    """Whether spaCy is sure to take a token pattern: words, or a built-in spec."""
    spec = {key: value for key, value in token.items() if key != "OP"}
    if spec in _SPECS:
        return True
    return all(key in ("LOWER", "ORTH") and _are_words(value) for key, value in spec.items())


def _are_words(value: object) -> bool:
    if isinstance(value, dict):
        value = value.get("IN") if value.keys() == {"IN"} else None
    words = value if isinstance(value, list) else [value]
    return all(isinstance(word, str) for word in words)
