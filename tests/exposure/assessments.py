"""Assessments for tests."""

from __future__ import annotations

from typing import Any

from redactor.detection.entities import CONCEPTS, PERSON, Entity
from redactor.exposure.assess import Assessment
from redactor.exposure.attribution import Evidence


def exposed(entity: Entity, protected: float = 1.0, **evidence: Any) -> Assessment:
    """An entity that is likely about a protected person; names and identifiers by themselves."""
    identifier = entity.type == PERSON or entity.type not in CONCEPTS
    direct = protected if identifier else 0.0
    return Assessment(entity, protected, direct, Evidence(**evidence), party=None, linked=False)
