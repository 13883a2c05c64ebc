"""Judges of each entity how it bears on a protected person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from redactor.detection.entities import (
    COORDINATES,
    ORGANIZATION,
    PERSON,
    SHEET,
    Entity,
    Found,
)
from redactor.detection.gazetteer import Place
from redactor.exposure.attribution import Evidence, attribute
from redactor.exposure.attribution.evidence import SURELY
from redactor.exposure.audience import Audience
from redactor.exposure.combination import Combination
from redactor.exposure.features import Signs, companions, features
from redactor.exposure.linking.linking import link
from redactor.exposure.linking.links import Linked
from redactor.exposure.wording import bounds

NAMED_SOURCE = 0.9
"""Least probability that the name of somebody whom the draft calls a source, promises anonymity, or
gives a real name beside a made-up one gives them away. Newsroom drafts for training hardly ever
name such a person, so that the weights tell nothing of it."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """How one entity bears on a protected person.

    Args:
        entity: what was found.
        protected: probability that it helps to find a protected person, 0.0-1.0.
        direct: probability that it does so by itself; at most `protected`.
        evidence: what the document says of its place.
        party: number of the person, place or organisation that it mentions; `None` where mentions
            do not link.
        linked: whether it owes its probability to another mention of its party.
    """

    entity: Entity
    protected: float
    direct: float
    evidence: Evidence
    party: int | None
    linked: bool


@dataclass(frozen=True, slots=True)
class Assessed:
    """How the entities of a document bear on protected people.

    Args:
        assessments: one an entity, in order.
        linked: its parties.
        strength: how surely somebody unnamed speaks in it, 0-3 as in `Evidence`.
    """

    assessments: list[Assessment]
    linked: Linked
    strength: int


def assess(found: Found, text: str, combination: Combination, audience: Audience) -> Assessed:
    """One assessment an entity, in the order given.

    All mentions of a party share the highest probability of any, but those of the copy's own makers
    and of places that the audience may be told of do not: a capital is a source's in one sentence
    and the government's in the next. A point on the map is a source's, and direct, as surely as the
    document has one: it is a door wherever it stands, and nothing beside it tells whose.

    Args:
        found: of one document.
        text: the document's text.
        combination: weighs what is known.
        audience: who reads the copy.
    """
    entities = found.entities
    attribution = attribute(found)
    linked = link(entities, text)
    signs = Signs.of(entities, attribution, linked)
    rows = features(entities, signs)
    protected, direct = combination(rows, attribution.strength)
    named = [i for i, evidence in enumerate(signs.evidence) if _names_source(entities[i], evidence)]
    protected[named] = np.maximum(protected[named], NAMED_SOURCE)
    direct[named] = np.maximum(direct[named], NAMED_SOURCE)
    mentions = companions(linked.parties)
    for bound in bounds(entities, signs.evidence, mentions, text):
        protected[bound.index] = np.clip(protected[bound.index], bound.least, bound.most)
        direct[bound.index] = np.minimum(direct[bound.index], bound.most)
    points = [i for i, entity in enumerate(entities) if entity.type == COORDINATES]
    if points:
        on_sheet = any(entity.rule.startswith(SHEET) for entity in entities)
        protected[points] = direct[points] = (
            1.0 if on_sheet else combination.sourced(rows, attribution.strength)[points]
        )
    parties = {others[0]: others for others in mentions}
    shared = {
        first: (float(protected[others].max()), float(direct[others].max()))
        for first, others in parties.items()
        if not any(_is_told(entities[other].value, audience) for other in others)
        and not _is_maker(entities[first], [signs.evidence[other] for other in others])
    }
    assessments = []
    for index, others in enumerate(mentions):
        own = float(protected[index]), float(direct[index])
        highest, most_direct = shared.get(others[0], own)
        assessments.append(
            Assessment(
                entity=entities[index],
                protected=highest,
                direct=most_direct,
                evidence=signs.evidence[index],
                party=linked.parties[index],
                linked=highest > protected[index],
            )
        )
    return Assessed(assessments, linked, attribution.strength)


def _names_source(entity: Entity, evidence: Evidence) -> bool:
    promised = evidence.is_source == SURELY and not evidence.pseudonym and not evidence.credit
    return evidence.real_name or (entity.type == PERSON and promised)


def _is_told(value: object, audience: Audience) -> bool:
    return isinstance(value, Place) and value.population >= audience.min_population


def _is_maker(entity: Entity, evidence: Sequence[Evidence]) -> bool:
    """True for who made the copy: in a byline or the like somewhere, and nowhere a source."""
    return (
        entity.type in (PERSON, ORGANIZATION)
        and any(one.credit for one in evidence)
        and not any(one.is_source for one in evidence)
    )
