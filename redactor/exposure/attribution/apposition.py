"""Which roles and descriptions stand beside a name and mean whoever it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.exposure.attribution.mentions import Kind, Mention
from redactor.exposure.attribution.naming import CALLED
from redactor.exposure.genders import Gender
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
_KIN = re.compile(r", (?:\d{1,3}, )?(?:(?:my|his|her|their|our|the \w+'s|[A-Z]\w+'s) )?")
_CLOSES = re.compile(r"[,.;)]| \(| (?:who|whose)\b")
"""What ends an apposition."""

_TITLES = (Kind.ROLE, Kind.DESCRIPTION)
_OPENING = re.compile(r"(?:\A|[.!?\n][\"')\]]*\s*)(?:An? |One )?\Z")
_LOOK = 3
"""How many mentions away a description may be, bodies in between."""


def appositions(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """For each role, relation or description of a named person, by index, that of the name.

    Args:
        text: the analysis text.
        mentions: those outside quotations, in order.
    """
    same: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        if mention.kind is not Kind.NAME:
            continue
        if i and i - 1 not in same and _stands_before(text, mentions[i - 1], mention):
            same[i - 1] = i
        for j in range(i + 1, min(i + 1 + _LOOK, len(mentions))):
            if mentions[j].kind is Kind.BODY:
                continue
            if _stands_after(text, mention, mentions[j]):
                same[j] = i
            break
    return same


def _stands_before(text: str, mention: Mention, name: Mention) -> bool:
    """Whether a mention means whoever is named after it: `the mayor, Ada Quill`."""
    if mention.kind in _TITLES:
        between = text[mention.span.end : name.span.start]
        titled = mention.determiner not in ("a", "an", "one") or "," in between
        beside = titled and _BEFORE.fullmatch(between)
        return len(between) < 40 and bool(beside or CALLED.fullmatch(between))
    return _is_relatives_name(text, mention, name) or _is_called_source(text, mention, name)


def _stands_after(text: str, name: Mention, mention: Mention) -> bool:
    """Whether a mention means whoever is named before it: `Ada Quill, the mayor,`."""
    between = text[name.span.end : mention.span.start]
    if mention.kind in _TITLES:
        return len(between) < 70 and "\n" not in between and bool(_AFTER.fullmatch(between))
    if mention.kind is Kind.RELATIVE:
        closes = _CLOSES.match(text, mention.span.end) is not None
        return closes and _KIN.fullmatch(between) is not None
    return mention.kind is Kind.SOURCE and _BESIDE.fullmatch(between) is not None


def _introduces(text: str, end: int, name: Span) -> bool:
    between = text[end : name.start]
    set_apart = between == ", " and text.startswith((",", ".", " ("), name.end)
    return set_apart or _IS.fullmatch(between) is not None


def _opens(text: str, mention: Mention) -> bool:
    """True for a mention that opens a sentence, its article aside: what follows is no clause."""
    return _OPENING.search(text[max(0, mention.span.start - 12) : mention.span.start]) is not None


def _is_relatives_name(text: str, relative: Mention, name: Mention) -> bool:
    """True for `her brother Emil` and `her brother, Emil Tarn,`."""
    if relative.kind is not Kind.RELATIVE or relative.gender is Gender.PLURAL:
        return False
    between = text[relative.span.end : name.span.start]
    apart = between == ", " and _CLOSES.match(text, name.span.end) is not None
    return apart or between == " " or CALLED.fullmatch(between) is not None


def _is_called_source(text: str, mention: Mention, name: Mention) -> bool:
    """True for `our source, Ada Quill,`: a name set apart after a known source."""
    return (
        mention.kind is Kind.SOURCE
        and (mention.determiner in ("the", "this", "that", "our", "my") or _opens(text, mention))
        and _introduces(text, mention.span.end, name.span)
    )
