"""Reads the phrases that follow the noun of a described place and say where it is."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from redactor.detection.recognizers.place_description_words import (
    AFTER_COMMA,
    BESIDE,
    CLAUSE_ENDS,
    COMPASS,
    DETERMINERS,
    INDEFINITE,
    NUMBERS,
    RELATIVE,
    STOPS,
    TRAVEL,
    UNITS,
    WITHIN,
)
from redactor.detection.recognizers.place_evidence import POSSESSIVES
from redactor.detection.recognizers.place_heads import COMPOUNDS, KIND_OF, PARTS
from redactor.detection.recognizers.place_matching import Text, is_capitalized

MAX_WORDS = 7
"""Most tokens from the start of a phrase to its noun."""

MAX_TAILS = 3
"""Most phrases that are taken on after a noun."""

MAX_COMPOUND = 4
"""Most nouns that are taken on to a noun."""

MAX_CLAUSE = 8
"""Most tokens of a clause that describes a place."""

_AFTER_NOUNS = KIND_OF.keys() | COMPOUNDS | {"side", "end", "edge", "corner"}

_NUMBER = re.compile(r"\d{1,3}|[B-HJ-Z]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that say where something is.

    Args:
        end: one past the last token.
        named: whether a name is among them.
        within: tokens of the name of the place in which it surely lies; empty for none.
    """

    end: int
    named: bool = False
    within: range = field(default=range(0), repr=False)


class Phrases:
    """Reads one text.

    Args:
        text: the tokens.
        names: tokens of named places already found.
    """

    def __init__(self, text: Text, names: Set[int]) -> None:
        self._text = text
        self._names = names

    def compound_end(self, index: int) -> int:
        """One past the last of the nouns for places that stand side by side from `index` on."""
        text = self._text
        end = index + 1
        for _ in range(MAX_COMPOUND):
            word = text.word(end)
            if word in _AFTER_NOUNS:
                end += 1
            elif word in POSSESSIVES and (head := self._head_within(end + 1, 3)):
                end = head
            elif word in POSSESSIVES and text.word(end + 1) in BESIDE | WITHIN:
                return end + 1
            elif text.is_joint(end) and text.word(end + 1) in KIND_OF:
                end += 2
            else:
                break
        if text.word(end - 1).lower() in KIND_OF and _NUMBER.fullmatch(text.word(end)):
            end += 1
        return end

    def _head_within(self, start: int, most: int) -> int:
        """One past the first noun for a place among `most` tokens from `start` on; 0 for none."""
        for index in range(start, start + most):
            word = self._text.word(index).lower()
            if word in _AFTER_NOUNS:
                return index + 1
            if not word.isalpha() or word in STOPS:
                break
        return 0

    def phrase(self, start: int) -> Phrase | None:
        """The noun phrase or name at `start`, if it names a place."""
        text = self._text
        index = self._after_determiners(start)
        for _ in range(MAX_WORDS):
            word = text.word(index)
            lower = word.lower()
            if index in self._names:
                end = index
                while end in self._names:
                    end += 1
                return Phrase(self._after_name(end), True, range(index, end))
            if lower in PARTS and text.word(index + 1) == "of":
                index = self._after_determiners(index + 2)
                continue
            if lower in KIND_OF or (lower in COMPOUNDS and index > start):
                return Phrase(self.compound_end(index))
            if is_capitalized(word) and len(word) > 1:
                return Phrase(self._after_name(self._name_end(index)), True)
            joins = text.is_joint(index) or word in POSSESSIVES
            if not joins and (not word[:1].isalpha() or lower in STOPS):
                return None
            index += 1
        return None

    def _after_determiners(self, index: int) -> int:
        while self._text.word(index).lower() in DETERMINERS:
            index += 1
        return index

    def _name_end(self, start: int) -> int:
        """One past the capitalised words from `start` on."""
        text = self._text
        end = start + 1
        while is_capitalized(text.word(end)) or (
            text.is_joint(end) and is_capitalized(text.word(end + 1))
        ):
            end += 1
        return end

    def _after_name(self, end: int) -> int:
        """One past the nouns that a name which ends at `end` stands before."""
        owns = self._text.word(end) in POSSESSIVES
        head = self._head_within(end + 1, 3) if owns else self._head_within(end, 2)
        if head:
            return self.compound_end(head - 1)
        return end + owns

    def after(self, start: int, head: str, *, indefinite: bool) -> Phrase:
        """What follows the noun that ends at `start` and says where it is; empty for nothing.

        Args:
            start: one past the noun.
            head: the noun.
            indefinite: whether `a` or the like stands before it, so that a quality tells it apart.
        """
        end, named, within = start, False, range(0)
        inside = True
        for _ in range(MAX_TAILS):
            tail = self._tail(end, head, indefinite=indefinite)
            indefinite = self._text.word(end + 1).lower() in INDEFINITE
            if tail is None:
                break
            inside = inside and self._text.word(end).lower() in WITHIN
            if tail.within and inside and not within:
                within = tail.within
            named = named or tail.named
            end = tail.end
        return Phrase(end, named, within)

    def measured(self, index: int) -> Phrase | None:
        """`two hours east of X`, `forty minutes' walk above X`, `north of X`, from `index` on."""
        text = self._text
        start = index
        if text.word(index) == "half" and text.word(index + 1) in {"a", "an"}:
            index += 2
        elif text.word(index).lower() in NUMBERS | {"a", "an"}:
            index += 1
            if text.word(index).lower() in NUMBERS:
                index += 1
        if index > start:
            if text.word(index).lower() not in UNITS:
                return None
            index += 1
            if text.word(index) in POSSESSIVES:
                index += 1
            if text.word(index).lower() in TRAVEL:
                index += 1
        word = text.word(index).lower()
        if text.is_joint(index + 1) and text.word(index + 2).lower() in COMPASS:
            index += 2
        if word in COMPASS:
            if text.word(index + 1) not in {"of", "from"}:
                return None
            return self.phrase(index + 2)
        if index > start and (word in BESIDE or word in {"from", "up", "down"}):
            return self.phrase(index + 1)
        return None

    def _tail(self, index: int, head: str, *, indefinite: bool) -> Phrase | None:
        text = self._text
        word = text.word(index).lower()
        if word == ",":
            after = text.word(index + 1).lower()
            apposed = after in COMPASS or after in AFTER_COMMA
            return self._tail(index + 1, head, indefinite=False) if apposed else None
        if word in COMPASS or word in NUMBERS or word in {"a", "half"}:
            return self.measured(index)
        if word in BESIDE or word in WITHIN:
            return self._placed(index, head)
        if indefinite and (described := self._quality(index, head)) is not None:
            return described
        return self._linked(index, head)

    def _placed(self, index: int, head: str) -> Phrase | None:
        """What stands after a preposition of place at `index`."""
        text = self._text
        word = text.word(index).lower()
        if word == "between":
            return self._between(index + 1)
        if word == "of" and text.word(index + 1).lower() in NUMBERS:
            return self._count(index + 1) if KIND_OF.get(head) == "settlement" else None
        return self.measured(index + 1) or self.phrase(index + 1)

    def _count(self, index: int) -> Phrase:
        """`three hundred`, `40 houses`."""
        after = self._text.word(index + 1).lower()
        more = after in NUMBERS or (after.isalpha() and after not in STOPS)
        return Phrase(index + 1 + more)

    def _linked(self, index: int, head: str) -> Phrase | None:
        """`from the corner`, `to Kuhak`, `next to a clinic`."""
        text = self._text
        word = text.word(index).lower()
        if word == "next" and text.word(index + 1) == "to":
            return self.phrase(index + 2)
        if word == "from" and head not in PARTS:
            phrase = self.phrase(index + 1)
            return phrase if phrase is not None and not phrase.within else None
        if word == "to" and KIND_OF.get(head) in {"road", "address", "bridge", "boat", "railway"}:
            return self.phrase(index + 1)
        return None

    def _quality(self, index: int, head: str) -> Phrase | None:
        """`with a blue roof`, `belonging to the mill`, `that had no road`."""
        text = self._text
        word = text.word(index).lower()
        if word == "with":
            return self._feature(index + 1)
        if word == "belonging" and text.word(index + 1) == "to":
            return self._feature(index + 2)
        if word in RELATIVE and KIND_OF.get(head) not in {None, "entrance", "barrier"}:
            return self._clause(index + 1)
        return None

    def _between(self, index: int) -> Phrase | None:
        """`Windsor and the river`."""
        first = self.phrase(index)
        if first is None or self._text.word(first.end) != "and":
            return first
        second = self.phrase(first.end + 1)
        if second is None:
            return first
        return Phrase(second.end, first.named or second.named, range(0))

    def _feature(self, index: int) -> Phrase | None:
        """`a blue roof`, `no windows`: what a place has."""
        text = self._text
        end = index
        while text.word(end).lower() in DETERMINERS | NUMBERS | {"no", "its"}:
            end += 1
        words = 0
        while words < 3 and text.word(end).isalpha() and text.word(end).lower() not in STOPS:
            end += 1
            words += 1
        if text.word(end) in {"in", "on"} and text.word(end + 1) == "it":
            end += 2
        elif text.word(end) in {"up", "down", "out", "off"}:
            end += 1
        return Phrase(end) if words else None

    def _clause(self, index: int) -> Phrase | None:
        """A short clause, up to the punctuation that ends it."""
        for end in range(index, index + MAX_CLAUSE):
            word = self._text.word(end)
            if not word or word in CLAUSE_ENDS:
                return Phrase(end) if end > index + 1 else None
        return None
