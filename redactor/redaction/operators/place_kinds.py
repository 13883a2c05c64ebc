"""The coarse nouns for what a place is: "noodle shop" -> "shop"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detection.gazetteer import Kind, Place
from redactor.detection.recognizers.place_description_words import OF_MANY
from redactor.detection.recognizers.place_heads import KIND_OF, KINDS
from redactor.detection.recognizers.place_words import REGION_NOUNS
from redactor.redaction.operators.grammar import word_set

LISTED_NOUNS = {
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
"""Of places that the gazetteer lists."""

_STREETS = word_set("""
    alley alleyway ave avenue backstreet blvd boulevard corniche crescent cul-de-sac lane passageway
    rd road sidestreet street alleys alleyways avenues backstreets boulevards lanes roads streets
""")
"""Of the nouns that addresses end in, those that name a street."""

NOUNS = tuple(sorted({*LISTED_NOUNS.values(), *KINDS, "street"}, key=len, reverse=True))
"""All of them, the longest first."""

PLURALS = {noun: noun + ("es" if noun.endswith(("s", "x", "ch")) else "s") for noun in NOUNS} | {
    "country": "countries",
    "part of the world": "parts of the world",
    "stretch of water": "stretches of water",
    "part of a building": "parts of buildings",
    "place for the dead": "places for the dead",
    "place of detention": "places of detention",
    "place of worship": "places of worship",
    "place to eat": "places to eat",
    "hill or mountain": "hills or mountains",
    "works": "works",
}

_STOP = re.compile(
    r"\s(?:in|on|at|of|behind|beside|opposite|outside|inside|near|above|below|beneath|under|past|beyond"
    r"|off|facing|with|from|between|after|before|along|across|overlooking|by|to|for|that|which|where"
    r"|belonging|next|alongside|underneath|over)\s",
    re.IGNORECASE,
)
"""What follows the head of a mention."""

_ONE_OF = re.compile(rf"(?:{'|'.join(sorted(OF_MANY))})\s+of\s+", re.IGNORECASE)


def noun_of(text: str, place: Place | None) -> str:
    """The coarse noun for a place: by the gazetteer, or by the noun at its head."""
    if place is None:
        return kind_of(text)
    if place.kind is Kind.REGION and not REGION_NOUNS & set(text.lower().split()):
        # Many a city and its region have one name.
        return LISTED_NOUNS[Kind.AREA]
    return LISTED_NOUNS[place.kind]


def is_plural(text: str) -> bool:
    """Whether the noun at the head of a place that no list holds names several."""
    if _ONE_OF.match(text):
        return False
    last = (_head(text) or [""])[-1]
    singulars = (last[:-1], last[:-2], last[:-3] + "y")
    return last.endswith("s") and any(one in KIND_OF for one in singulars)


def _head(text: str) -> list[str]:
    """The lower-cased words up to what follows the noun at the head."""
    one_of = _ONE_OF.match(text)
    head = _STOP.split(text[one_of.end() :] if one_of else text, maxsplit=1)[0].lower()
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", head)


def kind_of(text: str) -> str:
    """The coarse kind of a place that no list holds, by the noun at its head."""
    if re.match(r"\d+(?!\d|st\b|nd\b|rd\b|th\b)", text):
        return "address"
    noun = next(_listed(text), "")
    kind = KIND_OF.get(noun, "place")
    return ("street" if noun in _STREETS else "place") if kind == "address" else kind


def is_described(text: str) -> bool:
    """Whether the words are a name, or a noun that means a place is at their head."""
    words = text.split()
    numbered = text[:1].isdigit() and any(word[0].isupper() for word in words)
    return numbered or all(word[0].isupper() for word in words) or any(_listed(text))


def _listed(text: str) -> Iterator[str]:
    """The nouns of the head that mean places, the last one first."""
    for word in reversed(_head(text)):
        yield from (part for part in (word, word.rpartition("-")[2]) if part in KIND_OF)
