"""Writes the gazetteer's files."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import marisa_trie

from gazetteer.regions import is_vague, region_spellings
from gazetteer.rows import Row
from redactor.detection.gazetteer import (
    ACRONYM,
    MIN_KOREAN_LETTERS,
    NO_AREA,
    NO_CONTINENT,
    RECORD,
    SHARED,
    WORD,
    Kind,
)
from redactor.detection.romanization import fold, fold_korean


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


def write(out: Path, rows: list[Row], countries: dict[str, Any], extras: dict[str, Any]) -> None:
    """Write the places, their keys and the large areas into `out`."""
    continents = list(extras["continents"])
    codes = sorted(countries)
    printed = {row.country: row.name for row in rows if row.kind is Kind.COUNTRY}
    named: dict[tuple[str, str], str] = {}
    people: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.kind is Kind.TOWN and row.region is not None and row.country is not None:
            name = region_spellings(row.country, row.region, extras)[0]
            if not is_vague(name):
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
    names = save(out / "names.marisa", {row.name for row in rows})
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
    trie = save(out / trie_name, keyed)
    entries = [0] * len(trie)
    for key in sorted(keyed):
        ids = keyed[key]
        if len(ids) == 1:
            entries[trie[key]] = ids[0]
        else:
            entries[trie[key]] = SHARED | (len(shared) // WORD.size)
            shared += b"".join(WORD.pack(number) for number in [len(ids), *ids])
    (out / entries_name).write_bytes(b"".join(WORD.pack(entry) for entry in entries))


def save(path: Path, keys: Iterable[str]) -> marisa_trie.Trie:
    """Write a trie of `keys`, the same bytes for the same keys; key ids are the trie's."""
    trie = marisa_trie.Trie(sorted(keys))
    trie.save(str(path))
    return trie
