"""Tells what the sentence needs in place of a place.

Word lists: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

import re
from enum import Enum

from redactor.detection.gazetteer import Kind, Place
from redactor.detection.recognizers.place_heads import KIND_OF
from redactor.redaction.operators.grammar import (
    DETERMINERS,
    FUNCTION_WORDS,
    VERBS,
    clause_goes_on,
    last_word,
    next_word,
    word_set,
)
from redactor.redaction.operators.mention import Mention


class Slot(Enum):
    """What the sentence needs."""

    PHRASE = "phrase"
    """A noun phrase with its article: `in ...`, `... is cold`."""
    NOUN = "noun"
    """A noun without its article: `the ...`."""
    ATTRIBUTE = "attribute"
    """Something before a noun: `a ... trader`, `... residents said`."""
    AFTER_DIRECTION = "after direction"
    """What `northern ...` and `rural ...` are parts of."""


_PEOPLE = word_set("""
    resident residents native natives local locals trader traders merchant merchants official
    officials police authorities officer officers guard guards soldier soldiers student students
    farmer farmers worker workers fisherman fishermen villager villagers family families household
    households woman women man men girl girls boy boys doctor doctors nurse nurses teacher teachers
    source sources correspondent mayor governor government council branch bureau office unit brigade
    regiment party committee border region area province county district city town side riverbank
    coast team club newspaper daily festival accent dialect prices market
""")
"""Nouns that the name of a town often stands before."""

_PLACED = word_set("in at near inside outside around across throughout within into")
"""Prepositions after which a name is a place of its own."""

_DIRECTIONS = word_set("""
    northern southern eastern western northeastern northwestern southeastern southwestern north
    south east west central rural urban nearby neighbouring neighboring inner outer upper lower
    coastal mountainous remote
""")
_DIRECTED_AFTER = word_set("in across throughout from to into around of through over")
_NUMBERED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|many|few|some|both"
    r"|all|most|other|these|those|no)\s+\Z",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(DETERMINERS))})|['’]s)\s+"
    rf"(?P<adjective>(?!(?:{'|'.join(sorted(DETERMINERS))})\s)[a-z]+(?:-[a-z]+)*\s+)?\Z",
    re.IGNORECASE,
)
_NAMED_WITH_THE = re.compile(
    r"\b(?:united|netherlands|philippines|bahamas|gambia|maldives|seychelles|comoros|congo|bronx"
    r"|hague|balkans|caribbean|caucasus|sahel|crimea|vatican|gaza|emirates|republic|states|islands?"
    r"|kingdom|strip|bank)\b",
    re.IGNORECASE,
)


def slot_of(mention: Mention) -> Slot:
    """The slot that the mention stands in."""
    found = _determiner(mention)
    adjective = (found["adjective"] or "").strip().lower() if found else ""
    if _is_named(mention) and _before_noun(mention, determined=found is not None):
        return Slot.ATTRIBUTE
    if found is not None and not (adjective and adjective not in _DIRECTIONS):
        return Slot.NOUN
    if _NUMBERED.search(mention.before):
        return Slot.NOUN
    words = mention.before.lower().split()
    if len(words) > 1 and words[-1] in _DIRECTIONS and words[-2] in _DIRECTED_AFTER:
        return Slot.AFTER_DIRECTION
    return Slot.PHRASE


def is_determined(mention: Mention) -> bool:
    """Whether an article, a possessor or a number stands before, at most an adjective between."""
    return _determiner(mention) is not None or _NUMBERED.search(mention.before) is not None


def _determiner(mention: Mention) -> re.Match[str] | None:
    found = _DETERMINED.search(mention.before)
    adjective = (found["adjective"] or "").strip().lower() if found else ""
    return None if adjective in FUNCTION_WORDS | VERBS else found


def _is_named(mention: Mention) -> bool:
    """Whether the mention is a name and nothing more, and not of a water or range."""
    if not mention.text[:1].isupper() or len(mention.text.split()) > 3:
        return False
    if isinstance(mention.value, Place):
        return mention.value.kind in (Kind.TOWN, Kind.REGION, Kind.COUNTRY, Kind.AREA)
    return not any(word in KIND_OF for word in mention.text.lower().split())


def _before_noun(mention: Mention, *, determined: bool) -> bool:
    if re.match(r"[-–]\w", mention.after):
        return True
    noun = next_word(mention.after)
    if not noun or noun in FUNCTION_WORDS | VERBS or clause_goes_on(mention.after):
        return False
    common = noun in _PEOPLE or noun in KIND_OF
    if determined:
        return common or not _NAMED_WITH_THE.search(mention.text)
    if noun.endswith("s") and _NUMBERED.search(mention.before):
        return True
    if isinstance(mention.value, Place) and mention.value.kind is Kind.COUNTRY:
        return False
    return noun in KIND_OF or (common and last_word(mention.before) not in _PLACED)
