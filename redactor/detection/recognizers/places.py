"""A Presidio recognizer that finds named places, and says which they can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from presidio_analyzer import EntityRecognizer, RecognizerResult

from redactor.detection.entities import LOCATION
from redactor.detection.gazetteer import Gazetteer, Kind, Place, default
from redactor.detection.recognizers.place_descriptions import Description, find_descriptions
from redactor.detection.recognizers.place_evidence import Evidence, Standing
from redactor.detection.recognizers.place_lowercase import find_lower_case
from redactor.detection.recognizers.place_matching import Match, Text, find_matches, is_capitalized
from redactor.detection.recognizers.place_resolution import Context, resolve
from redactor.detection.recognizers.place_scoring import score_matches
from redactor.detection.recognizers.place_unlisted import find_unlisted
from redactor.detection.recognizers.place_words import AREA_NOUNS, DIRECTIONS
from redactor.detection.romanization import fold

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpArtifacts

_RULES = {
    Kind.TOWN: "places.town",
    Kind.REGION: "places.region",
    Kind.COUNTRY: "places.country",
    Kind.CONTINENT: "places.area",
    Kind.AREA: "places.area",
    Kind.ISLAND: "places.island",
    Kind.RIVER: "places.water",
    Kind.LAKE: "places.water",
    Kind.SEA: "places.water",
    Kind.RANGE: "places.range",
    Kind.CROSSING: "places.crossing",
}

NAME = "places"

UNLISTED = "places.unlisted"
"""Rule of a capitalised name that no list holds, after `in`, `near` and the like."""

DESCRIBED = "places.described"
"""Rule of a place said by what it is and where."""

MIN_BESIDE = 0.4
"""Names scored lower say nothing of the noun beside them."""

MIN_SCORE = 0.3
"""Matches scored lower are not returned."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    score: float
    rule: str
    value: Place | None = field(repr=False)


class PlaceRecognizer(EntityRecognizer):
    """Matches the gazetteer over the tokens of a text, longest first.

    A name counts by what stands around it: a preposition, its country, a dateline, a title or a
    surname. Scores: 0.85-0.95 where the words around it say place or the name means nothing else,
    0.4-0.7 where it could be a small place or a person, below where another reading is likelier.
    Each result's value is a `Place` that claims what is sure: the areas that all readings share.

    Args:
        language: the language that it will be asked for.
        gazetteer: the places; the shipped ones when not given.

    Raises:
        MissingDataError: RED203.
    """

    def __init__(self, language: str = "en", gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer if gazetteer is not None else default()
        super().__init__(supported_entities=[LOCATION], name=NAME, supported_language=language)

    def load(self) -> None:
        """Nothing to load: the gazetteer is memory-mapped."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The places in `text`, in order and disjoint."""
        tokens = Text.of(text, nlp_artifacts.tokens_indices)
        named = list(self._find(tokens))
        return [self._result(tokens, found) for found in _described(tokens, named)]

    def _find(self, text: Text) -> Iterator[_Found]:
        matches = list(find_matches(text, self._gazetteer))
        evidence = Evidence(text, self._gazetteer, matches)
        scores = score_matches(evidence)
        context = Context.of(
            match for match, score in zip(matches, scores, strict=True) if score >= MIN_SCORE
        )
        taken: set[int] = set()
        last = 0
        for match, score in zip(matches, scores, strict=True):
            if score < MIN_SCORE or match.start < last:
                continue
            place = resolve(
                match,
                context,
                noun=text.word(match.end).lower(),
                after=evidence.enclosing(match),
            )
            start, end = _extended(text, evidence, match)
            start = max(start, last)
            last = end
            taken.update(range(start, end))
            kind = match.places[0].kind if place is None else place.kind
            yield _Found(start, end, score, _RULES[kind], place)
        known = {m.key for m, score in zip(matches, scores, strict=True) if score >= MIN_BESIDE}
        for match, score in find_lower_case(text, self._gazetteer, taken, known):
            place = resolve(match, context, noun=text.word(match.end), after=None)
            taken.update(range(match.start, match.end))
            kind = match.places[0].kind if place is None else place.kind
            yield _Found(match.start, match.end, score, _RULES[kind], place)
        for start, end, score in find_unlisted(text, evidence, taken):
            yield _Found(start, end, score, UNLISTED, None)

    def _result(self, text: Text, found: _Found) -> RecognizerResult:
        return RecognizerResult(
            entity_type=LOCATION,
            start=text.starts[found.start],
            end=text.end(found.end - 1),
            score=found.score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: NAME,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "rule": found.rule,
                "value": found.value,
            },
        )


def _described(text: Text, named: list[_Found]) -> list[_Found]:
    """The places named and described, in order; a description takes in the names it touches."""
    held = {i: found for found in named if found.score >= MIN_BESIDE for i in _range(found)}
    merged = []
    used: set[int] = set()
    last = 0
    for description in find_descriptions(text, held.keys()):
        inside = [held[i] for i in range(description.start, description.end) if i in held]
        start = min([description.start, *(found.start for found in inside)])
        end = max([description.end, *(found.end for found in inside)])
        place = _surrounding(description, held)
        start = max(start, last)
        last = end
        merged.append(_Found(start, end, description.score, DESCRIBED, place))
        used.update(range(start, end))
    left = [found for found in named if used.isdisjoint(_range(found))]
    return sorted(left + merged, key=lambda found: found.start)


def _range(found: _Found) -> range:
    return range(found.start, found.end)


def _surrounding(description: Description, held: dict[int, _Found]) -> Place | None:
    """The town in which the place described surely lies."""
    towns = [held[i].value for i in description.within]
    town = towns[0] if towns else None
    return town if town is not None and town.kind is Kind.TOWN else None


def _extended(text: Text, evidence: Evidence, match: Match) -> tuple[int, int]:
    """The match with `northern` before it and `Province` after it, as tokens."""
    start, end = match.start, match.end
    word = text.word(start - 1)
    if word == "The" and any(f"the {match.key}" == fold(p.name) for p in match.places):
        return start - 1, end
    if word.lower() in DIRECTIONS:
        start -= 1
        if text.is_joint(start - 1) and text.word(start - 2).lower() in DIRECTIONS:
            start -= 2
    if text.is_joint(end) and is_capitalized(text.word(end + 1)):
        end += 2
    after = text.word(end)
    if after.lower() in AREA_NOUNS and evidence.standing(match) is Standing.CERTAIN:
        end += 1
    return start, end
