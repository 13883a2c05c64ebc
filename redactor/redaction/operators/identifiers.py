"""Identifiers, by what they are: "0117 496 0333" -> "a phone number"."""

from __future__ import annotations

from redactor.detection.entities import COORDINATES
from redactor.redaction.operators.determined import determined, forms
from redactor.redaction.operators.grammar import OMITTED, capitalized, opens_sentence, uncapitalized
from redactor.redaction.operators.mention import Certainty, Mention

_ANY = "identifier"
_NOUNS = {
    "EMAIL_ADDRESS": "e-mail address",
    "PHONE_NUMBER": "phone number",
    "URL": "web address",
    "ONLINE_HANDLE": "user name",
    "LICENSE_PLATE": "number plate",
    "CASE_NUMBER": "reference",
    "IP_ADDRESS": "network address",
    "IBAN_CODE": "account number",
    "CREDIT_CARD": "card number",
    COORDINATES: "map position",
}
"""What entity types mean; every other one but the concepts is an identifier."""


def generalize(mention: Mention) -> str:
    """What kind of identifier it is, without brackets.

    An omission where only a model says that it is one.
    """
    if mention.certainty is not Certainty.KNOWN:
        return OMITTED
    words = determined(_NOUNS.get(mention.type, _ANY), mention)
    return capitalized(words) if opens_sentence(mention.before) else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL or uncapitalized(words) in _ALL


_ALL = frozenset(form for noun in (_ANY, *_NOUNS.values()) for form in forms(noun))
