"""Gives back the little words at the edges of what a model found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from redactor.detection.entities import PERSON
from redactor.exposure.decisions import Action, Decision
from redactor.exposure.reasons import SAYS_NOTHING
from redactor.redaction.certainty import certainty
from redactor.redaction.context import CONTEXT
from redactor.redaction.operators.grammar import opens_sentence, word_set
from redactor.redaction.operators.mention import Certainty
from redactor.spans import Span

_LEADING = word_set("""
    the a an in on at to of for from with by as and or but nor so since after before until till
    during through throughout between into onto over within towards toward against than via per
    who whom whose which that what where when while how why if because though although
    he she it they we you i i'm i'd i've he's he'd she's she'd it's they're they'd they've we're
    us them him was were is are be been being am has have had having do does did also
""")
"""Words that open no mention but stand before one."""

_TRAILING = word_set("""
    the a an in on at to of for from with by as and or but nor so since until till during through
    throughout between into onto over within towards toward against than via per
    who whom whose which that what where when while how why if because though although
    he she they we you i i'm i'd i've he's he'd she's she'd they're they'd they've we're
    them is are was were has have had
""")
"""Words that end no mention but stand after one.

Source of both: our own lists of English function words, 2026; Apache-2.0."""

_FIRST_PERSON = word_set("i i'm i'd i've")

_JOINT = re.compile(r"[ ,]*(?:(?:of|the|an?|to|for|and|in|on|at|with) ){0,2}")
"""What may lie between two parts of one mention."""

_SENTENCE_END = re.compile(r"(?:[^\W\d_A-Z]{3}|\d)\.\Z")
"""A full stop that is no abbreviation's."""

_SHORTENED = re.compile(r"(?:n?['’]t|['’](?:s|d|m|ll|re|ve))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def trimmed(decisions: Sequence[Decision], text: str) -> list[Decision]:
    """The decisions to redact, without function words at the edges of what a model alone found.

    Nor do a comma, a full stop, or half of a pair of brackets or quotation marks belong to it. What
    consists of nothing else is kept: it is the sentence's own and says nothing of anybody. Words
    between two of them stay, since one mention may reach over both.

    Args:
        decisions: disjoint, in order.
        text: the text that their spans are of.
    """
    free = [_are_apart(first, second, text) for first, second in pairwise(decisions)]
    return [
        _trimmed(decision, text, before, after) if _may_trim(decision, text) else decision
        for decision, before, after in zip(decisions, [True, *free], [*free, True], strict=False)
    ]


def _are_apart(first: Decision, second: Decision, text: str) -> bool:
    both = first.action is second.action is Action.REDACT
    return not both or _JOINT.fullmatch(text, first.end, second.start) is None


def _may_trim(decision: Decision, text: str) -> bool:
    return (
        decision.action is Action.REDACT
        and not decision.by
        and certainty(decision) is not Certainty.KNOWN
        and _are_aligned(decision.entity.text, decision.entity.span.of(text))
    )


def _are_aligned(read: str, written: str) -> bool:
    """Whether every letter and digit stands in the same place in both."""
    return len(read) == len(written) and all(
        one.lower() == other.lower()
        for one, other in zip(read, written, strict=True)
        if one.isalnum() or other.isalnum()
    )


def _trimmed(decision: Decision, text: str, before: bool, after: bool) -> Decision:
    """The decision, trimmed where nothing that is redacted stands `before` or `after` it."""
    found = decision.entity.text
    words = list(_WORD.finditer(found))
    if not words:
        return decision
    own = _own_start(found, text[max(0, decision.start - 1) : decision.start]) if before else 0
    words = [word for word in words if word.start() >= own]
    first, last = 0, len(words)
    opens = opens_sentence(text[max(0, decision.start - CONTEXT) : decision.start])
    named = decision.entity_type == PERSON
    while before and first < last and _leads(words[first][0], opens and not first, named):
        first += 1
    while after and last > first and _trails(words[last - 1][0]):
        last -= 1
    if first == last:
        return replace(decision, action=Action.KEEP, operator="", reason=SAYS_NOTHING)
    start = words[first - 1].end() if first else own
    end = words[last].start() if last < len(words) else len(found)
    start += _first_kept(found[start:end], before)
    end = start + _last_kept(found[start:end], after)
    if (start, end) == (0, len(found)):
        return decision
    span = Span(decision.start + start, decision.start + end)
    entity = replace(decision.entity, span=span, text=found[start:end], value=None)
    return replace(decision, entity=entity)


def _own_start(found: str, letter: str) -> int:
    """Where the words begin after the end of a shortened one: `'s` of `who's`."""
    end = _SHORTENED.match(found) if letter.isalpha() else None
    return end.end() if end else 0


def _leads(word: str, opens: bool, named: bool) -> bool:
    """Whether a word is no part of what it stands before.

    With a capital it may be a name or an abbreviation (`Do Minh`, `US`, `IT`), unless the capital
    is that of the sentence, or of `The` and `I`.

    Args:
        word: as found.
        opens: whether it opens a sentence.
        named: whether what was found is taken for a person's name.
    """
    word = word.replace("’", "'")
    small = word.lower()
    if small not in _LEADING or small in (word, "the"):
        return small in _LEADING
    if small in _FIRST_PERSON:
        return not named
    return opens and (word == "A" or (not word.isupper() and not named))


def _trails(word: str) -> bool:
    """Whether a word is no part of what it stands after: with a capital it may be (`Ward A`)."""
    word = word.replace("’", "'")
    small = word.lower()
    return small in _TRAILING and (word == small or (small in _FIRST_PERSON and small != "i"))


def _first_kept(text: str, before: bool) -> int:
    """Where the words begin after marks that belong to what stands before them."""
    start = len(text) - len(text.lstrip(" ,;:!?)–—" if before else ")"))
    return start + (text[start] == '"' and text.count('"') == 1)


def _last_kept(text: str, after: bool) -> int:
    """Where the words end before marks that belong to the sentence."""
    shown = text.rstrip(" ,;:!?(–—" if after else "( ")
    if shown.endswith(")") and "(" not in shown:
        shown = shown[:-1]
    ends = after and _SENTENCE_END.search(shown)
    if ends or (shown.endswith('"') and shown.count('"') == 1):
        shown = shown[:-1]
    return len(shown)
