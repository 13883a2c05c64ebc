"""What several operators ask of the words around a mention.

Word lists: our own, from general knowledge of the language, 2026; Apache-2.0.
"""

from __future__ import annotations

import re

from redactor.detection.vocabulary import ABBREVIATED_TITLES


def word_set(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


OMITTED = "..."
"""Stands, in brackets, for an adjective left out, as newspapers write it: `a [...] cook`."""

DETERMINERS = word_set("""
    a an the this that these those my your his her its our their whose each every no any some
    another one same
""")
PREPOSITIONS = word_set("""
    in on at by since until till from to before after of during through throughout between for over
    within about around towards toward past into as than following with without under near off out
    up down across inside outside
""")
FUNCTION_WORDS = PREPOSITIONS | word_set("""
    and or but when while where who which that if because so then he she they we i it you there not
    also again only nobody someone everyone whose
""")
VERBS = word_set("""
    is was were are be has had have will would may might must could can did does said says told
    came went left began ended became fell felt means meant saw seemed
""")
_PAST = word_set("""
    sang wept left ran swam slept met hid spoke sat stood rang fled fell died knew took drank broke
    drove wrote began got heard felt held kept led lost made paid sold sent thought understood won
    woke bought brought built caught chose dealt did drew ate fought found flew forgot froze gave
    grew hung hurt laid lay lent let lit rode rose shook shot showed shut stole struck swore taught
    tore threw wore crept clung bled bore bent beat fed sank spent stuck swept
""")
_SHORTENED = word_set("""
    he's she's it's that's there's who's what's where's here's let's
""")
_DESCRIBING = word_set("""
    retired disabled married unmarried divorced widowed unemployed experienced armed convicted
    displaced detained wounded injured bearded bereaved orphaned exiled imprisoned skilled unskilled
    self-employed educated uneducated early elderly
""")
"""What ends like a verb or adverb and is an adjective."""

_OPENERS = r"[\"'(\[*•–—-]"
_START = re.compile(rf"(?:^|\n|[.!?…][\"')\]]*\s)\s*(?:{_OPENERS}\s?|\d{{1,3}}[.)]\s)*\Z")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_QUOTE = re.compile(r"[,:]\s*[\"']\Z")
_TITLES = "|".join(map(str.capitalize, sorted(ABBREVIATED_TITLES)))
_NO_STOP = re.compile(rf"(?:\b[A-Z]|\b(?:{_TITLES}|vs|no|No|e\.g|i\.e|cf|ca|approx|a\.k\.a))\.\s\Z")
"""Full stops of initials and abbreviations, which end no sentence. Our own list, 2026, Apache-2.0:
titles and abbreviations that stand before names in English copy; general knowledge of the language.
"""
_LAST = re.compile(r"[^\W\d_]+(?:'s)?\Z")
_AN = re.compile(r"\ban\s*\Z", re.IGNORECASE)
_A = re.compile(r"\ba\s*\Z", re.IGNORECASE)
_NEXT = re.compile(r" ([a-z]+(?:-[a-z]+)*)")


def opens_sentence(before: str) -> bool:
    """True where a sentence, quotation or list item begins after `before`.

    Args:
        before: text up to there; a line feed parts blocks, and nothing at all begins a document.
    """
    before = before.translate(_STRAIGHT)
    if _NO_STOP.search(before):
        return False
    return _START.search(before) is not None or _QUOTE.search(before) is not None


def capitalized(words: str) -> str:
    """`words` with a capital at the start."""
    return words[:1].upper() + words[1:]


def uncapitalized(words: str) -> str:
    """`words` with a small letter at the start."""
    return words[:1].lower() + words[1:]


def last_word(before: str) -> str:
    """The lower-cased word that `before` ends in, with a possessive s; empty after a mark."""
    found = _LAST.search(before.replace("’", "'").rstrip(" ").lower())
    return found[0] if found else ""


def is_possessive(word: str) -> bool:
    """Whether a word as `last_word` gives it is a possessor (`the mayor's`), not `he's`."""
    return word.endswith("'s") and word not in _SHORTENED


def next_word(after: str) -> str:
    """The word in small letters that follows, or an empty string."""
    found = _NEXT.match(after)
    return found[1] if found else ""


_LAY_PERSON = re.compile(
    r"\s*lay (?:preacher|reader|minister|member|brother|sister|judge|magistrate|person|people)"
)


def clause_goes_on(after: str) -> bool:
    """Whether no noun follows, but a mark, a preposition, a verb or an adverb."""
    if re.match(r"\s*(?:$|[^\s\w])", after):
        return True
    word = next_word(after)
    if not word or word in _DESCRIBING or _LAY_PERSON.match(after):
        return False
    return word in FUNCTION_WORDS | VERBS | _PAST or word.endswith(("ed", "ly"))


def after_an(before: str) -> bool:
    """Whether `an` stands right before."""
    return _AN.search(before) is not None


def article_fits(words: str, before: str) -> bool:
    """Whether the `a` or `an` that stands before, if any, goes with `words`."""
    vowel = words[:1].lower() in "aeiou"
    return not (_A.search(before) if vowel else after_an(before))
