"""Verbs by which work is told ("she packs pies"), in their tenses.

Our own list, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

from redactor.inflection import tenses
from redactor.redaction.operators.grammar import word_set

_REGULAR = word_set("""
    work serve study lecture farm fish mine smuggle trade guard manage own operate pack load carry
    repair fix mend clean cook bake brew sew weld print edit report translate interpret nurse treat
    herd plant pick harvest raise deliver haul paint plaster wash iron patrol supervise direct
    assemble butcher peddle tailor practise practice research code design tutor coach train preach
    pastor police
""")
_IRREGULAR = {
    "drive": "drove",
    "teach": "taught",
    "run": "ran",
    "keep": "kept",
    "sell": "sold",
    "buy": "bought",
    "make": "made",
    "build": "built",
    "dig": "dug",
    "grow": "grew",
    "write": "wrote",
    "fly": "flew",
    "lead": "led",
    "sweep": "swept",
    "weave": "wove",
    "cut": "cut",
    "sing": "sang",
    "draw": "drew",
    "steer": "steered",
    "lay": "laid",
}

_NO_WORK = word_set("""
    gets goes comes takes brings gives has does is was says tells knows sees hears lives stays
    leaves needs wants likes loves hates feels thinks believes hopes fears owes pays wears eats
    drinks sleeps walks calls asks sends receives remembers expects visits shares signs supports
    needed wanted liked loved hated hoped feared owed lived stayed called asked received
    remembered expected visited shared signed supported married divorced retired arrived moved
    joined escaped survived suffered preferred used tried started stopped decided refused
    getting going coming taking bringing giving having doing being saying telling knowing seeing
    living staying leaving needing wanting feeling thinking waiting hoping eating drinking sleeping
    walking calling asking
""")
"""Verbs of everybody's life: what they tell of is no work."""

TENSES = {
    **{base: tenses(base) for base in sorted(_REGULAR)},
    **{base: tenses(base, past) for base, past in _IRREGULAR.items()},
}
"""By plain form: plain form, third person, past, present participle."""

_THIRD, PAST, _PRESENT_PARTICIPLE = 1, 2, 3

_BY_FORM = {
    form: (base, tense)
    for base, forms in reversed(TENSES.items())
    for tense, form in reversed(list(enumerate(forms)))
}


def tense_of(text: str) -> tuple[str, int] | None:
    """The verb and tense, an index into `TENSES`, of lower-cased words that open with a verb.

    Of a verb that is on no list ("knots wigs") the tense is told by its ending, and the verb is
    `work`, unless everybody does it ("gets pills"). A plain form alone counts for none: it may be
    a noun.
    """
    first, _, rest = text.partition(" ")
    known = _BY_FORM.get(first)
    if known is not None:
        return known if rest or known[1] in (PAST, _PRESENT_PARTICIPLE) else None
    if not rest or not first.isalpha() or first in _NO_WORK:
        return None
    endings = (("ed", PAST), ("ing", _PRESENT_PARTICIPLE), ("s", _THIRD))
    return next((("work", tense) for end, tense in endings if first.endswith(end)), None)
