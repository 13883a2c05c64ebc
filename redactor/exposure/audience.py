"""From whom a source is hidden, and so how coarse a truth must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audience:
    """How coarse what is printed of a protected person must be.

    Args:
        name: `public`, `authorities` or `community`; or a newsroom's own.
        min_population: inhabitants of the smallest area that may be named.
        min_days: days that the shortest interval printed for a date spans.
        recurring: whether a replacement may tell what comes again and again: a weekday or weekend,
            a time of day.
        gender: whether a replacement may tell it.
        trade: whether a replacement may tell a broader trade.
        origin: whether a replacement may tell an ethnicity, nationality, faith or language.
    """

    name: str
    min_population: int
    min_days: int
    recurring: bool
    gender: bool
    trade: bool
    origin: bool


PUBLIC = Audience("public", 500_000, 181, recurring=True, gender=False, trade=True, origin=False)
"""Anyone who may read the copy; what operators assume when they are told of no other. The figures
are those of rules/audiences.yaml, which gives their reasons."""
