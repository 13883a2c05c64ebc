"""Policies: which entity types to act on, from which score on, and with which operator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from redactor.errors import PolicyError
from redactor.exposure.decisions import Action
from redactor.rulepacks import ENTITY_TYPE, NAME, bundled_folder
from redactor.yamlfile import read_yaml, validate

OPERATORS = ("generalize", "tag", "block")
"""The operators a policy may name."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Treatment(_Strict):
    action: Action | None = None
    operator: str | None = Field(default=None, pattern=f"^({'|'.join(OPERATORS)})$")
    threshold: float | None = Field(default=None, ge=0, le=1)


class _Policy(_Strict):
    policy: str = Field(pattern=NAME)
    about: str = Field(min_length=10)
    default: _Treatment
    entities: dict[str, _Treatment] = {}


@dataclass(frozen=True, slots=True)
class Treatment:
    """What a policy does with one entity type.

    Args:
        action: redact or keep.
        operator: the operator that redacts.
        threshold: findings scored lower are kept, 0.0-1.0.
    """

    action: Action
    operator: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Policy:
    """A named set of treatments.

    Args:
        name: as given in its file.
        about: a sentence for editors.
        default: for types not named in `entities`.
        entities: by entity type.
        digest: SHA-256 of the policy's file, hexadecimal.
    """

    name: str
    about: str
    default: Treatment
    entities: Mapping[str, Treatment]
    digest: str

    def treatment(self, entity_type: str) -> Treatment:
        """What to do with entities of that type."""
        return self.entities.get(entity_type, self.default)

    def with_operator(self, operator: str) -> Policy:
        """The same policy, redacting every type with one operator.

        Raises:
            PolicyError: RED403: no such operator.
        """
        if operator not in OPERATORS:
            known = ", ".join(OPERATORS)
            raise PolicyError("there is no operator of that name", next_step=f"Known: {known}.")
        return replace(
            self,
            default=replace(self.default, operator=operator),
            entities={k: replace(t, operator=operator) for k, t in self.entities.items()},
        )


def bundled_policies() -> list[str]:
    """Names of the policies that ship with the package, sorted."""
    return sorted(path.stem for path in (bundled_folder() / "policies").glob("*.yaml"))


def load_policy(name_or_path: str) -> Policy:
    """A bundled policy by name, or a newsroom's own by path (anything with a dot or a separator).

    Raises:
        PolicyError: RED403, with file and line.
    """
    if any(mark in name_or_path for mark in "./\\"):
        path = Path(name_or_path)
    elif name_or_path in bundled_policies():
        path = bundled_folder() / "policies" / f"{name_or_path}.yaml"
    else:
        known = ", ".join(bundled_policies())
        hint = f"Bundled are: {known}. A policy of your own is named by its path."
        raise PolicyError("there is no policy of that name", next_step=hint)
    file = read_yaml(path, PolicyError)
    model = validate(file, _Policy, PolicyError)
    for entity_type in model.entities:
        if not re.match(ENTITY_TYPE, entity_type):
            line = file.line(("entities", entity_type))
            raise PolicyError(f"{entity_type} is no entity type", path=file.path, line=line)
    base = Treatment(
        action=model.default.action or Action.REDACT,
        operator=model.default.operator or OPERATORS[0],
        threshold=model.default.threshold or 0.0,
    )
    return Policy(
        name=model.policy,
        about=model.about,
        default=base,
        entities={kind: _filled(own, base) for kind, own in model.entities.items()},
        digest=file.digest,
    )


def _filled(own: _Treatment, base: Treatment) -> Treatment:
    return Treatment(
        action=own.action or base.action,
        operator=own.operator or base.operator,
        threshold=base.threshold if own.threshold is None else own.threshold,
    )
