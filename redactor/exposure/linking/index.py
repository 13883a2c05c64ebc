"""Finds the party that last bore a key before a place in the text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

REACH = 8
"""Mentions looked at in each direction when the nearest does not fit."""

CROWD = 16
"""Parties of one key that are told apart one by one; more of them leave a mention in doubt."""


class Index:
    """Positions and parties by key."""

    def __init__(self) -> None:
        self._entries: dict[str, list[tuple[int, int]]] = {}
        self._parties: dict[str, dict[int, None]] = {}

    def add(self, keys: Iterable[str], position: int, party: int) -> None:
        """Let a mention at `position` of `party` be found by `keys`."""
        for key in keys:
            insort(self._entries.setdefault(key, []), (position, party))
            self._parties.setdefault(key, {})[party] = None

    def parties(self, keys: Iterable[str]) -> dict[int, None]:
        """The parties found by any of `keys`."""
        return {party: None for key in keys for party in self._parties.get(key, ())}

    def all_parties(self) -> Iterator[tuple[str, Iterable[int]]]:
        """Every key and the parties that it finds."""
        yield from self._parties.items()

    def nearest(
        self, keys: Iterable[str], position: int, fits: Callable[[int], bool]
    ) -> tuple[int | None, bool]:
        """The fitting party last mentioned at or before `position`, else the next one after it.

        Returns:
            The party or `None`, and whether another one fits as well.
        """
        keys = list(keys)
        before: tuple[int, int] | None = None
        after: tuple[int, int] | None = None
        for key in keys:
            entries = self._entries.get(key, [])
            at = bisect_left(entries, (position + 1, -1))
            earlier = reversed(entries[max(0, at - REACH) : at])
            last = next((entry for entry in earlier if fits(entry[1])), None)
            following = next((e for e in entries[at : at + REACH] if fits(e[1])), None)
            before = max(filter(None, (before, last)), default=None)
            after = min(filter(None, (after, following)), default=None)
        found = before or after
        party = found[1] if found else next(filter(fits, self._some(keys)), None)
        if party is None:
            return None, False
        others = [other for other in self._some(keys) if other != party]
        return party, len(others) >= CROWD or any(map(fits, others))

    def _some(self, keys: Iterable[str]) -> list[int]:
        bearers = (party for key in keys for party in self._parties.get(key, ()))
        return list(islice(dict.fromkeys(islice(bearers, 4 * CROWD)), CROWD + 1))
