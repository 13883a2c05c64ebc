"""What a source sheet gives the recognizer to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Shape(Enum):
    """How the words of a term must stand in a text to count."""

    ANY = "any"
    """Whatever their case."""
    CAPITALIZED = "capitalized"
    """With a capital."""
    INSIDE = "inside"
    """With a capital that does not only open a sentence."""
    UPPER = "upper"
    """In capitals alone."""
    DOTTED = "dotted"
    """With a full stop after each letter."""
    JOINED = "joined"
    """Without a space between them."""


@dataclass(frozen=True, slots=True)
class SheetTerm:
    """Words to look for.

    Args:
        entity: the entity type of what is found.
        rule: what the term was made from: `sheet.name`.
        words: lower-cased words, folded as by `romanization.fold`, at least one.
        shape: how they must stand.
        value: what is said instead, or what they mean.
        near: whether other spellings of the words, and one slip in a word of seven letters or
            more, count too.
        loose: whether articles and possessives may stand or be missing between the words.
    """

    entity: str
    rule: str
    words: tuple[str, ...] = field(repr=False)
    shape: Shape = Shape.ANY
    value: object | None = field(default=None, repr=False)
    near: bool = False
    loose: bool = False

    @property
    def key(self) -> str:
        """The words without spaces: how far they stand apart is all the same."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class SheetDate:
    """A day, month or year to look for, however it is written.

    Args:
        year, month, day: as far as known; a day needs a month, a month or a year stands alone.
        value: as in `SheetTerm`.
    """

    year: int | None = field(repr=False)
    month: int | None = field(repr=False)
    day: int | None = field(repr=False)
    value: object | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SheetPhone:
    """A phone number to look for, however it is written.

    Args:
        national: its digits without country code and trunk prefix.
        country: the country code's digits; empty when unknown.
        value: as in `SheetTerm`.
    """

    national: str = field(repr=False)
    country: str = field(default="", repr=False)
    value: object | None = field(default=None, repr=False)


def value_of_all(meant: Iterable[SheetDate | SheetPhone]) -> object | None:
    """The value that all of them have; `None` where they differ: none is told of another."""
    first, *others = [one.value for one in meant]
    return first if all(other == first for other in others) else None


def _no_keys(word: str) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class SheetTerms:
    """All that a sheet gives to look for.

    Args:
        words: at most a few dozen an entry of the sheet.
        dates: one a date.
        phones: one a phone number.
        spellings: other spelling of a word in `words` -> pairs of that word and the rule to name;
            all folded.
        sounds: keys of a folded word; words that share one may be romanisations of one name.
    """

    words: tuple[SheetTerm, ...] = field(default=(), repr=False)
    dates: tuple[SheetDate, ...] = field(default=(), repr=False)
    phones: tuple[SheetPhone, ...] = field(default=(), repr=False)
    spellings: Mapping[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict, repr=False, hash=False
    )
    sounds: Callable[[str], Iterable[str]] = field(default=_no_keys, repr=False)
