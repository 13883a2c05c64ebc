"""Links the mentions of places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.detection.gazetteer import Kind, Place
from redactor.detection.recognizers.place_words import (
    AREA_NOUNS,
    PARTICLES,
    REGION_NOUNS,
    SETTLEMENTS,
)
from redactor.detection.romanization import fold, fold_korean
from redactor.exposure.linking.index import Index
from redactor.exposure.linking.links import Basis, Doubts
from redactor.exposure.linking.spelling import MIN_SOUND, sound

_PREFIXED = frozenset({"lake", "mount", "mt", "river", "cape", "port", "fort", "camp"})
_ARTICLE = re.compile(r"^(?:the\s+|(?:al|el|ad|an|ar|as|ash|at|az|es)[-'](?=\w))", re.IGNORECASE)
_OF = re.compile(r"^(?P<noun>[\w-]+) of (?P<core>.+)$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?P<noun>{'|'.join(sorted(_PREFIXED))}) (?P<core>.+)$", re.I)
_TOWN = SETTLEMENTS | {"city", "settlement"}
_REGION = REGION_NOUNS | {
    "county", "district", "department", "territory", "division", "municipality", "region",
}  # fmt: skip
_KOREA = frozenset({"KP", "KR"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's mention, taken apart.

    Args:
        words: the name without article and the noun that says what it is, folded.
        sort: that noun: `town`, `region`, or the noun itself (`lake`); empty when there is none.
        begins: what the words begin with, fewer than all: `Sunam` of `Sunam Market`.
        value: the place of the gazetteer, when known; none where the words only describe one in it.
    """

    words: tuple[str, ...] = field(repr=False)
    sort: str
    begins: frozenset[str] = field(default=frozenset(), repr=False)
    value: Place | None = field(default=None, repr=False)

    @property
    def core(self) -> str:
        """The words in one."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place's mention; see `Mention`."""

    index: int
    position: int
    name: PlaceName = field(repr=False)


@dataclass(slots=True)
class Places:
    """Places by number, and which mention is whose; see `People`."""

    places: list[PlaceName] = field(default_factory=list, repr=False)
    links: dict[int, tuple[int, Basis]] = field(default_factory=dict)
    doubts: Doubts = field(default_factory=Doubts)


def parse_place(text: str, value: object | None = None) -> PlaceName:
    """Take a mention apart: `the city of Hyesan`, `Hyesan City` and `Hyesan, Ryanggang`.

    Args:
        text: the words of a LOCATION entity.
        value: its value.
    """
    words = re.sub(r"'s?$", "", " ".join(text.replace("’", "'").split()))
    words = _ARTICLE.sub("", words)
    head, comma, rest = words.partition(", ")
    if comma and rest[:1].isupper() and not any(c.isdigit() for c in head):
        words = head
    noun = ""
    for pattern in (_OF, _BEFORE):
        match = pattern.match(words)
        if match is not None and match["noun"].lower() in AREA_NOUNS | _TOWN | _PREFIXED:
            noun, words = match["noun"].lower(), match["core"]
            break
    if not noun:
        *front, last = words.split(" ")
        if front and last.lower() in AREA_NOUNS | _TOWN:
            noun, words = last.lower(), " ".join(front)
    place = value if isinstance(value, Place) and _is_name(words) else None
    folded = tuple(re.findall(r"[^\W_]+", fold(words)))
    begins = frozenset("".join(folded[:n]) for n in range(1, min(len(folded), 4)))
    return PlaceName(folded, _sort(noun), begins, place)


def _is_name(words: str) -> bool:
    """False for a place described by one it lies in, whose value is that one: `northern Angola`."""
    return not any(w.islower() and w not in PARTICLES for w in re.findall(r"[^\W\d_]+", words))


def _sort(noun: str) -> str:
    if noun in _TOWN:
        return "town"
    return "region" if noun in _REGION else fold(noun)


def link_places(mentions: Sequence[PlaceMention]) -> Places:
    """Link mentions of places.

    Mentions link by the same name, or by a name that the gazetteer, romanization or sound takes
    for the same. Nouns that say what a place is must not contradict: `Hyesan` is `Hyesan City`,
    `Hyesan City` is not `Hyesan County`, and `Kivu` alone is not `Lake Kivu` nor `North Kivu`.
    Where a bare name fits several, it is the one last mentioned. A place named after another
    (`Sunam Market`, `Sunam`) stays another place, and the two are noted as sharing a name.
    """
    result = Places()
    index = Index()
    ordered = sorted(mentions, key=lambda m: (m.position, m.index))
    for stage in (True, False):
        for mention in ordered:
            if bool(mention.name.sort) is stage:
                _add(mention, result, index)
    _note_shared(result)
    return result


def _add(mention: PlaceMention, result: Places, index: Index) -> None:
    name = mention.name
    same, alike = f"={name.core}", _alike(name)

    def fits_and_agrees(number: int) -> bool:
        other = result.places[number]
        return _fit(name.sort, other.sort) and _agree(name.value, other.value)

    def fits(number: int) -> bool:
        return name.sort == result.places[number].sort or fits_and_agrees(number)

    for keys, accept, basis in (
        ([same], fits, Basis.NAME),
        (alike, fits_and_agrees, Basis.SPELLING),
    ):
        found, doubt = index.nearest(keys, mention.position, accept)
        if found is None:
            continue
        if doubt:
            result.doubts.add_keys(index, keys, mention.index)
        result.links[mention.index] = found, basis
        index.add([same, *alike], mention.position, found)
        return
    result.places.append(name)
    number = len(result.places) - 1
    result.links[mention.index] = number, Basis.NAME
    index.add([same, *alike], mention.position, number)


def _alike(name: PlaceName) -> list[str]:
    keys: list[str] = []
    value = name.value
    if value is not None:
        keys.append(f"v{value.name}|{value.kind.name}|{value.admin1}|{value.country}")
    if value is None or value.country_code in _KOREA:
        # Writers confuse the syllables ye and yeo.
        korean = fold_korean(name.core).replace("yo", "ye")
        if len(korean) >= MIN_SOUND:
            keys.append(f"k{korean}")
    heard = sound(name.core)
    if len(heard) >= MIN_SOUND:
        keys.append(f"s{heard}")
    return keys


def _fit(one: str, other: str) -> bool:
    return one == other or ({one, other} <= {"", "town", "region"} and not (one and other))


def _agree(one: Place | None, other: Place | None) -> bool:
    """False for two places of the gazetteer, Mexico and Mexico City among them."""
    if one is None or other is None:
        return True
    if one.kind is not other.kind and Kind.AREA not in (one.kind, other.kind):
        return False
    return (one.name, one.country) == (other.name, other.country)


def _note_shared(result: Places) -> None:
    by_core: dict[str, list[int]] = {}
    for number, place in enumerate(result.places):
        by_core.setdefault(place.core, []).append(number)
    for numbers in by_core.values():
        result.doubts.add(numbers)
    for number, place in enumerate(result.places):
        for begin in place.begins:
            result.doubts.add([number, *by_core.get(begin, ())])
