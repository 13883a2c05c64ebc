"""Forms of English nouns and verbs."""

from __future__ import annotations

import re

_ENDINGS = {
    "man": "men",
    "person": "people",
    "child": "children",
    "goose": "geese",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "wife": "wives",
    "knife": "knives",
    "life": "lives",
    "shelf": "shelves",
    "half": "halves",
    "calf": "calves",
    "scarf": "scarves",
    "leaf": "leaves",
    "loaf": "loaves",
    "thief": "thieves",
    "wolf": "wolves",
    "self": "selves",
    "sheep": "sheep",
    "craft": "craft",
}
"""What endings of nouns become in the plural, where they do not just take an s."""

_WHOLE = {"ox": "oxen", "buffalo": "buffaloes", "hero": "heroes", "human": "humans"} | {
    noun: f"{noun}s" for noun in ("shaman", "german", "roman", "talisman", "caiman", "ottoman")
}
_ALSO = {"scarf": "scarfs", "headscarf": "headscarfs", "buffalo": "buffalos"}
_DOUBLED = re.compile(
    r"[^aeiou]*[aeiou][bdgklmnprt]"
    r"|(?:ad|com|con|de|dis|e|ex|for|im|in|kid|o|oc|over|per|pre|pro|re|sub|trans|up)"
    r"(?:cur|fer|get|mit|nap|pel|set)"
    r"|control|equip|patrol|worship"
)
"""Verbs whose last letter is doubled before an ending: of one syllable, stressed on the last, or
listed."""


def plural(noun: str) -> str:
    """The plural of a noun in lower case; of several in use the usual one.

    Source of all lists here: our own, from general knowledge of the language, 2026; Apache-2.0.
    """
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{plural(head)} of {rest}"
    if noun in _WHOLE:
        return _WHOLE[noun]
    ending = next((end for end in _ENDINGS if noun.endswith(end)), "")
    if ending:
        return noun.removesuffix(ending) + _ENDINGS[ending]
    if re.search(r"[^aeiou]y\Z", noun):
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def plurals(noun: str) -> tuple[str, ...]:
    """All plurals in use, the usual one first."""
    return (plural(noun), *([_ALSO[noun]] if noun in _ALSO else []))


def tenses(base: str, past: str | None = None) -> tuple[str, str, str, str]:
    """Plain form, third person, past and present participle of a verb.

    Args:
        base: its plain form, in lower case.
        past: its past, where that is irregular.
    """
    doubled = base + base[-1] if _DOUBLED.fullmatch(base) else base
    changed = re.sub(r"(?<=[^aeiou])y\Z", "ie", base)
    third = changed + ("es" if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)\Z", base) else "s")
    if base.endswith("ie"):
        return base, third, past or f"{base}d", f"{base[:-2]}ying"
    silent = base.endswith("e") and not base.endswith("ee")
    regular = f"{doubled if doubled != base else changed}{'d' if changed.endswith('e') else 'ed'}"
    return base, third, past or regular, (base[:-1] if silent else doubled) + "ing"
