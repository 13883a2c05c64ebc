"""Scores the matches of a text: how likely each means a place here."""

from __future__ import annotations

from redactor.detection.gazetteer import Kind
from redactor.detection.recognizers.place_evidence import (
    BIG,
    SIZEABLE,
    SMALL,
    Evidence,
    Standing,
    is_acronym,
    is_big,
)
from redactor.detection.recognizers.place_matching import Match
from redactor.detection.recognizers.place_words import MONTHS_AND_DAYS, NOT_PLACES, SPEECH

DROPPED = 0.0

MIN_BESIDE = 0.6
"""A place beside which a name in the same list is a place as well."""

MIN_CAPITALS = 5
"""Shorter words in capitals are abbreviations more often than places."""


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
        return _acronym_score(evidence, match)
    if standing is Standing.CERTAIN:
        return 0.95
    if _is_no_town(evidence, match):
        return DROPPED
    if standing is Standing.PERSON:
        return 0.5 if _is_unmistakable(evidence, match) else DROPPED
    if " " in match.key:
        return _phrase_score(evidence, match, standing)
    sure = match.key in places
    if evidence.gazetteer.is_word(match.key):
        return _word_score(evidence, match, standing, sure)
    if evidence.gazetteer.is_person(match.key):
        return _name_score(match, standing, match.key in persons, sure)
    if match.key in persons and not is_big(match):
        return 0.6 if standing is Standing.PLACE else DROPPED
    return _plain_score(evidence, match, standing, sure)


def _acronym_score(evidence: Evidence, match: Match) -> float:
    if evidence.text.word(match.end) == "$" or evidence.is_shouted(match):
        return DROPPED
    return 0.9


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


def _phrase_score(evidence: Evidence, match: Match, standing: Standing) -> float:
    """A name of several words: hardly anything else, unless its first is a given name."""
    first = match.key.split()[0]
    largest = match.places[0]
    if standing >= Standing.WEAK:
        return 0.9
    if largest.kind is not Kind.TOWN or largest.population >= BIG:
        return 0.9
    if evidence.gazetteer.is_person(first):
        return DROPPED
    if all(evidence.gazetteer.is_word(part) for part in match.key.split()):
        return DROPPED if largest.population < SIZEABLE or evidence.is_headline(match) else 0.5
    return 0.6 if standing is Standing.PART else 0.75


def _word_score(evidence: Evidence, match: Match, standing: Standing, sure: bool) -> float:
    """A common English word as well: capitals must mean something, and a preposition be there."""
    largest = match.places[0]
    if largest.kind is Kind.COUNTRY:
        if standing is Standing.PART:
            return DROPPED
        return 0.5 if evidence.starts_sentence(match.start) else 0.85
    if evidence.is_headline(match) or standing is Standing.PART:
        return DROPPED
    if standing is Standing.PLACE:
        return 0.7
    if sure:
        return 0.6
    well_known = largest.kind is not Kind.TOWN or largest.population >= BIG
    if standing is Standing.WEAK and not evidence.starts_sentence(match.start) and well_known:
        return 0.5
    return DROPPED


def _name_score(match: Match, standing: Standing, person: bool, sure: bool) -> float:
    """A given name or surname as well."""
    largest = match.places[0]
    huge = largest.kind is not Kind.TOWN or largest.population >= 10 * BIG
    if standing is Standing.PART:
        return 0.5 if huge else DROPPED
    if standing is Standing.PLACE:
        return 0.6 if person else 0.8
    if person:
        return DROPPED
    if sure:
        return 0.7
    if huge:
        return 0.7
    if standing is Standing.WEAK:
        return 0.5 if largest.population >= BIG else DROPPED
    return DROPPED


def _plain_score(evidence: Evidence, match: Match, standing: Standing, sure: bool) -> float:
    """Nothing else that we know of: the smaller the place, the likelier a name we do not know."""
    largest = match.places[0]
    if standing is Standing.PLACE:
        return 0.9
    if largest.kind is not Kind.TOWN:
        return 0.6 if standing is Standing.PART else 0.85
    if standing is Standing.PART:
        return 0.5 if largest.population >= BIG or sure else DROPPED
    if largest.population >= 5 * BIG or sure:
        return 0.85
    speaks = (
        evidence.text.word(match.end).lower() in SPEECH
        or evidence.text.word(match.start - 1).lower() in SPEECH
    )
    if speaks or match.korean:
        return 0.6 if match.korean and standing is Standing.WEAK else DROPPED
    if largest.population >= BIG:
        return 0.75
    if standing is Standing.WEAK:
        return 0.6 if largest.population >= SMALL else 0.5
    if largest.population >= SIZEABLE:
        return 0.5
    return 0.4 if largest.population >= SMALL else DROPPED
