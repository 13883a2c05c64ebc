"""Finds the names of people and organisations inside handles, addresses and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redactor.detection.romanization import fold
from redactor.exposure.linking.people import Person
from redactor.exposure.linking.spelling import diminutives, squeezed

MIN_WORD = 5
"""Letters of one word that stands for a name by itself."""

MIN_FORM = 4
"""Letters of words run together, or of an initial with a word."""

WINDOW = 5
"""Words of an address taken together; a name of more is found by fewer."""

_LOCAL = re.compile(r"^(?:mailto:)?([^@\s]+)@[^@\s]+\.[^@\s]+$", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:www\.)?[^/?#\s]*", re.IGNORECASE)
_CUT = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[^\W\dA-Z_])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def person_forms(person: Person) -> frozenset[str]:
    """The words that a person's handle or address is made of, in one and folded.

    `richolmin`, `cholminri`, `rcholmin`, `cholminr`, `richolm...` and so on for every two words of
    the name, each whole or as its initials, the given name also as its diminutives; single words
    of `MIN_WORD` letters or more; nicknames.
    """
    words = [squeezed(part) for part in person.parts[:4]]
    forms = {word for word in (*words, *map(squeezed, person.aliases)) if len(word) >= MIN_WORD}
    whole = "".join(words)
    forms |= {whole, "".join((*words[1:], *words[:1])), "".join((*words[-1:], *words[:-1]))}
    for i, part in enumerate(person.parts[:4]):
        for j, word in enumerate(words):
            if i != j:
                for start in _shapes(part):
                    forms |= {start + word, word + start}
    return frozenset(form for form in forms if len(form) >= MIN_FORM)


def _shapes(part: str) -> Iterator[str]:
    """What may stand for a word beside another: itself, its initials, its diminutives."""
    yield squeezed(part)
    yield part[0]
    if " " in part:
        yield "".join(word[0] for word in part.split())
    yield from diminutives().get(squeezed(part), ())


def address_runs(text: str) -> Iterator[str]:
    """The words of an address, alone and in runs, in one and folded; longest first.

    Args:
        text: an e-mail address (its local part counts), handle, hashtag, slug, file name, or a URL
            (its host does not count).
    """
    local = _LOCAL.match(text)
    path = local[1] if local is not None else text
    if local is None and "/" in text and not text.startswith(("@", "#", "/")):
        path = _HOST.sub("", text)
    words = [fold(word) for cut in _CUT.findall(path) for word in _HUMP.split(cut)]
    words = [word for word in words if word]
    for size in range(min(WINDOW, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield "".join(words[start : start + size])


def first_named(runs: Iterable[str], forms: dict[str, list[int]]) -> list[int]:
    """The parties of the first of `runs` that is a form of theirs; empty for none."""
    return next((forms[run] for run in runs if run in forms), [])
