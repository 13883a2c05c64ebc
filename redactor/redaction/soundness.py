"""Checks that the replacements in a copy say nothing that they should not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from redactor.detection.normalization import aside_text
from redactor.exposure.attribution.placing import Placing
from redactor.exposure.decisions import Action, Placed
from redactor.redaction.brackets import BAR
from redactor.redaction.operators.base import ADDRESS_WORDS
from redactor.redaction.operators.compounds import pieces
from redactor.redaction.operators.generalization import is_generalization
from redactor.redaction.replacements import BRACKETED, Grammar, unmarked

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized
    from redactor.documents.document import Document
    from redactor.redaction.surfaces import Surfaces

_WORD = re.compile(r"[^\W_]+(?:-\d+)?")
_ADDRESS = re.compile(rf"(?:{'|'.join(ADDRESS_WORDS)}|x)(?:-\d+|[A-Z]{{1,3}})?")


class Fault(Enum):
    """What is wrong with a replacement."""

    UNKNOWN = "no operator writes it"
    REPEATED = "it repeats words that are redacted"
    NARROW = "it is finer than the audience may be told"


@dataclass(frozen=True, slots=True)
class Unsound:
    """A replacement that should not be printed.

    Args:
        placed: the decision, and where its replacement stands in the copy.
        fault: what is wrong.
    """

    placed: Placed
    fault: Fault


def unsound(
    document: Document,
    normalized: Normalized,
    placed: Iterable[Placed],
    grammar: Grammar,
    surfaces: Surfaces,
    narrows: Callable[[str], bool] = lambda words: False,
) -> Iterator[Unsound]:
    """The replacements in a copy that no operator writes, that repeat what was redacted or narrow.

    Agreed words are never too fine. The name of an entity type tells nothing, whatever it repeats.

    Args:
        document: the copy, read back.
        normalized: its analysis text.
        placed: the decisions, with spans of the copy.
        grammar: what a replacement may say.
        surfaces: the redacted words.
        narrows: true for words finer than the audience may be told.
    """
    asides = aside_text(document)
    placings = [(Placing(text), text.written) for text in (normalized, asides) if text.text]
    for one in placed:
        if one.decision.action is not Action.REDACT:
            continue
        spans = ((placing.find(one.span), text) for placing, text in placings)
        words = next((unmarked(span.of(text)) for span, text in spans if span is not None), "")
        fault = _fault(words, grammar, surfaces, narrows)
        if fault is Fault.UNKNOWN:
            fault = _fault_of_pieces(one.span.of(document.text), grammar, surfaces, narrows)
        if fault is not None:
            yield Unsound(one, fault)


def _fault_of_pieces(
    written: str, grammar: Grammar, surfaces: Surfaces, narrows: Callable[[str], bool]
) -> Fault | None:
    """The fault of a replacement with markup inside it: a bracket each, and words of addresses."""
    if any(not _ADDRESS.fullmatch(word) for word in _WORD.findall(BRACKETED.sub(" ", written))):
        return Fault.UNKNOWN
    for piece in BRACKETED.finditer(written):
        fault = _fault(unmarked(piece[0]), grammar, surfaces, narrows)
        if fault is not None and not _ADDRESS.fullmatch(unmarked(piece[0])):
            return fault
    return None


def _fault(
    words: str, grammar: Grammar, surfaces: Surfaces, narrows: Callable[[str], bool]
) -> Fault | None:
    if words == BAR or words in grammar.entity_types:
        return None
    if not grammar.holds(words):
        return Fault.UNKNOWN
    if surfaces.occur_in(words):
        return Fault.REPEATED
    if words in grammar.agreed:
        return None
    return Fault.NARROW if any(map(narrows, pieces(words, is_generalization))) else None
