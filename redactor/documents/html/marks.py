"""Collects what is marked in a page, and moves what was marked in a value to where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.documents.document import Escape, Literal, Region, RegionKind, Side
from redactor.documents.html.references import references
from redactor.spans import Span


@dataclass(slots=True)
class Marks:
    """Growing lists over one text, each in order; see `Document`."""

    regions: list[Region] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    literals: list[Literal] = field(default_factory=list)

    def markup(self, start: int, end: int, stand_in: str = "", side: Side | None = None) -> None:
        """Mark what prose skips; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.MARKUP, stand_in, side))

    def address(self, start: int, end: int) -> None:
        """Mark an address; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.ADDRESS))

    def name(self, start: int, end: int) -> None:
        """Mark a name for programs; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.NAME))

    def aside(self, start: int, end: int) -> None:
        """Mark an aside; nothing when empty."""
        if start < end:
            self.asides.append(Span(start, end))

    def literal(self, start: int, end: int, *escapes: Escape) -> None:
        """Mark where characters are written in a way of their own; nothing when empty."""
        if start < end:
            self.literals.append(Literal(Span(start, end), escapes))


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a value says, with the place of each of its characters.

    Args:
        text: the value as a parser hands it on.
        starts: where in the page each character's writing begins, and one more: where the value
            ends.
        ends: where it ends.
    """

    text: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(
        cls, text: str, start: int, end: int, written: Iterable[tuple[Span, str]] = ()
    ) -> Decoded:
        """The value `text[start:end]`.

        Args:
            text: the page.
            start: where the value begins.
            end: one past it.
            written: the places of escapes in it, in order, and what each writes.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = start
        for span, characters in written:
            pieces += [text[at : span.start], characters]
            starts += [*range(at, span.start), *[span.start] * len(characters)]
            ends += [*range(at + 1, span.start + 1), *[span.end] * len(characters)]
            at = span.end
        pieces.append(text[at:end])
        starts += [*range(at, end), end]
        ends += range(at + 1, end + 1)
        return cls("".join(pieces), tuple(starts), tuple(ends))

    @classmethod
    def of_attribute(cls, text: str, start: int, end: int) -> Decoded:
        """The value of an attribute that stands at `text[start:end]`."""
        return cls.of(text, start, end, references(text, start, end, attribute=True))

    def outer(self, span: Span) -> Span:
        """Where `span` of the value is written in the page."""
        return Span(self.starts[span.start], self.ends[span.end - 1])


def nested(inner: Marks, value: Decoded, escape: Escape | None, marks: Marks) -> None:
    """Add to `marks` what was marked in a value, at its place in the page.

    Args:
        inner: in offsets of `value.text`.
        value: the value.
        escape: how the value's characters are written; `None`: as they are.
        marks: of the page.
    """
    done, out = 0, value.starts[0]
    for region in [*inner.regions, None]:
        stop = region.span.start if region else len(value.text)
        _characters(value, done, stop, out, marks)
        if region is None:
            break
        outer = value.outer(region.span)
        # Two characters of one reference may belong to two regions; the first takes it.
        start = max(out, outer.start)
        if start < outer.end:
            span = Span(start, outer.end)
            marks.regions.append(Region(span, region.kind, region.stand_in, region.side))
            out = outer.end
        done = region.span.end
    marks.asides += (value.outer(span) for span in inner.asides)
    marks.code += (value.outer(span) for span in inner.code)
    _literals(inner.literals, value, escape, marks)


def _characters(value: Decoded, first: int, stop: int, out: int, marks: Marks) -> None:
    """Mark what writes another character than itself."""
    index = first
    while index < stop:
        start, end = value.starts[index], value.ends[index]
        characters = index + 1
        while characters < stop and value.starts[characters] == start:
            characters += 1
        if end - start > 1 and start >= out:
            said = value.text[index:characters]
            marks.markup(start, end, "\n" if said == "\n" else said)
        index = characters


def _literals(inner: list[Literal], value: Decoded, escape: Escape | None, marks: Marks) -> None:
    """Mark the whole value, in which parts may have ways of their own."""
    outermost = () if escape is None else (escape,)
    at, end = value.starts[0], value.starts[-1]
    for literal in inner:
        span = value.outer(literal.span)
        marks.literal(at, span.start, Escape.ELEMENT, *outermost)
        marks.literal(max(at, span.start), span.end, *literal.escapes, *outermost)
        at = max(at, span.end)
    marks.literal(at, end, Escape.ELEMENT, *outermost)
