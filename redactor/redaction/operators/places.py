"""Says of a place what is true of a larger one around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from redactor.detection.gazetteer import Kind, Place, areas
from redactor.detection.recognizers.place_description_words import KEPT_PREPOSITIONS, OF_MANY
from redactor.detection.recognizers.place_heads import KIND_OF, KINDS
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

_STOP = re.compile(
    r"\s(?:in|on|at|of|behind|beside|opposite|outside|inside|near|above|below|beneath|under|past|beyond"
    r"|off|facing|with|from|between|after|before|along|across|overlooking|by|to|for|that|which|where"
    r"|belonging|next|alongside|underneath|over)\s",
    re.IGNORECASE,
)
"""What follows the head of a mention."""

_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|my|your|his|her|its|our|their|same|another|any|some|each"
    r"|every|no|one)|['’]s)\s+$",
    re.IGNORECASE,
)

_BESIDE = re.compile(rf"(?:{'|'.join(sorted(KEPT_PREPOSITIONS))}|next to)\s+", re.IGNORECASE)
"""With what a mention starts that says how something lies to the place."""

_ONE_OF = re.compile(rf"(?:{'|'.join(sorted(OF_MANY))})\s+of\s+", re.IGNORECASE)

_ANY_NOUN = "|".join(sorted({*_NOUNS.values(), *KINDS}, key=len, reverse=True))

_GENERALIZED = re.compile(
    rf"near an? (?:{_ANY_NOUN})|(?:an? )?(?P<noun>{_ANY_NOUN})(?: (?:in|of) (?P<area>.+))?"
)


def generalizations(mention: Mention) -> Iterator[str]:
    """True and ever coarser words for the place, without brackets, finest first.

    No words name an area that the mention itself names (`Mexico City` lies in North America), nor
    one that the place is not surely in. After an article or possessive they start without one.
    """
    if beside := _BESIDE.match(mention.text):
        kind = _kind_of(mention.text[beside.end() :])
        yield from (
            f"near {_worded(noun, article=True)}" for noun in dict.fromkeys((kind, "place"))
        )
        return
    article = not _DETERMINER.search(mention.before)
    place = mention.value if isinstance(mention.value, Place) else None
    noun = _kind_of(mention.text) if place is None else _NOUNS[place.kind]
    for area in _areas_around(place) if place is not None else ():
        if not _repeats(area, mention.text, place):
            is_part = place is not None and place.kind is Kind.REGION and area == place.country
            join = "of" if is_part else "in"
            yield _worded(f"{noun} {join} {area}", article=article)
    yield _worded(noun, article=article)
    if noun != "place":
        yield _worded("place", article=article)


def generalize(mention: Mention) -> str | None:
    """The finest true words for the place that are coarser than it, without brackets.

    A town becomes a place in its region, a region one of its country, a country one in its
    continent; what no list holds becomes its kind (`an address`, `a waterway`) or `a place`;
    `behind the barn` becomes `near a building`.
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
    one_of = _ONE_OF.match(text)
    head = _STOP.split(text[one_of.end() :] if one_of else text, maxsplit=1)[0].lower()
    for word in reversed(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", head)):
        for part in (word, word.rpartition("-")[2]):
            if part in KIND_OF:
                return KIND_OF[part]
    return "address" if re.match(r"\d", text) else "place"


def _worded(words: str, *, article: bool) -> str:
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
