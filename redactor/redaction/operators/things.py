"""Things and events, by what they are: "a red Lada lorry" -> "a vehicle"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.inflection import plurals
from redactor.redaction.operators.determined import determined, forms
from redactor.redaction.operators.grammar import (
    DETERMINERS,
    capitalized,
    clause_goes_on,
    is_possessive,
    last_word,
    opens_sentence,
    uncapitalized,
    word_set,
)
from redactor.redaction.operators.mention import Mention

_KINDS = {
    ("vehicle", "vehicles"): word_set("""
        car lorry truck van bus minibus taxi jeep tractor motorbike motorcycle moped scooter bicycle
        bike pickup ambulance trailer wagon
    """),
    ("vessel", "vessels"): word_set("""
        boat ship ferry trawler dinghy canoe barge tanker yacht rowboat lifeboat
    """),
    ("animal", "animals"): word_set("""
        horse mare foal stallion pony donkey mule cow bull calf ox goat sheep lamb ram ewe pig sow
        hen chicken rooster duck goose dog puppy cat kitten camel parrot rabbit buffalo
    """),
    ("piece of clothing", "pieces of clothing"): word_set("""
        coat jacket shirt blouse skirt dress scarf headscarf jumper sweater cardigan vest apron
        glove shoe boot sandal slipper sock uniform waistcoat
    """),
    ("document", "documents"): word_set("""
        letter receipt notice contract certificate diary notebook ledger permit invoice
        questionnaire memo memorandum passport leaflet pamphlet
    """),
    ("picture", "pictures"): word_set(
        "photograph photo picture painting drawing portrait snapshot"
    ),
    ("container", "containers"): word_set("""
        bag handbag sack suitcase box crate jar bottle bucket basket barrel briefcase rucksack
        backpack envelope
    """),
    ("device", "devices"): word_set("""
        phone telephone smartphone camera computer laptop radio television lamp lantern torch meter
        printer scanner generator kettle fridge refrigerator stove heater pump
    """),
    ("weapon", "weapons"): word_set("gun rifle pistol revolver shotgun bayonet grenade bomb"),
    ("piece of furniture", "pieces of furniture"): word_set("""
        chair armchair stool sofa cupboard wardrobe bookcase
    """),
    ("event", "events"): word_set("""
        wedding funeral strike protest meeting concert festival ceremony feast picnic
        demonstration rally vigil burial
    """),
}
"""Kinds of things, one and several, by the nouns that surely mean one.

Word list: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve several")
_OWN = DETERMINERS - {"that", "whose", "no", "same", "any"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_PLAIN = re.compile(rf"{_WORD.pattern}(?: {_WORD.pattern}){{0,4}}", re.IGNORECASE)
_UNREAL = word_set("toy model dummy fake mock hot cash trojan dark rocking clothes")
"""Words before a noun that make something else of it: `toy car`, `hot dog`, `dark horse`.

Word list: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

_PARTICIPLE = re.compile(r"\w{2,}ing")
_LONGEST = 3
"""Words before the noun; more are hardly ever adjectives and nouns alone."""


_SINGULARS = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns}
_PLURALS = {several: kind for noun, kind in _SINGULARS.items() for several in plurals(noun)}


def generalize(mention: Mention) -> str | None:
    """The kind of thing, in the grammar of its sentence.

    Returns:
        The words without brackets; `None` for whatever is not surely one noun phrase about such a
        thing: an article, number or possessor, a few adjectives and a noun of the list.
    """
    text = mention.text.replace("’", "'").strip()
    if not _PLAIN.fullmatch(text) or not clause_goes_on(mention.after):
        return None
    first, *rest = text.lower().split()
    own = first if rest and (first in _OWN or first in _NUMBERS) else ""
    words = rest if own else [first, *rest]
    before = last_word(mention.before)
    introduced = own or before in DETERMINERS | _NUMBERS or is_possessive(before)
    if len(words) > (_LONGEST if introduced else 1) or not all(map(_describes, words[:-1])):
        return None
    said = _said(words[-1], own, mention)
    opens = said is not None and text[:1].isupper() and opens_sentence(mention.before)
    return capitalized(said) if said is not None and opens else said


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL or uncapitalized(words) in _ALL


def _describes(word: str) -> bool:
    """False for a word that makes more than a noun phrase of a mention."""
    if word in DETERMINERS | _UNREAL or _PARTICIPLE.fullmatch(word):
        return False
    return word == "red" or not clause_goes_on(f" {word}")


def _said(noun: str, own: str, mention: Mention) -> str | None:
    before = last_word(mention.before)
    if noun in _PLURALS and noun not in _SINGULARS:
        several = _PLURALS[noun][1]
        return f"some {several}" if own in _NUMBERS else several
    kind = _SINGULARS.get(noun)
    counted = before in _NUMBERS or own in _NUMBERS
    if kind is None or counted or not (own or before in DETERMINERS or is_possessive(before)):
        return None
    return determined(kind[0], mention)


def _outputs() -> Iterator[str]:
    for one, several in _KINDS:
        yield from (*forms(one), several, f"some {several}")


_ALL = frozenset(_outputs())
