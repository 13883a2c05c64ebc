"""Changes the case, line breaks, markup and quotes of an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from redactor.training.edits import rewrite
from redactor.training.examples import Example

_MARKUP = re.compile(r"^(?:#+ |[*>•-] +)|\*\*|__|(?<=\w)\*|\*(?=\w)", re.MULTILINE)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]['\"”’)]*(?= )|(?=\n|\Z))")
_HEADLINE = re.compile(r"\A[^\n]+(?=\n)|^#+ [^\n]+", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def lower_case(document: Example, random: Random) -> Example:
    """The whole draft in lower case, as in a chat or a hurried note."""
    return _same_length(document, document.text.lower())


def upper_case(document: Example, random: Random) -> Example:
    """The whole draft in capitals, as from a telegraph or an old terminal."""
    return _same_length(document, document.text.upper())


def capital_headlines(document: Example, random: Random) -> Example:
    """The first line and every Markdown heading in capitals."""
    return _capitals(document, [m.span() for m in _HEADLINE.finditer(document.text)])


def capital_sentences(document: Example, random: Random) -> Example:
    """One in five sentences in capitals, as in a warning or a desk note."""
    sentences = [m.span() for m in _SENTENCE.finditer(document.text)]
    return _capitals(document, [span for span in sentences if random.random() < 0.2])


def capital_entities(document: Example, random: Random) -> Example:
    """Some entities in capitals; a few other words too, since capitals alone mean nothing."""
    share = random.uniform(0.1, 0.6)
    marks = [(m.start, m.end) for m in document.marks if random.random() < share]
    words = [m.span() for m in _WORD.finditer(document.text) if random.random() < 0.03]
    return _capitals(document, [*marks, *words])


def break_entities(document: Example, random: Random) -> Example:
    """A line break inside some entities of several words, as in narrow columns."""
    characters = list(document.text)
    for mark in document.marks:
        gaps = [i for i in range(mark.start, mark.end) if characters[i] == " "]
        if gaps and random.random() < 0.3:
            characters[random.choice(gaps)] = "\n"
    return _same_length(document, "".join(characters))


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
    (0.04, upper_case),
    (0.10, capital_headlines),
    (0.05, capital_sentences),
    (0.10, capital_entities),
    (0.06, break_entities),
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


def _capitals(document: Example, ranges: Iterable[tuple[int, int]]) -> Example:
    text = document.text
    for start, end in ranges:
        text = text[:start] + text[start:end].upper() + text[end:]
        if len(text) != len(document.text):
            return document
    return replace(document, text=text)


def _same_length(document: Example, text: str) -> Example:
    # A few characters change length with case; such drafts stay as they are.
    return replace(document, text=text) if len(text) == len(document.text) else document
