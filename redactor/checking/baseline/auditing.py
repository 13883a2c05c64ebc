"""Writes the decisions of reviewers into a baseline."""

from __future__ import annotations

from dataclasses import replace

from redactor.checking.baseline.entries import Baseline, Entry, Review, of_entries
from redactor.errors import BaselineError

_FEWEST = 4
_LONGEST = 200


def unreviewed(baseline: Baseline) -> list[Entry]:
    """The entries that nobody has decided on, by path and rule."""
    return [entry for entry in baseline.by_place() if entry.review is None]


def find_entry(baseline: Baseline, start: str) -> Entry:
    """The entry whose id begins with those digits, four at least.

    Raises:
        BaselineError: RED807: none does, or more than one.
    """
    found = [entry for entry in baseline.by_place() if entry.id.startswith(start.lower())]
    if len(start) < _FEWEST or not found:
        hint = "Run: redactor baseline audit FILE --list"
        raise BaselineError("there is no entry of that id", next_step=hint)
    if len(found) > 1:
        raise BaselineError("more than one entry has that id", next_step="Give more of its digits.")
    return found[0]


def decided(baseline: Baseline, entry: Entry, review: Review) -> Baseline:
    """The baseline with a review of one of its entries, in place of any earlier one.

    Raises:
        BaselineError: RED807: the reviewer or the reason says nothing, or is no text of one line.
    """
    for what, text in (("reviewer", review.reviewer), ("reason", review.reason)):
        if not text.isprintable() or not any(map(str.isalnum, text)) or len(text) > _LONGEST:
            message = f"the {what} must be words on one line, of {_LONGEST} characters at most"
            raise BaselineError(message, next_step="")
    kept = {**baseline.entries, entry.id: replace(entry, review=review)}
    return of_entries(baseline.key_id, kept.values())
