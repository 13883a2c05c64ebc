"""What the decision about each entity's exposure rests on, as numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from redactor.detection.entities import CONCEPTS, Entity
from redactor.detection.gazetteer import Kind, Place
from redactor.exposure.attribution import Attribution, Evidence
from redactor.exposure.linking.links import Linked

Floats = NDArray[np.float64]

UNSEEN = -6.0
"""Stands for the logit of an entity that the model did not see; no other is lower."""

MODEL = (
    "model",
    "model of party",
    "model's mean of party",
    "unseen by model",
    "direct by model",
    "document by model",
)
"""Logits of the model's probability that the entity is protected if the document protects anybody:
its own, the largest and the mean of its party's; whether it has none; the largest logit of its
party's that it is direct, if protected; the largest logit in the document that it protects anybody.
Of no weight where no model was asked."""

STRENGTHS = {
    "is_source": 3,
    "about_source": 3,
    "carried_source": 3,
    "source_in_sentence": 3,
    "source_in_paragraph": 3,
    "source_before": 3,
    "source_in_document": 3,
    "said_by_source": 3,
    "anonymity": 2,
    "narrated": 2,
    "narration": 2,
}
"""Fields of `Evidence` that are a strength, and the largest it may have. Each step is a feature of
its own: somebody called a source exposes no more than somebody whom the copy follows."""

FLAGS = (
    "said_by_public",
    "said_on_record",
    "quoted",
    "first_person",
    "about_public",
    "public_role",
    "on_record",
    "pseudonym",
    "credit",
    "dateline",
)
"""Fields of `Evidence` that are true or false."""

SHARED = ("is_source", "about_source", "said_by_source", "public_role")
"""Fields of `Evidence` whose largest value over all mentions of the party counts too."""

PLACES = ("country", "region", "inhabitants")
"""For places: whether it is a country or larger, or a region; the decimal logarithm of its
inhabitants, 0 where unknown."""

ELSEWHERE = "source elsewhere"
"""A source speaks in the document, but not in this paragraph."""

DOCUMENT = ("document by model", *(f"source_in_document {step}" for step in (1, 2, 3)))
"""Features that are the same for all entities of a document."""

IDENTIFIER = "IDENTIFIER"
"""Stands for all types that are no concepts."""

TYPES = (*CONCEPTS, IDENTIFIER)

FEATURES = (
    *MODEL,
    *(f"{name} {step}" for name, most in STRENGTHS.items() for step in range(1, most + 1)),
    *FLAGS,
    *(f"{name} of party" for name in SHARED),
    *TYPES,
    *PLACES,
    ELSEWHERE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a document's entities, besides their words.

    Args:
        evidence: one per entity.
        linked: their parties.
    """

    evidence: Sequence[Evidence] = field(repr=False)
    linked: Linked = field(repr=False)

    @classmethod
    def of(cls, entities: Sequence[Entity], attribution: Attribution, linked: Linked) -> Signs:
        """The signs of `entities`."""
        return cls([attribution.evidence(entity.span) for entity in entities], linked)


def features(entities: Sequence[Entity], signs: Signs) -> Floats:
    """One row an entity and one column a name in `FEATURES`, shape `[N, F]`."""
    logits = [_logit(entity.within) for entity in entities]
    document = max(map(_document_logit, entities), default=UNSEEN)
    mentions = companions(signs.linked.parties)
    return np.array(
        [
            [
                *_model(entities, logits, index, mentions[index]),
                document,
                *_evidence(signs.evidence, index, mentions[index]),
                *_kind(entity),
                _is_elsewhere(signs.evidence[index]),
            ]
            for index, entity in enumerate(entities)
        ]
    ).reshape(len(entities), len(FEATURES))


def companions(parties: Sequence[int | None]) -> list[list[int]]:
    """For each entity the indices of all mentions of its party, its own among them."""
    members: dict[int, list[int]] = {}
    for index, party in enumerate(parties):
        if party is not None:
            members.setdefault(party, []).append(index)
    return [[i] if party is None else members[party] for i, party in enumerate(parties)]


def _model(
    entities: Sequence[Entity], logits: Sequence[float], index: int, mentions: Sequence[int]
) -> list[float]:
    theirs = [logits[other] for other in mentions]
    return [
        logits[index],
        max(theirs),
        sum(theirs) / len(theirs),
        float(entities[index].protected is None),
        max(_direct(entities[other]) for other in mentions),
    ]


def _document_logit(entity: Entity) -> float:
    if not entity.within or entity.protected is None:
        return UNSEEN
    return _logit(min(1.0, entity.protected / entity.within))


def _direct(entity: Entity) -> float:
    if not entity.protected or entity.direct is None:
        return UNSEEN
    return _logit(min(1.0, entity.direct / entity.protected))


def _evidence(evidence: Sequence[Evidence], index: int, mentions: Sequence[int]) -> list[float]:
    here = evidence[index]
    own = [
        float(getattr(here, name) >= step)
        for name, most in STRENGTHS.items()
        for step in range(1, most + 1)
    ]
    own += [float(getattr(here, name)) for name in FLAGS]
    return own + [
        max(float(getattr(evidence[other], name)) for other in mentions) for name in SHARED
    ]


def _kind(entity: Entity) -> list[float]:
    kind = entity.type if entity.type in CONCEPTS else IDENTIFIER
    place = entity.value if isinstance(entity.value, Place) else None
    return [
        *(float(kind == name) for name in TYPES),
        float(place is not None and place.kind in (Kind.COUNTRY, Kind.CONTINENT)),
        float(place is not None and place.kind is Kind.REGION),
        math.log10(place.population + 1) if place is not None else 0.0,
    ]


def _is_elsewhere(evidence: Evidence) -> float:
    return float(evidence.source_in_document > 1 and evidence.source_in_paragraph == 0)


def _logit(probability: float | None) -> float:
    if probability is None:
        return UNSEEN
    inside = min(max(probability, 1e-9), 1 - 1e-9)
    return min(max(math.log(inside / (1 - inside)), UNSEEN), -UNSEEN)
