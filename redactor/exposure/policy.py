"""Policies: what to redact of each entity type, with which operator, and hidden from whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from redactor.errors import PolicyError
from redactor.exposure.audience import Audience
from redactor.exposure.audiences import AudienceName, Figures, amended, bundled_audiences
from redactor.exposure.decisions import Action, Exposure
from redactor.rulepacks import ENTITY_TYPE, NAME, bundled_folder
from redactor.suggestions import meant
from redactor.yamlfile import YamlFile, read_yaml, validate

OPERATORS = ("generalize", "pseudonym", "tag", "block")
"""The operators a policy may name."""

DIRECT_WEIGHT = 3.0
"""How many times sooner an entity counts as exposed for being a direct identifier than for merely
helping. One that only helps finds somebody together with others, which the operators may have
coarsened already; a name or number finds somebody alone, so a third of the probability is enough.
Our judgement."""

Share = Annotated[float, Field(strict=True, ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Treatment(_Strict):
    action: Action | None = None
    acts_from: Exposure | None = Field(default=None, alias="from")
    operator: str | None = Field(default=None, pattern=f"^({'|'.join(OPERATORS)})$")
    threshold: Share | None = None
    min_score: Share | None = None


class _Policy(_Strict):
    policy: str = Field(pattern=NAME)
    about: str = Field(min_length=10)
    audience: str = "public"
    audiences: dict[AudienceName, Figures] = {}
    default: _Treatment
    entities: dict[str, _Treatment] = {}


@dataclass(frozen=True, slots=True)
class Treatment:
    """What a policy does with one entity type.

    Args:
        action: redact or keep.
        acts_from: the least exposure that is redacted: `DIRECT` direct identifiers alone, `QUASI`
            also what helps to find a protected person, `NONE` every entity.
        operator: the operator that redacts.
        threshold: probability of that exposure from which an entity has it, 0.0-1.0; plays no part
            where `acts_from` is `NONE`.
        min_score: findings scored lower are kept, 0.0-1.0.
    """

    action: Action
    acts_from: Exposure
    operator: str
    threshold: float
    min_score: float

    def acts_on(self, protected: float, direct: float, score: float) -> bool:
        """True when an entity is to be redacted.

        Args:
            protected: probability that it helps to find a protected person, 0.0-1.0.
            direct: probability that it does so by itself, 0.0-1.0.
            score: the finding's own score, 0.0-1.0.
        """
        if self.action is Action.KEEP or score < self.min_score:
            return False
        if self.acts_from is Exposure.NONE:
            return True
        if self.acts_from is Exposure.DIRECT:
            return direct >= self.threshold
        return is_exposed(protected, direct, self.threshold)


def is_exposed(protected: float, direct: float, threshold: float) -> bool:
    """True where an entity counts as helping to find a protected person.

    Args:
        protected: probability that it helps, 0.0-1.0.
        direct: probability that it does so by itself, 0.0-1.0.
        threshold: on `protected`; on `direct` a third of it is enough, see `DIRECT_WEIGHT`.
    """
    return protected >= threshold or direct >= threshold / DIRECT_WEIGHT


@dataclass(frozen=True, slots=True)
class Policy:
    """A named set of treatments, for one audience.

    Args:
        name: as given in its file.
        about: a sentence for editors.
        default: for types not named in `entities`.
        entities: by entity type.
        audience: from whom the source is hidden.
        audiences: those it could be for instead, by name.
        digest: SHA-256 of the policy's file, hexadecimal.
    """

    name: str
    about: str
    default: Treatment
    entities: Mapping[str, Treatment]
    audience: Audience
    audiences: Mapping[str, Audience]
    digest: str

    def treatment(self, entity_type: str) -> Treatment:
        """What to do with entities of that type."""
        return self.entities.get(entity_type, self.default)

    @property
    def weighs_exposure(self) -> bool:
        """Whether it redacts entities of any type by how likely they are to expose somebody."""
        return any(map(_weighs_exposure, (self.default, *self.entities.values())))

    def with_threshold(self, threshold: float) -> Policy:
        """The same policy, with one threshold for all types that it redacts by their exposure.

        Args:
            threshold: probability of that exposure, 0.0-1.0.
        """

        def moved(treatment: Treatment) -> Treatment:
            return (
                replace(treatment, threshold=threshold)
                if _weighs_exposure(treatment)
                else treatment
            )

        return replace(
            self,
            default=moved(self.default),
            entities={kind: moved(own) for kind, own in self.entities.items()},
        )

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

    def raised(self, threshold: float) -> Policy:
        """The same policy, asking for at least that probability where it weighs exposure."""
        return replace(
            self,
            default=_raised(self.default, threshold),
            entities={kind: _raised(own, threshold) for kind, own in self.entities.items()},
        )

    def for_audience(self, name: str) -> Policy:
        """The same policy for another audience.

        Raises:
            PolicyError: RED403: the policy knows no such audience.
        """
        if name not in self.audiences:
            known = ", ".join(self.audiences)
            hint = meant(name, self.audiences) or f"Known: {known}."
            raise PolicyError("there is no audience of that name", next_step=hint)
        return replace(self, audience=self.audiences[name])


def _weighs_exposure(treatment: Treatment) -> bool:
    return treatment.action is Action.REDACT and treatment.acts_from is not Exposure.NONE


def _raised(treatment: Treatment, threshold: float) -> Treatment:
    if treatment.acts_from is Exposure.NONE:
        return treatment
    return replace(treatment, threshold=max(treatment.threshold, threshold))


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
        known = bundled_policies()
        near = meant(name_or_path, known) or f"Bundled are: {', '.join(known)}."
        hint = f"{near} A policy of your own is named by its path."
        raise PolicyError("there is no policy of that name", next_step=hint)
    file = read_yaml(path, PolicyError)
    model = validate(file, _Policy, PolicyError)
    for entity_type in model.entities:
        if not re.match(ENTITY_TYPE, entity_type):
            line = file.line(("entities", entity_type))
            raise PolicyError(f"{entity_type} is no entity type", path=file.path, line=line)
    audiences = amended(bundled_audiences(), model.audiences, file, ("audiences",))
    default = _filled(model.default, _BASE, file, ("default",))
    policy = Policy(
        name=model.policy,
        about=model.about,
        default=default,
        entities={
            kind: _filled(own, default, file, ("entities", kind))
            for kind, own in model.entities.items()
        },
        audience=next(iter(audiences.values())),
        audiences=audiences,
        digest=file.digest,
    )
    try:
        return policy.for_audience(model.audience)
    except PolicyError as problem:
        line = file.line(("audience",))
        raise PolicyError(
            problem.message, path=file.path, line=line, next_step=problem.next_step
        ) from problem


_BASE = Treatment(Action.REDACT, Exposure.NONE, OPERATORS[0], threshold=0.0, min_score=0.0)
"""What a policy's default is filled from: without a word to the contrary, everything goes."""


def _filled(
    own: _Treatment, base: Treatment, file: YamlFile, location: tuple[str, ...]
) -> Treatment:
    acts_from = own.acts_from or base.acts_from
    return Treatment(
        action=own.action or base.action,
        acts_from=acts_from,
        operator=own.operator or base.operator,
        threshold=_threshold(own.threshold, acts_from, base, file, location),
        min_score=base.min_score if own.min_score is None else own.min_score,
    )


def _threshold(
    own: float | None,
    acts_from: Exposure,
    base: Treatment,
    file: YamlFile,
    location: tuple[str, ...],
) -> float:
    if acts_from is Exposure.NONE:
        if own is None:
            return 0.0
        raise PolicyError(
            "a threshold says nothing where every entity is redacted (from: none)",
            path=file.path,
            line=file.line((*location, "threshold")),
            next_step="For a bound on the finding's own score, write min_score.",
        )
    if own is None and base.acts_from is Exposure.NONE:
        raise PolicyError(
            f"{location[-1]} acts from {acts_from.value} and has no threshold",
            path=file.path,
            line=file.line((*location, "from")),
            next_step="Give the probability of exposure from which it acts, 0-1.",
        )
    return base.threshold if own is None else own
