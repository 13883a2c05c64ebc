"""Closed lists of English words that several steps ask for.

Source: our own lists, from general knowledge of the language and of naming customs, 2026;
Apache-2.0. Words are in lower case.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTH_NAMES = _words(
    "january february march april may june july august september october november december"
)
MONTHS = {name: i for i, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: i for name, i in tuple(MONTHS.items())} | {"sept": 9}
"""1-12, by name and abbreviation."""

WEEKDAYS = {
    name: i
    for i, name in enumerate(
        _words("monday tuesday wednesday thursday friday saturday sunday"),
    )
}
WEEKDAYS |= {name[:3]: i for name, i in tuple(WEEKDAYS.items())}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""0-6, by name and abbreviation."""

MONTHS_AND_DAYS = frozenset((*MONTHS, *WEEKDAYS)) - {"weds"}
"""Their names and abbreviations, but for one that is a verb, too."""

ABBREVIATED_TITLES = frozenset(
    _words("""
    mr mrs ms mx messrs dr drs prof st rev revd fr sr sra jr hon gen brig col maj capt lt sgt cpl
    pvt cmdr adm gov sen rep pres supt insp det amb
    """)
)
"""Titles that are written short, with a full stop or without."""

NAME_PARTICLES = frozenset(
    _words("""
    van von der den de da do dos das di del della du des ter ten zu af av bin binti bint ibn ben
    al el la le las los y e
    """)
)
"""Words in lower case that belong to a person's name."""

SPEECH = frozenset(
    _words("""
    said says say told tells asked asks added adds recalled recalls replied wrote writes
    explained explains remembers remembered insisted insists thinks thought believes laughed
    shrugged nodded smiled sighed whispered argued argues admitted admits noted notes wept
    cried
    """)
)
"""What persons do and places hardly: they speak, think and weep."""

RELATIONS = _words("""
    wife husband son daughter brother sister cousin uncle aunt niece nephew grandson granddaughter
    grandfather grandmother mother father friend neighbour neighbor colleague widow fianc\u00e9
    fianc\u00e9e partner boyfriend girlfriend stepson stepdaughter stepfather stepmother
""")
"""Nouns that the name of whom they mean may follow: `my cousin Ada`."""

NAMED = r"(?:re|sur|nick|code)?named|known as|identified as|by the name of|alias|aka|dubbed"
CALLED = r"call(?:s|ed|ing)? (?:him|her|me|them|us|it|himself|herself|myself|themselves)"
"""What a name follows; patterns."""
