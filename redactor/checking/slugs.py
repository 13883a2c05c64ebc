"""Finds in the names that a piece goes by what the newsroom hides, or what its text leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redactor.detection.entities import CONCEPTS, LOCATION
from redactor.detection.gazetteer import Kind
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.recognizers.sheet_terms import Shape
from redactor.detection.romanization import fold
from redactor.detection.wordings import DENIED, Wordings
from redactor.exposure.decisions import Exposure
from redactor.exposure.sources.words import is_common
from redactor.redaction.replacements import BRACKETED, is_coarse
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.recognizers.sheet_matching import TermIndex
    from redactor.detection.recognizers.sheet_terms import SheetTerms
    from redactor.wordlists import Wordlists

UNSAID: Final = "path.place"
"""The rule of a place that a name tells and the text does not."""
UNSAID_REASON: Final = "it tells a town that the text leaves out, in which words were replaced"
_HIDDEN_REASON: Final = "the file's name holds words that the newsroom hides"

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 3
"""Words of a town's name that are put together."""
_FEWEST_LETTERS: Final = 4
"""Shorter names of towns are too often something else in a name of a file."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words in a name that tell too much.

    Args:
        span: where.
        rule: what found them.
        entity_type: see docs/entity-types.md.
        exposure: how they bear on a protected person.
        reason: a sentence for an editor.
    """

    span: Span
    rule: str
    entity_type: str
    exposure: Exposure
    reason: str


class Hidden:
    """What the newsroom itself names, sought in names, where capitals and spaces mean nothing.

    Args:
        terms: of a source sheet; `None`: there is none.
        wordlists: the deny list counts.
    """

    def __init__(self, terms: SheetTerms | None, wordlists: Wordlists) -> None:
        self._terms: TermIndex | None = None
        if terms is not None:
            from redactor.detection.recognizers.sheet_matching import TermIndex

            self._terms = TermIndex(terms, is_common)
        self._denied = Wordings([(one.text, one.type or "") for one in wordlists.deny])

    def find(self, name: str) -> Iterator[Slip]:
        """Where it stands in a name."""
        for span, kind in self._denied.find(_spaced(name)):
            yield Slip(span, DENIED, kind, Exposure.DIRECT, _HIDDEN_REASON)
        if self._terms is not None:
            words = _capitalized(_spaced(name))
            before = "in "
            for match in self._terms.find(f"{before}{words}"):
                span = Span(match.span.start - len(before), match.span.end - len(before))
                if match.term.shape is Shape.INSIDE and not name[span.start].isupper():
                    continue
                yield Slip(span, match.rule, match.term.entity, Exposure.DIRECT, _HIDDEN_REASON)


def holds_replacements(text: str) -> bool:
    """Whether words of a text were replaced: it holds a bar, or what an operator writes."""
    for match in BRACKETED.finditer(text):
        words = match[1] or match[3]
        if match[2] is None and (words is None or words in CONCEPTS or is_coarse(words)):
            return True
    return False


def unsaid_places(name: str, text: str, least: int) -> Iterator[Slip]:
    """The towns that a name tells and the text does not.

    Left out is what is a common word or somebody's name as well.

    Args:
        name: words, however they are joined and written.
        text: what they are a name of.
        least: inhabitants of the smallest place that may be told.
    """
    tokens = [match.span() for match in _WORD.finditer(name)]
    folded = [fold(name[start:end]) for start, end in tokens]
    said = ""
    i = 0
    while i < len(tokens):
        for j in range(min(i + _MOST_WORDS, len(tokens)), i, -1):
            words = folded[i:j]
            if not _is_town(words, least):
                continue
            said = said or f" {' '.join(fold(match[0]) for match in _WORD.finditer(text))} "
            if f" {' '.join(words)} " not in said:
                span = Span(tokens[i][0], tokens[j - 1][1])
                yield Slip(span, UNSAID, LOCATION, Exposure.QUASI, UNSAID_REASON)
                i = j
                break
        else:
            i += 1


def _is_town(words: Sequence[str], least: int) -> bool:
    known, key = gazetteer(), " ".join(words)
    if len(key) < _FEWEST_LETTERS or all(map(is_common, words)) or known.is_person(key):
        return False
    places = known.lookup(key)
    return bool(places) and places[0].kind is Kind.TOWN and places[0].population < least


def _spaced(name: str) -> str:
    """With a space for every sign, so that offsets stay."""
    return re.sub(r"[\W_]", " ", name)


def _capitalized(name: str) -> str:
    """With a capital for the first letter of every word, where that is one letter."""

    def raised(match: re.Match[str]) -> str:
        first = match[0][0].upper()
        return (first if len(first) == 1 else match[0][0]) + match[0][1:]

    return _WORD.sub(raised, name)
