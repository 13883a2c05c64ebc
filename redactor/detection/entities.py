"""What detection finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized

PERSON = "PERSON"
LOCATION = "LOCATION"
ORGANIZATION = "ORGANIZATION"
DATE_TIME = "DATE_TIME"
FAMILY_RELATION = "FAMILY_RELATION"
OCCUPATION = "OCCUPATION"
DEMOGRAPHIC = "DEMOGRAPHIC"
MISC = "MISC"

CONCEPTS = (
    PERSON,
    LOCATION,
    ORGANIZATION,
    DATE_TIME,
    FAMILY_RELATION,
    OCCUPATION,
    DEMOGRAPHIC,
    MISC,
)
"""The entity types that are no identifiers; every other type is one (e-mail, phone, plate ...)."""

COORDINATES = "COORDINATES"
"""A point on the map, in any notation that a machine reads: degrees, a grid, a code, a link."""

SOURCE_MENTION = "SOURCE_MENTION"
"""A mention of somebody who is quoted without a name: `a source in the north`, `one resident`."""

ANONYMITY = "ANONYMITY"
"""Words by which somebody is promised it: `on condition of anonymity`, `not her real name`."""

SPEECH = "SPEECH"
"""A verb of saying: `said`, `told`, `according to`."""

PUBLIC_ROLE = "PUBLIC_ROLE"
"""A role in which a person acts in public: `spokesperson`, `minister`, `the mayor of`."""

CREDIT = "CREDIT"
"""Words that credit an author, agency or photographer: `By`, `Reporting by`, `Photo:`."""

SIGNALS = frozenset({SOURCE_MENTION, ANONYMITY, SPEECH, PUBLIC_ROLE, CREDIT})
"""What rules find that is no entity but says whom entities are about."""


SHEET = "sheet."
"""What the rules begin with that find what stands on a source sheet."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One finding.

    Args:
        type: Presidio's name where it has one, else ours (see docs/entity-types.md).
        span: where it stands in `Document.text`.
        score: the recognizer's own confidence, 0.0-1.0, uncalibrated.
        rule: `pack.rule`, or the recognizer's name and pattern.
        text: the words found, normalized (one line, straight quotes, no markup).
        value: what the words mean, where a recognizer worked it out: a `DateValue` or a `Place`.
        protected: the model's probability that it helps to find a protected person, 0.0-1.0; `None`
            where the model was not asked or saw nothing.
        direct: likewise, that it does so by itself.
        within: likewise, that it would help if it were sure that the document protects anybody.
    """

    type: str
    span: Span
    score: float
    rule: str
    text: str = field(repr=False)
    value: object | None = field(default=None, repr=False)
    protected: float | None = None
    direct: float | None = None
    within: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What detection finds in a document.

    Args:
        entities: disjoint, in order.
        signals: findings of the types in `SIGNALS`, in order; of one type disjoint.
        prose: the analysis text that both were found in.
    """

    entities: list[Entity]
    signals: list[Entity]
    prose: Normalized = field(repr=False)
