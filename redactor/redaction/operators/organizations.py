"""Organisations, by what they are: "Zambia Police Service" -> "an organisation"."""

from __future__ import annotations

import re

from redactor.redaction.operators.determined import determined, forms
from redactor.redaction.operators.grammar import (
    OMITTED,
    capitalized,
    clause_goes_on,
    last_word,
    opens_sentence,
    uncapitalized,
    word_set,
)
from redactor.redaction.operators.mention import Mention

_ANY = "organisation"
_KINDS = {
    "educational institution": word_set("school university college academy lyceum kindergarten"),
    "health institution": word_set("hospital clinic hospice infirmary"),
    "news outlet": word_set("newspaper radio television tv news gazette tribune broadcaster"),
    "public body": word_set("ministry inspectorate embassy consulate"),
    "police or armed force": word_set(
        "police army navy gendarmerie militia regiment battalion constabulary"
    ),
    "company": word_set(
        "company ltd limited inc llc plc gmbh jsc corp corporation airline airlines"
    ),
    "religious body": word_set("church mosque temple synagogue monastery parish diocese"),
}
"""What an organisation is whose name has one of these heads.

Word list: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

_NOUNS = {head: noun for noun, heads in _KINDS.items() for head in heads}
_TAIL = re.compile(r" (?:of|for|in|at|on|and|&) |[,(]")
_WORD = re.compile(r"[^\W\d_]+")
_LINE_START = re.compile(r"(?:^|\n)[>*\s]*(?:[(\[]?\d[\d:.,]*[)\]]? )?\Z")
_OWNER = re.compile(r"['’]s\Z")


def generalize(mention: Mention) -> str:
    """What the organisation is, in the grammar of its sentence.

    The word at the head of its name tells (`Uttoxeter Grammar School` -> `an educational
    institution`); most names tell no more than `an organisation`. A possessive `'s` in the mention
    is kept. A label before a colon, and a make after an article (`in a Larkmead`), are left out:
    they may be somebody or something else.

    Returns:
        The words without brackets; never `None`.
    """
    text = mention.text.strip()
    if _is_label(mention) or _is_make(mention):
        return OMITTED
    owner = _OWNER.search(text)
    words = _WORD.findall(_TAIL.split(_OWNER.sub("", text), maxsplit=1)[0].lower())
    noun = _NOUNS.get(words[-1], _ANY) if words else _ANY
    said = determined(noun, mention, names=True) + ("'s" if owner else "")
    return capitalized(said) if text[:1].isupper() and opens_sentence(mention.before) else said


def _is_label(mention: Mention) -> bool:
    """Whether a line begins with the words and a colon, as with who speaks or what follows."""
    return _LINE_START.search(mention.before) is not None and mention.after.startswith(":")


def _is_make(mention: Mention) -> bool:
    """Whether an article before a bare name, of which no noun follows, makes a thing of it."""
    bare = all(
        not word[0].islower() and word.lower() not in _NOUNS for word in mention.text.split()
    )
    article = last_word(mention.before) in ("a", "an")
    return bare and article and clause_goes_on(mention.after)


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words == OMITTED or words in _ALL or uncapitalized(words) in _ALL


_ALL = frozenset(
    form + owner for noun in (_ANY, *_KINDS) for form in forms(noun) for owner in ("", "'s")
)
