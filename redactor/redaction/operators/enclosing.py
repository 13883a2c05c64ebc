"""The areas around a place that may be named, finest first."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.detection.gazetteer import DATA, Kind, Place, areas
from redactor.errors import MissingDataError

MIN_REGION = 100_000
"""Inhabitants of the smallest area that is named, however few an audience allows."""

PARTS = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
}

_DISPUTED_REGIONS = frozenset(
    {
        ("UA", "Crimea"),
        ("UA", "Sevastopol"),
        ("GE", "Abkhazia"),
        ("PK", "Gilgit-Baltistan"),
        ("PK", "Azad Kashmir"),
    }
)
_DISPUTED_TOWNS = frozenset(
    {"Jerusalem", "East Jerusalem", "Katzrin", "Majdal Shams", "Mas‘adah", "Buq‘ata", "Laayoune"}
)
"""Places of which it is not said in what country they lie. Our own list, 2026; Apache-2.0."""

_TWO_CONTINENTS = frozenset({"RU", "TR", "EG", "KZ", "GE", "AZ", "AM", "CY", "ID", "TL"})
"""Countries that lie in two continents, or that some count to one and some to the other."""

_FAR_REGIONS = frozenset(
    {
        ("US", "Hawaii"),
        ("ES", "Canary Islands"),
        ("ES", "Ceuta"),
        ("ES", "Melilla"),
        ("PT", "Madeira"),
    }
)
"""Regions that lie in another continent than their country."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area that a place surely lies in.

    Args:
        name: as it is printed after `in`: `Ryanggang`, `the north of North Korea`.
        owner: the area's own name, without the part: `North Korea`.
        part: the part of the country that it is, one of `PARTS`; empty for a whole area.
        is_country: whether it is a whole country.
    """

    name: str
    owner: str
    part: str = ""
    is_country: bool = False


def enclosing(place: Place, min_population: int) -> Iterator[Area]:
    """The areas around a place with at least that many inhabitants, finest first.

    Continents have no floor. Of places in dispute no country is named, of countries that lie in two
    continents no continent.
    """
    if place.kind is Kind.CONTINENT:
        return
    floor = max(min_population, MIN_REGION)
    code = place.country_code or ""
    region = place.name if place.kind is Kind.REGION else place.admin1
    key = (code, region or "")
    if place.kind is not Kind.REGION and _known().regions.get(key, 0) >= floor:
        yield Area(_printed(key[1]), key[1])
    if key in _DISPUTED_REGIONS or place.name in _DISPUTED_TOWNS:
        return
    if place.kind is not Kind.COUNTRY and place.country is not None:
        part = _known().parts.get(key, "")
        for letters in dict.fromkeys((part, part[:1])):
            if letters and _known().part_populations[code, letters] >= floor:
                yield _part_of(letters, place.country)
        if _known().countries.get(code, 0) >= floor:
            yield Area(place.country, place.country, is_country=True)
    if place.continent and not (code in _TWO_CONTINENTS or key in _FAR_REGIONS):
        yield Area(place.continent, place.continent)


@functools.cache
def named_areas() -> frozenset[str]:
    """Every area that may be named, to any audience, as it is printed after `in`."""
    known = _known()
    codes = {code: name for code, name, _ in areas().countries}
    regions = {_printed(name) for (_, name), n in known.regions.items() if n >= MIN_REGION}
    return frozenset({*areas().continents, *codes.values(), *regions, *country_parts()})


@functools.cache
def country_parts() -> frozenset[str]:
    """Every part of a country that may be named, to any audience, as it is printed after `in`."""
    codes = {code: name for code, name, _ in areas().countries}
    return frozenset(
        _part_of(letters, codes[code]).name
        for (code, letters), people in _known().part_populations.items()
        if people >= MIN_REGION
    )


def _part_of(letters: str, country: str) -> Area:
    return Area(f"the {PARTS[letters]} of {country}", country, part=PARTS[letters])


def _printed(region: str) -> str:
    return "the " + region[4:] if region.startswith("The ") else region


@dataclass(frozen=True, slots=True)
class _Known:
    """What `areas.json` and `parts.json` tell.

    Args:
        countries: inhabitants, by code.
        regions: inhabitants, by code and name.
        parts: the part of its country that a region lies in, by code and name.
        part_populations: inhabitants, by code and part.
    """

    countries: dict[str, int]
    regions: Counter[tuple[str, str]]
    parts: dict[tuple[str, str], str]
    part_populations: Counter[tuple[str, str]]


@functools.cache
def _known() -> _Known:
    try:
        raw = json.loads((DATA / "parts.json").read_bytes())
    except (OSError, ValueError) as error:
        raise MissingDataError("the gazetteer's list of parts cannot be read") from error
    listed = areas()
    codes = [code for code, _, _ in listed.countries]
    regions: Counter[tuple[str, str]] = Counter()
    parts: dict[tuple[str, str], str] = {}
    populations: Counter[tuple[str, str]] = Counter()
    for (country, name, people), part in zip(listed.regions, raw["regions"], strict=True):
        key = codes[country], name
        regions[key] += people
        parts[key] = part
        for letters in {part, *part} if part else ():
            populations[codes[country], letters] += people
    return _Known(dict(zip(codes, raw["countries"], strict=True)), regions, parts, populations)


def narrows(words: str, min_population: int) -> bool:
    """True when a replacement names an area with fewer inhabitants, by any reading of its name."""
    small = _small_areas(min_population)
    return words in small or any(words[m.end() :] in small for m in _WITHIN.finditer(words))


_WITHIN = re.compile(r"\b(?:in|of) (?=[^\W\d_])")


@functools.cache
def _small_areas(min_population: int) -> frozenset[str]:
    """The names, as printed, that only areas with fewer inhabitants bear."""
    known = _known()
    names = {code: name for code, name, _ in areas().countries}
    people = [(_printed(name), n) for (_, name), n in known.regions.items()]
    people += [(names[code], n) for code, n in known.countries.items() if code in names]
    people += [
        (_part_of(letters, names[code]).name, n)
        for (code, letters), n in known.part_populations.items()
    ]
    large = {name for name, n in people if n >= min_population}
    return frozenset({name for name, _ in people} - large - set(areas().continents))
