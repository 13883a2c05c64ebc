"""Nouns that mean relatives, and what may be said of somebody instead.

Word lists: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from redactor.inflection import plural
from redactor.redaction.operators.grammar import word_set


class Kind(Enum):
    """What may be said of somebody without saying which relative: singular and plural."""

    RELATIVE = ("relative", "relatives")
    PARENT = ("parent", "parents")
    PERSON = ("person", "people")
    FAMILY = ("group of relatives", "groups of relatives")
    HOUSEHOLD = ("group of people", "groups of people")
    COUPLE = ("pair of people", "pairs of people")
    KIN_PAIR = ("pair of relatives", "pairs of relatives")


PARENTS = word_set("""
    mother father parent mum mummy mom mommy mam mammy dad daddy papa mama mamma momma
""")
CHILDREN = word_set("""
    child kid boy girl baby toddler newborn infant teenager lad lass bairn twin triplet quadruplet
    quintuplet dependant dependent firstborn
""")
BIRTH_ORDER = word_set("elder eldest older oldest younger youngest firstborn")
_RELATIVES = BIRTH_ORDER | word_set("""
    son daughter brother sister sibling husband wife spouse uncle aunt auntie aunty nephew niece
    cousin grandmother grandfather grandparent grandson granddaughter grandchild grandnephew
    grandniece grandbaby grandkid grandma grandpa grandad granddad granny gran grampa stepmother
    stepfather stepparent stepson stepdaughter stepbrother stepsister stepchild stepmum stepmom
    stepdad stepsibling relative relation kinsman kinswoman hubby wifey nan nanna missus pop
    pa ma da ancestor heir member in-law
""")
STATUSES = word_set("""
    widow widower orphan bride bridegroom groom divorcee divorcée divorcé newlywed adoptee
    foundling breadwinner bachelor spinster
""")
OTHERS = word_set("""
    girlfriend boyfriend fiancé fiancée fiance fiancee betrothed partner lover ex fella half
    godmother godfather godparent godson goddaughter godchild guardian ward
""")
GROUPS = {
    "family": Kind.FAMILY,
    "stepfamily": Kind.FAMILY,
    "clan": Kind.FAMILY,
    "household": Kind.HOUSEHOLD,
    "couple": Kind.COUPLE,
}
_COLLECTIVE = {
    **dict.fromkeys(word_set("kin kinfolk kinsfolk kindred offspring folks gramps"), "relative"),
    "and blood": "relative",
    "of kin": "relative",
    "little ones": "child",
    "wee ones": "child",
    "loved ones": "partner",
}
FORMER = word_set("ex former god foster milk surrogate")


def _forms() -> Iterator[tuple[str, tuple[str, bool]]]:
    bases = PARENTS | CHILDREN | _RELATIVES | STATUSES | OTHERS | GROUPS.keys()
    for base in sorted(bases):
        several = plural(base)
        yield base, (base, False)
        yield several, (base, True)
        if base != "in-law":
            yield f"{base}-in-law", ("in-law", False)
            yield f"{several}-in-law", ("in-law", True)
            yield f"{base}-in-laws", ("in-law", True)
    yield from ((words, (base, True)) for words, base in _COLLECTIVE.items())
    somebody = ("significant other", "old man", "old lady", "little one")
    yield from ((words, ("partner", False)) for words in somebody)


NOUNS = dict(_forms())
"""The singular of each noun, and whether the noun is a plural."""
