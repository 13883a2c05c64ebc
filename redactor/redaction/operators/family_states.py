"""What says of a person's family no more than that there is one: "widowed", "the youngest of five".

Word lists: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

import re

from redactor.redaction.operators.grammar import (
    OMITTED,
    after_an,
    capitalized,
    last_word,
    opens_sentence,
    word_set,
)
from redactor.redaction.operators.mention import Mention

_STATE = "of undisclosed family status"
_EVENT = "through a family event"
_MEMBER = "member of a family"

_ADJECTIVE = re.compile(
    r"(?:(?:never|newly|recently|twice|thrice|happily|long|still|not|just|no longer)[ -])*"
    r"(?:got )?(?P<state>married|divorced|widowed|remarried|unmarried|single|separated|engaged"
    r"|estranged|bereaved|orphaned|betrothed|childless|fatherless|motherless|parentless|adopted"
    r"|adopted out|fostered|cohabiting|third-generation|second-generation|fourth-generation)"
    r"(?: (?:twice|once|thrice|young|again|late|early|before|to be married))?"
)
_WITH_PREPOSITION = re.compile(r"(?:married|remarried|orphaned) (?P<preposition>in|at|by|as|when)")
_PREGNANT = re.compile(r"(?:expecting|pregnant with) .+")
_LINKED = re.compile(
    r"(?:married|remarried|betrothed|engaged) to(?: (?P<article>an?|the))?(?P<whom> (?!be\b).+)?"
)
_ADOPTING = re.compile(r"adopted (?:\w+ )+\w+|eloped")
_ROW = re.compile(
    r"(?:(?:second|third|fourth|fifth|sixth|seventh|last|first|middle|only|eldest|elder|oldest|older"
    r"|youngest|younger|firstborn|first-born|latest) ?)+"
    r"(?:of \w+(?: (?:brothers|sisters|children|siblings|daughters|sons|boys|girls|kids))?"
    r"|one|(?:-|- )?born(?: child| son| daughter)?|child)?"
)
_FIXED = {
    re.compile(r"\w+ in \w+ (?:bed)?(?:room|bed)s?"): "in shared rooms",
    re.compile(r"married into"): "joined",
    re.compile(r"expects .+"): "has undisclosed family circumstances",
    re.compile(r"no .+"): "undisclosed family circumstances",
}
_GETTING = {"get": "go", "gets": "goes", "getting": "going", "got": "went"}
_NOUNS = {
    "marriage": "relationship",
    "marriages": "relationships",
    "wedlock": "relationship",
    "divorce": "family event",
    "wedding": "family event",
    "christening": "family event",
    "engagement": "family event",
    "betrothal": "family event",
    "baby shower": "family event",
    "baby due": "family event",
    "honeymoon": "trip",
    "marital status": "family status",
    "maiden name": "other name",
    "married name": "other name",
    "head of household": "member of a household",
    "head of the household": "member of a household",
    "head of the family": _MEMBER,
    "heads of households": "members of households",
    "foster home": "place",
    "foster homes": "places",
    "foster care": "different places",
}
_VERBS = {"marry": "go", "marries": "goes", "marrying": "going"}
_POSSESSED = re.compile(
    r"(?:my|your|his|her|its|our|their) (?:own )?(?:(?:first|second|third|new|old) )?"
)
_BE = word_set("""
    is are was were be been being am 's 're isn't wasn't weren't aren't not remains remained remain
    stays stayed still and or but widely also now long
""")
_HAVE = word_set("has have had having 've 'd never")
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|my|your|his|her|its|our|their|some|two|three|many|every)"
    r" (?:\w+,? ){0,2}\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|the|no|any|this|that|my|your|his|her|our|their|whose|'s) \Z", re.I)
_NOUN_FOLLOWS = re.compile(r" (?!(?:and|or|but|in|at|on|by|with|for|since|when|who|from|to)\b)\w")
_OBJECT_FOLLOWS = re.compile(r" (?:an?|the|his|her|my|their|our|your|another|some)\b| [A-Z]")


def generalize(mention: Mention) -> str | None:
    """Words that are true of anybody with a family, in the grammar of the sentence.

    After a form of `be` it is `of undisclosed family status`; an adjective before its noun is left
    out; `she married in May` becomes `she went through a family event in May`.

    Returns:
        The words without brackets; `None` for what is none of these.
    """
    words = mention.text.replace("’", "'").strip()
    found = _words(words.lower(), mention)
    if found is None:
        return None
    opens = words[:1].isupper() and opens_sentence(mention.before)
    return capitalized(found) if opens else found


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL


def _words(words: str, mention: Mention) -> str | None:
    linked = _LINKED.fullmatch(words)
    noun = _NOUNS.get(_POSSESSED.sub("", words, count=1))
    if linked:
        return _linked(linked, mention)
    if noun:
        return _determined(noun, words, mention.before)
    fixed = next((said for form, said in _FIXED.items() if form.fullmatch(words)), None)
    if fixed:
        return fixed
    if _ROW.fullmatch(words):
        return _determined(_MEMBER, words, mention.before)
    return _state(words, mention)


def _linked(linked: re.Match[str], mention: Mention) -> str | None:
    if last_word(mention.before) not in _BE:
        return None
    whom = "somebody" if linked["whom"] else linked["article"]
    return " ".join(filter(None, ("acquainted with", whom)))


def _state(words: str, mention: Mention) -> str | None:
    before = last_word(mention.before)
    auxiliary, _, rest = words.partition(" ")
    if auxiliary in _GETTING and _ADJECTIVE.fullmatch(rest):
        return f"{_GETTING[auxiliary]} {_EVENT}"
    if words in _VERBS and not _OBJECT_FOLLOWS.match(mention.after):
        return f"{_VERBS[words]} {_EVENT}"
    if _ADOPTING.fullmatch(words):
        return _event(before)
    if _PREGNANT.fullmatch(words) and before in _BE:
        return _STATE
    tail = _WITH_PREPOSITION.fullmatch(words)
    if tail:
        return _with(tail["preposition"], words, before)
    return _adjective(words, mention, before) if _ADJECTIVE.fullmatch(words) else None


def _with(preposition: str, words: str, before: str) -> str:
    if preposition == "by":
        return "affected by"
    stated = before in _BE or words.startswith("orphaned")
    return f"{_STATE if stated else _event(before)} {preposition}"


def _adjective(words: str, mention: Mention, before: str) -> str | None:
    if _DETERMINER.search(mention.before) and _NOUN_FOLLOWS.match(mention.after):
        return "unspecified" if after_an(mention.before) else OMITTED
    if before in _BE or not re.search(r"\w['\"]?\s*\Z", mention.before):
        return _STATE
    if words.startswith("never "):
        return f"been {_STATE}" if before in ("has", "have", "had") else f"was {_STATE}"
    if re.fullmatch(r"(?:re)?married|divorced", words) and _OBJECT_FOLLOWS.match(mention.after):
        return "met"
    return _event(before)


def _event(before: str) -> str:
    return f"{'gone' if before in _HAVE else 'went'} {_EVENT}"


def _determined(noun: str, words: str, before: str) -> str:
    if _POSSESSED.match(words) or not _ARTICLE.search(before):
        return noun if noun.endswith("s") and noun != "family status" else f"a {noun}"
    return f"unspecified {noun}" if after_an(before) and noun != "other name" else noun


_PHRASES = [
    _STATE,
    f"been {_STATE}",
    f"was {_STATE}",
    *(f"{_STATE} {word}" for word in ("in", "at", "as", "when")),
    *(f"{verb} {_EVENT}" for verb in ("went", "gone", *_GETTING.values(), *_VERBS.values())),
    *(
        f"{verb} {_EVENT} {word}"
        for verb in ("went", "gone")
        for word in ("in", "at", "as", "when")
    ),
    *(f"acquainted with{article}" for article in ("", " a", " an", " the", " somebody")),
    *(f"{article}{noun}" for noun in _NOUNS.values() for article in ("", "a ", "unspecified ")),
    *(f"{article}{_MEMBER}" for article in ("", "a ", "unspecified ")),
    *_FIXED.values(),
    "affected by",
    "met",
    "unspecified",
    OMITTED,
]
_ALL = frozenset([*_PHRASES, *map(capitalized, _PHRASES)])
