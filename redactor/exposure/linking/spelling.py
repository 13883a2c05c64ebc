"""Keys under which spellings and short forms of one name meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from redactor.detection.names import FOLDER
from redactor.detection.romanization import fold, fold_korean

MIN_SOUND = 5
"""Letters; shorter foldings meet too many other names."""

_STEPS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[oe])ff?$", "v"),
        (r"(?<=[a-z])h$", ""),
        (r"tsch|tch|cz|ch", "c"),
        (r"dzh|dj|zh|gi(?=[aou])|j|y", "i"),
        (r"sch|sh", "s"),
        (r"ph|ff", "f"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"ts|tz", "z"),
        (r"ck|q|c(?=[aoulrk])", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ee|ie", "i"),
        (r"ou|oo", "u"),
        (r"(?<=.)[ae]+", "a"),
        (r"(?<=.)[ou]+", "o"),
        (r"([a-z])\1+", r"\1"),
    )
)
"""What romanizations of Arabic, Persian, Cyrillic and Turkic names write for one another."""

_TWO_SYLLABLES = re.compile(
    r"(?:ch|sh|ph|th|kh|[bcdfghjklmnprstwyz])?[aeiou]{1,3}(?:ng|[nmlkpt])?-?"
    r"(?:ch|sh|ph|th|kh|[bcdfghjklmnprstwyz])[aeiou]{1,3}(?:ng|[nmlkpt])?"
)


class Tier(IntEnum):
    """How two words came to be taken for one name; lower is surer."""

    SAME = 0
    SPELLING = 1
    SHORT = 2


@dataclass(frozen=True, slots=True)
class Keys:
    """Two words are one name at a tier when they share one of its keys.

    Args:
        same, spelling, short: by tier.
        every: the keys of all tiers.
    """

    same: frozenset[str] = field(repr=False)
    spelling: frozenset[str] = field(repr=False)
    short: frozenset[str] = field(repr=False)
    every: frozenset[str] = field(repr=False)

    def at(self, tier: Tier) -> frozenset[str]:
        """The keys of a tier."""
        return (self.same, self.spelling, self.short)[tier]

    def meet(self, other: Keys) -> Tier | None:
        """The surest tier at which the two share a key."""
        if self.every.isdisjoint(other.every):
            return None
        return next(tier for tier in Tier if not self.at(tier).isdisjoint(other.at(tier)))


def name_keys(word: str) -> Keys:
    """The keys of one word of a person's name.

    Args:
        word: folded; with its hyphen, if it has one.
    """
    plain = squeezed(word)
    spellings = {other for line in _lines_of(plain) for other in _romanizations()[0][line]}
    spelling = {f"r{line}" for line in _lines_of(plain)} | set(sound_keys(word))
    known = diminutives()
    names = {plain, *spellings, *_longer().get(plain, ())}
    short = {f"d{name}" for name in names if name in known}
    same = frozenset({f"={plain}"})
    return Keys(same, frozenset(spelling), frozenset(short), same | spelling | short)


def sound_keys(word: str) -> Iterator[str]:
    """Keys of what a word sounds like, none for a short one.

    One folds romanizations of Arabic, Cyrillic and their neighbours (Mohammed, Muhammad; Sergei,
    Sergey; Petrov, Petroff), one those of Korean where the word has two syllables.

    Args:
        word: folded; with its hyphen, if it has one.
    """
    plain = squeezed(word)
    heard = sound(plain)
    if len(heard) >= MIN_SOUND:
        yield f"s{heard}"
    if len(plain) >= MIN_SOUND and _TWO_SYLLABLES.fullmatch(word.replace(" ", "-")):
        yield f"k{fold_korean(plain)}"


def sound(plain: str) -> str:
    """`plain`, folded and without separators, spelt so that likely romanizations of it are equal.

    Source: common romanizations of Arabic, Persian and Cyrillic, from general knowledge.
    """
    for pattern, replacement in _STEPS:
        plain = pattern.sub(replacement, plain)
    return plain


def squeezed(words: str) -> str:
    """Folded words without hyphens and spaces."""
    return fold(words).replace(" ", "")


def spellings(word: str) -> frozenset[str]:
    """Other spellings of a folded name that our table lists."""
    lines = _lines_of(word)
    return frozenset(w for line in lines for w in _romanizations()[0][line]) - {word}


@cache
def diminutives() -> dict[str, frozenset[str]]:
    """Folded given name -> its folded diminutives.

    Source: redactor/data/names/diminutives.txt, which names its own.
    """
    found: dict[str, set[str]] = {}
    for line in _read("diminutives.txt"):
        name, _, short = line.partition(":")
        found.setdefault(squeezed(name), set()).update(squeezed(word) for word in short.split())
    return {name: frozenset(short - {name}) for name, short in found.items()}


@cache
def _longer() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, short in diminutives().items():
        for word in short:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _romanizations() -> tuple[list[list[str]], dict[str, list[int]]]:
    rows = (row.split() for row in _read("romanizations.txt"))
    lines = [list(dict.fromkeys(map(squeezed, row))) for row in rows]
    places: dict[str, list[int]] = {}
    for number, words in enumerate(lines):
        for word in words:
            places.setdefault(word, []).append(number)
    return lines, places


def _lines_of(plain: str) -> list[int]:
    return _romanizations()[1].get(plain, [])


def _read(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
