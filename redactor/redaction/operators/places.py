"""Says of a place what is true of a larger one around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from redactor.detection.gazetteer import Kind, Place, areas
from redactor.detection.romanization import fold
from redactor.redaction.operators.mention import Mention

MIN_REGION = 100_000
"""Inhabitants of the smallest region that is named; in smaller ones the country is."""

_NOUNS = {
    Kind.TOWN: "place",
    Kind.REGION: "region",
    Kind.COUNTRY: "country",
    Kind.CONTINENT: "part of the world",
    Kind.AREA: "area",
    Kind.ISLAND: "island",
    Kind.RIVER: "river",
    Kind.LAKE: "lake",
    Kind.SEA: "stretch of water",
    Kind.RANGE: "natural area",
    Kind.CROSSING: "border crossing",
}

_HEADS = {
    "address": "street road lane avenue boulevard drive close crescent terrace alley rd ave "
    "blvd square plaza roundabout junction crossroads corner",
    "road": "highway motorway expressway freeway parkway bypass track path trail",
    "river": "river creek stream canal",
    "lake": "lake lagoon pond reservoir",
    "island": "island islet atoll",
    "hill": "hill hillside mountain mount ridge peak mountains hills",
    "valley": "valley gorge canyon gully ravine pass",
    "forest": "forest wood woods grove jungle",
    "coast": "beach bay cove coast shore spit cape",
    "bridge": "bridge footbridge viaduct overpass",
    "stop": "station stop terminal platform halt depot",
    "port": "port harbour harbor pier jetty wharf quay dock docks marina shipyard",
    "airport": "airport airfield airstrip airbase",
    "school": "school kindergarten college lycée academy university institute nursery",
    "hospital": "hospital clinic infirmary hospice ward surgery",
    "place of detention": "prison jail penitentiary cell colony",
    "camp": "camp camps",
    "military site": "barracks garrison base fort outpost",
    "checkpoint": "checkpoint checkpost roadblock",
    "place of worship": "church chapel cathedral mosque temple shrine synagogue monastery "
    "convent abbey basilica pagoda",
    "shop": "shop store stall kiosk bakery pharmacy supermarket mall market bazaar",
    "place to eat": "café cafe teahouse restaurant canteen bar pub tavern",
    "works": "factory mill plant refinery foundry smelter brewery tannery sawmill workshop "
    "kiln quarry mine shaft pit brickworks",
    "farm": "farm ranch orchard plantation vineyard field fields paddy pasture",
    "floor": "floor",
    "room": "room classroom cubicle basement attic cellar kitchen office",
    "building": "house hut shed barn shack cabin cottage bungalow villa flat apartment hostel "
    "dormitory guesthouse inn hotel motel garage warehouse building block tower "
    "hall palace castle museum library theatre theater cinema stadium lodge"
    "houses huts sheds flats apartments",
    "border area": "border frontier",
    "area": "province county district region prefecture oblast krai governorate municipality "
    "township parish canton department territory commune quarter neighbourhood "
    "neighborhood suburb desert peninsula plateau delta basin",
}
"""Coarse kinds of places, and the nouns at the head of a mention that are of that kind."""

_KINDS = {word: kind for kind, words in _HEADS.items() for word in words.split()}

_STOP = re.compile(
    r"\s(?:in|on|at|of|behind|beside|opposite|outside|inside|near|above|below|beneath|under|past|beyond"
    r"|off|facing|with|from|between|after|before|along|across|overlooking|by|to)\s",
    re.IGNORECASE,
)
"""What follows the head of a mention."""

_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|my|your|his|her|its|our|their|same|another|any|some|each"
    r"|every|no|one)|['’]s)\s+$",
    re.IGNORECASE,
)

_GENERALIZED = re.compile(
    rf"(?:an? )?(?P<noun>{'|'.join(sorted({*_NOUNS.values(), *_HEADS}, key=len, reverse=True))})"
    r"(?: (?:in|of) (?P<area>.+))?"
)


def generalizations(mention: Mention) -> Iterator[str]:
    """True and ever coarser words for the place, without brackets, finest first.

    No words name an area that the mention itself names (`Mexico City` lies in North America), nor
    one that the place is not surely in. After an article or possessive they start without one.
    """
    article = not _DETERMINER.search(mention.before)
    place = mention.value if isinstance(mention.value, Place) else None
    noun = _kind_of(mention.text) if place is None else _NOUNS[place.kind]
    for area in _areas_around(place) if place is not None else ():
        if not _repeats(area, mention.text, place):
            is_part = place is not None and place.kind is Kind.REGION and area == place.country
            join = "of" if is_part else "in"
            yield _worded(f"{noun} {join} {area}", article)
    yield _worded(noun, article)
    if noun != "place":
        yield _worded("place", article)


def generalize(mention: Mention) -> str | None:
    """The finest true words for the place that are coarser than it, without brackets.

    A town becomes a place in its region, a region one of its country, a country one in its
    continent; what no list holds becomes its kind (`an address`, `a river`) or `a place`.
    """
    return next(generalizations(mention), None)


def is_generalization(words: str) -> bool:
    """True for words that `generalize` can have written, and for none finer."""
    match = _GENERALIZED.fullmatch(words)
    if match is None:
        return False
    return match["area"] is None or (match["noun"] in _NOUNS.values() and match["area"] in _named())


def _areas_around(place: Place) -> Iterator[str]:
    if place.kind is Kind.CONTINENT:
        return
    if place.admin1 is not None and place.kind is not Kind.REGION:
        code = place.country_code or ""
        if _region_populations().get((code, place.admin1), 0) >= MIN_REGION:
            yield place.admin1
    if place.country is not None and place.kind is not Kind.COUNTRY:
        yield place.country
    if place.continent is not None:
        yield place.continent


def _repeats(area: str, text: str, place: Place | None) -> bool:
    """Whether the area's name stands in the mention's, or the other way round."""
    named = fold(area).removeprefix("the ")
    own = [fold(text), fold(place.name) if place is not None else ""]
    return any(name and (named in name or name in named) for name in own)


def _kind_of(text: str) -> str:
    """The coarse kind of a place that no list holds, by the noun at its head."""
    head = _STOP.split(text, maxsplit=1)[0].lower()
    for word in reversed(re.findall(r"[^\W\d_]+", head)):
        if word in _KINDS:
            return _KINDS[word]
    return "address" if re.match(r"\d", text) else "place"


def _worded(words: str, article: bool) -> str:
    if not article:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


@functools.cache
def _region_populations() -> dict[tuple[str, str], int]:
    known = areas()
    return {(known.countries[country][0], name): people for country, name, people in known.regions}


@functools.cache
def _named() -> frozenset[str]:
    """Every area that `generalize` may name."""
    known = areas()
    regions = {name for (_, name), people in _region_populations().items() if people >= MIN_REGION}
    return frozenset({*known.continents, *(name for _, name, _ in known.countries), *regions})
