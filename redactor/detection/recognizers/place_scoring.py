"""Scores the matches of a text: how likely each means a place here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from redactor.detection.gazetteer import Kind
from redactor.detection.recognizers.place_evidence import Evidence, Standing, is_acronym, is_big
from redactor.detection.recognizers.place_matching import Match
from redactor.detection.recognizers.place_words import NOT_PLACES
from redactor.detection.vocabulary import MONTHS_AND_DAYS

DROPPED = 0.0

MIN_BESIDE = 0.6
"""A place beside which a name in the same list is a place as well."""

MIN_CAPITALS = 5
"""Shorter words in capitals are abbreviations more often than places."""

SIZES = (5_000, 15_000, 100_000, 1_000_000)
"""Inhabitants from which a town is small, sizeable, big, and a metropolis."""


@dataclass(frozen=True, slots=True)
class Table:
    """Scores by what stands around a name, and how large the largest place so named is.

    The numbers are ours: the smaller a place and the more else its name can mean, the more the
    words around it must say. Compared with the marked training drafts, scores under 0.4 would be
    places less than one time in three.

    Args:
        scores: for each standing: village, small town, sizeable town, big town, metropolis, and
            what is neither town nor region. A region counts as a big town at least.
        lifted: the least score of a name that is surely a place elsewhere in the text.
    """

    scores: Mapping[Standing, tuple[float, float, float, float, float, float]]
    lifted: float = DROPPED

    def score(self, standing: Standing, match: Match) -> float:
        """The score of a match."""
        place = match.places[0]
        size = sum(place.population >= least for least in SIZES)
        if place.kind is Kind.REGION:
            size = max(size, len(SIZES) - 1)
        elif place.kind is not Kind.TOWN:
            size = len(SIZES) + 1
        return self.scores[standing][size]


NOTHING = Table(dict.fromkeys(Standing, (0.0,) * 6))
"""Names in a line of capitals that are words as well."""

PLAIN = Table(
    {
        Standing.PART: (0.0, 0.0, 0.0, 0.5, 0.5, 0.6),
        Standing.NONE: (0.0, 0.0, 0.5, 0.75, 0.85, 0.85),
        Standing.WEAK: (0.5, 0.6, 0.6, 0.75, 0.85, 0.85),
        Standing.PLACE: (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    },
    lifted=0.85,
)
"""Names that mean nothing else that we know of."""

DOUBTFUL = Table(
    {
        Standing.PART: (0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        Standing.NONE: (0.0, 0.0, 0.0, 0.0, 0.5, 0.5),
        Standing.WEAK: (0.0, 0.5, 0.5, 0.6, 0.6, 0.6),
        Standing.PLACE: (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    },
    lifted=0.75,
)
"""Names that say something, or that only a folded Korean spelling brings here."""

PHRASE = Table(
    {
        Standing.PART: (0.6, 0.6, 0.6, 0.9, 0.9, 0.9),
        Standing.NONE: (0.75, 0.75, 0.75, 0.9, 0.9, 0.9),
        Standing.WEAK: (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
        Standing.PLACE: (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    },
    lifted=0.9,
)
"""Names of several words."""

WORDS = Table(
    {
        Standing.PART: (0.0, 0.0, 0.5, 0.9, 0.9, 0.9),
        Standing.NONE: (0.0, 0.0, 0.5, 0.9, 0.9, 0.9),
        Standing.WEAK: (0.5, 0.5, 0.7, 0.9, 0.9, 0.9),
        Standing.PLACE: (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    },
    lifted=0.8,
)
"""Names of several words that are all common words ("White House", "Long Beach")."""

COUNTRY = Table(
    {
        Standing.PART: (0.0,) * 6,
        Standing.NONE: (0.85,) * 6,
        Standing.WEAK: (0.85,) * 6,
        Standing.PLACE: (0.9,) * 6,
    },
    lifted=0.85,
)
"""Countries that are words as well ("Turkey", "China")."""

WORD = Table(
    {
        Standing.PART: (0.0,) * 6,
        Standing.NONE: (0.0,) * 6,
        Standing.WEAK: (0.0, 0.0, 0.0, 0.5, 0.5, 0.5),
        Standing.PLACE: (0.7,) * 6,
    },
    lifted=0.6,
)
"""Common words ("Reading", "Split", "Nice")."""

NAME = Table(
    {
        Standing.PART: (0.0, 0.0, 0.0, 0.0, 0.5, 0.5),
        Standing.NONE: (0.0, 0.0, 0.0, 0.0, 0.7, 0.7),
        Standing.WEAK: (0.0, 0.0, 0.0, 0.5, 0.7, 0.7),
        Standing.PLACE: (0.8,) * 6,
    },
    lifted=0.7,
)
"""Given names and surnames ("Lincoln", "Florence", "Chad")."""


def score_matches(evidence: Evidence) -> list[float]:
    """A score for each of the evidence's matches, in order; `DROPPED` for no place.

    A name means the same throughout a text: one that stands as a person's is no town elsewhere, and
    one that is surely a place lifts its weaker mentions.
    """
    standings = [evidence.standing(match) for match in evidence.matches]
    persons: set[str] = set()
    places: set[str] = set()
    for match, standing in zip(evidence.matches, standings, strict=True):
        if standing is Standing.PERSON:
            persons.add(match.key)
        elif standing >= Standing.PLACE:
            places.add(match.key)
    scores = [
        _score(evidence, match, standing, persons, places)
        for match, standing in zip(evidence.matches, standings, strict=True)
    ]
    return _lifted(evidence, standings, scores)


def _lifted(evidence: Evidence, standings: list[Standing], scores: list[float]) -> list[float]:
    """The scores, with a name that stands in a list beside a place counting as a place."""
    count = len(scores)
    for order, step in ((range(1, count), -1), (range(count - 2, -1, -1), 1)):
        for index in order:
            beside = index + step
            if scores[index] or scores[beside] < MIN_BESIDE or standings[index] < Standing.PART:
                continue
            left, right = sorted((evidence.matches[index], evidence.matches[beside]), key=_start)
            key = evidence.matches[index].key
            if evidence.are_listed(left, right) and key not in MONTHS_AND_DAYS | NOT_PLACES:
                scores[index] = 0.6
    return scores


def _start(match: Match) -> int:
    return match.start


def _score(
    evidence: Evidence, match: Match, standing: Standing, persons: set[str], places: set[str]
) -> float:
    if is_acronym(match):
        return DROPPED if evidence.is_amount_or_shouted(match) else 0.9
    if standing is Standing.CERTAIN:
        return 0.95
    if _is_no_town(evidence, match):
        return DROPPED
    if standing is Standing.PERSON:
        return 0.5 if _is_unmistakable(evidence, match) else DROPPED
    table = _table(evidence, match)
    if match.key in persons and table is not PHRASE and _is_doubted(match, table):
        return 0.6 if standing is Standing.PLACE else DROPPED
    least = table.lifted if match.key in places and standing > Standing.PART else DROPPED
    return max(least, table.score(standing, match))


def _is_doubted(match: Match, table: Table) -> bool:
    """Whether a person of that name in the text takes the name from the place."""
    return not is_big(match) or (table is NAME and match.places[0].kind is Kind.TOWN)


def _table(evidence: Evidence, match: Match) -> Table:
    """The scores for names of this sort."""
    if " " in match.key:
        return _phrase_table(evidence, match)
    if evidence.gazetteer.is_word(match.key):
        if match.places[0].kind is Kind.COUNTRY:
            return DOUBTFUL if evidence.starts_sentence(match.start) else COUNTRY
        return NOTHING if evidence.is_headline(match) else WORD
    if evidence.gazetteer.is_person(match.key):
        return NAME
    return DOUBTFUL if match.korean or evidence.speaks(match) else PLAIN


def _phrase_table(evidence: Evidence, match: Match) -> Table:
    parts = match.key.split()
    if evidence.gazetteer.is_person(parts[0]):
        return NAME if match.places[0].kind is Kind.TOWN else PHRASE
    if all(evidence.gazetteer.is_word(part) for part in parts):
        return NOTHING if evidence.is_headline(match) else WORDS
    return PHRASE


def _is_no_town(evidence: Evidence, match: Match) -> bool:
    """A town whose name is a month, a people, a language or an abbreviation as well."""
    if match.places[0].kind is not Kind.TOWN:
        return match.key in MONTHS_AND_DAYS
    return match.key in MONTHS_AND_DAYS or match.key in NOT_PLACES or _is_code(evidence, match)


def _is_code(evidence: Evidence, match: Match) -> bool:
    """A short word in capitals among words that are not: an organisation's or a thing's."""
    word = evidence.text.word(match.start)
    return word.isupper() and len(word) < MIN_CAPITALS and not evidence.is_headline(match)


def _is_unmistakable(evidence: Evidence, match: Match) -> bool:
    """A country, or a name of several words that are not a person's."""
    if match.places[0].kind is Kind.COUNTRY:
        return not evidence.gazetteer.is_person(match.key)
    return " " in match.key and match.places[0].kind is not Kind.TOWN
