"""Whose words a verb of saying reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.exposure.attribution.mentions import Kind, Mention
from redactor.exposure.attribution.nouns import POSSESSIVES
from redactor.spans import Span

_INVERTED = re.compile(r"(?:according to|in the words of)$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:of|in|at|for|to|with|from|by|on|near|about|against|between|under|into|than|like|as|after|before)"
    r" (?:(?:the|an?|his|her|their|its|one|this|that) )?(?:[a-z]+ )?$",
    re.IGNORECASE,
)
_OBJECTS = frozenset({"him", "them", "himself", "herself", "themselves"})
_LIGHT = frozenset(
    {
        "has", "have", "had", "also", "later", "then", "once", "just", "now", "who", "still",
        "first", "never", "'s", ",",
    }
)  # fmt: skip
"""What may stand between a subject and its verb, with adverbs in -ly."""

_WORD = re.compile(r"'s|\w+|[^\w\s]")
_QUOTE_BEFORE = re.compile(r"[\"'–—][\s,.]*$")
_AFTER = 90
"""How far after an inverted verb its subject may begin, in code points."""


def subject(text: str, sentence: Span, verb: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of whoever says it; `None` when the sentence does not tell.

    Args:
        text: the analysis text.
        sentence: the verb's sentence.
        verb: the verb or phrase of saying.
        mentions: those of the sentence outside quotations, in order.
    """
    able = [m for m in mentions if _may_speak(m)]
    before = [m for m in able if m.span.end <= verb.start]
    after = [m for m in able if verb.end <= m.span.start < verb.end + _AFTER]
    if _INVERTED.match(verb.of(text)):
        return after[0] if after else None
    if after and _follows_quote(text, verb):
        return after[0]
    if not before:
        return after[0] if after and _is_next(text, verb, after[0]) else None
    nearest = before[-1]
    if after and text.startswith(", ", verb.start - 2) and _is_next(text, verb, after[0]):
        return after[0]
    if _is_before(text, nearest, verb) and not _is_complement(text, nearest):
        return nearest
    clause = max(text.rfind(mark, sentence.start, verb.start) for mark in (";", " but ", ": "))
    free = [m for m in before if not _is_complement(text, m)]
    within = [m for m in free if m.span.start > clause]
    return (within or free or before)[0]


def first_subject(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Whom a sentence without such a verb is about: its first mention that no preposition rules."""
    for mention in mentions:
        if _may_speak(mention) and not _is_complement(text, mention):
            return mention
    return mentions[0] if mentions else None


def _may_speak(mention: Mention) -> bool:
    if mention.kind is not Kind.PRONOUN:
        return True
    return mention.words not in _OBJECTS and mention.words not in POSSESSIVES


def _is_complement(text: str, mention: Mention) -> bool:
    start = mention.span.start
    return _PREPOSITION.search(text, max(0, start - 40), start) is not None


def _follows_quote(text: str, verb: Span) -> bool:
    return _QUOTE_BEFORE.search(text, max(0, verb.start - 4), verb.start) is not None


def _is_before(text: str, mention: Mention, verb: Span) -> bool:
    """True when nothing but light words stands between mention and verb."""
    words = _WORD.findall(text, mention.span.end, verb.start)
    return all(word.lower() in _LIGHT or word.endswith("ly") for word in words)


def _is_next(text: str, verb: Span, mention: Mention) -> bool:
    """True when nothing but an article or an adjective stands between verb and mention."""
    between = text[verb.end : mention.span.start]
    return (
        len(between) < 30 and between.count(" ") <= 3 and not re.search(r"[,;:.\"]| that ", between)
    )
