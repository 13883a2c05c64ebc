"""Tells words that `generalize` can have written, without what Presidio makes of operators."""

from __future__ import annotations

from redactor.detection.entities import (
    DATE_TIME,
    DEMOGRAPHIC,
    FAMILY_RELATION,
    MISC,
    OCCUPATION,
    ORGANIZATION,
    PERSON,
)
from redactor.redaction.operators import (
    dates,
    demographics,
    identifiers,
    kinship,
    occupations,
    organizations,
    persons,
    places,
    pronouns,
    quantities,
    things,
)

CONCEPTS = {
    DATE_TIME: dates,
    DEMOGRAPHIC: demographics,
    FAMILY_RELATION: kinship,
    MISC: quantities,
    ORGANIZATION: organizations,
    OCCUPATION: occupations,
    PERSON: persons,
}
"""The concept of each entity type that has one generalizer."""


def is_generalization(words: str) -> bool:
    """True for words, without brackets, that `generalize` can have written, and for none finer."""
    concepts = (places, pronouns, identifiers, things, *CONCEPTS.values())
    return any(concept.is_generalization(words) for concept in concepts)
