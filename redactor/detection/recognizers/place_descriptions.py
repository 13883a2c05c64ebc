"""Finds places that are described: `noodle shop`, `shed behind the mill`, `north of the river`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from redactor.detection.recognizers.place_description_words import (
    ADJECTIVES,
    COMPASS,
    DETERMINERS,
    EVENTS,
    INDEFINITE,
    KEPT_PREPOSITIONS,
    LOCATIVE,
    NUMBERS,
    OF_MANY,
    OWNING,
    STOPS,
)
from redactor.detection.recognizers.place_evidence import POSSESSIVES
from redactor.detection.recognizers.place_heads import (
    BROAD,
    COMPOUNDS,
    KIND_OF,
    OBJECTS,
    PARTS,
    VERBS,
)
from redactor.detection.recognizers.place_matching import Text
from redactor.detection.recognizers.place_phrases import Phrases
from redactor.detection.vocabulary import MONTHS_AND_DAYS

MAX_MODIFIERS = 4
"""Most words between a determiner and its noun."""

_NOUNS = KIND_OF.keys() | OBJECTS | PARTS | COMPOUNDS


@dataclass(frozen=True, slots=True)
class Description:
    """A place described.

    Args:
        start: first token.
        end: one past the last token.
        score: 0.7 with the name of a place beside the noun, 0.6 with another place beside it, 0.5
            with no more than words before it.
        within: tokens of the name of the place in which it surely lies; empty for none.
    """

    start: int
    end: int
    score: float
    within: range = field(default=range(0), repr=False)


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a noun: where its words start, and what is before those."""

    start: int
    determiner: str
    introduced: bool
    modified: bool


def find_descriptions(text: Text, names: Set[int]) -> Iterator[Description]:
    """The described places of `text`, in order and disjoint.

    Args:
        text: the tokens.
        names: tokens of named places already found.
    """
    last = 0
    descriptions = _Descriptions(text, names)
    for index, word in enumerate(text.words):
        if index < last:
            continue
        lower = word.lower()
        if lower in _NOUNS:
            found = descriptions.headed(index, last)
        elif lower in COMPASS or lower in NUMBERS:
            found = descriptions.directed(index)
        elif index in names:
            found = descriptions.unlisted(index, last)
        else:
            continue
        if found is not None:
            yield found
            last = found.end


class _Descriptions:
    """Reads the phrases around the nouns of one text."""

    def __init__(self, text: Text, names: Set[int]) -> None:
        self.text = text
        self.names = names
        self.phrases = Phrases(text, names)

    def headed(self, index: int, floor: int) -> Description | None:
        """The description around the noun at `index` that starts at `floor` or later."""
        text = self.text
        end = self.phrases.compound_end(index)
        if text.is_joint(end):
            return None
        head = text.word(end - 1).lower()
        left = self._left(index, floor)
        modified = left.modified or end > index + 1
        if self._is_verb(head, left.start, end) or self._is_adverbial(head, left):
            return None
        tail = self.phrases.after(end, head, indefinite=left.determiner in INDEFINITE)
        if tail.end > end:
            plain = not (left.determiner or modified or left.introduced)
            if plain and not (tail.named and text.word(index).islower() and head[-1] != "s"):
                return None
            score = 0.7 if tail.named else 0.6
            return self._described(left.start, tail.end, score, floor, tail.within)
        if (left.determiner or self._is_owned(left.start, index)) and (
            modified and self._singles_out(left, index, end)
        ):
            return self._described(left.start, end, 0.5, floor)
        return None

    def _singles_out(self, left: _Left, index: int, end: int) -> bool:
        """Whether the words before the noun, and the word before those, tell which place it is."""
        head = self.text.word(end - 1).lower()
        if head not in KIND_OF and head not in COMPOUNDS:
            return False
        if not self.names.isdisjoint(range(left.start, index)):
            return True
        if head in BROAD:
            return False
        before = self._before(left)
        narrowed = self._narrows(left.start, end)
        if before in LOCATIVE:
            return narrowed or (head in KIND_OF and not head.endswith("s"))
        return narrowed and before in OWNING

    def _is_owned(self, start: int, end: int) -> bool:
        """Whether `'s` stands between, which makes the noun as definite as `the` does."""
        return any(self.text.word(index) in POSSESSIVES for index in range(start, end))

    def _narrows(self, start: int, end: int) -> bool:
        """Whether the words before the noun say more than `new` or `other`."""
        words = (self.text.word(index).lower() for index in range(start, end - 1))
        return any(word.isalpha() and word not in ADJECTIVES for word in words)

    def _is_verb(self, head: str, start: int, end: int) -> bool:
        """`the rules stop at`, `the buses stand in`."""
        before = self.text.word(end - 2).lower()
        return head in VERBS and start < end - 1 and before.endswith("s") and before.isalpha()

    def _is_adverbial(self, head: str, left: _Left) -> bool:
        """`in front of`, `by the end of`, `on top of`."""
        return head in PARTS and head not in KIND_OF and not left.modified and not left.determiner

    def unlisted(self, index: int, floor: int) -> Description | None:
        """`carinderia in Navotas` after `at a`: whatever it is, it lies in the place at `index`."""
        text = self.text
        start = index - 1
        if text.word(start).lower() not in {"in", "at", "near", "on", "outside", "behind"}:
            return None
        for _ in range(3):
            word = text.word(start - 1).lower()
            if word in {"a", "an"}:
                break
            if not word.isalpha() or word in STOPS or word in EVENTS or start <= floor:
                return None
            start -= 1
        if start == index - 1 or text.word(start - 1).lower() not in {"a", "an"}:
            return None
        if text.word(start - 2).lower() not in {"at", "outside", "behind", "near"}:
            return None
        phrase = self.phrases.phrase(index)
        if phrase is None:
            return None
        return Description(start, phrase.end, 0.6, phrase.within)

    def directed(self, index: int) -> Description | None:
        """`north of X`, `half a day's ride above X`, from the token at `index`."""
        tail = self.phrases.measured(index)
        if tail is None or not tail.named:
            return None
        return Description(index, tail.end, 0.6)

    def _described(
        self, start: int, end: int, score: float, floor: int, within: range = range(0)
    ) -> Description:
        """With `one of the` and `behind the` before it, which narrow as well."""
        text = self.text
        first = start
        while first > floor and text.word(first - 1).lower() in DETERMINERS:
            first -= 1
        word = text.word(first - 1).lower()
        if word == "of" and text.word(first - 2).lower() in OF_MANY and first - 2 >= floor:
            start = first - 2
        elif word in KEPT_PREPOSITIONS and first - 1 >= floor:
            start, within = first - 1, range(0)
        elif word == "to" and text.word(first - 2).lower() == "next" and first - 2 >= floor:
            start, within = first - 2, range(0)
        return Description(start, end, score, within)

    def _before(self, left: _Left) -> str:
        """The lower-case word before the determiner, `one of` skipped."""
        index = left.start - 1 - bool(left.determiner)
        if self.text.word(index) == "of" and self.text.word(index - 1).lower() in OF_MANY:
            index -= 2
        word = self.text.word(index).lower()
        return "next" if word == "to" and self.text.word(index - 1) == "next" else word

    def _left(self, index: int, floor: int) -> _Left:
        """The words before the noun at `index`.

        Without a determiner or preposition before them, only those that are surely of the noun.
        """
        text = self.text
        start = sure = index
        count = 0
        while start > floor and count <= MAX_MODIFIERS:
            word = text.word(start - 1)
            lower = word.lower()
            if lower in DETERMINERS and not text.is_joint(start):
                return _Left(start, lower, True, start < index)
            if lower in LOCATIVE or lower == "of":
                return _Left(start, "", True, start < index)
            if text.is_joint(start - 1) or word in POSSESSIVES:
                start -= 1
                continue
            if not word[:1].isalpha() or lower in STOPS or lower in MONTHS_AND_DAYS:
                break
            start -= 1
            count += 1
            if sure == start + 1 and (
                lower in ADJECTIVES or lower in KIND_OF or start in self.names
            ):
                sure = start
        return _Left(sure, "", False, sure < index)
