"""Places on their way into the gazetteer's files."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gazetteer.regions import is_vague, region_spellings
from redactor.detection.gazetteer import Kind
from redactor.detection.romanization import fold

KOREA = ("KP", "KR")
LISTED = {
    "islands": Kind.ISLAND,
    "rivers": Kind.RIVER,
    "lakes": Kind.LAKE,
    "seas": Kind.SEA,
    "ranges": Kind.RANGE,
    "crossings": Kind.CROSSING,
}
"""Groups of extras.yaml that are lists of names with the countries they lie in."""


@dataclass
class Row:
    """A place on its way into the files."""

    name: str
    kind: Kind
    names: list[str]
    country: str | None = None
    region: str | None = None
    continent: str | None = None
    population: int = 0
    korean: bool = field(default=False)


def country_rows(countries: dict[str, Any], extras: dict[str, Any]) -> Iterator[Row]:
    """Countries with their short, older and official names."""
    for code, country in sorted(countries.items()):
        listed = extras["countries"].get(code, "").split("|")
        own = country["name"]
        names = [name for name in [*listed, own] if name]
        yield Row(
            names[0],
            Kind.COUNTRY,
            names,
            country=code,
            continent=country["continentcode"],
            population=country["population"],
        )


def region_rows(
    cities: list[dict[str, Any]],
    regions: dict[tuple[str, str], str],
    extras: dict[str, Any],
) -> Iterator[Row]:
    """First-order regions as places of their own."""
    population: Counter[tuple[str, str]] = Counter()
    for city in cities:
        name = regions.get((city["countrycode"], city["admin1code"]))
        if name:
            population[city["countrycode"], name] += city["population"]
    for (country, source), people in sorted(population.items()):
        spellings = region_spellings(country, source, extras)
        names = [name for name in spellings if not is_vague(name) and len(fold(name)) > 2]
        if names:
            yield Row(
                spellings[0],
                Kind.REGION,
                names,
                country=country,
                population=people,
                korean=country in KOREA,
            )


def town_rows(
    cities: list[dict[str, Any]],
    regions: dict[tuple[str, str], str],
    words: set[str],
    persons: set[str],
) -> Iterator[Row]:
    """Towns with the alternate names that are of use."""
    codes = Counter((country, name) for (country, _), name in regions.items())
    for city in cities:
        country = city["countrycode"]
        region = regions.get((country, city["admin1code"]))
        if region is not None and codes[country, region] > 1:
            region = None  # Since split: the old name is no longer sure.
        own = fold(city["name"])
        names = [city["name"]]
        for name in city["alternatenames"]:
            key = fold(name)
            if _is_usable(name) and (key == own or (key not in words and key not in persons)):
                names.append(name)
        yield Row(
            city["name"],
            Kind.TOWN,
            names,
            country=country,
            region=region,
            population=city["population"],
            korean=country in KOREA,
        )


def _is_usable(name: str) -> bool:
    """Latin script, a capital, three letters or more, no code, digit, comma or bracket."""
    letters = [char for char in name if char.isalpha()]
    return (
        len(letters) > 2
        and len(name) <= 40
        and not name.islower()
        and not (name.isupper() and len(letters) < 6)
        and all(
            char.isalpha() or unicodedata.combining(char) or char in " -'’‘ʼ`." for char in name
        )
        and all(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    )


def listed_rows(extras: dict[str, Any], countries: dict[str, Any]) -> Iterator[Row]:
    """What extras.yaml lists: continents, areas, waters, ranges, crossings."""
    for code, names in extras["continents"].items():
        yield Row(names, Kind.CONTINENT, names.split("|"), continent=code)
    for names, code in extras["former_countries"].items():
        spellings = names.split("|")
        yield Row(spellings[0], Kind.COUNTRY, spellings, continent=code or None)
    for names, code in extras["areas"].items():
        spellings = names.split("|")
        is_continent = code in extras["continents"]
        yield Row(
            spellings[0],
            Kind.AREA,
            spellings,
            country=None if is_continent or not code else code,
            continent=code if is_continent else None,
        )
    for group, kind in LISTED.items():
        for names, codes in extras[group].items():
            spellings = names.split("|")
            within = codes.split()
            continents = {countries[code]["continentcode"] for code in within}
            yield Row(
                spellings[0],
                kind,
                spellings,
                country=within[0] if len(within) == 1 else None,
                continent=continents.pop() if len(continents) == 1 else None,
            )
