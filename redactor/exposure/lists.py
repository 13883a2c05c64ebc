"""Lets a newsroom's lists have the last word on what is redacted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redactor.detection.entities import SHEET, Entity
from redactor.detection.wordings import DENIED, Wordings, key
from redactor.exposure.decisions import Action, Decision, Exposure
from redactor.exposure.policy import Policy
from redactor.wordlists import Listing, Wordlists

_POSSESSIVE = ("'", "s")


DENIED_REASON = "on the newsroom's deny list"
"""Why words are redacted that the deny list holds."""


class Lists:
    """Allow and deny lists, ready to be asked.

    Args:
        wordlists: as read.
    """

    def __init__(self, wordlists: Wordlists) -> None:
        self._allow = {(key(entry.text), entry.type): entry for entry in wordlists.allow}
        self._deny = Wordings((entry.text, entry) for entry in wordlists.deny)

    def allowed(self, entity: Entity) -> Listing | None:
        """The allow list's entry whose words the entity consists of, a possessive 's aside.

        `None` too where a source sheet found the entity: it knows better.
        """
        if not self._allow or entity.rule.startswith(SHEET):
            return None
        said = key(entity.text)
        for words in (said, said[: -len(_POSSESSIVE)] if _is_possessive(said) else said):
            for kind in (entity.type, None):
                if (words, kind) in self._allow:
                    return self._allow[words, kind]
        return None

    def denied(self, entity: Entity) -> bool:
        """True when the deny list found the entity, or its words hold denied ones whole."""
        return entity.rule == DENIED or next(self._deny.find(entity.text), None) is not None

    def apply(self, decisions: Iterable[Decision], policy: Policy) -> list[Decision]:
        """The decisions with the lists' word on them, in the order given.

        What holds denied words is redacted, whatever it was decided to be; otherwise what is
        allowed is kept. All else stays as it is.

        Args:
            decisions: by any policy.
            policy: whose operator redacts what was to be kept.
        """
        return [self._settled(decision, policy) for decision in decisions]

    def _settled(self, decision: Decision, policy: Policy) -> Decision:
        entity = decision.entity
        if self.denied(entity):
            operator = decision.operator or policy.treatment(entity.type).operator
            return replace(
                decision,
                exposure=Exposure.DIRECT,
                probability=1.0,
                action=Action.REDACT,
                operator=operator,
                reason=DENIED_REASON,
            )
        allowed = self.allowed(entity)
        if allowed is None:
            return decision
        return replace(
            decision,
            exposure=Exposure.NONE,
            probability=0.0,
            action=Action.KEEP,
            operator="",
            reason=f"on the newsroom's allow list: {allowed.reason}",
            replacement=None,
        )


def _is_possessive(words: tuple[str, ...]) -> bool:
    return words[-len(_POSSESSIVE) :] == _POSSESSIVE
