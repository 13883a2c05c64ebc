"""English nouns and pronouns for people, and what they tell of them.

Our own lists from general knowledge of the language; Apache-2.0.
"""

from __future__ import annotations

import re

from redactor.exposure.genders import FEMALE, MALE, Gender

PRONOUNS = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
    "they": Gender.PLURAL,
    "them": Gender.PLURAL,
    "their": Gender.PLURAL,
    "themselves": Gender.PLURAL,
    "both": Gender.PLURAL,
}
POSSESSIVES = frozenset({"his", "her", "their"})
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|[Mm]y|[Mm]e|mine|myself|[Oo]ur|[Ww]e|us)\b")

STATES = frozenset(
    {
        "married", "unmarried", "remarried", "marriage", "wedding", "divorced", "divorce",
        "separated", "widowed", "single", "engaged", "engagement", "pregnant", "pregnancy",
        "orphaned", "adopted", "adoption", "household", "childless", "bereaved", "born",
        "birth", "custody", "name", "names", "surname",
    }
)  # fmt: skip
"""Words for a family tie that mean nobody."""

GROUPS = frozenset({"people", "men", "women", "children", "staff", "police", "clergy", "troops"})
_SINGULAR_S = ("ss", "us", "is", "news")

GENERAL = (
    "man", "woman", "boy", "girl", "lady", "gentleman", "person", "resident", "villager",
    "neighbour", "neighbor", "stranger", "teenager", "youth", "child", "widow", "widower", "mother",
    "father", "orphan", "survivor", "witness", "refugee", "migrant", "defector", "escapee",
    "deserter", "exile", "prisoner", "inmate", "detainee", "patient", "passenger", "caller",
    "visitor", "customer", "tenant", "owner", "relative", "friend", "colleague", "volunteer",
    "activist", "dissident", "trader", "vendor", "seller", "farmer", "worker", "labourer",
    "laborer", "employee", "official", "officer", "soldier", "conscript", "guard", "teacher",
    "student", "pupil", "nurse", "doctor", "clerk", "driver", "cook", "cleaner", "source",
    "informant", "insider", "whistleblower", "complainant", "claimant", "victim", "suspect",
    "defendant", "speaker", "writer", "author", "narrator", "interviewee", "respondent", "local",
    "native", "islander", "pensioner", "retiree", "newcomer", "couple",
)  # fmt: skip
"""Nouns for a person that no other rule need find: short of a trade, any name for somebody."""

DESCRIPTION = re.compile(
    r"\b(?P<determiner>[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Tt]his|[Tt]hat|[Aa] second|[Aa] third) "
    r"(?P<words>(?:[a-z]+[ -](?:year-)?){0,3}?(?:" + "|".join(GENERAL) + r"))\b(?![-'])"
)
SOMEBODY = re.compile(r"\b(?:someone|somebody|our (?:man|woman))\b", re.IGNORECASE)
"""Somebody who is mentioned for the first time, and not named."""

PRONOUN = re.compile(r"\b(?:" + "|".join(PRONOUNS) + r")\b", re.IGNORECASE)
DETERMINER = re.compile(
    r"\b(?P<word>an?|one|another|the|this|that|these|those|second|third|his|her|their|my|our|its|\w+'s?)"
    r" (?:[\w-]+,? ){0,3}$",
    re.IGNORECASE,
)
INDEFINITE = frozenset({"a", "an", "one", "another", "second", "third", "a second", "a third"})
DEFINITE = frozenset({"the", "this", "that"})


def gender(head: str) -> Gender:
    """What the head noun of a description tells; lower case."""
    if head in FEMALE:
        return Gender.FEMALE
    if head in MALE or head.endswith(("fisherman", "sman")):
        return Gender.MALE
    if head in GROUPS or (head.endswith("s") and not head.endswith(_SINGULAR_S)):
        return Gender.PLURAL
    return Gender.UNKNOWN
