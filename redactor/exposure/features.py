"""What the decision about each entity's exposure rests on, as numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

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


_strengths, _flags, _common = attrgetter(*STRENGTHS), attrgetter(*FLAGS), attrgetter(*SHARED)
_STEPS = {
    most: [[float(strength >= step) for step in range(1, most + 1)] for strength in range(4)]
    for most in (2, 3)
}
"""Features of a strength from 0 to 3, by the largest that counts."""

_KINDS = {kind: [float(kind == name) for name in TYPES] for kind in TYPES}
"""Features of each type."""


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
    document = max(map(_document_logit, entities), default=UNSEEN)
    mentions = companions(signs.linked.parties)
    parties = {others[0]: others for others in mentions}
    shared = {
        first: _shared([entities[i] for i in others], [signs.evidence[i] for i in others])
        for first, others in parties.items()
    }
    return np.array(
        [
            [
                _logit(entity.within),
                *shared[others[0]].within,
                float(entity.protected is None),
                shared[others[0]].direct,
                document,
                *_evidence(evidence),
                *shared[others[0]].evidence,
                *_kind(entity),
                _is_elsewhere(evidence),
            ]
            for entity, evidence, others in zip(entities, signs.evidence, mentions, strict=True)
        ]
    ).reshape(len(entities), len(FEATURES))


def companions(parties: Sequence[int | None]) -> list[list[int]]:
    """For each entity the indices of all mentions of its party, its own among them."""
    members: dict[int, list[int]] = {}
    for index, party in enumerate(parties):
        if party is not None:
            members.setdefault(party, []).append(index)
    return [[i] if party is None else members[party] for i, party in enumerate(parties)]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all mentions of a party have in common; the fields in the order of `FEATURES`."""

    within: tuple[float, float]
    direct: float
    evidence: list[float]


def _shared(entities: Sequence[Entity], evidence: Sequence[Evidence]) -> _Shared:
    logits = [_logit(entity.within) for entity in entities]
    return _Shared(
        within=(max(logits), sum(logits) / len(logits)),
        direct=max(map(_direct, entities)),
        evidence=[float(max(values)) for values in zip(*map(_common, evidence), strict=True)],
    )


def _document_logit(entity: Entity) -> float:
    if not entity.within or entity.protected is None:
        return UNSEEN
    return _logit(min(1.0, entity.protected / entity.within))


def _direct(entity: Entity) -> float:
    if not entity.protected or entity.direct is None:
        return UNSEEN
    return _logit(min(1.0, entity.direct / entity.protected))


def _evidence(evidence: Evidence) -> list[float]:
    steps: list[float] = []
    for strength, most in zip(_strengths(evidence), STRENGTHS.values(), strict=True):
        steps += _STEPS[most][strength]
    return [*steps, *map(float, _flags(evidence))]


def _kind(entity: Entity) -> list[float]:
    kind = _KINDS.get(entity.type, _KINDS[IDENTIFIER])
    place = entity.value if isinstance(entity.value, Place) else None
    if place is None:
        return [*kind, 0.0, 0.0, 0.0]
    return [
        *kind,
        float(place.kind in (Kind.COUNTRY, Kind.CONTINENT)),
        float(place.kind is Kind.REGION),
        math.log10(place.population + 1),
    ]


def _is_elsewhere(evidence: Evidence) -> float:
    return float(evidence.source_in_document > 1 and evidence.source_in_paragraph == 0)


def _logit(probability: float | None) -> float:
    if probability is None:
        return UNSEEN
    inside = min(max(probability, 1e-9), 1 - 1e-9)
    return min(max(math.log(inside / (1 - inside)), UNSEEN), -UNSEEN)
