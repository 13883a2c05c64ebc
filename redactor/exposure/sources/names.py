"""What to look for where a sheet names a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redactor.detection.entities import PERSON
from redactor.detection.recognizers.sheet_spelling import NICKNAME, TRANSLITERATION
from redactor.detection.recognizers.sheet_terms import Shape, SheetTerm
from redactor.exposure.linking.names import initial_forms, parse_name
from redactor.exposure.linking.spelling import diminutives, spellings
from redactor.exposure.sources.words import is_common, name_words, shape_alone

_NO_INITIALS = frozenset(
    "ad ae am bc bce ce dc eg eu ie la ny pm uk un us usa ussr".split()  # noqa: SIM905
)
"""Letters with full stops that are known for something else. Source: our own list, 2026."""

LONGEST = 6
"""Words of a name whose parts are put together in other ways."""


def name_terms(text: str, rule: str, value: object | None) -> Iterator[SheetTerm]:
    """The ways in which a person's name may be written.

    Whole, in any order that is in use, without middle names, each part alone, one part with the
    initial of another, initials alone with full stops, the plural of a family. How words are
    joined or hyphenated is left to the recognizer, and so are other spellings.

    Args:
        text: the name; a nickname may stand in quotation marks.
        rule: the rule to name.
        value: what may be said instead.
    """
    name = parse_name(text)
    parts = [words for part in name.parts if (words := name_words(part))][:LONGEST]
    for order in _orders(name_words(text), parts):
        if len(order) > 1:
            shape = Shape.CAPITALIZED if all(map(is_common, order)) else Shape.ANY
            yield SheetTerm(PERSON, rule, order, shape, value, near=True)
    for part in (*parts, *filter(None, map(name_words, name.aliases))):
        yield from alone(part, rule, value)
    if len(parts) > 1:
        yield from _with_initials(parts, rule, value)
        for letters in sorted(initial_forms(name.parts)):
            if letters not in _NO_INITIALS and len(letters) > 1:
                yield SheetTerm(PERSON, rule, tuple(letters), Shape.DOTTED, value)


def alone(part: tuple[str, ...], rule: str, value: object | None) -> Iterator[SheetTerm]:
    """One part of a name by itself: given name, surname, nickname."""
    key = "".join(part)
    if len(part) > 1:
        yield SheetTerm(PERSON, rule, part, Shape.CAPITALIZED, value, near=True)
    shape = shape_alone(key)
    if shape is None:
        return
    near = shape is not Shape.INSIDE
    yield SheetTerm(PERSON, rule, (key,), shape, value, near)
    if near and len(key) > 2 and not is_common(f"{key}s"):
        yield SheetTerm(PERSON, rule, (f"{key}s",), Shape.CAPITALIZED, value)
    if len(part) > 1:
        for piece in part:
            if len(piece) > 4 and shape_alone(piece) is Shape.ANY:
                yield SheetTerm(PERSON, rule, (piece,), Shape.CAPITALIZED, value, near=True)


def other_spellings(terms: Iterable[SheetTerm]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Listed spellings and diminutives of the names' words -> the word meant and the rule."""
    found: dict[str, dict[str, str]] = {}
    for word in {
        word for term in terms if term.near and term.entity == PERSON for word in term.words
    }:
        for other in spellings(word):
            found.setdefault(other, {}).setdefault(word, TRANSLITERATION)
        for other in _nicknames(word):
            found.setdefault(other, {}).setdefault(word, NICKNAME)
    return {other: tuple(sorted(meant.items())) for other, meant in found.items()}


def _nicknames(word: str) -> set[str]:
    """Diminutives of a name, of its other spellings, and the names that it is one of."""
    known = diminutives()
    alike = {word, *spellings(word)}
    short = {other for name in alike for other in known.get(name, ())}
    return (short | {name for name, others in known.items() if word in others}) - alike


def _orders(written: tuple[str, ...], parts: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The whole name: as written, as its parts go, surname first or last, without the middle."""
    orders = [list(parts), [*parts[-1:], *parts[:-1]], [*parts[1:], *parts[:1]]]
    if len(parts) > 2:
        orders += [[parts[0], parts[-1]], [parts[-1], parts[0]], [parts[0], parts[1]]]
    joined = [tuple(word for part in order for word in part) for order in orders]
    yield from dict.fromkeys((written, *joined))


def _with_initials(
    parts: list[tuple[str, ...]], rule: str, value: object | None
) -> Iterator[SheetTerm]:
    first, last = parts[0], parts[-1]
    for part, other in ((first, last), (last, first)):
        if len("".join(part)) < 2 or is_common("".join(part)):
            continue
        letter = other[0][0]
        yield SheetTerm(PERSON, rule, (letter, *part), Shape.CAPITALIZED, value, near=True)
        yield SheetTerm(PERSON, rule, (*part, letter), Shape.CAPITALIZED, value, near=True)
    if len(parts) > 2:
        letters = tuple(part[0][0] for part in parts[:-1])
        yield SheetTerm(PERSON, rule, (*letters, *last), Shape.CAPITALIZED, value, near=True)
