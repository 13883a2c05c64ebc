"""Recognizes replacements, so that a copy redacted again stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.exposure.agreed import LONGEST
from redactor.exposure.attribution.placing import Placing
from redactor.exposure.decisions import Action, Placed
from redactor.redaction.brackets import BAR, Brackets
from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized
    from redactor.documents.document import Document

_WORDS = rf"([^()\[\]⟨⟩\n]{{1,{LONGEST}}})"
BRACKETED = re.compile(rf"\[{_WORDS}\]|\({_WORDS}\)|⟨{_WORDS}⟩|{BAR}")
"""Words in brackets, as a group each, and the bar."""

_POSSESSIVE = re.compile(r"['’]s\Z")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a replacement may say.

    Args:
        entity_types: the tags.
        agreed: what sources agreed may be said, in every form; see `operators.agreed.forms`.
    """

    entity_types: frozenset[str]
    agreed: frozenset[str] = field(default=frozenset(), repr=False)

    def holds(self, words: str) -> bool:
        """True for an entity type, agreed words and what `generalize` could have written."""
        if words in self.entity_types or words in self.agreed or is_coarse(words):
            return True
        from redactor.redaction.operators.compounds import is_compound

        return is_compound(words, is_coarse)


def is_coarse(words: str) -> bool:
    """True for words that replace one mention; see `operators.generalization`.

    The operators are imported when they are first asked: most drafts hold no replacements.
    """
    from redactor.redaction.operators.generalization import is_generalization

    return is_generalization(words)


def settled(
    document: Document,
    normalized: Normalized,
    entity_types: frozenset[str],
    *,
    agreed: frozenset[str] = frozenset(),
    brackets: Brackets = Brackets.SQUARE,
    placed: Iterable[Placed] = (),
) -> Iterator[Span]:
    """Where replacements stand in the analysis text, brackets included; disjoint, in order.

    A bracket counts by what is in it, not by being a bracket: an entity type, agreed words, or
    words that `generalize` could have written. Words as coarse as ours may stay, whoever wrote
    them. Round brackets count in front matter alone, unless they are the style of brackets.

    Args:
        document: a draft or a copy.
        normalized: its analysis text.
        entity_types: see `Grammar`.
        agreed: see `Grammar`.
        brackets: the style of the newsroom's copies.
        placed: in order, where replacements stand in a copy just made: without brackets they are
            known by that alone, and still count by their words.
    """
    grammar = Grammar(entity_types, agreed)
    spans = list(_bracketed(document, normalized, grammar, brackets))
    if brackets is Brackets.NONE:
        here = placed_words(normalized, placed)
        spans = sorted([*spans, *(span for span, words in here if grammar.holds(words))])
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def placed_words(normalized: Normalized, placed: Iterable[Placed]) -> Iterator[tuple[Span, str]]:
    """Where replacements stand in the analysis text of a copy, and their words without brackets.

    Those that stand in addresses are left out.

    Args:
        normalized: the copy's analysis text.
        placed: the decisions carried out, with spans of the copy; those to keep are left out.
    """
    placing = Placing(normalized)
    for one in placed:
        span = placing.find(one.span) if one.decision.action is Action.REDACT else None
        if span is not None:
            yield span, unmarked(span.of(normalized.written))


def unmarked(written: str) -> str:
    """The words of a replacement: without brackets, quotation marks, space and possessive s."""
    words = _POSSESSIVE.sub("", written.strip().strip('"').strip())
    for opening, closing in (style.marks for style in Brackets):
        if opening and words.startswith(opening) and words.endswith(closing):
            return words[len(opening) : -len(closing)]
    return words


def _bracketed(
    document: Document, normalized: Normalized, grammar: Grammar, brackets: Brackets
) -> Iterator[Span]:
    for match in BRACKETED.finditer(normalized.written):
        words = match[1] or match[2] or match[3]
        span = Span(*match.span())
        if words is not None and not grammar.holds(words):
            continue
        if (
            match[2] is not None
            and brackets is not Brackets.ROUND
            and not _in_front_matter(document, normalized, span)
        ):
            continue
        yield span


def _in_front_matter(document: Document, normalized: Normalized, span: Span) -> bool:
    matter = document.front_matter
    return matter is not None and matter.contains(normalized.original(span))
