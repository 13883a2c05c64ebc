"""What is to happen to each entity, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from redactor.detection.entities import Entity
from redactor.spans import Span


class Exposure(Enum):
    """How an entity bears on a protected person."""

    DIRECT = "direct"
    QUASI = "quasi"
    NONE = "none"


class Action(Enum):
    """What is done with an entity."""

    REDACT = "redact"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Decision:
    """Keep or redact one entity, and why.

    Args:
        entity: what was found; its span is the original's.
        exposure: how it bears on a protected person.
        probability: how likely that exposure is protected (`direct` or `quasi`), 0.0-1.0.
        action: what is done.
        operator: the operator that replaces it; empty when kept.
        reason: a sentence for an editor, without words of the draft.
        replacement: what stands in the copy instead; `None` when kept or not yet replaced.
        party: number, within the document, of the person, place or organisation it mentions; `None`
            where mentions do not link.
        by: the editor who decided; empty when the tool did.
    """

    entity: Entity
    exposure: Exposure
    probability: float
    action: Action
    operator: str
    reason: str
    replacement: str | None = None
    party: int | None = None
    by: str = ""

    @property
    def start(self) -> int:
        """First code point of the original that the decision covers."""
        return self.entity.span.start

    @property
    def end(self) -> int:
        """One past the last code point of the original that the decision covers."""
        return self.entity.span.end

    @property
    def entity_type(self) -> str:
        """The entity's type."""
        return self.entity.type

    @property
    def score(self) -> float:
        """The recognizer's confidence, 0.0-1.0."""
        return self.entity.score

    @property
    def rule(self) -> str:
        """The rule or recognizer that found it."""
        return self.entity.rule


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision, and where its entity stands in the copy.

    Args:
        decision: what was decided; with its replacement, when it redacts.
        span: code points of the redacted text: the replacement, or the words kept.
    """

    decision: Decision
    span: Span
