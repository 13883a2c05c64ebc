"""People, by what the copy calls them: "Ri Chol-min" -> "the source"."""

from __future__ import annotations

from redactor.redaction.operators.grammar import capitalized, opens_sentence
from redactor.redaction.operators.mention import Mention
from redactor.redaction.roles import DEFINITE, INDEFINITE, LETTERED


def generalize(mention: Mention) -> str | None:
    """What the copy calls the person, with a capital where a sentence begins.

    Returns:
        The words without brackets; `None` where the document has settled no name.
    """
    name = mention.party_name
    if name is None:
        return None
    return capitalized(name) if opens_sentence(mention.before) else name


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return any(form.fullmatch(words) for form in (LETTERED, DEFINITE, INDEFINITE))
