"""A source sheet: what the newsroom knows of its sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from redactor.exposure.agreed import Agreed


class Kind(Enum):
    """What an entry of a sheet is; the value is its key in the file."""

    NAME = "names"
    ALIAS = "aliases"
    PHONE = "phones"
    EMAIL = "emails"
    HANDLE = "handles"
    PLATE = "plates"
    NUMBER = "numbers"
    PLACE = "places"
    DATE = "dates"
    RELATIVE = "relatives"
    EMPLOYER = "employers"
    FACT = "facts"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing known of a source.

    Args:
        kind: what it is.
        text: the words; of a relative the name, which may be empty.
        line: 1-based line in the sheet.
        agreed: what the source agreed may be said instead.
        relation: what a relative is to the source (`younger sister`); empty for other kinds.
    """

    kind: Kind
    text: str = field(repr=False)
    line: int
    agreed: Agreed | None = field(default=None, repr=False)
    relation: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    Args:
        id: how the newsroom calls it within the sheet; its number there when not given.
        entries: what is known, in the order of the file.
    """

    id: str = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A source sheet.

    Args:
        sources: at least one.
        recipients: age or SSH public keys that it is encrypted to; none: to a passphrase.
    """

    sources: tuple[Source, ...] = field(repr=False)
    recipients: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every source's."""
        return tuple(entry for source in self.sources for entry in source.entries)

    @property
    def agreed(self) -> frozenset[Agreed]:
        """All that was agreed with sources: what brackets in a copy may hold."""
        return frozenset(entry.agreed for entry in self.entries if entry.agreed)
