"""Keeps words agreed with one source of a sheet from being printed of, or telling of, another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from redactor.detection.entities import LOCATION, MISC, ORGANIZATION, PERSON
from redactor.detection.recognizers.sheet import SheetRecognizer
from redactor.detection.recognizers.sheet_terms import (
    Shape,
    SheetDate,
    SheetPhone,
    SheetTerm,
    SheetTerms,
)
from redactor.exposure.agreed import Agreed

_NAMES = frozenset({PERSON, LOCATION, ORGANIZATION})

_Looked = TypeVar("_Looked", SheetTerm, SheetDate, SheetPhone)


def joined(sources: Sequence[SheetTerms]) -> SheetTerms:
    """The terms of all sources in one, with values that are true of whatever they stand for.

    Words that stand for two sources, or for two things of one type, about which different words
    were agreed, have no value: neither are printed. Words agreed with a source in which anything of
    another source's is found are printed nowhere. What is a person's name on one line and a place's
    on another is of no known type.

    Args:
        sources: what to look for of each; `spellings` are left to the caller.
    """
    finders = [SheetRecognizer(terms) for terms in sources]
    betraying = {
        agreed
        for number, terms in enumerate(sources)
        for agreed in {value for value in _values(terms) if isinstance(value, Agreed)}
        for other, finder in enumerate(finders)
        if other != number and finder.analyze(agreed.words, [])
    }
    safe = [
        SheetTerms(
            words=_without(betraying, terms.words),
            dates=_without(betraying, terms.dates),
            phones=_without(betraying, terms.phones),
        )
        for terms in sources
    ]
    return SheetTerms(
        words=_merged([(n, term) for n, terms in enumerate(safe) for term in terms.words]),
        dates=tuple(date for terms in safe for date in terms.dates),
        phones=tuple(phone for terms in safe for phone in terms.phones),
    )


def _values(terms: SheetTerms) -> Iterable[object | None]:
    looked: tuple[SheetTerm | SheetDate | SheetPhone, ...]
    looked = (*terms.words, *terms.dates, *terms.phones)
    return (one.value for one in looked)


def _without(betraying: set[Agreed], looked: Iterable[_Looked]) -> tuple[_Looked, ...]:
    return tuple(replace(one, value=None) if one.value in betraying else one for one in looked)


def _merged(terms: Sequence[tuple[int, SheetTerm]]) -> tuple[SheetTerm, ...]:
    """One term for the same words in the same shape, numbered by their sources."""
    merged: dict[tuple[str, Shape], SheetTerm] = {}
    meant: dict[str, dict[tuple[int, str, object | None], None]] = {}
    for number, term in terms:
        meant.setdefault(term.key, {})[number, term.entity, term.value] = None
        known = merged.setdefault((term.key, term.shape), term)
        several = known.entity != term.entity and {known.entity, term.entity} <= _NAMES | {MISC}
        merged[term.key, term.shape] = replace(
            known, near=known.near or term.near, entity=MISC if several else known.entity
        )
    return tuple(
        replace(term, value=None) if _is_torn(meant[term.key]) else term for term in merged.values()
    )


def _is_torn(meant: Iterable[tuple[int, str, object | None]]) -> bool:
    """Whether the same words have different values, of two sources or of two things of one type."""
    told = list(meant)
    return any(
        value != other_value and (number != other or entity == other_entity)
        for i, (number, entity, value) in enumerate(told)
        for other, other_entity, other_value in told[:i]
    )
