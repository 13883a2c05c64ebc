"""Looks again at what would be published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from redactor.detection.normalization import (
    address_text,
    aside_text,
    escaped_text,
    normalize,
)
from redactor.documents.document import Document
from redactor.documents.fonts import is_common as is_font
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.entities import Entity
    from redactor.detection.normalization import Normalized
    from redactor.documents.format import Extract
    from redactor.redaction.surfaces import Form, Surfaces


_LEAST = 5
"""Letters of the shortest name that is looked for among words of machines."""

_TAG = re.compile(r"[\[(⟨][A-Z]+(?:_[A-Z]+)*[\])⟩]")


class LeakKind(Enum):
    """How a leak was seen."""

    REPEATED = "repeated"
    """Words that were redacted elsewhere still stand here."""
    DETECTED = "detected"
    """Detection finds something here that the policy redacts."""
    UNSOUND = "unsound"
    """A replacement says what no operator may write here: see `soundness`."""
    HIDDEN = "hidden"
    """Redacted words stand in the copy's file where its text does not show them."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something protected that the copy still shows.

    Args:
        kind: how it was seen.
        entity: what was seen; its span is in the copy's text, or, if hidden, that of what was
            redacted in the draft's.
        line: 1-based line of the draft that it was kept from.
        column: 1-based column there, in code points.
        place: where in the copy's file it is hidden; empty for what its text shows.
    """

    kind: LeakKind
    entity: Entity
    line: int
    column: int
    place: str = ""

    @property
    def rule(self) -> str:
        """The rule that found it, here or where it was redacted."""
        return self.entity.rule


def find_repeats(
    document: Document,
    surfaces: Surfaces,
    settled: Callable[[Document, Normalized], Iterable[Span]],
) -> Iterator[Entity]:
    """Where redacted words stand in prose, asides and addresses, as entities of their own.

    One inside a bracket that looks like a replacement takes in the whole bracket; the name of an
    entity type in brackets tells nothing and is none.

    Args:
        document: the draft, or a copy.
        surfaces: the redacted words.
        settled: where replacements stand in an analysis text; sorted, disjoint.
    """
    if not surfaces.forms:
        return
    prose, asides = normalize(document), aside_text(document)
    texts = (
        (prose, False),
        (asides, False),
        (escaped_text(prose), True),
        (escaped_text(asides), True),
        (address_text(document, names=True), True),
    )
    for normalized, in_addresses in texts:
        brackets = list(settled(document, normalized))
        for span, form in surfaces.find(normalized.text, addresses=in_addresses):
            whole = _around(span, brackets)
            if whole in brackets and _TAG.fullmatch(whole.of(normalized.text)):
                continue
            yield form.at(normalized.original(whole), whole.of(normalized.text))


def find_hidden(
    copy: Document,
    extracts: Iterable[Extract],
    surfaces: Surfaces,
    is_common: Callable[[str], bool],
) -> Iterator[tuple[Entity, str]]:
    """What was redacted and stands in a copy's file but nowhere in its text, and in which place.

    What its text shows as well was judged there, and is the name of somebody who is kept.

    Args:
        copy: as read back from its file.
        extracts: all words of the file.
        surfaces: the redacted words.
        is_common: true for a lower-case word of the language ("mill"), also if it is a name too.
    """
    shown = {
        form.key
        for text in (normalize(copy), aside_text(copy), address_text(copy, names=True))
        for _, form in surfaces.find(text.text, addresses=True)
    }
    for extract in extracts:
        text = normalize(Document(extract.text)).text
        found = {form.key: form for _, form in surfaces.find(text)}
        found |= {form.key: form for form in _named_for_machines(text, surfaces, is_common)}
        for form in found.values():
            if form.key not in shown:
                yield form.entity, extract.place


def _named_for_machines(
    text: str, surfaces: Surfaces, is_common: Callable[[str], bool]
) -> Iterator[Form]:
    """Names in the small letters, or grown together, in which machines read them.

    Left out is what formats say themselves, too: common words, fonts, and short ones.
    """
    for span, form in surfaces.find(text, addresses=True):
        word = span.of(text).lower()
        is_name = form.words == 1 and len(word) >= _LEAST
        if is_name and not is_common(word) and not is_font(word):
            yield form


def _around(span: Span, brackets: list[Span]) -> Span:
    """`span`, extended over the bracket that it lies in, if any."""
    index = bisect_right(brackets, span.start, key=lambda b: b.end)
    if index < len(brackets) and brackets[index].overlaps(span):
        bracket = brackets[index]
        return Span(min(span.start, bracket.start), max(span.end, bracket.end))
    return span
