"""Family relations, said less precisely: "her two older brothers" -> "relatives"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detection.vocabulary import MONTHS_AND_DAYS
from redactor.redaction.operators import family_states
from redactor.redaction.operators.grammar import capitalized, opens_sentence, word_set
from redactor.redaction.operators.kin_nouns import (
    BIRTH_ORDER,
    CHILDREN,
    FORMER,
    GROUPS,
    NOUNS,
    OTHERS,
    PARENTS,
    STATUSES,
    Kind,
)
from redactor.redaction.operators.mention import Mention

_HONORIFICS = word_set("""
    uncle auntie aunty aunt mama papa nana mummy daddy grandma grandpa granny grandmother
    grandfather grandad granddad gran cousin tía tia tío tio abuela abuelo nonna nonno oma opa
    tante tonton
""")
_NO_PERSON = word_set("""
    marriage marriages wedding engagement divorce name side people house own first second third
    descendants adopted single separated christening
""")
_POSSESSIVES = word_set("my your his her our their whose me")
_INDEFINITE = word_set("a an every each another any some no many few other")
_DETERMINERS = _INDEFINITE | word_set("""
    the this that these those several both all most my your his her its our their whose one two
    three four five six seven eight nine ten eleven twelve
""")
_NO_MODIFIER = word_set("""
    and or but nor so if than as of in on at to from by with for about into over after before
    until since while when where that which who is was are were be been am has have had do does
    did said says told asked gave called saw met let not then there he she they we i you it him
    them us me
""")
_VERBS = re.compile(r"(?:raised by|reared by|brought up by|lost|buried) ")
_WORD = re.compile(r"in-laws?\b|[^\W_]+(?:'[^\W\d_]+)?(?:-in-laws?)?")
_IN_LAW = re.compile(
    r"((?:\b(?:my|your|his|her|its|our|their|whose|the|an) |^)?)"
    r"(?:(?<=\w)[ -]+)?\bin[ -]+law(s?)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"([^\W\d_]+) [^\W\d_a-z][^\W\d_]*(?:-[^\W\d_]+)?")
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|several)"
_PART = re.compile(rf"(one|{_NUMBER}) of (?=(?:my|your|his|her|our|their|the)\b)")
_OF_NUMBER = re.compile(rf" of {_NUMBER}\b")
_STATES = re.compile(
    r"(?:no|expecting|expects|pregnant with"
    r"|adopted (?:\d+|two|three|four|five|an?|the|my|his|her|their|our)) ",
    re.IGNORECASE,
)
"""What begins words about relatives that say, as a whole, how somebody's family stands."""
_TIMES = "|".join(map(str.capitalize, sorted(MONTHS_AND_DAYS - {"jan"})))
_NAME_FOLLOWS = re.compile(rf" (?!(?:I|{_TIMES})\b)[A-ZÀ-Þ][\w'-]*")
_FOREIGN = re.compile(
    r"(?!(?:none|one|two|three|four|five|six|seven|eight|nine|ten|others?|another"
    r"|\w+(?:ed|less|ing|al|y|hood|ship|age|ance|ony))\b)[^\W\d_]{2,}",
    re.IGNORECASE,
)
"""A single word that is none of ours: nearly always what another language calls a relative."""
_AFTER_HEAD = re.compile(r" (?:of(?! kin)|to|from|by) ")


def generalize(mention: Mention) -> str | None:
    """A coarser truth about a family relation, in the grammar of its sentence.

    Sex, age, birth order, degree and count are dropped; whether it is one or more is kept. A span
    that opens with a possessive brings its own article ("my father" -> "a relative"); after a
    determiner the noun stands alone ("the aunt" -> "relative", "an aunt" -> "unspecified
    relative"). Those who need be nobody's kin are "person": statuses, lovers, former spouses,
    godparents, and "Uncle Teo", who may be an uncle by courtesy.

    A name that follows without a comma takes the noun alone: `her brother Teo` -> `relative Teo`.

    Returns:
        The words without brackets; for marital states, places in the row of siblings and the like,
        which name no person or group, those of `family_states`; `None` for whatever else names
        none of the words known.
    """
    if _STATES.match(mention.text):
        return family_states.generalize(mention)
    return (
        _relatives(mention)
        or family_states.generalize(mention)
        or (_cased("a person", mention) if _FOREIGN.fullmatch(mention.text) else None)
    )


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return (words[:1].lower() + words[1:]) in _ALL or family_states.is_generalization(words)


def _relatives(mention: Mention) -> str | None:
    words = _IN_LAW.sub(_in_law, mention.text.replace("’", "'").strip())
    verb = _VERBS.match(words.lower())
    if verb:
        kin = re.sub(r"^(?:an?|the|both) ", "their ", words[verb.end() :].lower())
        rest = _relatives(Mention(type=mention.type, text=kin, after=mention.after))
        return None if rest is None or _VERBS.match(kin) else _cased(verb[0] + rest, mention)
    found = _kind(words, mention)
    if found is None:
        return None
    kind, plural = found
    noun = kind.value[plural]
    said = set(_WORD.findall(words.lower())) - {"of"}
    if said & set(noun.split()) or (plural and mention.after.startswith("'s")):
        noun = Kind.PERSON.value[plural]
    return None if noun in said else _cased(_determined(noun, plural, words, mention), mention)


def _in_law(match: re.Match[str]) -> str:
    return f"{match[1] or '-'}in-law{match[2]}"


def _kind(words: str, mention: Mention) -> tuple[Kind, bool] | None:
    """What the words may be called, and whether they are plural."""
    lowered = words.lower()
    first = next(iter(_WORD.findall(lowered)), "")
    possessed = first in _POSSESSIVES or "'s " in lowered or _follows_possessor(mention.before)
    titled = _TITLED.fullmatch(words)
    if titled and first in _HONORIFICS:
        return (Kind.RELATIVE if possessed else Kind.PERSON), False
    if " and " in lowered and not lowered.endswith("flesh and blood"):
        if any(_noun(part) is None for part in lowered.split(" and ")):
            return None
        one = _last_word(mention.before) in ("a", "an")
        return (Kind.KIN_PAIR, False) if one else (Kind.RELATIVE, True)
    return _one_noun(lowered, mention, possessed)


def _one_noun(words: str, mention: Mention, possessed: bool) -> tuple[Kind, bool] | None:
    part = _PART.match(words)
    head = words[part.end() :] if part else _AFTER_HEAD.split(words, maxsplit=1)[0]
    found = _noun(head)
    if found is None:
        return None
    base, plural = found
    if part:
        return (Kind.PERSON if base in OTHERS else Kind.RELATIVE), part[1] != "one"
    if base in GROUPS:
        return GROUPS[base], plural
    counts = _OF_NUMBER.match(words[len(head) :]) is not None
    if counts and base in BIRTH_ORDER:
        return None
    tokens = _WORD.findall(words)
    general = counts or plural or _last_word(mention.before) in _INDEFINITE
    if base in OTHERS or FORMER & set(tokens):
        kind = Kind.PERSON
    elif possessed:
        kind = Kind.RELATIVE
    elif base in PARENTS:
        kind = Kind.PARENT if general else Kind.RELATIVE
    elif counts or base in STATUSES or (base in CHILDREN and tokens[0] not in _DETERMINERS):
        kind = Kind.PERSON
    else:
        kind = Kind.RELATIVE
    return kind, plural


def _noun(words: str) -> tuple[str, bool] | None:
    """The singular of the last word and whether it was plural, if it names persons."""
    tokens = [word.removesuffix("'s") for word in _WORD.findall(words)]
    for last in (" ".join(tokens[-2:]), *tokens[-1:]):
        if last in NOUNS:
            return NOUNS[last]
    # A word of another language behind a possessive ("my own halmoni"): somebody, at any rate.
    somebody = len(tokens) > 1 and tokens[0] in _POSSESSIVES and tokens[-1] not in _NO_PERSON
    return ("partner", False) if somebody else None


def _determined(noun: str, plural: bool, words: str, mention: Mention) -> str:
    first = _WORD.findall(words.lower())[0]
    if not plural and _NAME_FOLLOWS.match(mention.after):
        return noun
    if first == "whose":
        return f"whose {noun}"
    if first in _POSSESSIVES:
        return noun if plural else f"a {noun}"
    if _last_word(mention.before) == "an":
        return f"unspecified {noun}"
    return noun if plural or _has_determiner(mention.before) else f"a {noun}"


def _has_determiner(before: str) -> bool:
    """True when an article, number or possessor stands before, with at most two adjectives."""
    tokens = _clause(before)
    for distance, token in enumerate(reversed(tokens[-3:])):
        if token in _DETERMINERS or token.endswith("'s"):
            return True
        if distance == 0 and (token.isdigit() or before.rstrip().endswith("s'")):
            return True
        if token in _NO_MODIFIER:
            return False
    return False


def _follows_possessor(before: str) -> bool:
    last = _last_word(before)
    return (
        last.endswith("'s")
        or last == "own"
        or (last in _POSSESSIVES and last != "me")
        or before.rstrip().endswith("s'")
    )


def _clause(before: str) -> list[str]:
    """The lower-cased words since the last punctuation mark."""
    return _WORD.findall(re.split(r"[.,;:!?()\"\n]", before.replace("’", "'").lower())[-1])


def _last_word(before: str) -> str:
    return next(reversed(_clause(before)), "")


def _cased(words: str, mention: Mention) -> str:
    opens = mention.text[:1].isupper() and opens_sentence(mention.before)
    return capitalized(words) if opens else words


def _outputs() -> Iterator[str]:
    phrases = [noun for kind in Kind for noun in kind.value]
    phrases += [f"{word} {noun}" for word in ("unspecified", "whose") for noun in phrases]
    phrases += [f"a {kind.value[0]}" for kind in Kind]
    yield from phrases
    for verb in ("raised by", "reared by", "brought up by", "lost", "buried"):
        yield from (f"{verb} {phrase}" for phrase in phrases)


_ALL = frozenset(_outputs())
