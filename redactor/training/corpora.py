"""Reads the public corpora that the model may learn from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from redactor.training.examples import NAMED, Example, Mark, Row, read
from redactor.training.mappers import (
    CROSSNER,
    SIMPLE,
    Mapper,
    by_table,
    gum,
    litbank,
    meantime,
    redocred,
    tweets,
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """How one public corpus is read.

    Args:
        files: paths below the data folder.
        mapper: maps one span.
        complete: as in `Example`.
        level: exposure level of its entities: "none" for texts without a source to protect.
        pack: join short texts up to this many characters; 0 leaves them as they are.
    """

    files: tuple[str, ...]
    mapper: Mapper
    complete: frozenset[str]
    level: str | None
    pack: int = 0


CORPORA: dict[str, Corpus] = {
    "tab": Corpus(
        ("tab/tab_full.train.jsonl",),
        by_table(
            {
                **SIMPLE,
                "PERSON": ("PERSON",),
                "CODE": ("ID",),
                "ORG": ("ORGANIZATION", "LOCATION"),
                "DATETIME": ("DATE_TIME",),
                "DEM": ("DEMOGRAPHIC", "OCCUPATION", "FAMILY_RELATION"),
                "QUANTITY": ("MISC",),
            },
            {},
        ),
        NAMED | {"DATE_TIME", "ID"},
        None,
    ),
    "wikigold": Corpus(("ner/wikigold.all.jsonl",), by_table(SIMPLE, {}), NAMED, "none"),
    "meantime": Corpus(("ner/meantime.all.jsonl",), meantime, NAMED | {"DATE_TIME"}, "none"),
    "redocred": Corpus(("ner/redocred.dev.jsonl",), redocred, NAMED | {"DATE_TIME"}, "none"),
    "crossner": Corpus(
        tuple(f"ner/crossner_{f}.train.jsonl" for f in ("literature", "politics", "science")),
        CROSSNER,
        NAMED,
        "none",
        1500,
    ),
    "gum": Corpus(("ner/gum.train.jsonl",), gum, NAMED, "none"),
    "litbank": Corpus(("ner/litbank.train.jsonl",), litbank, frozenset(), None),
    "wnut17": Corpus(
        ("ner/wnut17.train.jsonl",),
        by_table(
            {
                "person": ("PERSON",),
                "location": ("LOCATION",),
                "group": ("ORGANIZATION",),
                "corporation": ("ORGANIZATION",),
            },
            {},
        ),
        NAMED,
        None,
        1000,
    ),
    "btc": Corpus(("ner/btc.train.jsonl",), tweets, NAMED, None, 1000),
}

# Genres of GUM whose texts are free of the NC and ND clauses (Wikinews CC BY, Wikivoyage and
# Wikipedia CC BY-SA, speeches and court proceedings in the public domain).
GUM_GENRES = frozenset({"news", "interview", "bio", "voyage", "speech", "court"})


def public(name: str, data: Path) -> list[Example]:
    """Documents of one public corpus.

    Args:
        name: a key of `CORPORA`.
        data: the folder that holds `ner/` and `tab/`.
    """
    corpus = CORPORA[name]
    documents = []
    for file in corpus.files:
        for row in read(data / file):
            if name == "gum" and row["meta"]["genre"] not in GUM_GENRES:
                continue
            marks = tuple(_disjoint(_marks(row, corpus)))
            exposed = False if corpus.level == "none" else None
            documents.append(
                Example(
                    f"{name}:{row['id']}", row["text"], marks, name, name, corpus.complete, exposed
                )
            )
    return list(_packed(documents, corpus.pack)) if corpus.pack else documents


def _marks(row: Row, corpus: Corpus) -> Iterator[Mark]:
    for span in row["spans"]:
        start, end = span["start"], span["end"]
        text = row["text"][start:end]
        article = re.match(r"(?:the|an?)\s+", text, re.IGNORECASE)
        if article and article.end() < len(text):
            start += article.end()
            text = text[article.end() :]
        if text.endswith(("'s", "’s")):
            end, text = end - 2, text[:-2]
        mapped = corpus.mapper(span, text) if text.strip() else None
        if mapped:
            yield Mark(start, end, mapped[0], corpus.level, mapped[1])


def _disjoint(marks: Iterator[Mark]) -> list[Mark]:
    """Definite marks win over optional ones, then the longer."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.optional, m.start - m.end, m.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: m.start)


def _packed(documents: list[Example], size: int) -> Iterator[Example]:
    """Join short documents with line breaks until `size` characters are reached."""
    text, marks, first = "", list[Mark](), documents[0]
    for document in documents:
        if len(text) > size:
            yield replace(first, text=text, marks=tuple(marks))
            text, marks, first = "", [], document
        if text:
            text += "\n\n"
        marks += [
            replace(m, start=m.start + len(text), end=m.end + len(text)) for m in document.marks
        ]
        text += document.text
    yield replace(first, text=text, marks=tuple(marks))


def apart(documents: list[Example], measured: Sequence[Example]) -> list[Example]:
    """Leave out documents that share eight or more runs of eight words with a measured draft."""
    runs = set().union(*(_runs(document.text) for document in measured))
    return [d for d in documents if len(_runs(d.text) & runs) < 8]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
