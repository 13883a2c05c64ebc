"""Which names a document says are somebody's: `her name is ...`, `a nurse called ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redactor.exposure.attribution.mentions import Kind, Mention

_REAL = r"(?:real|true|actual|legal)"
_KIND = r"(?:full|own|first|last|given|family|maiden|middle|birth|christian)"
_IS = r" (?:is|was|being)(?: (?:really|actually))?|,(?: [\w']+){1,3},? (?:is|was)|:"
_GIVEN = re.compile(
    rf"(?P<owner>\b(?:his|her|their|whose)|'s?)? ?\b(?:(?P<real>{_REAL}) )?(?:{_KIND} )?"
    rf"name(?P<is>{_IS})? \(?[\"']?\Z",
    re.IGNORECASE,
)
_LONGEST = 80
"""Farthest back that words which give a name begin, in code points."""

_GAP = 40
"""Farthest that whoever is named stands before `whose name is`, in code points."""

CALLED = re.compile(
    r",? (?:who(?:m| is| was)? )?(?:named|called|nicknamed|surnamed|dubbed|known (?:here )?as"
    r"|identified (?:only )?as|goes by|by the name of"
    r"|(?:we|I)(?: will| shall|'ll| are|'re| am|'m)? call(?:ing)?)"
    r"(?: only| simply| just)? [\"']?"
)
"""What stands between a description and the name of the same person, beside commas."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that is given as somebody's.

    Args:
        owner: index of the mention of whoever bears the name.
        real: said to be the real one, so that the bearer goes by another, or by none.
    """

    owner: int
    real: bool


def namings(text: str, mentions: Sequence[Mention]) -> dict[int, Naming]:
    """For each name that the text gives as somebody's, by index.

    Args:
        text: the analysis text.
        mentions: those outside quotations, in order.
    """
    found: dict[int, Naming] = {}
    for i, mention in enumerate(mentions):
        if mention.kind is not Kind.NAME:
            continue
        start = max(0, mention.span.start - _LONGEST)
        given = _GIVEN.search(text[start : mention.span.start])
        if given is None or not (given["is"] or given["real"]):
            continue
        owner = _owner(mentions, i, given, start)
        if owner is not None:
            found[i] = Naming(owner, given["real"] is not None)
    return found


def _owner(mentions: Sequence[Mention], name: int, given: re.Match[str], offset: int) -> int | None:
    """The index of the mention whose name it is."""
    at = offset + given.start()
    before = name - 1
    if (given["owner"] or "").lower() in ("his", "her", "their"):
        while before >= 0 and mentions[before].span.start > at:
            before -= 1
        pronoun = before >= 0 and mentions[before].span.start == at
        return before if pronoun and mentions[before].kind is Kind.PRONOUN else None
    while before >= 0 and (mentions[before].span.end > at or mentions[before].kind is Kind.BODY):
        before -= 1
    if before < 0 or at - mentions[before].span.end > _GAP:
        return None
    return before
