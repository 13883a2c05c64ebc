"""Gives back the little words at the edges of what a model found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from redactor.exposure.decisions import Action, Decision
from redactor.redaction.jobs import certainty
from redactor.redaction.operators.grammar import word_set
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

_JOINT = re.compile(r"[ ,]*(?:(?:of|the|an?|to|for|and|in|on|at|with) ){0,2}")
"""What may lie between two parts of one mention."""

_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{3}\.\Z")
"""A full stop that is no abbreviation's."""

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
        _trimmed(decision, before, after) if _may_trim(decision) else decision
        for decision, before, after in zip(decisions, [True, *free], [*free, True], strict=False)
    ]


def _are_apart(first: Decision, second: Decision, text: str) -> bool:
    both = first.action is second.action is Action.REDACT
    return not both or _JOINT.fullmatch(text, first.end, second.start) is None


def _may_trim(decision: Decision) -> bool:
    return (
        decision.action is Action.REDACT
        and not decision.by
        and certainty(decision) is not Certainty.KNOWN
        and len(decision.entity.text) == len(decision.entity.span)
    )


def _trimmed(decision: Decision, before: bool, after: bool) -> Decision:
    """The decision, trimmed where nothing that is redacted stands `before` or `after` it."""
    text = decision.entity.text
    words = list(_WORD.finditer(text))
    first, last = 0, len(words)
    while before and first < last and _is_one_of(words[first][0], _LEADING):
        first += 1
    while after and last > first and _is_one_of(words[last - 1][0], _TRAILING):
        last -= 1
    if not words:
        return decision
    if first == last:
        return replace(decision, action=Action.KEEP, operator="", reason=_NOTHING)
    start = words[first].start() if first else _first_kept(text, before)
    end = words[last - 1].end() if last < len(words) else _last_kept(text, after)
    if (start, end) == (0, len(text)):
        return decision
    span = Span(decision.start + start, decision.start + end)
    entity = replace(decision.entity, span=span, text=text[start:end], value=None)
    return replace(decision, entity=entity)


def _first_kept(text: str, before: bool) -> int:
    """Where the words begin after marks that belong to what stands before them."""
    start = len(text) - len(text.lstrip(" ,;:!?)" if before else ")"))
    return start + (text[start] == '"' and text.count('"') == 1)


def _last_kept(text: str, after: bool) -> int:
    """Where the words end before marks that belong to the sentence."""
    shown = text.rstrip(" ,;:!?(" if after else "( ")
    if shown.endswith(")") and "(" not in shown:
        shown = shown[:-1]
    ends = after and _SENTENCE_END.search(shown)
    if ends or (shown.endswith('"') and shown.count('"') == 1):
        shown = shown[:-1]
    return len(shown)


def _is_one_of(word: str, some: frozenset[str]) -> bool:
    return word.replace("’", "'").lower() in some


_NOTHING = "it consists of words that join others and say nothing by themselves"
