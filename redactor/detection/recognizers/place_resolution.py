"""Decides which of several places of one name is meant, or what is true of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from redactor.detection.gazetteer import Kind, Place, common
from redactor.detection.recognizers.place_matching import Match
from redactor.detection.recognizers.place_words import REGION_NOUNS, TOWN_NOUNS

DOMINANCE = 20
"""How many times larger than any namesake a place must be to be meant without a word of context.

Set so that Paris is in France although Texas has one, while Birmingham may be either."""

NEGLIGIBLE = 500
"""How many times smaller than the largest a namesake is that nobody means without saying so."""

OVERSHADOWING = 10
"""How many times larger than those that lie where the text speaks of a namesake elsewhere is that
may be meant all the same (`Voronezh` beside Ukrainian towns). Of small towns in the countries that
the text speaks of any larger one may be: a border has two sides."""

MIN_DOMINANT = 100_000
"""Smaller places are not well enough known to be meant without a word of context."""

HAMLET = 2_000
"""Smaller places share their names with farms, quarters, churches and streets that no list holds
(`San Cristoforo`): where the text does not speak of their region, it is not said."""


@dataclass(frozen=True, slots=True)
class Context:
    """The countries and regions that a text names without doubt.

    Args:
        countries: ISO codes.
        regions: (ISO code, name of the region).
    """

    countries: frozenset[str] = field(repr=False)
    regions: frozenset[tuple[str, str]] = field(repr=False)

    @classmethod
    def of(cls, matches: Iterable[Match]) -> Context:
        """What `matches` name."""
        countries: set[str] = set()
        regions: set[tuple[str, str]] = set()
        for match in matches:
            place = _as_country(match.places)
            if place is not None and place.country_code is not None:
                countries.add(place.country_code)
            if len({p.country_code for p in match.places}) == 1:
                for place in match.places:
                    if place.kind is Kind.REGION and place.country_code is not None:
                        regions.add((place.country_code, place.name))
                        countries.add(place.country_code)
        return cls(frozenset(countries), frozenset(regions))


def resolve(match: Match, context: Context, *, noun: str, after: Match | None) -> Place | None:
    """The place that `match` means, claiming no more than is sure.

    Args:
        match: the name.
        context: what the text names elsewhere.
        noun: the lower-case word after the name.
        after: the area named right after it (`Springfield, Ohio`).
    """
    places = match.places
    if after is not None:
        places = _in_areas(places, after.places) or places
    places = _of_kind(places, noun) or places
    country = _as_country(places)
    if country is not None:
        return country
    if len(places) > 1:
        nearby = [p for p in places if (p.country_code or "", p.admin1 or "") in context.regions]
        at_home = [p for p in places if p.country_code in context.countries]
        for chosen in (nearby, at_home):
            if chosen:
                largest = max(place.population for place in chosen)
                known = chosen is nearby or largest >= MIN_DOMINANT
                least = OVERSHADOWING * largest if known else largest
                places = tuple(p for p in places if p in chosen or p.population > least)
                break
    place = _dominant(places) or common(_plausible(places))
    return place if after is not None or place is None else _claimed(place, context)


def _claimed(place: Place, context: Context) -> Place:
    """The place, without the areas that are not sure of a hamlet that may be something else."""
    region = (place.country_code or "", place.admin1 or "")
    if place.kind is not Kind.TOWN or place.population >= HAMLET or region in context.regions:
        return place
    if place.country_code in context.countries:
        return replace(place, admin1=None)
    return replace(place, admin1=None, country=None, country_code=None, continent=None)


def _plausible(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without namesakes that are next to nothing beside the first (`New York` in Ukraine)."""
    least = places[0].population / NEGLIGIBLE
    return tuple(p for p in places if p.kind is not Kind.TOWN or p.population >= least)


def _in_areas(places: tuple[Place, ...], areas: tuple[Place, ...]) -> tuple[Place, ...]:
    names = {area.name for area in areas if area.kind is not Kind.TOWN}
    return tuple(p for p in places if p.admin1 in names or p.country in names)


def _of_kind(places: tuple[Place, ...], noun: str) -> tuple[Place, ...]:
    if noun in REGION_NOUNS:
        return tuple(place for place in places if place.kind is Kind.REGION)
    if noun in TOWN_NOUNS:
        return tuple(place for place in places if place.kind is Kind.TOWN)
    return ()


def _as_country(places: tuple[Place, ...]) -> Place | None:
    """The country or continent among `places` when the others lie in it or are far smaller."""
    if any(place.kind is Kind.CONTINENT for place in places):
        return next(place for place in places if place.kind is Kind.CONTINENT)
    country = next((place for place in places if place.kind is Kind.COUNTRY), None)
    if country is None:
        return None
    abroad = [p for p in places if p.country_code != country.country_code]
    largest = max((place.population for place in abroad), default=0)
    return country if largest * DOMINANCE <= max(country.population, 1_000_000) else None


def _dominant(places: tuple[Place, ...]) -> Place | None:
    first = places[0]
    if first.kind is Kind.TOWN and first.population < MIN_DOMINANT:
        return None
    others = [p for p in places[1:] if p.kind is not Kind.TOWN or p.population > 0]
    if any(p.population * DOMINANCE > first.population for p in others):
        return None
    return None if any(p.kind is not Kind.TOWN for p in others) else first
