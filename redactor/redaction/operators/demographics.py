"""Traits of persons, said less precisely or left out: "Ghanaian cook" -> "[...] cook".

Word lists: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

import re

from redactor.redaction.operators import ages
from redactor.redaction.operators.grammar import (
    DETERMINERS,
    OMITTED,
    after_an,
    capitalized,
    is_possessive,
    last_word,
    opens_sentence,
    uncapitalized,
    word_set,
)
from redactor.redaction.operators.mention import Mention

_ADJUNCTS = word_set("""
    child baby youth teen infant minor refugee migrant immigrant emigrant exile expatriate defector
    convict detainee inmate internee prisoner fugitive national citizen
""")
"""Nouns that also stand before another noun ("refugee camp")."""

_PERSONS = _ADJUNCTS | word_set("""
    man woman boy girl lady lad lass guy gal bloke gentleman kid teenager adolescent toddler
    youngster octogenarian septuagenarian nonagenarian centenarian expat deportee escapee returnee
    foreigner newcomer amputee paraplegic quadriplegic seeker member speaker native
""")
_PLURALS = {
    **{f"{word}s": word for word in _PERSONS},
    **{"men": "man", "women": "woman", "ladies": "lady", "children": "child", "babies": "baby"},
    "gentlemen": "gentleman",
}
_SOMEBODY_AGED = re.compile(
    rf"(?:[a-z]+ )?([a-z]+) (of|aged|under|over|past|nearing|approaching)"
    rf" {ages.ABOUT}({ages.NUMBER})(?: (?:to|and) {ages.NUMBER})?"
)

_INEXACT = re.compile(r" (?:to|and|about|around|nearly|almost|roughly) ")

_SPEECH = word_set("accent dialect language tongue lisp stutter stammer brogue drawl twang")
_MARKS = word_set("""
    tooth teeth scar scars tattoo tattoos beard moustache mustache birthmark mole limp glasses
    spectacles piercing piercings wig build complexion ponytail braid braids freckles
""")
_ILLNESS = re.compile(
    r"(?:\w+(?:itis|osis|emia|aemia|oma|omas|pathy|plegia)|cancer|asthma|diabetes|epilepsy|hiv|aids"
    r"|malaria|conditions?|diseases?|disorders?|illness|syndrome|injury|injuries|strokes?|disability"
    r"|disabilities|depression|dementia|ulcers?|tumou?rs?|allergy|allergies|infections?|ptsd|autism"
    r"|\w*deficienc(?:y|ies)|harelip|cleft|hernias?|goitres?|cataracts?|palsy|rash|hepatitis|dialysis"
    r"|attacks?|fever|wounds?|fractures?|addiction|deafness|blindness|anxiety|insomnia|polio|cholera"
    r"|typhoid|measles|leprosy|migraines?|c(?:a?e)sarean|operation|surgery|transplants?"
    r"|copd|adhd|ocd|pcos|ibs|ckd|bpd|cte|dvt|tbi|mrsa|gerd|sma|als|sle|eds|cfs|ms|pneumonia|mumps|flu|amputations?|pregnanc(?:y|ies)|miscarriages?|hips?|prosthes[ei]s)"
)
_SPEAKS = word_set("""
    speak speaks spoke speaking spoken read reads reading write writes wrote learn learns learned
    learnt learning teach teaches taught understand understands understood in
""")
_IS = word_set("is was are were am be been became become becomes i'm he's she's they're")
_NUMBERS = word_set("""
    two three four five six seven eight nine ten eleven twelve many several few some these those
    both all most dozens hundreds thousands
""")
_PLURAL_VERBS = word_set("were are have")
_GROUP_ADJECTIVES = word_set("elderly old young aged poor disabled blind deaf")
_PREPOSITION = re.compile(r"(?:on|off|under) ")
"""What opens a trait that is told without a noun for whoever has it (`on dialysis`)."""
_NEXT = re.compile(r"\s*([a-z]+)")
_HAVING = re.compile(
    r"\b(?:with|without|has|had|have|having|from|of|got|needs?|needed|in|wear(?:s|ing)?|wore|under)"
    r" (?:an?|the|his|her|my|their) \Z",
    re.IGNORECASE,
)
"""Words after which a trait is what somebody has or wears, and nobody (`a man with a lazy eye`)."""
_EPONYM = re.compile(
    r"(?:[a-z-]+ )?(?:(?:parkinson|alzheimer|huntington|crohn|hodgkin|tourette|asperger|addison"
    r"|cushing|hashimoto|raynaud|m[ée]ni[èe]re|sj[öo]gren|down|graves|gehrig|wilson|korsakoff|beh[cç]et)"
    r"'s?|tay-sachs|guillain-barr[ée])"
)
"""Illnesses by whom they are named after, without the word for an illness."""
_BACKGROUND = "of a certain background"


def generalize(mention: Mention) -> str | None:
    """A coarser truth about an age or a status, in the grammar of its sentence.

    Ages become a band (`middle-aged`, `in later life`); nouns for persons lose sex, age, origin,
    faith and standing ("two old women" -> "people", "a Catholic" -> "person"). Traits before a
    noun, and those that nothing true and vague can stand for, are left out (`...`). No audience
    is told sex or origin: a word that tells them is never needed to keep a sentence true.

    Returns:
        The words without brackets; `None` for a number that may be no age.
    """
    text = mention.text.replace("’", "'").strip().lower()
    words = ages.generalize(text, mention) or _person(text, mention)
    if words is None:
        if re.fullmatch(ages.NUMBER, text) or not re.search(r"[^\W\d_]", text):
            return None
        words = _trait(text, mention)
    if words == text:
        words = OMITTED
    opens = mention.text[:1].isupper() and opens_sentence(mention.before)
    return capitalized(words) if opens else words


def is_generalization(words: str) -> bool:
    """True for exactly what `generalize` can give, whatever the mention."""
    return words in _ALL or uncapitalized(words) in _ALL


def _person(text: str, mention: Mention) -> str | None:
    if (match := _SOMEBODY_AGED.fullmatch(text)) and match[1] in _PERSONS | _PLURALS.keys():
        person = _person_word(match[1] in _PLURALS, mention)
        exact = match[2] in ("of", "aged") and not _INEXACT.search(text)
        return f"{person} {ages.stage(ages.years(match[3])) if exact else 'of a certain age'}"
    last = re.findall(r"[^\W_]+", text)[-1:] or [""]
    noun = last[0]
    if noun in _PLURALS or (noun in _PERSONS - _ADJUNCTS):
        return _person_word(noun in _PLURALS, mention)
    if noun in _ADJUNCTS and ages.stands_alone(mention):
        return _person_word(False, mention)
    return None


def _person_word(plural: bool, mention: Mention) -> str:
    if plural:
        return "people"
    return "unspecified person" if after_an(mention.before) else "person"


def _trait(text: str, mention: Mention) -> str:
    if _PREPOSITION.match(text):
        return OMITTED
    before = last_word(mention.before)
    determined = before in DETERMINERS | _NUMBERS or is_possessive(before)
    follower = _NEXT.match(mention.after)
    agrees = determined and follower is not None and follower[1] in _PLURAL_VERBS
    alone = ages.stands_alone(mention) or agrees
    thing = _thing(text)
    if thing is not None:
        return _with_thing(*thing, text, mention, determined=determined)
    capital = mention.text[0].isupper()
    several = capital and re.search(r"(?<![su])s$|men$", text) is not None
    words = OMITTED
    if not capital and _HAVING.search(mention.before):
        return OMITTED
    if alone and determined:
        many = several or agrees or before in _NUMBERS or text in _GROUP_ADJECTIVES
        words = _person_word(many, mention)
    elif alone and before in _SPEAKS and capital:
        words = "a language"
    elif alone and (text.startswith("of ") or (before in _IS and capital)):
        words = _BACKGROUND
    elif alone and several:
        words = "people"
    return words


def _with_thing(one: str, many: str, text: str, mention: Mention, *, determined: bool) -> str:
    if not determined:
        return f"a {one}" if ages.stands_alone(mention) else OMITTED
    if text.endswith("s") and last_word(mention.before) in _NUMBERS:
        return many
    return f"unspecified {one}" if after_an(mention.before) else one


def _thing(text: str) -> tuple[str, str] | None:
    """The kind of thing, singular and plural, that a trait which is no person names."""
    if _EPONYM.fullmatch(text):
        return ("health condition", "health conditions")
    last = re.findall(r"[^\W_]+", text)[-1]
    head = re.split(r" (?:on|in|of|under|above|across) ", text)[0].split()[-1]
    if last in _SPEECH or head in _SPEECH:
        return ("certain way of speaking", "certain ways of speaking")
    if head in _MARKS:
        return ("personal feature", "personal features")
    if _ILLNESS.fullmatch(head) or _ILLNESS.fullmatch(last):
        return ("health condition", "health conditions")
    return None


def _all() -> frozenset[str]:
    persons = ["person", "people", "unspecified person"]
    stages = [ages.stage(age) for age in range(130)]
    things = ["certain way of speaking", "personal feature", "health condition"]
    plurals = ["certain ways of speaking", "personal features", "health conditions"]
    return frozenset(
        [*ages.outputs(), *persons, *things, *plurals, OMITTED, _BACKGROUND, "a language"]
        + [f"{person} {words}" for person in persons for words in (*stages, "of a certain age")]
        + [f"{article} {thing}" for article in ("a", "unspecified") for thing in things]
    )


_ALL = _all()
