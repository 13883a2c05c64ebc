"""Matches phrases, each made ready when a text first holds a word that it can begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from redactor.detection.recognizers.token_table import token_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_Phrase = tuple[int, str]


class PhraseFinder:
    """The phrases of one pack, matched on lower-cased tokens.

    Splitting them all into tokens takes longer than searching a text for them, and most begin with
    a word that stands in few texts.

    Args:
        nlp: the pipeline whose tokens will be matched.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import PhraseMatcher

        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._exceptions = getattr(nlp.tokenizer, "rules", None)
        self._by_word: dict[str, list[_Phrase]] = {}
        self._waiting: dict[str, list[_Phrase]] = {}
        self._seen: set[int] = set()

    def add(self, rule: int, phrases: Iterable[str]) -> None:
        """Add phrases of the rule of that number."""
        for phrase in phrases:
            first = phrase.partition(" ")[0]
            if not phrase.isascii():
                # Other letters may become others in lower case, depending on what is around them.
                self._make_ready(rule, phrase)
            elif first.isalpha() and self._exceptions is not None and first not in self._exceptions:
                # Letters alone are split where the list of exceptions says so, and nowhere else.
                self._by_word.setdefault(first.lower(), []).append((rule, phrase))
            else:
                self._waiting.setdefault(phrase[:1].lower(), []).append((rule, phrase))

    def find(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        """Numbers of rules and the code points that their phrases match."""
        self._prepare(doc)
        for match_id, start, end in self._matcher(doc):
            span = doc[start:end]
            yield int(doc.vocab.strings[match_id]), span.start_char, span.end_char

    def _prepare(self, doc: Doc) -> None:
        """Make ready the phrases that begin with a word of the text."""
        new = token_table(doc).positions.keys() - self._seen
        self._seen.update(new)
        words: dict[str, list[str]] = {}
        for number in new:
            word = doc.vocab.strings[number]
            words.setdefault(word[:1], []).append(word)
            for rule, phrase in self._by_word.pop(word, ()):
                self._make_ready(rule, phrase)
        for first in words.keys() & self._waiting.keys():
            beginnings = tuple(words[first])
            left = []
            for rule, phrase in self._waiting[first]:
                if phrase.lower().startswith(beginnings):
                    self._make_ready(rule, phrase)
                else:
                    left.append((rule, phrase))
            self._waiting[first] = left

    def _make_ready(self, rule: int, phrase: str) -> None:
        self._matcher.add(str(rule), [self._nlp.make_doc(phrase)])
