"""Which roles and descriptions stand beside a name and mean whoever it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.exposure.attribution.mentions import Kind, Mention
from redactor.exposure.attribution.naming import CALLED
from redactor.spans import Span

_AFTER = re.compile(
    r"(?:, (?:(?:aged )?\d{1,3}, )?|,? \(|,? who (?:is|was) | is | was |, then )"
    r"(?:(?!\w{3,}\. )[\w'.&-]+ ){0,7}"
)
_BEFORE = re.compile(
    r",? |:? ?(?:of|at|for|in) (?:the )?(?:[\w'&-]+ ){0,3}|(?: [A-Z][\w'-]+){1,2},? "
)
_BESIDE = re.compile(r"(?:,| is| was| \()(?: (?:an? |one |the |our )?)?")
_IS = re.compile(r" (?:is|was) (?:called |named )?")
_TITLES = (Kind.ROLE, Kind.DESCRIPTION)
_OPENING = re.compile(r"(?:\A|[.!?\n][\"')\]]*\s*)(?:An? |One )?\Z")
_LOOK = 3
"""How many mentions away a description may be, bodies in between."""


def appositions(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For each role or description that means a named person, by index, the index of the name.

    Args:
        text: the analysis text.
        mentions: those outside quotations, in order.
    """
    same: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        if mention.kind is not Kind.NAME:
            continue
        if i and mentions[i - 1].kind in _TITLES and i - 1 not in same:
            between = text[mentions[i - 1].span.end : mention.span.start]
            titled = mentions[i - 1].determiner not in ("a", "an", "one") or "," in between
            beside = titled and _BEFORE.fullmatch(between)
            if len(between) < 40 and (beside or CALLED.fullmatch(between)):
                same[i - 1] = i
        elif i and _is_called_source(text, mentions[i - 1], mention):
            same[i - 1] = i
        for j in range(i + 1, min(i + 1 + _LOOK, len(mentions))):
            if mentions[j].kind in _TITLES:
                between = text[mention.span.end : mentions[j].span.start]
                if len(between) < 70 and "\n" not in between and _AFTER.fullmatch(between):
                    same[j] = i
                break
            if mentions[j].kind is Kind.SOURCE:
                if _BESIDE.fullmatch(text[mention.span.end : mentions[j].span.start]):
                    same[j] = i
                break
            if mentions[j].kind is not Kind.BODY:
                break
    return same


def _introduces(text: str, end: int, name: Span) -> bool:
    between = text[end : name.start]
    set_apart = between == ", " and text.startswith((",", ".", " ("), name.end)
    return set_apart or _IS.fullmatch(between) is not None


def _opens(text: str, mention: Mention) -> bool:
    """True for a mention that opens a sentence, its article aside: what follows is no clause."""
    return _OPENING.search(text[max(0, mention.span.start - 12) : mention.span.start]) is not None


def _is_called_source(text: str, mention: Mention, name: Mention) -> bool:
    """True for `our source, Ada Quill,`: a name set apart after a known source."""
    return (
        mention.kind is Kind.SOURCE
        and (mention.determiner in ("the", "this", "that", "our", "my") or _opens(text, mention))
        and _introduces(text, mention.span.end, name.span)
    )
