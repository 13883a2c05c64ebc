"""What somebody is to the story, and the words by which a copy says so."""

from __future__ import annotations

import re
from enum import Enum
from string import ascii_uppercase

from redactor.detection.entities import LOCATION, ORGANIZATION


class Role(Enum):
    """What somebody is to the story; the value is the noun that the copy uses."""

    SOURCE = "source"
    RELATIVE = "relative"
    UNKNOWN = "person"

    @property
    def article(self) -> str:
        """What stands before the noun at the first mention: a source is `the source` at once."""
        return "the" if self is Role.SOURCE else "a"


ROLE_NOUNS = tuple(role.value for role in Role)
"""The nouns that name people."""

TYPE_NOUNS = {LOCATION: "place", ORGANIZATION: "organisation"}
"""The nouns that `pseudonym` names by letters beside people, by entity type."""

_LETTERED = "|".join(noun.capitalize() for noun in (*ROLE_NOUNS, *TYPE_NOUNS.values()))

LETTERED = re.compile(rf"(?:{_LETTERED}) [A-Z]{{1,2}}")
"""A name with a letter: `Source A`; after `Source Z` comes `Source AA`."""

MOST_LETTERED = 26 + 26**2
"""How many numbers `letters` writes with one letter or two."""


def letters(number: int) -> str:
    """A number of 1 or more in capitals: `A` to `Z`, `AA`, `AB`."""
    written = ""
    while number:
        number, digit = divmod(number - 1, len(ascii_uppercase))
        written = ascii_uppercase[digit] + written
    return written


DEFINITE = re.compile(rf"[Tt]he (?:{'|'.join(ROLE_NOUNS)})")
"""A name without a letter, known: `the person`."""

INDEFINITE = re.compile(
    "|".join(
        f"[{r.article[0]}{r.article[0].upper()}]{r.article[1:]} {r.value}"
        for r in Role
        if r.article != "the"
    )
)
"""A name without a letter, new: `a person`."""
