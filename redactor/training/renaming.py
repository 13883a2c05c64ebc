"""Gives the people and places of an example other names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from redactor.training.edits import rewrite
from redactor.training.examples import Example

_NAME = re.compile(r"[^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*)*")

# Common English and European titles; our own list, 2026; Apache-2.0.
_TITLES = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "lord", "lady", "dame", "judge"),
        *("father", "sister", "brother", "uncle", "aunt", "madam", "sheikh", "imam"),
        *("the", "and", "von", "van", "der", "del", "bin", "ibn", "abu", "umm"),
    }
)


@dataclass(frozen=True, slots=True)
class Pools:
    """Words to swap in, taken from the training drafts.

    Args:
        names: single words of people's names, capitalised.
        places: single-word or longer place names by level.
    """

    names: tuple[str, ...]
    places: dict[str, tuple[str, ...]]


def pools(documents: Iterable[Example]) -> Pools:
    """Collect the names and places of marked drafts."""
    names: set[str] = set()
    places: dict[str, set[str]] = {}
    for document in documents:
        for mark in document.marks:
            text = document.text[mark.start : mark.end]
            if mark.types == {"PERSON"}:
                names.update(w for w in re.findall(r"[^\W\d_]{3,}", text) if w.istitle())
            elif mark.types == {"LOCATION"} and mark.level and _NAME.fullmatch(text):
                places.setdefault(mark.level, set()).add(text)
    return Pools(tuple(sorted(names)), {k: tuple(sorted(v)) for k, v in places.items()})


def swap_names(document: Example, words: Pools, random: Random) -> Example:
    """Give people and places other names, the same one for the same word throughout."""
    people: dict[str, str] = {}
    places: dict[str, str] = {}
    levels: dict[str, str] = {}
    for mark in document.marks:
        text = document.text[mark.start : mark.end]
        if mark.types == {"PERSON"}:
            for word in re.findall(r"[^\W\d_]{3,}", text):
                if word.istitle() and word.lower() not in _TITLES:
                    people.setdefault(word, random.choice(words.names))
        elif mark.types == {"LOCATION"} and mark.level:
            levels[text] = mark.level
    for text, level in sorted(levels.items()):
        if text in words.places.get(level, ()) and text not in people and random.random() < 0.5:
            places[text] = random.choice(words.places[level])
    edits = []
    for mark in document.marks:
        text = document.text[mark.start : mark.end]
        if mark.types == {"PERSON"}:
            for match in re.finditer(r"[^\W\d_]{3,}", text):
                if match[0] in people:
                    start = mark.start + match.start()
                    edits.append((start, start + len(match[0]), people[match[0]]))
        elif mark.types == {"LOCATION"} and text in places:
            edits.append((mark.start, mark.end, places[text]))
    return rewrite(document, edits)
