"""`generalize`: something true but less precise."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator

from redactor.detection.entities import (
    DATE_TIME,
    DEMOGRAPHIC,
    FAMILY_RELATION,
    LOCATION,
    MISC,
    OCCUPATION,
)
from redactor.redaction.operators.base import JobOperator
from redactor.redaction.operators.mention import Mention

_P = "redactor.redaction.operators."
_CONCEPTS = {
    kind: importlib.import_module(_P + name)
    for kind, name in {
        DATE_TIME: "dates",
        DEMOGRAPHIC: "demographics",
        FAMILY_RELATION: "kinship",
        LOCATION: "places",
        MISC: "quantities",
        OCCUPATION: "occupations",
    }.items()
    if importlib.util.find_spec(_P + name)
}


class Generalize(JobOperator):
    """`Hyesan` -> `[a place in Ryanggang]`; what has no coarser words (names, numbers) -> tag."""

    def operator_name(self) -> str:
        """The name policies use."""
        return "generalize"

    def wordings(self, mention: Mention) -> Iterator[str]:
        """The concept's coarser words if it has any, else the entity type."""
        concept = _CONCEPTS.get(mention.type)
        if concept is not None:
            if hasattr(concept, "generalizations"):
                yield from concept.generalizations(mention)
            else:
                words = concept.generalize(mention)
                if words is not None:
                    yield words
        yield mention.type


def is_generalization(words: str) -> bool:
    """True for words, without brackets, that `generalize` can have written, and for none finer."""
    return any(concept.is_generalization(words) for concept in _CONCEPTS.values())
