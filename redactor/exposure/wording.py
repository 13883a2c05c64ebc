"""What a draft says of a name in so many words, which weights do not know.

Regular expressions: our own, from general knowledge of English news copy, 2026; Apache-2.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.detection.entities import PERSON, Entity
from redactor.exposure.attribution import Evidence
from redactor.exposure.attribution.attribute import HAS_SOURCE

COMPANION = 0.2
"""Least probability that the name of somebody who did something to or with a narrator who is a
source (`Oria Quill, who drove us`) helps to find the narrator. Weights know relatives alone."""

PRINTED = 0.01
"""Greatest probability that a name which is there to be printed gives a source away: of whom a
credit names (`Reporting by Ada Quill; editing by Bo Reis`), and one that the newsroom made up
(`Oksana (not her real name)`, `We'll call her Oksana`). Marked drafts hardly ever have one."""

_IN_ITSELF = 2
"""`Evidence.narrated` of a sentence that itself says `I` or `us`."""

_REACH = 160
"""How far before and after a name its words may stand, in code points."""

_DID = re.compile(
    r",? who (?:(?:had|has|have|also|later|once|then|first|always) )?"
    r"(?!(?:told|tells|showed|shows|gave|sent|wrote|emailed|rang|phoned|called|informed|assured"
    r"|reminded|asked|promised|governs?|governed|rules?|ruled|represents?|represented)\b)"
    r"[a-z]+ (?:me|us)\b"
    r"|,? and (?:I|me)\b"
)
_WITH = re.compile(r"\b(?:I and|me and|with me and|beside me|with me,) \Z")

_CREDITED = re.compile(
    r"\b(?i:reporting|writing|editing|edited|written|translated|translation|compiled|photographs?"
    r"|photography|illustrations?|graphics?) by"
    r" (?:[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}(?:,| and|, and) ){0,4}\Z"
)

_WILL_CALL = re.compile(
    r"\b(?:we|I)(?:(?: will|['’]ll| shall| are going to|['’]re going to) call"
    r"|(?: are|['’]re| am|['’]m) calling) (?:him|her|them) [\"'“*_]*\Z",
    re.IGNORECASE,
)
_WILL_BE_CALLED = re.compile(r"\b(?:will|['’]ll|shall) be (?:called|known as|named) [\"'“*_]*\Z")
_HERE = re.compile(
    r"[\"'”*_]*,? (?:here|(?:in|for|throughout) this (?:article|story|piece|report))\b"
)
_NOT_REAL = re.compile(
    r"[\"'”’*_]*(?:,? [(\[]|, | [–—-] )"
    r"(?:(?:this is )?not (?:his|her|their) (?:real|actual|true|own) name"
    r"|(?:(?:his|her|their|the) )?names? (?:(?:has|have) been |was |were )?changed"
    r"|(?:this is )?a pseudonym\b|whose (?:real )?name (?:has been|was) changed)"
)

_CLOSING = ('"', "”", "’", "'")


@dataclass(frozen=True, slots=True)
class Bound:
    """Between what the probability lies that an entity helps to find a protected person.

    Args:
        index: of the entity.
        least: 0.0-1.0.
        most: 0.0-1.0.
    """

    index: int
    least: float = 0.0
    most: float = 1.0


def bounds(
    entities: Sequence[Entity],
    evidence: Sequence[Evidence],
    mentions: Sequence[Sequence[int]],
    text: str,
) -> Iterator[Bound]:
    """The bounds that the wording sets, at most one an entity.

    Args:
        entities: of one document, in order.
        evidence: what the document says of each one's place.
        mentions: for each the indices of all mentions of its party, its own among them.
        text: the document's text.
    """
    made_up = {
        other
        for index, entity in enumerate(entities)
        if entity.type == PERSON and _is_made_up(entity, evidence[index], text)
        for other in _mentions_of(index, mentions[index], entities, evidence)
    }
    for index, entity in enumerate(entities):
        if entity.type != PERSON:
            continue
        if index in made_up or _is_credited(entity, evidence[index], text):
            yield Bound(index, most=PRINTED)
        elif _is_companion(entity, evidence[index], text):
            yield Bound(index, least=COMPANION)


def _mentions_of(
    index: int, others: Sequence[int], entities: Sequence[Entity], evidence: Sequence[Evidence]
) -> Sequence[int]:
    """All mentions of a made-up name; none where one says more than the name that was made up."""
    words = set(_words(entities[index]))
    alike = all(words.issuperset(_words(entities[other])) for other in others)
    return others if alike and not any(evidence[other].real_name for other in others) else ()


def _words(entity: Entity) -> list[str]:
    return re.findall(r"\w+", entity.text.casefold())


def _is_made_up(entity: Entity, evidence: Evidence, text: str) -> bool:
    """Whether the newsroom itself, and nobody whom it quotes, says that it made the name up."""
    before, end = _before(entity, text), entity.span.end
    if evidence.quoted:
        closed = text[end : end + 1] in _CLOSING and text[end - 1 : end].isalpha()
        return closed and _NOT_REAL.match(text, end) is not None
    return (
        _WILL_CALL.search(before) is not None
        or _NOT_REAL.match(text, end) is not None
        or (_WILL_BE_CALLED.search(before) is not None and _HERE.match(text, end) is not None)
    )


def _is_companion(entity: Entity, evidence: Evidence, text: str) -> bool:
    """Whether somebody named did something to or with a narrator who is a source."""
    if (
        not evidence.narration
        or evidence.narrated < _IN_ITSELF
        or evidence.source_in_document < HAS_SOURCE
        or evidence.public_role
        or evidence.credit
    ):
        return False
    did = _DID.match(text, entity.span.end)
    return did is not None or _WITH.search(_before(entity, text)) is not None


def _is_credited(entity: Entity, evidence: Evidence, text: str) -> bool:
    if not evidence.credit or evidence.is_source or evidence.real_name:
        return False
    return _CREDITED.search(_before(entity, text)) is not None


def _before(entity: Entity, text: str) -> str:
    return text[max(0, entity.span.start - _REACH) : entity.span.start]
