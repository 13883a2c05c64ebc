"""Whom a promise of anonymity is made to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from redactor.detection.entities import Entity
from redactor.exposure.attribution.cast import Person
from redactor.exposure.attribution.evidence import SURELY
from redactor.exposure.attribution.extents import distance
from redactor.exposure.attribution.mentions import Kind, Mention
from redactor.spans import Span

OTHER_NAME = ".other-name"
"""End of the ids of rules whose promise is that a name is made up."""

NOT_NAMING = ".not-naming"
"""End of the ids of rules whose promise may be to whoever is named right after it."""

NEAR = 40
"""Farthest that whoever is promised something stands from the promise, in code points."""


def keep_promise(
    promise: tuple[Entity, Span],
    here: Sequence[Mention],
    meant: Mapping[int, Person],
    main: Person | None,
    real: AbstractSet[int],
) -> Person | None:
    """Make whoever is promised anonymity a source; whose name is said to be made up has another.

    Rather somebody unnamed in the sentence than somebody named in full beside the promise. A
    promise that opens the sentence is to whom it is about.

    Args:
        promise: the signal and its place in the analysis text.
        here: the mentions of its sentence, in order.
        meant: whom each means, by its start.
        main: whom the sentence is about.
        real: starts of names that are said to be real.

    Returns:
        Whose name is said to be made up, where it is new.
    """
    signal, span = promise
    before = [m for m in here if m.span.end <= span.start]
    named = [m for m in here if m.kind is Kind.NAME and m.span.start not in real]
    if signal.rule.endswith(OTHER_NAME):
        close = [m for m in named if distance(m.span, span) <= NEAR]
        mention = min(close, key=lambda m: distance(m.span, span), default=None)
        person = None if mention is None else meant.get(mention.span.start)
        if person is not None:
            person.pseudonym = True
            person.source = SURELY
            return person if person.mentions == 1 else None
    if signal.rule.endswith(NOT_NAMING):
        before = [m for m in named if 0 <= m.span.start - span.end <= 1] or before
    for person in _able(span, before, meant, main):
        if not person.public:
            person.source = SURELY
            break
    return None


def _able(
    promise: Span, before: Sequence[Mention], meant: Mapping[int, Person], main: Person | None
) -> list[Person]:
    """Those who may be meant, likeliest first."""
    if not before and main is not None:
        return [main]
    found = [(m, meant.get(m.span.start)) for m in reversed(before)]
    people = [(m, person) for m, person in found if person is not None]
    able = [*([main] if main is not None else []), *(person for _, person in people)]
    unnamed = [person for person in able if not person.full_name]
    return unnamed + [person for m, person in people if distance(m.span, promise) <= NEAR]
