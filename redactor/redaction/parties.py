"""Names people, places and organisations for a copy, each the same throughout it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, cycle, repeat
from types import MappingProxyType

from redactor.detection.entities import (
    DEMOGRAPHIC,
    FAMILY_RELATION,
    LOCATION,
    OCCUPATION,
    ORGANIZATION,
    PERSON,
)
from redactor.detection.romanization import fold
from redactor.detection.vocabulary import ABBREVIATED_TITLES
from redactor.documents.document import Document
from redactor.exposure.decisions import Action, Decision
from redactor.redaction.context import context
from redactor.redaction.operators.pronouns import Pronoun
from redactor.redaction.roles import (
    DEFINITE,
    LETTERED,
    MOST_LETTERED,
    TYPE_NOUNS,
    Role,
    letters,
)
from redactor.spans import Span

PSEUDONYM = "pseudonym"
"""The operator that names by letters alone."""

_NAMED = re.compile(rf"[\[(⟨]({LETTERED.pattern}|{DEFINITE.pattern})\\?[\])⟩]")
_APPOSED = frozenset({OCCUPATION, FAMILY_RELATION, DEMOGRAPHIC, ORGANIZATION, LOCATION})
_TITLE = re.compile(
    r"(?:\b(?:the|a|an|my|your|his|her|its|our|their)"
    r"(?: (?:late|young|old|little|poor|dear|elder|younger|older))?"
    r"|\b(?:late|young|old|little|poor|dear|comrade|brother|sister|uncle|aunt|auntie|grandma"
    r"|grandpa|captain|sergeant|major|colonel|general|nurse|teacher|driver|doctor|professor|father"
    r"|mother|manager|director|officer|private|corporal|lieutenant|inspector|mister|madam)"
    rf"|\b(?:{'|'.join(sorted(ABBREVIATED_TITLES))})\.?"
    r"|'s) \Z",
    re.IGNORECASE,
)
"""Words that a name follows without a comma and an article cannot: `the late Ri`, `Uncle Ri`.

Our own list, 2026, Apache-2.0: determiners, adjectives, titles; general knowledge of the language.
"""


def party_names(
    document: Document,
    decisions: Sequence[Decision],
    roles: Mapping[int, Role] = MappingProxyType({}),
) -> dict[Span, str]:
    """What the copy calls those whose names are replaced.

    A person is called by role. One alone in a role is `a person`, then `the person`, a source
    always `the source`. Several in a role have letters in order of first mention (`Source A`,
    `Source B`), and so has one whose name ever stands where no article can (`the late Ri`); those
    that only pronouns stand for have none. With the operator `pseudonym` everybody has a letter,
    and places and organisations too. Names that the draft already holds in brackets are not given
    again.

    Args:
        document: the draft.
        decisions: in order; those to redact by `generalize` or `pseudonym` are named, by `party`
            or, without one, by their words.
        roles: by party; nobody else's is known.

    Returns:
        By the span of the decision, the name as it stands within a sentence.
    """
    groups: dict[str, dict[object, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for decision in decisions:
        noun, key = _noun(decision, roles), _key(decision)
        if noun and not (key is None or _in_address(document, decision.entity.span)):
            groups[noun][key].append(decision)
    apposed = frozenset(_apposed(document, decisions))
    taken = frozenset(match[1].lower() for match in _NAMED.finditer(document.text))
    names: dict[Span, str] = {}
    for noun, parties in groups.items():
        names.update(_names(noun, list(parties.values()), apposed, taken))
    return names


def _noun(decision: Decision, roles: Mapping[int, Role]) -> str:
    """The noun that names the decision's party; empty when it has no name."""
    if decision.action is not Action.REDACT:
        return ""
    if decision.operator == PSEUDONYM and decision.entity_type in TYPE_NOUNS:
        return TYPE_NOUNS[decision.entity_type]
    if decision.operator not in ("generalize", PSEUDONYM) or not is_person(decision):
        return ""
    role = Role.UNKNOWN if decision.party is None else roles.get(decision.party, Role.UNKNOWN)
    return role.value


def is_pronoun(decision: Decision) -> bool:
    """True for a pronoun that stands for a protected person."""
    return isinstance(decision.entity.value, Pronoun)


def is_person(decision: Decision) -> bool:
    """True for a name of a person and for a pronoun that stands for one."""
    return decision.entity_type == PERSON or is_pronoun(decision)


def _key(decision: Decision) -> object:
    """The party of a decision; of a name without one its words, of a pronoun nothing."""
    if decision.party is not None:
        return decision.party
    words = decision.entity_type, fold(decision.entity.text)
    return None if is_pronoun(decision) else words


def _names(
    noun: str, parties: Sequence[list[Decision]], apposed: frozenset[Span], taken: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    """The names of all parties that one noun names, in order of first mention."""
    named = [party for party in parties if not all(map(is_pronoun, party))]
    mentions = [decision for party in named for decision in party]
    lettered = (
        len(named) > 1
        or any(d.operator == PSEUDONYM or d.entity.span in apposed for d in mentions)
        or any(name.endswith(f" {noun}") or name.startswith(f"{noun} ") for name in taken)
    )
    every = [letters(number) for number in range(1, MOST_LETTERED + 1)]
    untaken = [one for one in every if f"{noun} {one}".lower() not in taken]
    # Past the last a name more is a name shared.
    free = cycle(untaken or every)
    for party in parties:
        if lettered and not all(map(is_pronoun, party)):
            names: Iterator[str] = repeat(f"{noun.capitalize()} {next(free)}")
        else:
            first = "the" if is_pronoun(party[0]) else Role(noun).article
            names = chain([f"{first} {noun}"], repeat(f"the {noun}"))
        yield from zip((decision.entity.span for decision in party), names, strict=False)


def _apposed(document: Document, decisions: Sequence[Decision]) -> Iterator[Span]:
    """The names that follow a noun or a determiner without a comma."""
    previous: Decision | None = None
    for decision in decisions:
        span = decision.entity.span
        if is_person(decision) and not is_pronoun(decision):
            joined = (
                previous is not None
                and previous.entity_type in _APPOSED
                and document.text[previous.end : span.start] == " "
            )
            if joined or _TITLE.search(context(document, span)[0]):
                yield span
        previous = decision


def _in_address(document: Document, span: Span) -> bool:
    regions = document.regions
    index = bisect_right(regions, span.start, key=lambda r: r.span.end)
    return (
        index < len(regions)
        and regions[index].kind.is_address
        and regions[index].span.contains(span)
    )
