"""How sure it is that a name found in the gazetteer means the place here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from redactor.detection.gazetteer import ACRONYM, Gazetteer, Kind
from redactor.detection.recognizers.place_matching import Match, Text, is_capitalized
from redactor.detection.recognizers.place_words import (
    AREA_NOUNS,
    DIRECTIONAL,
    DIRECTIONS,
    LED,
    LOCATIVE,
    MOTION,
    PLACE_NOUNS,
    PREFIXES,
    ROLES,
    SETTLEMENTS,
    TITLES,
)
from redactor.detection.romanization import fold
from redactor.detection.vocabulary import SPEECH

BIG = 100_000
"""Inhabitants of a town that a reader may know."""

ARTICLES = frozenset({"the", "a", "an"})

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

LIST_JOINTS = frozenset({",", "and", "or", "&"})
"""What stands between the names of a list."""

MIN_TITLE_WORDS = 4
"""Shorter lines say nothing of whether capitals mean anything in them."""


NEUTRAL = DIRECTIONS | AREA_NOUNS | LOCATIVE | DIRECTIONAL
"""Words that may be capitalised beside a name without being part of one."""


class Standing(IntEnum):
    """What the words around a name say of it."""

    PERSON = 0
    """A title, a given name or a surname stands beside it."""
    PART = 1
    """It is part of a longer name."""
    NONE = 2
    WEAK = 3
    """A word that stands before places and persons alike."""
    PLACE = 4
    """A word that stands before places."""
    CERTAIN = 5
    """Followed by its country, by `Province`, or heading a dateline."""


@dataclass(slots=True)
class Evidence:
    """Judges the matches of one text.

    Args:
        text: the tokens.
        gazetteer: for what else a word can be.
        matches: all matches of the text, in order.
    """

    text: Text = field(repr=False)
    gazetteer: Gazetteer = field(repr=False)
    matches: list[Match] = field(repr=False)
    _starts: dict[int, Match] = field(init=False, repr=False)
    _ends: dict[int, Match] = field(init=False, repr=False)
    _headline: list[bool] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._starts = {match.start: match for match in self.matches}
        self._ends = {match.end: match for match in self.matches}
        self._headline = _headline_tokens(self.text.words)

    def standing(self, match: Match) -> Standing:
        """What the words around `match` say of it."""
        if (
            self.enclosing(match)
            or self._is_dateline(match)
            or self._before_noun(match)
            or is_described(self.text, match.end)
        ):
            return Standing.CERTAIN
        joint = self._joint(match)
        if joint is not None:
            return joint
        beside = min(self._left(match), self._right(match))
        return beside if beside < Standing.NONE else self._locative(match)

    def is_headline(self, match: Match) -> bool:
        """True when the line has capitals throughout, so that they say nothing."""
        return self._headline[match.start]

    def is_amount_or_shouted(self, match: Match) -> bool:
        """`US $40`, or a match with words in capitals beside it."""
        beside = (self.text.word(match.start - 1), self.text.word(match.end))
        shouted = (len(word) > 1 and word.isupper() and word.isalpha() for word in beside)
        return beside[1] == "$" or (self.is_headline(match) and any(shouted))

    def speaks(self, match: Match) -> bool:
        """True when the name says something, or something is said by it."""
        beside = (self.text.word(match.start - 1), self.text.word(match.end))
        return any(word.lower() in SPEECH for word in beside)

    def starts_sentence(self, index: int) -> bool:
        """True when a capital at `index` may be the sentence's."""
        before = self.text.word(index - 1)
        while before and before in "\"'“‘([*_>-—–•":
            index -= 1
            before = self.text.word(index - 1)
        return not before or before in ".!?:;…" or before.endswith('."')

    def are_listed(self, left: Match, right: Match) -> bool:
        """True for two names side by side in a list: `Leeds, Carlisle,`, `Leeds and Bath`."""
        join = self.text.word(left.end)
        if join == "," and self.text.word(left.end + 1) == "and":
            return right.start == left.end + 2
        if right.start != left.end + 1 or join not in LIST_JOINTS:
            return False
        return join != "," or self.text.word(right.end) in {",", "and", "or"}

    def is_ordinary(self, word: str) -> bool:
        """True for a capitalised word that is a common English word."""
        return self.gazetteer.is_word(fold(word))

    def enclosing(self, match: Match) -> Match | None:
        """The area named right after `match` (`, France`, `(Texas)`), if it can lie there."""
        if self.text.word(match.end) not in {",", "("}:
            return None
        after = self._starts.get(match.end + 1)
        if after is None:
            return None
        names = {place.name for place in after.places if place.kind is not Kind.TOWN}
        if any(
            p.admin1 in names or (p.country in names and p.kind is not Kind.COUNTRY)
            for p in match.places
        ):
            return after
        return None

    def _is_dateline(self, match: Match) -> bool:
        """At the start of a line, before a dash: `HYESAN, North Korea -`."""
        start = match.start
        while self.text.word(start - 1) in {"*", "_", "**", "__", "#", "##"}:
            start -= 1
        if self.text.word(start - 1):
            return False
        end = match.end
        while self.text.word(end) == "," and (after := self._starts.get(end + 1)):
            end = after.end
        if self.text.word(end) == "(":
            while self.text.word(end) and self.text.word(end) != ")" and end < match.end + 8:
                end += 1
            end += 1
        return self.text.word(end) in {"-", "--", "—", "–"} and not self.text.is_joint(end)

    def _before_noun(self, match: Match) -> bool:
        """Followed by `Province`, `district` and the like, or preceded by `city of`."""
        after = self.text.word(match.end)
        if after in AREA_NOUNS and not self.gazetteer.is_word(match.key):
            return True
        if after.istitle() and after.lower() in AREA_NOUNS:
            return match.places[0].kind is not Kind.COUNTRY and not self.is_headline(match)
        before = match.start - 1
        if self.text.word(before) == "the":
            before -= 1
        return self.text.word(before) == "of" and self.text.word(before - 1).lower() in PLACE_NOUNS

    def _joint(self, match: Match) -> Standing | None:
        """What a hyphen beside the match says; `None` when there is none."""
        text = self.text
        if text.is_joint(match.end):
            after = self._starts.get(match.end + 1)
            if text.word(match.end + 1) in LED or (after and self._are_areas(match, after)):
                return Standing.PLACE
            return Standing.PART
        if text.is_joint(match.start - 1):
            before = text.word(match.start - 2).lower()
            earlier = self._ends.get(match.start - 1)
            if before in DIRECTIONS or (earlier and self._are_areas(earlier, match)):
                return Standing.PLACE
            return Standing.PERSON if before in PREFIXES else Standing.PART
        return None

    def _are_areas(self, left: Match, right: Match) -> bool:
        """True unless the two can be the halves of a person's name."""
        return all(m.places[0].kind is not Kind.TOWN or is_big(m) for m in (left, right))

    def _left(self, match: Match) -> Standing:
        """What the word before the match says."""
        word = self.text.word(match.start - 1)
        if word == "." and self.text.glued[match.start - 2]:
            word = self.text.word(match.start - 2)
            initial = len(word) == 1 and word.isalpha()
            return Standing.PERSON if initial or fold(word) in TITLES else Standing.NONE
        folded = fold(word)
        if folded in ROLES or folded in TITLES:
            return Standing.PERSON
        if not is_capitalized(word) or folded in NEUTRAL:
            return Standing.NONE
        earlier = self._ends.get(match.start)
        if earlier is not None:
            return self._side_by_side(earlier, match)
        return self._after_capital(match, word)

    def _after_capital(self, match: Match, word: str) -> Standing:
        """What a capitalised word before the match says that is no place itself."""
        if self.gazetteer.is_person(fold(word)) or len(word) == 1:
            return Standing.PERSON
        if not self.is_ordinary(word):
            return Standing.PART if word.isupper() else Standing.PERSON
        if self.starts_sentence(match.start - 1) or self.is_headline(match):
            return Standing.NONE
        return Standing.PART

    def _right(self, match: Match) -> Standing:
        """What the word after the match says."""
        word = self.text.word(match.end)
        if word == ":" and not self.text.word(match.start - 1) and "\n" not in word:
            return Standing.PART
        if not is_capitalized(word) or fold(word) in NEUTRAL:
            return Standing.NONE
        later = self._starts.get(match.end)
        if later is not None:
            return self._side_by_side(match, later)
        if self.is_headline(match):
            return Standing.NONE
        if self.is_ordinary(word) or word.isupper() or fold(word) in TITLES:
            return Standing.PART
        return Standing.PERSON

    def _side_by_side(self, left: Match, right: Match) -> Standing:
        """`Sydney Australia` are places, `Florence Bath` is a person, `Seoul Station` neither."""
        names = {place.name for place in right.places if place.kind is not Kind.TOWN}
        if any(place.admin1 in names or place.country in names for place in left.places):
            return Standing.NONE
        towns = all(match.places[0].kind is Kind.TOWN for match in (left, right))
        return Standing.PERSON if towns else Standing.NONE

    def _locative(self, match: Match) -> Standing:
        """What a preposition before the match says, articles and directions skipped."""
        before = match.start - 1
        word = self.text.word(before).lower()
        article = False
        while word in DIRECTIONS or word in ARTICLES or (word == "-" and before > 1):
            article = article or word in ARTICLES
            before -= 1
            word = self.text.word(before).lower()
        if article and self.gazetteer.is_word(match.key):
            return Standing.NONE
        if self.gazetteer.is_person(match.key) and self.text.word(match.end) in POSSESSIVES:
            return Standing.NONE
        if word in LOCATIVE or (
            word == "to" and self.text.word(before - 1).lower() in MOTION | DIRECTIONS
        ):
            return Standing.PLACE
        if word == "," and self.text.word(before - 1).lower() in PLACE_NOUNS:
            return Standing.PLACE
        return Standing.WEAK if word in DIRECTIONAL else Standing.NONE


def is_described(text: Text, end: int) -> bool:
    """Followed by `is a small town` or `, a village`."""
    if text.word(end) not in {"is", "was", ","} or text.word(end + 1) not in ARTICLES:
        return False
    return any(text.word(end + ahead) in SETTLEMENTS for ahead in (2, 3, 4))


def _headline_tokens(words: list[str]) -> list[bool]:
    """Which tokens stand on a line whose words are nearly all capitalised."""
    flags: list[bool] = []
    start = 0
    for end in range(len(words) + 1):
        if end < len(words) and "\n" not in words[end]:
            continue
        long = [word for word in words[start:end] if len(word) > 3 and word.isalpha()]
        capitals = sum(not word[0].islower() for word in long)
        flag = len(long) >= MIN_TITLE_WORDS and capitals >= 0.7 * len(long)
        flags += [flag] * (end + 1 - start)
        start = end + 1
    return flags


def is_big(match: Match) -> bool:
    """True when the largest place of that name is a country, a region or a city."""
    return match.places[0].kind is not Kind.TOWN or match.places[0].population >= BIG


def is_acronym(match: Match) -> bool:
    """True when the match is an abbreviation of a country or area."""
    return match.key.startswith(ACRONYM)
