"""`generalize`: something true but less precise."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.detection.entities import (
    DATE_TIME,
    DEMOGRAPHIC,
    FAMILY_RELATION,
    LOCATION,
    MISC,
    OCCUPATION,
)
from redactor.redaction.operators import (
    dates,
    demographics,
    kinship,
    occupations,
    places,
    quantities,
)
from redactor.redaction.operators.base import JobOperator
from redactor.redaction.operators.mention import Mention

_CONCEPTS = {
    DATE_TIME: dates,
    DEMOGRAPHIC: demographics,
    FAMILY_RELATION: kinship,
    MISC: quantities,
    OCCUPATION: occupations,
}


class Generalize(JobOperator):
    """`Hyesan` -> `[a place in Ryanggang]`; what has no coarser words (names, numbers) -> tag."""

    def operator_name(self) -> str:
        """The name policies use."""
        return "generalize"

    def wordings(self, mention: Mention) -> Iterator[str]:
        """Coarser words, for a place ever coarser ones; last the entity type."""
        if mention.type == LOCATION:
            yield from places.generalizations(mention)
        elif mention.type in _CONCEPTS:
            words = _CONCEPTS[mention.type].generalize(mention)
            if words is not None:
                yield words
        yield mention.type


def is_generalization(words: str) -> bool:
    """True for words, without brackets, that `generalize` can have written, and for none finer."""
    return any(concept.is_generalization(words) for concept in (places, *_CONCEPTS.values()))
