"""In which case a word that is written in capitals would stand in running text, by itself."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

import regex

from redactor.detection.gazetteer import Kind, default
from redactor.detection.names import (
    COMMON_ENDING,
    NAME_ENDING,
    acronyms,
    capitalized_words,
    days,
    family_names,
    given_names,
    proper_words,
)
from redactor.detection.romanization import fold
from redactor.detection.vocabulary import ABBREVIATED_TITLES, MONTHS_AND_DAYS

MIN_POPULATION = 5_000
"""Inhabitants of the smallest town whose name is evidence: those of smaller ones meet acronyms."""

MIN_SHORT_POPULATION = CITY = 100_000
"""Inhabitants of a town that is known well enough not to be taken for an abbreviation; those of
the smallest one whose name has three letters."""

MIN_LETTERS = 4
"""Letters of the shortest unknown word that is taken for a word and no abbreviation."""

RARER_LETTERS = 5
"""Letters of the shortest word taken for one that is not common."""

_VOWEL = regex.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāăąēėęěīįıōőūůűųơư]")
_SMALL_ROMAN = regex.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN = regex.compile(r"(?=.{2,7}\Z)m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_SUFFIXED = regex.compile(r"(?P<stem>.{3,}?)(?:'s|es|s|ed|(?<=e)d|ing|ly)")
TIMES = frozenset({"mar", "march", "may", "sat", "sun", "wed"})

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those i me my mine we us our ours you your yours he him his she her
    hers it its they them their theirs who whom whose which what where when why how there here
    and or but nor so yet if because although though while whereas unless until since than as
    of in on at to from by for with without within into onto upon about above below under over
    between among through during before after against across along around behind beside near off
    out up down toward towards per via despite except like
    am is are was were be been being have has had having do does did doing will would shall should
    can could may might must not no none all any both each every either neither some such few many
    more most much other another own same too very just only also even ever never always again
    once then now still already
    """.split()  # noqa: SIM905
)
"""Words that are no names wherever they stand. Source: our own list, 2026; Apache-2.0."""


_CHIEFLY_NAMES = frozenset(
    """
    aline amir ani bob carol daisy derrick glen hazel iris jack jay ken kitty lee lily maria martin
    matt mike nick peter robin roman rosemary sally valentine victor warren
    """.split()  # noqa: SIM905
)
"""Names that are words, too, which are met seldom. Source: our own list, 2026; Apache-2.0."""


class Usual(Enum):
    """The case in which a word stands in running text."""

    LOWER = "in lower case"
    TITLE = "with a capital: a name"
    TOWN = "with a capital: a town that nothing else is known by"
    EITHER = "a word and a name"
    RARE = "a word that is not common"
    ABBREVIATION = "in capitals"
    BOTH = "a word in lower case, or an abbreviation in capitals"
    UNKNOWN = "unknown, with the look of a word"


NAMES = frozenset({Usual.TITLE, Usual.TOWN, Usual.UNKNOWN})
"""What is likely to be a name where all is in capitals."""


@lru_cache(maxsize=4096)
def usual(lower: str) -> Usual:
    """What the lists of the package say of a word.

    Args:
        lower: one word of letters, lower-cased; no hyphen or apostrophe.
    """
    known = default()
    folded = fold(lower)
    named = lower in given_names() or lower in family_names()
    # `Colón` is no colon, and `Máté` no mate.
    is_word = known.is_word(folded) and (lower.isascii() or not (named or known.places(folded)))
    if lower in acronyms():
        return Usual.BOTH if is_word or named or lower in FUNCTION_WORDS else Usual.ABBREVIATION
    if lower in TIMES or _SMALL_ROMAN.fullmatch(lower):
        return Usual.EITHER if lower in TIMES else Usual.ABBREVIATION
    proper = lower in MONTHS_AND_DAYS or lower in proper_words() or lower in ABBREVIATED_TITLES
    if proper or lower in _CHIEFLY_NAMES or (not is_word and (lower in days() or _is_area(folded))):
        return Usual.TITLE
    named = named or known.is_person(folded)
    if is_word or lower in capitalized_words():
        if len(lower) == 2 and lower not in FUNCTION_WORDS:
            return Usual.BOTH
        return Usual.EITHER if named and lower not in FUNCTION_WORDS else Usual.LOWER
    return Usual.TITLE if named else _unlisted(lower, folded)


def _is_area(folded: str) -> bool:
    return any(place.kind is not Kind.TOWN for place in default().places(folded)[:1])


def _unlisted(lower: str, folded: str) -> Usual:
    if not _VOWEL.search(lower) or _ROMAN.fullmatch(lower):
        return Usual.ABBREVIATION
    known = len(lower) > 2 and default().places(folded)
    least = MIN_POPULATION if len(lower) >= MIN_LETTERS else MIN_SHORT_POPULATION
    if known and known[0].population >= least:
        return Usual.TITLE if known[0].population >= CITY else Usual.TOWN
    if len(lower) < MIN_LETTERS:
        return Usual.ABBREVIATION
    if NAME_ENDING.search(lower):
        return Usual.TITLE
    derived = _is_derived(lower) or COMMON_ENDING.search(lower)
    if derived:
        return Usual.LOWER
    rarer = len(lower) >= RARER_LETTERS and default().is_rarer_word(folded)
    return Usual.RARE if rarer else Usual.UNKNOWN


def _is_derived(lower: str) -> bool:
    suffixed = _SUFFIXED.fullmatch(lower)
    stems = (suffixed["stem"], suffixed["stem"] + "e") if suffixed else ()
    return any(default().is_word(stem) for stem in stems)
