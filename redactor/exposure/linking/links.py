"""Which mentions are of one party, by which evidence, and where that stays in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from redactor.exposure.linking.index import Index


class Basis(Enum):
    """Why a mention counts to its party."""

    NAME = "bears the whole name"
    PART = "bears part of the name"
    SPELLING = "spells the name otherwise"
    DIMINUTIVE = "bears a short form of the given name"
    INITIALS = "bears the initials"
    ACRONYM = "bears the acronym"
    KIN = "stands beside the name as its kin term, or beside its possessive"
    ADDRESS = "has the name in an address or handle"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Parties that share a name or part of one, and so are easily taken for each other.

    Args:
        parties: two or more, ascending.
        mentions: those whose words fit more than one of them, as indices of the entities; each was
            counted to the party last named before it.
    """

    parties: tuple[int, ...]
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """The parties of a document.

    Args:
        parties: one per entity, in the order given: the number of the person, place or organisation
            it mentions, counted from 0 by first mention; `None` where mentions do not link.
        bases: one per entity; `None` where its party is.
        conflicts: in order of their parties.
    """

    parties: list[int | None]
    bases: list[Basis | None]
    conflicts: list[Conflict]


@dataclass(slots=True)
class Doubts:
    """Collects conflicts while mentions are linked.

    Parties and mentions are numbered as the caller numbers them.
    """

    _found: dict[tuple[int, ...], set[int]] = field(default_factory=dict)
    _by_keys: dict[tuple[int, frozenset[str]], tuple[Index, set[int]]] = field(
        default_factory=dict, repr=False
    )

    def add(self, parties: Iterable[int], mention: int | None = None) -> None:
        """Note that `parties` share a name; at least two, or nothing is noted."""
        key = tuple(sorted(set(parties)))
        if len(key) > 1:
            mentions = self._found.setdefault(key, set())
            if mention is not None:
                mentions.add(mention)

    def add_keys(self, index: Index, keys: Iterable[str], mention: int) -> None:
        """Note that `mention` fits several of the parties that `index` finds by `keys`."""
        chosen = frozenset(keys)
        self._by_keys.setdefault((id(index), chosen), (index, set()))[1].add(mention)

    def conflicts(self) -> list[Conflict]:
        """The conflicts noted, each set of parties once."""
        found = {key: set(mentions) for key, mentions in self._found.items()}
        for (_, keys), (index, mentions) in self._by_keys.items():
            found.setdefault(tuple(sorted(index.parties(keys))), set()).update(mentions)
        return [Conflict(key, tuple(sorted(found[key]))) for key in sorted(found)]
