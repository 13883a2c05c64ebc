"""In which part of its country each region lies: `n` (all towns in the northern half) to `sw`."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gazetteer.regions import region_spellings

Town = tuple[float, float, int]
"""Latitude and longitude in degrees, inhabitants (at least 1)."""

TAIL = 0.01
"""Share of a country's inhabitants on each side that do not count towards how far it reaches."""
MARGIN = 0.125
"""How far from the middle, in lengths of the country, all towns of a half's region must lie."""
OUTLYING = 0.3
"""A region whose centre lies this far beyond the rest, in lengths of it, is in no part."""
MIN_KILOMETRES = 100
MIN_RATIO = 0.5
"""A country shorter along an axis, or shorter than this share of the other, has no halves there."""
KILOMETRES = 111.2
"""In one degree of latitude."""


def write_parts(
    out: Path,
    cities: list[dict[str, Any]],
    regions: dict[tuple[str, str], str],
    countries: dict[str, Any],
    extras: dict[str, Any],
) -> None:
    """Write `parts.json` beside the `areas.json` that it runs parallel to.

    `countries` lists inhabitants; `regions` the part of its country, an empty string for none.
    """
    known = json.loads((out / "areas.json").read_bytes())
    codes = [code for code, _, _ in known["countries"]]
    towns: dict[str, list[Town]] = defaultdict(list)
    names: dict[str, list[str | None]] = defaultdict(list)
    for city in cities:
        country = city["countrycode"]
        towns[country].append((city["latitude"], city["longitude"], max(city["population"], 1)))
        region = regions.get((country, city["admin1code"]))
        names[country].append(region and region_spellings(country, region, extras)[0])
    separate = {tuple(key.split(".", 1)) for key in extras["separate_regions"]}
    towns = {country: _unbroken(some) for country, some in towns.items()}
    reach = {
        country: [
            town
            for town, name in zip(some, names[country], strict=True)
            if (country, name) not in separate
        ]
        for country, some in towns.items()
    }
    parts: list[str] = []
    for index, name, _ in known["regions"]:
        country = codes[index]
        own = [t for t, n in zip(towns[country], names[country], strict=True) if n == name]
        parts.append("" if (country, name) in separate else _part(own, reach[country]))
    people = [countries[code]["population"] for code in codes]
    (out / "parts.json").write_text(
        json.dumps({"countries": people, "regions": parts}, separators=(",", ":")), encoding="utf-8"
    )


def _part(region: list[Town], country: list[Town]) -> str:
    middle = math.radians(sum(lat for lat, _, _ in country) / len(country))
    bounds = [_reach(country, axis) for axis in (_lat, _lon)]
    lengths = [
        (bounds[0][1] - bounds[0][0]) * KILOMETRES,
        (bounds[1][1] - bounds[1][0]) * KILOMETRES * math.cos(middle),
    ]
    letters = ""
    for axis, names, (low, high), length in zip(
        (_lat, _lon), ("sn", "we"), bounds, lengths, strict=True
    ):
        at = [axis(town) for town in region]
        weights = [people for _, _, people in region]
        centre = sum(a * w for a, w in zip(at, weights, strict=True)) / sum(weights)
        span = high - low
        if centre < low - OUTLYING * span or centre > high + OUTLYING * span:
            return ""
        if length < MIN_KILOMETRES or length < MIN_RATIO * max(lengths):
            continue
        half = (low + high) / 2
        if max(at) < half - MARGIN * span:
            letters += names[0]
        elif min(at) > half + MARGIN * span:
            letters += names[1]
    return letters


def _lat(town: Town) -> float:
    return town[0]


def _lon(town: Town) -> float:
    return town[1]


def _unbroken(towns: list[Town]) -> list[Town]:
    """The towns with longitudes of 0 to 360 where those of -180 to 180 would part neighbours."""
    around = [(lat, lon % 360, people) for lat, lon, people in towns]
    return around if _width(around) < _width(towns) else towns


def _width(towns: list[Town]) -> float:
    return max(map(_lon, towns)) - min(map(_lon, towns))


def _reach(towns: list[Town], axis: Callable[[Town], float]) -> tuple[float, float]:
    """From where to where a country reaches, without the outermost `TAIL` of its inhabitants."""
    ordered = sorted(towns, key=axis)
    total = sum(people for _, _, people in towns)
    ends: list[float] = []
    for side in (ordered, ordered[::-1]):
        passed = 0
        for town in side:
            passed += town[2]
            if passed >= TAIL * total:
                ends.append(axis(town))
                break
    return ends[0], ends[1]
