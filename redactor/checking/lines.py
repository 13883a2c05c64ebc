"""Which lines of a file changed."""

from __future__ import annotations

from difflib import SequenceMatcher

_LARGE = 4_000_000
"""Lines before times lines after, from which on every line between the first and the last change
counts as changed: comparing them one by one could take quadratic time."""


def changed_lines(old: bytes, new: bytes) -> frozenset[int]:
    """The 1-based lines of `new` that do not stand in `old`, or not in that place.

    Line ends do not count, since git may store others than it writes. Where lines were only taken
    away, the lines around the gap are not changed.
    """
    before, after = _lines(old), _lines(new)
    shared = min(len(before), len(after))
    first = 0
    while first < shared and before[first] == after[first]:
        first += 1
    last = 0
    while last < shared - first and before[-1 - last] == after[-1 - last]:
        last += 1
    before, middle = before[first : len(before) - last], after[first : len(after) - last]
    if len(before) * len(middle) > _LARGE:
        return frozenset(range(first + 1, first + len(middle) + 1))
    matcher = SequenceMatcher(None, before, middle, autojunk=False)
    changed: set[int] = set()
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag in ("insert", "replace"):
            changed.update(range(first + start + 1, first + end + 1))
    return frozenset(changed)


def _lines(data: bytes) -> list[bytes]:
    return [line.rstrip(b"\r") for line in data.split(b"\n")]
