"""Drops what is claimed of places that nothing else in the document bears out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redactor.detection.entities import Entity
from redactor.detection.gazetteer import Kind, Place
from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.names import family_names, given_names
from redactor.detection.recognizers.place_resolution import MIN_DOMINANT
from redactor.detection.romanization import fold
from redactor.exposure.decisions import Action, Decision


def with_supported_places(
    decisions: Sequence[Decision], entities: Sequence[Entity]
) -> list[Decision]:
    """The decisions, places without their meaning where it stands alone.

    Many a given name, title or other word is some town's name too, and many a market, street or
    village is called like a small town elsewhere. The country of such a town to be redacted is
    believed when another place of the document, by another name, lies in it, or when no place of
    the document lies in any other country; else the copy says `a place`.

    Args:
        decisions: on `entities` and more.
        entities: of the document.
    """
    named: dict[str, set[str]] = {}
    for entity in entities:
        if isinstance(entity.value, Place) and entity.value.country is not None:
            named.setdefault(entity.value.country, set()).add(entity.value.name)
    return [
        replace(d, entity=replace(d.entity, value=None)) if _is_alone(d, named) else d
        for d in decisions
    ]


def _is_ambiguous(text: str) -> bool:
    """True for one word that is a common word or a name of people, too."""
    folded = fold(text)
    known = gazetteer().is_word(folded) or gazetteer().is_person(folded)
    return known or text.lower() in given_names() | family_names()


def _is_alone(decision: Decision, named: dict[str, set[str]]) -> bool:
    place = decision.entity.value
    if decision.action is Action.KEEP or not isinstance(place, Place):
        return False
    if place.kind is not Kind.TOWN or place.country is None:
        return False
    if place.population >= MIN_DOMINANT and not _is_ambiguous(decision.entity.text):
        return False
    others = any(country != place.country for country in named)
    return others and not named.get(place.country, set()) - {place.name}
