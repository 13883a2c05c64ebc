"""English words around the noun of a described place.

Source: our own lists, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DEFINITE = _words("my our his her their your its whose the this that these those same")

NUMBERS = _words(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred thousand several half 1 2 3 4 5
    6 7 8 9 10 11 12 15 20 25 30 40 50 60 70 80 90 100 200 300 400 500
    """
)

INDEFINITE = _words("a an one another some two three four five six")

DETERMINERS = DEFINITE | INDEFINITE | _words("each every both seven eight nine ten")

BESIDE = _words(
    """
    behind beside opposite outside near above below beneath underneath under past beyond off
    facing overlooking across along between over after before alongside by against inside within
    among adjoining downstream upstream
    """
)
"""Prepositions that set one place beside another."""

AFTER_COMMA = BESIDE - {"over", "past", "before", "after", "inside", "within", "among"}
"""Prepositions that after a comma still say where the place before it is."""

WITHIN = _words("in at of on inside within")
"""Prepositions after which the place lies in the next."""

LOCATIVE = BESIDE - {"after", "before"} | _words(
    "in at on from into onto to through toward towards around round via next"
)
"""Prepositions that a place follows."""

KEPT_PREPOSITIONS = _words(
    """
    behind beside opposite above below beneath underneath under outside near alongside overlooking
    """
)
"""Prepositions that belong to a description, since they narrow it as much as the noun does."""

OWNING = _words(
    """
    run runs ran running own owns owned owning rent rents rented renting keep keeps kept keeping
    manage manages managed managing share shares shared guard guards guarded clean cleans cleaned
    was is were became now
    """
)
"""What people do with the place where they live or work, and what makes a place another."""

OF_MANY = _words("one two some")

RELATIVE = _words("that which where")

CLAUSE_ENDS = frozenset(",.;:!?)—–") | {"...", '"', "--"}
"""What ends a short clause."""

EVENTS = _words(
    """
    conference meeting summit rally ceremony hearing event party match game concert festival
    funeral wedding protest demonstration press news briefing press-conference fair session trial
    vigil dinner lunch reception workshop seminar forum gathering congress convention cost price
    rate time loss speed height depth distance man woman person source colleague friend
    """
)
"""What happens at a place, and whom one meets there, but is none."""

COMPASS = _words(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east
    south-west upstream downstream upriver downriver inland uphill downhill
    """
)

UNITS = _words(
    """
    km kilometre kilometres kilometer kilometers mile miles metre metres meter meters hour hours
    minute minutes day days hundred yards street streets block blocks house houses door doors stop
    stops
    """
)

TRAVEL = _words("walk ride drive march journey bus boat away climb sail up down")

ADJECTIVES = _words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth last next nearest only main
    old new former other abandoned disused derelict ruined burned burnt empty small tiny little
    big large largest smallest back front north south east west northern southern eastern western
    lower upper top ground local nearby neighbouring neighboring remote rural rented rooftop
    central
    """
)

STOPS = _words(
    """
    the a an this that these those my your his her its our their i he she it we they you me him
    them us who whom which what whose where when why how in on at to from of by for with without
    near outside inside behind under over after before and or but so if as while then there here
    every each some any all both no not never is was are were be been being am has had have having
    do did does done will would could can may might must shall should than into onto off up down
    out about around between through across since until till because although though one two also
    only even just still yet very too said says say told tell asked ask like per via plus during
    against among within toward towards left leave leaves leaving ran run runs found find kept
    keep keeps saw see sees took take takes went go goes came come comes made make makes gave give
    gives got get gets met meet held hold holds lost lose won win led lead fled flee hid hide
    slept sleep sleeps sat sit sits stood stand stands lay fell fall drew draw drove drive drives
    wrote write heard hear knew know knows thought think felt feel began begin became become
    brought bring built build bought buy sold sell sent send paid pay put let set cut hit shut
    read spent spend taught teach wore wear lived live lives works worked working used use uses
    opened closed owns own owned visited entered reached called named moved returned belongs added
    wants want needs need now already again ago away once twice more most less least many much few
    several such himself herself themselves itself myself who's it's don't isn't nothing anything
    something someone everyone nobody people instead however whether else ever always often
    """
)
"""Words that no noun phrase goes on over."""
