"""What a redactor is made of, from a newsroom's settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from redactor.errors import PolicyError
from redactor.exposure.agreed import Agreed

if TYPE_CHECKING:
    from presidio_analyzer import EntityRecognizer

    from redactor.detection.recognizers.sheet_terms import SheetTerms
    from redactor.exposure.policy import Policy
    from redactor.rulepacks import RulePack
    from redactor.wordlists import Wordlists


def certain_recognizers(
    wordlists: Wordlists, terms: SheetTerms | None, packs: Iterable[RulePack]
) -> list[EntityRecognizer]:
    """Recognizers of what the newsroom itself names."""
    found: list[EntityRecognizer] = []
    for language in sorted({pack.language for pack in packs}):
        if wordlists.deny:
            from redactor.detection.recognizers.listed import ListedRecognizer

            found.append(ListedRecognizer(wordlists.deny, language))
        if terms is not None:
            from redactor.detection.recognizers.sheet import SheetRecognizer

            found.append(SheetRecognizer(terms, language))
    return found


def agreed_words(terms: SheetTerms | None) -> list[Agreed]:
    """What sources agreed may be said."""
    if terms is None:
        return []
    values: list[object] = [term.value for term in terms.words]
    values += [date.value for date in terms.dates]
    values += [phone.value for phone in terms.phones]
    return [value for value in values if isinstance(value, Agreed)]


def model_pin() -> tuple[str, str]:
    """Name and digest of our model, for the log."""
    from redactor.detection.model import read_settings
    from redactor.detection.modelfiles import FOLDER, identity

    return read_settings(FOLDER).name, identity(FOLDER)


def added_to(name: str, packs: Iterable[RulePack]) -> Sequence[EntityRecognizer]:
    """Recognizers of a model of one's own; see `added_recognizers`.

    Raises:
        ConfigError: RED404.
    """
    from redactor.detection.recognizers.added import added_recognizers

    return added_recognizers(name, {pack.language for pack in packs})


def check_types(policy: Policy, known: frozenset[str]) -> None:
    """Refuse a policy that asks for what is never found.

    Raises:
        PolicyError: RED403.
    """
    for kind in policy.entities:
        if kind not in known:
            near = get_close_matches(kind, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else "See docs/entity-types.md."
            message = f"the policy {policy.name} names {kind}, which nothing finds"
            raise PolicyError(message, next_step=hint)
