"""What detection finds."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.spans import Span

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
    """

    type: str
    span: Span
    score: float
    rule: str
    text: str = field(repr=False)
    value: object | None = field(default=None, repr=False)
    protected: float | None = None
    direct: float | None = None
