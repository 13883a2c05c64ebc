"""Tells what grammatical slot a date stands in, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

_PREPOSITIONS = frozenset(
    {"in", "on", "at", "by", "since", "until", "till", "from", "to", "before", "after", "of"}
    | {"during", "through", "throughout", "between", "for", "over", "within", "about", "around"}
    | {"towards", "toward", "past", "into", "as", "than", "following", "because", "dated"}
)
_DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
    }
    | {"each", "every", "no", "any", "some", "another", "one", "whose", "same", "'s", "per"}
)
_FUNCTION_WORDS = _PREPOSITIONS | frozenset(
    {"and", "or", "but", "when", "while", "where", "who", "which", "that", "if", "because", "so"}
    | {"then", "he", "she", "they", "we", "i", "it", "you", "his", "her", "their", "my", "our"}
    | {"the", "a", "an", "this", "these", "those", "there", "not", "also", "again", "with"}
    | {"without", "under", "near", "off", "out", "up", "down", "only", "no", "nobody", "someone"}
    | {"everyone", "earlier", "later", "ago", "said", "says", "told", "came", "went", "left"}
)
_VERBS = frozenset(
    {"is", "was", "were", "are", "be", "has", "had", "have", "will", "would", "may", "might"}
    | {"must", "could", "can", "did", "does", "brought", "saw", "marked", "began", "ended"}
    | {"passed", "seemed", "became", "fell", "came", "went", "changed", "felt", "means", "meant"}
)

_EDGES = frozenset({"early", "late", "mid", "midway", "halfway", "earlier", "later", "deep", "far"})
_PARTS = frozenset(
    {"end", "start", "beginning", "middle", "close", "eve", "opening", "turn", "rest", "remainder"}
    | {
        "all",
        "most",
        "much",
        "part",
        "parts",
        "half",
        "third",
        "quarter",
        "days",
        "weeks",
        "months",
    }
    | {"first", "second", "last", "day", "night", "morning", "afternoon", "evening", "dawn", "week"}
    | {
        "weekend",
        "month",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "season",
        "year",
        "hours",
    }
    | {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "whole",
        "early",
    }
)
"""What is said of them holds for a part of the time that follows, and not of a longer one."""

_CONJUNCTIONS = frozenset({"that", "and", "but", "if", "because"})

_WORD = re.compile(r"'s\b|\w+(?:'\w+)*")
_ATTACHED = re.compile(r"[\w'][ -]\Z")
_OPENING = re.compile(r"(?:\A|[.!?:\n][\"')\]]*|[\"'(])\s*\Z")
_PAIRED = re.compile(r"\bbetween\b[^.!?:;\n]* and \Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:\n]")
_SMALL = re.compile(r"\b[a-z]+\b")

_CLAUSE = re.compile(r",? (?:[a-z]|(?:[A-Z]\w+|[A-Z]\w+ [A-Z]\w+) [a-z]|(?:I|we|he|she)\b)")
_NEXT = re.compile(r" ([a-z][\w-]*)")


class Slot(Enum):
    """What the sentence needs in place of the date."""

    PREPOSITIONAL = "prepositional"
    """A noun phrase after a preposition: `in ...`, `since ...`."""
    NOUN = "noun"
    """A noun without its article: `the ...`, `her ...`, `a wet ...`."""
    ATTRIBUTE = "attribute"
    """Something before a noun, after its article: `the ... raid`."""
    SUBJECT = "subject"
    """A noun phrase of its own: `... was cold`, `...'s meeting`."""
    ADVERB = "adverb"
    """Something that says when: `She left ...`."""
    LABEL = "label"
    """Something set apart: a dateline, a table cell, an item of a list."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The slot and the words that make it.

    Args:
        slot: what the sentence needs.
        word: the lower-cased word before the date, or an empty string.
        article: `a`, `an`, `the` or an empty string: the article that governs the date.
        governor: the preposition before that article, or an empty string.
        follower: the lower-case word after the date, or an empty string.
        opens: whether the date opens a sentence.
        adjective: whether an adjective stands between the article and the date.
        attributive: whether what follows looks like a noun that the date could belong to.
        part: whether a part of the date is meant: `early in ...`, `the end of ...`.
    """

    slot: Slot
    word: str = field(repr=False)
    article: str
    governor: str = field(repr=False)
    follower: str = field(repr=False)
    opens: bool
    adjective: bool
    attributive: bool
    part: bool


def read_frame(before: str, after: str) -> Frame:
    """The frame between `before` and `after`, the text on either side of a date."""
    words = _WORD.findall(before.lower())
    attached = _ATTACHED.search(before) is not None
    word = words[-1] if words and attached else ""
    follower = found[1] if (found := _NEXT.match(after)) else ""
    attributive = bool(follower) and follower not in _FUNCTION_WORDS | _VERBS
    opens = _OPENING.search(before) is not None
    back = _determiner(words) if word else 0
    return Frame(
        slot=_slot(
            word,
            back > 0,
            attributive,
            follower,
            after,
            opens=opens,
            within=_goes_on(before),
            paired=_PAIRED.search(before) is not None,
        ),
        word=word,
        article=words[-back] if back else "",
        governor=words[-back - 1] if 0 < back < len(words) else "",
        follower=follower,
        opens=opens,
        adjective=back == 2,
        attributive=attributive,
        part=_is_part(words) if word else False,
    )


def _is_part(words: list[str]) -> bool:
    over = words[-2] if len(words) > 1 else ""
    return words[-1] in _EDGES or over in _EDGES or (words[-1] == "of" and over in _PARTS)


def _goes_on(before: str) -> bool:
    """Whether a comma after three words in small letters leads to the date, as in no dateline."""
    sentence = _SENTENCE_END.split(before)[-1]
    return before.endswith(", ") and len(_SMALL.findall(sentence)) >= 3


def _determiner(words: list[str]) -> int:
    """How many words back the date's determiner stands: 1, or 2 over an adjective; 0 if none."""
    if words[-1] in _DETERMINERS:
        return 1
    over = words[-1] not in _FUNCTION_WORDS | _VERBS
    return 2 if over and len(words) > 1 and words[-2] in _DETERMINERS else 0


def _slot(
    word: str,
    determined: bool,
    attributive: bool,
    follower: str,
    after: str,
    *,
    opens: bool,
    within: bool,
    paired: bool,
) -> Slot:
    if determined:
        return Slot.ATTRIBUTE if attributive else Slot.NOUN
    if (word in _PREPOSITIONS or paired) and not after.startswith("'"):
        return Slot.PREPOSITIONAL
    subject = follower in _VERBS and (opens or word in _CONJUNCTIONS)
    if subject or after.startswith("'"):
        return Slot.SUBJECT
    return Slot.ADVERB if word or within or _CLAUSE.match(after) else Slot.LABEL
