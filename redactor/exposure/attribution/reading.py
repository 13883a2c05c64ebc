"""What reading a document for its speakers gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.exposure.attribution.cast import Cast, Person
from redactor.spans import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody says.

    Args:
        span: where they stand in the analysis text.
        speaker: who says them; `None` when nothing tells.
        quoted: between quotation marks or in a transcript; else reported.
    """

    span: Span
    speaker: Person | None
    quoted: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says of its people.

    Args:
        cast: everybody mentioned.
        speeches: quotations and turns, disjoint and in order.
        reported: speech without quotation marks, in order of the sentences.
        subjects: for each sentence whom it is about; `None` when nothing tells.
        people: for each sentence everybody mentioned outside quotations, owners of relatives too.
        meant: mentions outside quotations, in order, and whom each means.
    """

    cast: Cast
    speeches: list[Speech]
    reported: list[Speech]
    subjects: list[Person | None]
    people: list[list[Person]]
    meant: list[tuple[Span, Person]] = field(repr=False)
