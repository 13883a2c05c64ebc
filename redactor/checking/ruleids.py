"""Tells ids of rules from words that are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from redactor.rulepacks import RulePack
from redactor.suggestions import meant

_RECOGNIZERS = frozenset(
    {"added", "dates", "metadata", "model", "path", "people", "places", "presidio", "unlisted"}
)
"""What ids begin with that recognizers give besides those of rule packs; some depend on what they
find, so that they cannot be listed."""


@dataclass(frozen=True, slots=True)
class RuleIds:
    """The ids that findings can bear.

    Args:
        of_packs: those of rules that find something.
    """

    of_packs: frozenset[str]

    @classmethod
    def of(cls, packs: Iterable[RulePack]) -> RuleIds:
        """The ids of these packs' rules; a veto finds nothing."""
        return cls(frozenset(rule.id for pack in packs for rule in pack.rules if not rule.veto))

    def knows(self, rule: str) -> bool:
        """Whether a finding can bear that id."""
        return rule in self.of_packs or rule.partition(".")[0] in _RECOGNIZERS

    def hint(self, rule: str) -> str:
        """What to do about an id that no finding can bear; the id is not in it."""
        return meant(rule, self.of_packs) or "Run: redactor rules list"
