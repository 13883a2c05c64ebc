"""English words that tell somebody's gender: nouns for people, and titles.

Our own lists from general knowledge of the language and of naming customs, 2026; Apache-2.0.
"""

from __future__ import annotations

from enum import Enum


class Gender(Enum):
    """What a word tells of the gender of whom it is about."""

    FEMALE = "female"
    MALE = "male"
    PLURAL = "plural"
    UNKNOWN = "unknown"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE = _words(
    """
    actress aunt auntie bride businesswoman chairwoman chambermaid congresswoman councilwoman dame
    daughter daughter-in-law duchess eomma fiancée fisherwoman girl girlfriend goddaughter godmother
    grandma granddaughter grandmother granny half-sister halmoni hostess housewife lady landlady
    madam madame mama matron midwife miss mme mom mother mother-in-law mrs ms mum niece noona nun
    policewoman princess queen saleswoman schoolgirl seamstress sister sister-in-law spokeswoman
    stepdaughter stepmother stepsister stewardess unni waitress widow wife woman
    """
)
MALE = _words(
    """
    abeoji actor boy boyfriend bridegroom brother brother-in-law businessman chairman congressman
    councilman craftsman dad duke father father-in-law fiancé fisherman foreman gentleman godfather
    godson grandfather grandpa grandson groom half-brother harabeoji herdsman husband hyung imam
    king lad landlord lord man monk mr nephew oppa papa policeman prince salesman schoolboy
    serviceman sir son son-in-law spokesman stepbrother stepfather stepson steward uncle waiter
    widower
    """
)
"""Nouns, lower case; titles that are English words among them."""

FEMALE_TITLES = _words(
    """
    mrs ms miss lady dame madam madame mme mlle mademoiselle frau señora señorita sra doña dona
    signora sister mother aunt auntie aunty grandma granny daw hajja hajiya begum khanum hanim ibu
    sheikha
    """
)
MALE_TITLES = _words(
    """
    mr sir lord herr señor sr don monsieur m signor father fr brother uncle grandpa papa u ko pak
    bapak hajji alhaji mullah imam
    """
)
"""Titles before a name, of any language, lower case; some are other words elsewhere (`don`)."""
