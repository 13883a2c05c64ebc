"""What a text tells of the case of its words by writing them elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

import regex

from redactor.detection.names import is_title
from redactor.detection.truecasing.runs import Run
from redactor.detection.truecasing.usual import NAMES, Usual, usual

HEADING = 0.6
"""Share of a line's long words with a capital from which the line is taken for a heading."""

_WITHIN = regex.compile(r"[\p{L}\p{N},;)'\"] \Z")
"""What stands before a word within a sentence."""

BEFORE_PLACES = frozenset(
    """
    in at from near outside inside around to of
    """.split()  # noqa: SIM905
)
_BEFORE_NAMES = BEFORE_PLACES | {"by", "via", "with", "and", "told", "called", "asked", "saying"}

_NO_WORDS = NAMES | {Usual.ABBREVIATION}


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a text writes words where it does not write them in capitals.

    Args:
        lower: words that stand in lower case.
        title: words that stand with a capital within a sentence.
        opening: words that stand with a capital where any word would.
        spellings: of words with capitals inside, by their lower case (`mcdonald`: `McDonald`).
        alone: how often words stand in capitals among others that do not; lower-cased, like all
            words here.
        introduced: how often they do after words that names follow.
        bracketed: words that stand so in brackets of their own, as abbreviations are explained.
    """

    lower: Set[str] = field(repr=False)
    title: Set[str] = field(repr=False)
    opening: Set[str] = field(repr=False)
    spellings: dict[str, str] = field(repr=False)
    alone: Mapping[str, int] = field(repr=False)
    introduced: Mapping[str, int] = field(repr=False)
    bracketed: Set[str] = field(repr=False)

    @classmethod
    def of(
        cls, text: str, spans: Iterable[tuple[int, int]], wanted: Set[str], lone: Iterable[Run]
    ) -> Evidence:
        """The evidence of `text` on some words.

        Args:
            text: any text.
            spans: of its words that are not in capitals, in order.
            wanted: the words to tell of, lower-cased, and their parts between hyphens.
            lone: words in capitals, each among others that are not.
        """
        lower: set[str] = set()
        title: set[str] = set()
        opening: set[str] = set()
        spellings: dict[str, str] = {}
        heading, line_end = False, -1
        for start, end in spans:
            if start > line_end:
                line_end = text.find("\n", start)
                line_end = len(text) if line_end < 0 else line_end
                heading = _is_heading(text[start:line_end])
            word = text[start:end]
            whole = word.lower()
            if whole in wanted and not word[1:].islower() and not word.istitle():
                spellings[whole] = word
            for part in word.replace("'", "-").split("-"):
                key = part.lower()
                if key not in wanted:
                    continue
                if part.islower():
                    lower.add(key)
                elif part[1:].islower():
                    within = not heading and _WITHIN.search(text, max(0, start - 2), start)
                    (title if within else opening).add(key)
        alone: Counter[str] = Counter()
        introduced: Counter[str] = Counter()
        bracketed: set[str] = set()
        for run in lone:
            only = run.lone
            alone[only.lower] += 1
            introduced[only.lower] += introduces(run.before)
            if text[only.start - 1 : only.end + 1] == f"({only.text})":
                bracketed.add(only.lower)
        return cls(lower, title, opening, spellings, alone, introduced, bracketed)

    def case(self, word: str) -> Usual | None:
        """`Usual.LOWER` or `TITLE`; `None` where the text has the word in both cases or neither."""
        if word in self.lower:
            return None if word in self.title else Usual.LOWER
        if word in self.title or (word in self.opening and usual(word) in _NO_WORDS):
            return Usual.TITLE
        return None

    def abbreviates(self, word: str) -> bool:
        """Whether the text uses a word alone in capitals as an abbreviation, not as a name.

        It explains it in brackets, or sets it where names rarely stand more often than not.
        """
        return word in self.bracketed or 2 * self.introduced[word] < self.alone[word]


def introduces(before: str) -> bool:
    """Whether names follow the word, in lower case: a preposition, a title, `told`."""
    return before in _BEFORE_NAMES or is_title(before)


def _is_heading(line: str) -> bool:
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= HEADING * len(long)
