"""What an editor asks for, and the places where that holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from redactor.detection.romanization import fold
from redactor.exposure.decisions import Action, Placed
from redactor.exposure.rulings import Ruling
from redactor.spans import Span


@dataclass(frozen=True, slots=True)
class Request:
    """What an editor asks for on a stretch of a draft.

    Args:
        span: code points of the draft, as cleaned.
        action: what is to be done with it.
        entity_type: of what stands there.
        words: what is to be printed instead, without brackets; `None`: what the operator writes.
        reason: why, without words of the draft.
        all_mentions: whether it holds for every mention that is linked to it; where nothing was
            found, for the same words wherever they stand whole.
    """

    span: Span
    action: Action
    entity_type: str
    words: str | None = field(default=None, repr=False)
    reason: str = ""
    all_mentions: bool = False


def places(request: Request, placed: Sequence[Placed], text: str) -> list[tuple[Span, str]]:
    """Where a request holds, disjoint, and of what type each place is.

    Linked mentions keep their own types (a name, a relation), unless another one was asked for.

    Args:
        request: the request.
        placed: what is decided of the draft.
        text: the draft's, as cleaned.
    """
    if not request.all_mentions:
        return [(request.span, request.entity_type)]
    own = next((p for p in placed if p.decision.entity.span == request.span), None)
    if own is None:
        return [(span, request.entity_type) for span in _repeated(request.span, text)]
    kin = group_of(own)
    linked = [p.decision for p in placed if group_of(p) == kin]
    retyped = request.entity_type != own.decision.entity_type
    return [(d.entity.span, request.entity_type if retyped else d.entity_type) for d in linked]


def beside(earlier: Iterable[Ruling], others: Iterable[Ruling], text: str) -> Iterator[Ruling]:
    """What stays of earlier rulings when others are made; of one to redact, what lies beside.

    Args:
        earlier: disjoint.
        others: likewise.
        text: the draft's, as cleaned.
    """
    spans = sorted(other.span for other in others)
    ends = [span.end for span in spans]
    for ruling in earlier:
        left = [ruling.span]
        first = bisect_right(ends, ruling.span.start)
        while first < len(spans) and spans[first].start < ruling.span.end:
            left = [rest for span in left for rest in _outside(span, spans[first], text)]
            first += 1
        if left == [ruling.span]:
            yield ruling
        elif ruling.action is Action.REDACT:
            for span in left:
                yield replace(ruling, span=span, words=None)


def group_of(placed: Placed) -> str:
    """What all mentions of one person, place or organisation share: a key within one draft."""
    decision = placed.decision
    if decision.party is not None:
        return f"party {decision.party}"
    return f"{decision.entity_type} {fold(decision.entity.text)}"


def _repeated(span: Span, text: str) -> list[Span]:
    """Where the words of `span` stand whole, itself among them."""
    words = re.compile(rf"(?<!\w){re.escape(span.of(text))}(?!\w)")
    found = (Span(*match.span()) for match in words.finditer(text))
    return [span, *(other for other in found if not other.overlaps(span))]


def _outside(span: Span, other: Span, text: str) -> Iterator[Span]:
    """What of a span holds words and lies outside of another one."""
    if not span.overlaps(other):
        yield span
        return
    for start, end in ((span.start, other.start), (other.end, span.end)):
        words = text[start:end]
        if any(char.isalnum() for char in words):
            yield Span(end - len(words.lstrip()), start + len(words.rstrip()))
