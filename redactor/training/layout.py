"""Changes the case, line breaks, markup and quotes of an example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from redactor.training.edits import rewrite
from redactor.training.examples import Example

_MARKUP = re.compile(r"^(?:#+ |[*>•-] +)|\*\*|__|(?<=\w)\*|\*(?=\w)", re.MULTILINE)


def lower_case(document: Example, random: Random) -> Example:
    """The whole draft in lower case, as in a chat or a hurried note."""
    return _same_length(document, document.text.lower())


def upper_case(document: Example, random: Random) -> Example:
    """The first line in capitals, as in a headline."""
    end = document.text.find("\n")
    if end < 0:
        return document
    return _same_length(document, document.text[:end].upper() + document.text[end:])


def flatten(document: Example, random: Random) -> Example:
    """Line breaks become spaces."""
    return _same_length(document, document.text.replace("\n", " "))


def wrap(document: Example, random: Random) -> Example:
    """Some spaces become line breaks, as in wrapped text."""
    width = random.randint(50, 80)
    characters, last = list(document.text), 0
    for index, character in enumerate(characters):
        if character == "\n":
            last = index
        elif character == " " and index - last >= width:
            characters[index] = "\n"
            last = index
    return _same_length(document, "".join(characters))


def drop_markup(document: Example, random: Random) -> Example:
    """Headings, bullets and emphasis lose their signs."""
    edits = [(m.start(), m.end(), "") for m in _MARKUP.finditer(document.text)]
    return rewrite(document, edits)


def plain_quotes(document: Example, random: Random) -> Example:
    """Curly quotation marks and apostrophes become straight."""
    table = str.maketrans("“”‘’", "\"\"''")
    return _same_length(document, document.text.translate(table))


Augmentation = Callable[[Example, Random], Example]

LAYOUT: tuple[tuple[float, Augmentation], ...] = (
    (0.04, lower_case),
    (0.10, upper_case),
    (0.10, flatten),
    (0.08, wrap),
    (0.15, drop_markup),
    (0.20, plain_quotes),
)
"""Probability of each change of layout; they add up."""


def layout(document: Example, random: Random) -> Example:
    """Apply the changes of `LAYOUT`, each with its probability."""
    for probability, change in LAYOUT:
        if random.random() < probability:
            document = change(document, random)
    return document


def _same_length(document: Example, text: str) -> Example:
    # A few characters change length with case; such drafts stay as they are.
    return replace(document, text=text) if len(text) == len(document.text) else document
