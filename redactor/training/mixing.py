"""Moves what is told of protected people out of a draft or into another one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from redactor.training.edits import cut, join, paragraphs, remove
from redactor.training.examples import Example


def drop_passages(document: Example) -> Example:
    """Leave out every paragraph that bears on a protected person: nobody is protected then."""
    gone = []
    for start, end in paragraphs(document.text):
        levels = {m.level for m in document.marks if m.start < end and m.end > start}
        if levels & {"quasi", "direct"}:
            gone.append((start, end))
    kept = remove(document, gone)
    return replace(kept, exposed=False)


def excerpt(document: Example, random: Random) -> Example:
    """Two to four consecutive paragraphs; somebody is protected only if one of them says so."""
    blocks = paragraphs(document.text)
    size = random.randint(2, 4)
    if len(blocks) <= size:
        return document
    first = random.randint(0, len(blocks) - size)
    kept = cut(document, blocks[first][0], blocks[first + size - 1][1])
    exposed = any(mark.level in {"quasi", "direct"} for mark in kept.marks)
    return replace(kept, exposed=exposed)


def drop_paragraphs(document: Example, random: Random) -> Example:
    """Leave out some public paragraphs after the first two."""
    gone = []
    for start, end in paragraphs(document.text)[2:]:
        levels = {m.level for m in document.marks if m.start < end and m.end > start}
        if not levels & {"quasi", "direct"} and random.random() < 0.4:
            gone.append((start, end))
    return remove(document, gone)


def insert_passages(document: Example, host: Example, random: Random) -> Example:
    """Put the paragraphs about a protected person into another article, in order.

    Args:
        document: a draft with a protected person.
        host: an article in which nobody is protected; its type labels are kept.
        random: draws the place.
    """
    passages = []
    for start, end in paragraphs(document.text):
        levels = {m.level for m in document.marks if m.start < end and m.end > start}
        if levels & {"quasi", "direct"}:
            passages.append(cut(document, start, end))
    blocks = [cut(host, start, end) for start, end in paragraphs(host.text)]
    place = random.randint(1, max(1, len(blocks)))
    blocks[place:place] = passages
    joined = join(blocks, "\n\n")
    return replace(joined, id=f"{host.id}+{document.id}", kind=document.kind, exposed=True)


def insert_block(passage: Example, host: Example, random: Random) -> Example:
    """Put one passage between two paragraphs of an article, or after its last."""
    blocks = [cut(host, start, end) for start, end in paragraphs(host.text)]
    blocks.insert(random.randint(1, max(1, len(blocks))), passage)
    joined = join(blocks, "\n\n")
    return replace(joined, id=f"{host.id}+{passage.id}", exposed=passage.exposed)
