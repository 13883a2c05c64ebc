"""The words that were redacted, and where else they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from redactor.detection.entities import (
    DATE_TIME,
    DEMOGRAPHIC,
    FAMILY_RELATION,
    LOCATION,
    MISC,
    OCCUPATION,
    Entity,
)
from redactor.detection.recognizers.place_words import AREA_NOUNS
from redactor.detection.romanization import fold
from redactor.exposure.linking.variants import Case, Variant
from redactor.redaction.operators.pronouns import Pronoun
from redactor.spans import Span

_WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile(r"[-\u2010-\u2015'_.+/]{0,3}")
"""What may stand inside a single word that was split: no spaces, or `I ran` would be `Iran`."""
_GAPS = re.compile(r"(?:(?!\n\s*\n)[\s\W_]){0,4}")
"""What may stand between the words of a form: no blank line, which parts blocks."""

_ORDINARY = frozenset({DATE_TIME, DEMOGRAPHIC, FAMILY_RELATION, MISC, OCCUPATION})
"""Types whose findings are often one ordinary word (`morning`, `mother`, `guard`)."""
_LETTERS = (["A"], ["I"])
"""Initials that are ordinary words."""

_POINTS = re.compile(r"\w\.(?:[ -]?\w\.?)+")
_LAST_POINT = re.compile(r"\.(?=[,;:)]| [a-z])")
"""The point of the last initial, which ends no sentence."""

MIN_VARIANT = 3
"""Characters of the shortest variant that is looked for, but for initials with points."""

PREFIX = 32
"""Characters; with more, ever fewer keys begin alike."""


@dataclass(frozen=True, slots=True)
class Form:
    """Words that were redacted.

    Args:
        key: the words folded (case, diacritics, separators; see `romanization.fold`).
        words: how many they were.
        case: the letters that an occurrence must have, since otherwise it is other words.
        entity: a finding with these words.
    """

    key: str = field(repr=False)
    words: int
    case: Case
    entity: Entity

    def at(self, span: Span, text: str) -> Entity:
        """The same finding where its words stand again."""
        return replace(self.entity, span=span, text=text)


@dataclass(frozen=True, slots=True)
class Surfaces:
    """The forms of everything redacted in a document.

    Args:
        forms: by key.
        starts: the beginnings of every key, up to `PREFIX` characters, to stop looking early.
        longest: characters of the longest key.
    """

    forms: Mapping[str, Form] = field(repr=False)
    starts: frozenset[str] = field(repr=False)
    longest: int

    def find(self, text: str, *, addresses: bool = False) -> Iterator[tuple[Span, Form]]:
        """Where forms stand in `text`, whatever their case, diacritics and separators.

        Args:
            text: an analysis text.
            addresses: the text is made of link targets, one a line, in which capitals mean nothing,
                and a word may be joined to a number or, by a capital, to another word.

        Yields:
            Disjoint spans of `text`, the longest from each start.
        """
        tokens = [match.span() for match in _WORD.finditer(text)]
        if addresses:
            tokens = [part for token in tokens for part in _parts(text, *token)]
        folded = [fold(text[start:end]) for start, end in tokens]
        i = 0
        while i < len(tokens):
            last = self._longest(text, tokens, folded, i, addresses)
            if last is None:
                i += 1
                continue
            form, j = last
            start, end = tokens[i][0], tokens[j][1]
            if _POINTS.fullmatch(text, start, end) and _LAST_POINT.match(text, end):
                end += 1
            yield Span(start, end), form
            i = j + 1

    def _longest(
        self,
        text: str,
        tokens: list[tuple[int, int]],
        folded: list[str],
        i: int,
        addresses: bool,
    ) -> tuple[Form, int] | None:
        key = ""
        best: tuple[Form, int] | None = None
        spaced = False
        for j in range(i, len(tokens)):
            if j > i:
                between = text[tokens[j - 1][1] : tokens[j][0]]
                if not _GAPS.fullmatch(between) or (addresses and "\n" in between):
                    break
                spaced = spaced or not _JOINS.fullmatch(between)
            key += folded[j]
            if len(key) > self.longest or key[:PREFIX] not in self.starts:
                break
            form = self.forms.get(key)
            if form is None or (spaced and form.words == 1):
                continue
            if not _fits(form.case, text[tokens[i][0] : tokens[j][1]], addresses=addresses):
                continue
            best = form, j
        return best

    def occur_in(self, words: str, *, addresses: bool = False) -> bool:
        """True when any form stands in `words`, a wording of a replacement; see `find`."""
        return next(self.find(words, addresses=addresses), None) is not None


def surfaces(
    entities: Iterable[Entity],
    is_common: Callable[[str], bool],
    is_coarse: Callable[[Entity], bool],
    variants: Iterable[tuple[Variant, Entity]] = (),
) -> Surfaces:
    """The forms of `entities`.

    Left out: one ordinary word (a single lower-case word or short number of a type whose findings
    often are, or a lower-case common word of any type), pronouns, and words already as coarse as an
    operator would make them.

    Args:
        entities: findings that are redacted.
        is_common: true for a lower-case word of the language ("mill"), also if it is a name too
            ("reading").
        is_coarse: true for words that an operator could have written ("relatives").
        variants: what else may name them, each with a finding of what it names.
    """
    forms: dict[str, Form] = {}
    for entity in entities:
        if is_coarse(entity):
            continue
        for words in _variants(entity):
            if len(words) == 1 and words[0].islower() and is_common(words[0]):
                continue
            _add(forms, Form(fold("".join(words)), len(words), _case(words, is_common), entity))
        if named := _named_in(entity):
            _add(forms, Form(fold("".join(named)), len(named), Case.ADDRESS, entity))
    for variant, entity in variants:
        if len(variant.key) >= MIN_VARIANT or variant.case is Case.POINTS:
            _add(forms, Form(variant.key, len(variant.words), variant.case, entity))
    starts = {key[:n] for key in forms for n in range(1, min(len(key), PREFIX) + 1)}
    return Surfaces(forms, frozenset(starts), max(map(len, forms), default=0))


def _add(forms: dict[str, Form], form: Form) -> None:
    """Take the form in, unless one of its key counts in more letters already."""
    known = forms.get(form.key)
    if known is None or form.case.strictness < known.case.strictness:
        forms[form.key] = form


def _case(words: list[str], is_common: Callable[[str], bool]) -> Case:
    """The letters that another occurrence of the words must have."""
    letters = "".join(words)
    initials = len(letters) <= 2 and letters.isupper()
    common = len(words) == 1 and letters[0].isupper() and is_common(letters.lower())
    if initials or (common and letters.isupper() and len(letters) > 1):
        return Case.UPPER
    return Case.CAPITAL if common else Case.ANY


def _fits(case: Case, occurrence: str, *, addresses: bool) -> bool:
    if case is Case.POINTS:
        return occurrence.isupper() and _POINTS.fullmatch(occurrence) is not None
    if addresses or case is Case.ANY:
        return True
    if case is Case.ADDRESS:
        return False
    return occurrence.isupper() if case is Case.UPPER else occurrence[0].isupper()


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a word, cut between letters and digits and before a capital."""
    first = start
    for at in range(start + 1, end):
        before, here = text[at - 1], text[at]
        following = text[at + 1] if at + 1 < end else here
        capital = here.isupper() and (before.islower() or following.islower())
        if capital or before.isdigit() != here.isdigit():
            yield first, at
            first = at
    yield first, end


def _variants(entity: Entity) -> Iterator[list[str]]:
    """The words of the entity; of a named area also without the noun that says what it is."""
    words = [] if isinstance(entity.value, Pronoun) else _WORD.findall(entity.text)
    if (
        not words
        or words in _LETTERS
        or (len(words) == 1 and entity.type in _ORDINARY and _ordinary(words[0]))
    ):
        return
    yield words
    if entity.type == LOCATION and len(words) > 1 and words[-1].lower() in AREA_NOUNS:
        name = words[:-1]
        if all(word[0].isupper() for word in name):
            yield name


def _named_in(entity: Entity) -> list[str]:
    """The name that ends the description of a place (`a village near Corvane`), if one does."""
    words = _WORD.findall(entity.text) if entity.type == LOCATION else []
    first = len(words)
    while first and words[first - 1][0].isupper():
        first -= 1
    return words[first:] if 0 < first < len(words) else []


def _ordinary(word: str) -> bool:
    return word.islower() or len(word) < 4 or not any(c.isalnum() for c in word)
