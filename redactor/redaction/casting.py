"""Gives each person that a copy must name a role."""

from __future__ import annotations

from redactor.detection.entities import PERSON
from redactor.exposure.assess import Assessed
from redactor.exposure.linking.links import Basis
from redactor.redaction.roles import Role


def roles(assessed: Assessed) -> dict[int, Role]:
    """The roles of a document's people, by party; nobody else's is known.

    Whom the draft follows as a source is one; whoever is named beside a kin term is a relative.
    """
    found: dict[int, Role] = {}
    for party, basis in zip(assessed.linked.parties, assessed.linked.bases, strict=True):
        if party is not None and basis is Basis.KIN:
            found[party] = Role.RELATIVE
    for assessment in assessed.assessments:
        source = assessment.entity.type == PERSON and assessment.evidence.is_source
        if source and assessment.party is not None:
            found.setdefault(assessment.party, Role.SOURCE)
    return found
