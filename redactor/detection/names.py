"""What a capitalized word says by itself: given name, family name, title, or a common word."""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import Path

import regex

FOLDER = Path(__file__).parent.parent / "data" / "names"

NAME_ENDING = regex.compile(
    r"(?<=[a-z]{3})(?:ov|ova|ev|eva|enko|enka|nik|nyk|sky|skyi|skyy|ski|ska|sker|skaya|skiy|skii|vich|vych|vna"
    r"|chuk|czyk|wicz|dze|shvili|yan|yants|oglu|oğlu|zadeh|zada|zoda|pour|nejad|zai|escu|eanu|poulos"
    r"|akis|idis|ides|ić|vić|ović|sson|dottir|dóttir|bayev|bekov|ullah|uddin|allah|wala|appa|amma"
    r"|singh|kaur|eshwar|swamy|samy|inen|onen|quist|qvist|ström|strom|gaard|stad|ovsky|evsky)$"
)
"""Endings of family names and patronymics.

Source: our own list, from general knowledge of naming customs, 2026; Apache-2.0.
"""

COMMON_ENDING = regex.compile(
    r"(?<=[a-z]{3})(?:tions?|sions?|ments?|ness|ship|isms?|ists?|ity|ities|ances?|ences?|ings|ied|ful"
    r"|less|ous|ives?|able|ible|ology|ological|ics|ically|ally|wards|works?|books?|papers?"
    r"|makers?|holders?|workers?|keepers?|fighters?|craft|proof|wide|like|based|backed|led|free)$"
)
"""Endings of English words that are no names. Source: as above."""

_NOT_ALWAYS_PROPER = frozenset(
    {"central", "eastern", "northern", "pacific", "southern", "western"}
) | {"gulf", "evangelical", "indigenous", "orthodox", "wellington"}

_SYLLABLE = (
    r"(?:[bcdfghjklmnprstwyz]|ch|sh|ph|th|kh|zh|ts|gy|hy|ry|my|ny|ky|gw|hw|kw)?"
    r"[aeiou]{1,3}(?:ng|[nmlkpthbs])?"
)
TWO_SYLLABLES = regex.compile(rf"(?!(?:co|de|no|non|re|so|un|in|on|an)-){_SYLLABLE}-{_SYLLABLE}")
"""Korean and Chinese given names as romanized with a hyphen (`Chol-min`, `Ying-wen`)."""


class Kind(Enum):
    """What a capitalized word is likely to be."""

    HONORIFIC = "honorific"
    ROLE = "role"
    GIVEN = "given name"
    FAMILY = "family name"
    SHAPE = "ends like a family name"
    AMBIGUOUS = "a name and a common word"
    COMMON = "common word"
    UNKNOWN = "unknown"


def kind(word: str) -> Kind:
    """The kind of a capitalized word, with or without a final full stop."""
    lower = word.lower().rstrip(".")
    if "'" in lower and lower.partition("'")[0] in function_words():
        return Kind.COMMON
    return _titled(word, lower) or _listed(lower) or _shaped(lower)


_DEPUTIES = frozenset(
    {"", "sub", "vice", "under", "deputy", "assistant", "ex", "co", "acting", "then", "former"}
    | {"lieutenant", "major", "brigadier", "rear", "director", "attorney", "secretary", "solicitor"}
)
"""What stands before the hyphen of a role (`Sub-Inspector`, `Vice-President`). Our own list, 2026;
Apache-2.0."""


def is_title(word: str) -> bool:
    """Whether the word stands before names: an honorific or a role."""
    return _titled(word, word.lower().rstrip(".")) is not None


def _titled(word: str, lower: str) -> Kind | None:
    titles = _titles()
    if lower in titles["honorific"] and (word.endswith(".") or not _is_listed_name(lower)):
        return Kind.HONORIFIC
    before, _, role = lower.rpartition("-")
    return Kind.ROLE if role in titles["role"] and before in _DEPUTIES else None


def _listed(lower: str) -> Kind | None:
    common = lower in common_words() or lower in _titles()["honorific"]
    if _is_listed_name(lower):
        if common:
            return Kind.AMBIGUOUS
        return Kind.GIVEN if lower in given_names() else Kind.FAMILY
    return Kind.COMMON if common else None


def _is_listed_name(lower: str) -> bool:
    return lower in given_names() or lower in family_names()


def _shaped(lower: str) -> Kind:
    if "-" in lower:
        return _hyphenated(lower)
    if NAME_ENDING.search(lower):
        return Kind.SHAPE
    return Kind.COMMON if COMMON_ENDING.search(lower) else Kind.UNKNOWN


def _hyphenated(lower: str) -> Kind:
    if TWO_SYLLABLES.fullmatch(lower):
        return Kind.GIVEN
    halves = lower.split("-")
    if any(half in common_words() for half in halves):
        return Kind.COMMON
    if any(_is_listed_name(half) for half in halves):
        return Kind.FAMILY
    return Kind.SHAPE if NAME_ENDING.search(lower) else Kind.UNKNOWN


@cache
def given_names() -> frozenset[str]:
    """Lower-cased given names."""
    return _read("given.txt")


@cache
def family_names() -> frozenset[str]:
    """Lower-cased family names."""
    return _read("surnames.txt")


@cache
def common_words() -> frozenset[str]:
    """Lower-cased words that are no part of a person's name, spaCy's English stop list included."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return capitalized_words() | frozenset(STOP_WORDS)


@cache
def capitalized_words() -> frozenset[str]:
    """Lower-cased words that news copy capitalizes and that are no part of a person's name."""
    return _read("common.txt")


@cache
def acronyms() -> frozenset[str]:
    """Lower-cased abbreviations that could pass for words."""
    return _read("acronyms.txt")


@cache
def general_words() -> frozenset[str]:
    """Lower-cased weekdays, months, feasts, nationalities and faiths: capitals that name nobody."""
    return days() | _sections("common.txt", "Nationalities,")


@cache
def proper_words() -> frozenset[str]:
    """Lower-cased nationalities, faiths, countries and cities that are no ordinary words too."""
    named = _sections("common.txt", "Nationalities,") | _sections("common.txt", "Countries and")
    return named - _NOT_ALWAYS_PROPER


@cache
def days() -> frozenset[str]:
    """Lower-cased weekdays, months, seasons, feasts and parts of the day."""
    return _sections("common.txt", "Days,")


@cache
def heads() -> frozenset[str]:
    """Lower-cased words that names of bodies and places are built of (`ministry`, `market`)."""
    return _sections("common.txt", "Offices,") | _sections("common.txt", "Directions and")


@cache
def function_words() -> frozenset[str]:
    """The words of spaCy's English stop list; many open sentences."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


@cache
def _titles() -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {"honorific": set(), "role": set()}
    section = ""
    for line in _lines("titles.txt"):
        if line.startswith("#"):
            section = line.removeprefix("# ")
        elif section in sections:
            sections[section].update(line.split())
    return {name: frozenset(words) for name, words in sections.items()}


def _read(name: str) -> frozenset[str]:
    lines = (line for line in _lines(name) if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _sections(name: str, start: str) -> frozenset[str]:
    words: set[str] = set()
    inside = False
    for line in _lines(name):
        if line.startswith("#"):
            inside = line.startswith(f"# {start}")
        elif inside:
            words.update(line.split())
    return frozenset(words)


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()
