"""Pronouns without gender, for those that stand for a protected person: "she" -> "the source"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from redactor.redaction.operators.grammar import capitalized, opens_sentence
from redactor.redaction.operators.mention import Mention
from redactor.redaction.roles import DEFINITE, LETTERED, Role


class Case(Enum):
    """What a pronoun is in its sentence; the value is the plural pronoun of no gender."""

    SUBJECT = "they"
    OBJECT = "them"
    DETERMINER = "their"
    POSSESSIVE = "theirs"
    REFLEXIVE = "themself"


_NAMED = f"(?:{DEFINITE.pattern}|{LETTERED.pattern})"
_FORMS = re.compile(rf"{_NAMED}(?:'s)?|" + "|".join(f"[Tt]{case.value[1:]}" for case in Case))


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a gendered pronoun is.

    Args:
        case: its case.
        short: whether `they`, `them` ... may stand for it: the person was named before in the
            sentence, and no verb would have to agree.
    """

    case: Case
    short: bool


def generalize(pronoun: Pronoun, mention: Mention) -> str:
    """The pronoun without its gender; a verb that agreed with it goes on agreeing.

    A subject is the name of the party, which is singular as `she` was; likewise whatever else is
    the first word for the person in its sentence. What follows is `them`, `their`, `theirs`.
    """
    if pronoun.short or pronoun.case is Case.REFLEXIVE:
        words = pronoun.case.value
    else:
        words = mention.party_name or f"the {Role.UNKNOWN.value}"
        if pronoun.case in (Case.DETERMINER, Case.POSSESSIVE):
            words += "'s"
    opens = mention.text[:1].isupper() and opens_sentence(mention.before)
    return capitalized(words) if opens else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return _FORMS.fullmatch(words) is not None
