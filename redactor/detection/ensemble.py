"""Puts the findings of rules, of the model and of an added model together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from redactor.detection.entities import CONCEPTS, DATE_TIME, LOCATION, ORGANIZATION, PERSON, Entity
from redactor.detection.overlaps import outside, resolve_overlaps
from redactor.detection.vocabulary import NAME_PARTICLES
from redactor.spans import Span

WEAK = 0.45
"""A rule's finding of at most this score counts only where the model sees an entity too."""

SURE = 0.8
"""Calibrated probability from which the model's word on a type counts for more than a rule's."""

CERTAIN = 0.9
"""A rule's score from which it does not."""

_WORD = re.compile(r"\w+")
_LITTLE = frozenset(
    """
    a an and at by for from in of on or s that the to which who with
    he i it she they we you had has have is are was were be been being
    added asked asks bought brought called calls came comes did died does gave gives goes got gets
    keeps kept knew knows leaves left lived lives made makes met moved paid returned said saw says
    sent sold spoke speaks told tells took takes went works worked writes write wrote
    ate became began bit bled blew bound broke built burned caught chose clung cost crept cut dealt
    drank drew drove dug fed fell felt fled flew flung forgot fought found froze grew heard held hid
    hit hung hurt laid lay led lent let lost lit meant put ran rang read rode rose sank sang sat set
    shook shot shut slept slid spent spun spread stole stood strove struck stuck swam swore swung
    taught thought threw tore understood wept woke won wore wound
    """.split()  # noqa: SIM905
)
"""Words that, left over beside a rule's finding, make no entity of their own: function words, verbs
that anybody may be the subject of, and irregular past forms. Source: our own list, 2026."""

_PARTICLES = NAME_PARTICLES | {"abu", "umm"}
"""Words in lower case that belong to a person's name, those of a kunya among them."""

_PAST = re.compile(r"[a-z]{3,}ed")
_NAMES = frozenset({PERSON, ORGANIZATION})
_NAMED = _NAMES | {LOCATION}
_WHERE_AND_WHEN = frozenset({LOCATION, DATE_TIME})


def combine(
    rules: Iterable[Entity], model: Iterable[Entity], added: Iterable[Entity] = ()
) -> list[Entity]:
    """The union of all, disjoint, in order.

    Where they overlap: a finding of the model that adds only little words to what rules found is
    dropped for theirs, which know the rule and often the meaning; so is one of little words alone,
    wherever it stands. One that holds the findings of rules whole and says more takes their place,
    unless a rule tells the kind of an identifier; so does one that is sure of another type than a
    rule that names people, bodies or places. Of any other, what lies outside is added.
    Findings of rules take over the exposure that the model saw.
    Those of an added model come last and stand to all others as the model's do to those of rules:
    ours were made for drafts, and the added one says nothing of exposure. One that takes the place
    of others takes over theirs.

    Args:
        rules: findings of rules; may overlap.
        model: findings of the model; disjoint, in order. Empty when no model was asked, and then
            weak findings of rules count too.
        added: findings of an added model; disjoint, in order.
    """
    seen, more = list(model), list(added)
    found = resolve_overlaps(rules)
    if seen:
        found = [
            e for e in found if e.score > WEAK or _within(seen, e.span) or _within(more, e.span)
        ]
        found = [e for e in found if not any(_outvotes(m, e) for m in _within(seen, e.span))]
    return _joined(_joined(found, seen), more)


def _joined(found: list[Entity], seen: list[Entity]) -> list[Entity]:
    """The union; `found` goes first as `combine` says. Both disjoint and in order."""
    added: list[Entity] = []
    replaced: set[Span] = set()
    exposed: dict[Span, Entity] = {}
    for entity in seen:
        beside = _within(found, entity.span)
        exposed.update((other.span, entity) for other in beside)
        rest = outside([entity], (e.span for e in beside))
        rest = [part for part in rest if (_says(part) if beside else not _is_little(part))]
        if rest and beside and _takes_in(entity, beside):
            replaced.update(other.span for other in beside)
            added.append(_exposed(entity, max(beside, key=_exposure)))
        else:
            added += rest
    kept = [_exposed(e, exposed.get(e.span)) for e in found if e.span not in replaced]
    return sorted([*kept, *added], key=lambda e: e.span)


def _outvotes(model: Entity, rule: Entity) -> bool:
    """True where the model is sure that what a rule takes for a name is a word of another kind.

    Words of many kinds are some town's name, too; what rules take for meaning would be untrue. Of
    two kinds of names a rule knows better: it has lists.
    """
    return (
        rule.type in _NAMED
        and model.type not in _NAMED
        and model.score >= SURE
        and rule.score < CERTAIN
        and model.span.contains(rule.span)
    )


def overrule(certain: Iterable[Entity], found: Iterable[Entity]) -> list[Entity]:
    """The certain findings, and of the others what lies outside them; disjoint, in order.

    A certain one without a value takes over the span of one of its type that holds it, with the
    value of that.

    Args:
        certain: what the newsroom itself names; may overlap.
        found: what rules and models find; disjoint.
    """
    likely = list(found)
    certain = [_widened(entity, _within(likely, entity.span)) for entity in certain]
    sure = resolve_overlaps(certain)
    whole = {entity.span for entity in likely}
    rest = outside(likely, (entity.span for entity in sure))
    beside = [entity for entity in rest if entity.span in whole or _says(entity)]
    return sorted([*sure, *beside], key=lambda e: e.span)


def _widened(entity: Entity, beside: Iterable[Entity]) -> Entity:
    """The entity, with the span and value of one of its type that holds it, if it has none."""
    for other in beside if entity.value is None else ():
        alike = other.type == entity.type and other.value is not None
        if alike and other.span.contains(entity.span):
            return replace(entity, span=other.span, text=other.text, value=other.value)
    return entity


def _within(entities: list[Entity], span: Span) -> list[Entity]:
    """Those of the disjoint, ordered entities that overlap `span`."""
    first = bisect_right(entities, span.start, key=lambda e: e.span.end)
    last = bisect_left(entities, span.end, key=lambda e: e.span.start)
    return entities[first:last]


def _says(part: Entity) -> bool:
    """True when a part left over says something by itself.

    Of a name only words with a capital or number do, and of a person's name particles (`van`); of a
    place or date no verb in the past.
    """
    words = [word for word in _WORD.findall(part.text) if word.lower() not in _LITTLE]
    if part.type in _NAMES:
        particles = _PARTICLES if part.type == PERSON else ()
        return any(not word.islower() or word in particles for word in words)
    if part.type in _WHERE_AND_WHEN:
        return any(not _PAST.fullmatch(word) for word in words)
    return bool(words)


def _is_little(part: Entity) -> bool:
    """True for little words in lower case alone: with a capital they may be a name."""
    return _LITTLE.issuperset(_WORD.findall(part.text))


def _takes_in(entity: Entity, beside: Iterable[Entity]) -> bool:
    """True when a finding says all that those beside it say, of an identifier its kind included."""
    return all(
        entity.span.contains(other.span) and (other.type in CONCEPTS or other.type == entity.type)
        for other in beside
    )


def _exposed(entity: Entity, other: Entity | None) -> Entity:
    """The entity with the exposure that another one brings, if it brings any."""
    if other is None or other.protected is None:
        return entity
    return replace(entity, protected=other.protected, direct=other.direct, within=other.within)


def _exposure(entity: Entity) -> float:
    return -1.0 if entity.protected is None else entity.protected
