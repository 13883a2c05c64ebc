"""Recall and precision of places on GeoWebNews, in spans.

    python benchmarks/places.py GEOWEBNEWS.jsonl [--places-only]

The corpus (Gritta, Pilehvar and Collier 2020) marks proper names of places by use, and common nouns
that refer to places (`*_Expression`). Its texts are used for figures alone.

  recall     share of proper names of places of which every letter and digit is found
  by label   the same for each use
  precision  share of what is found that overlaps a name or an expression of a place
  strict     the same, expressions not counted

Each line is an object: `text`, `spans` with `start`, `end` (code points, half-open) and `label`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from redactor.detection.engine import Engine
from redactor.detection.entities import LOCATION
from redactor.documents.document import Document
from redactor.rulepacks import load_packs

NAMES = frozenset(
    {
        "Literal",
        "Mixed",
        "Literal_Modifier",
        "Metonymic",
        "Non_Literal_Modifier",
        "Embedded_Literal",
        "Coercion",
    }
)
"""Labels of proper names that stand for a place; demonyms and names in other names are left out."""

EXPRESSIONS = frozenset({"Literal_Expression", "Non_Lit_Expression"})
EMBEDDED = frozenset({"Embedded_Non_Lit"})


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--places-only", action="store_true", help="without other rule packs")
    args = options.parse_args()
    documents = [json.loads(line) for line in args.corpus.read_text(encoding="utf-8").splitlines()]
    packs = [pack for pack in load_packs() if pack.name == "places" or not args.places_only]
    engine = Engine(packs)
    started = time.perf_counter()
    found = [_places(engine, document["text"]) for document in documents]
    seconds = time.perf_counter() - started
    _report(documents, found)
    size = sum(len(document["text"]) for document in documents)
    print(f"{len(documents)} documents, {size / seconds / 1000:.0f} kB/s")


def _places(engine: Engine, text: str) -> list[tuple[int, int]]:
    entities = engine.detect(Document(text), "en", lambda _document, _normalized: ()).entities
    return [(entity.span.start, entity.span.end) for entity in entities if entity.type == LOCATION]


def _report(documents: list[dict[str, Any]], found: list[list[tuple[int, int]]]) -> None:
    hidden: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    total = right = strict = embedded = 0
    for document, spans in zip(documents, found, strict=True):
        text = document["text"]
        covered = _mask(len(text), spans)
        names = _mask(len(text), _marked(document, NAMES))
        expressions = _mask(len(text), _marked(document, EXPRESSIONS))
        parts = _mask(len(text), _marked(document, EMBEDDED))
        for span in document["spans"]:
            if span["label"] in NAMES:
                letters = [i for i in range(span["start"], span["end"]) if text[i].isalnum()]
                hidden[span["label"]][0] += 1
                hidden[span["label"]][1] += all(covered[i] for i in letters)
        for start, end in spans:
            total += 1
            strict += any(names[start:end])
            right += any(names[start:end]) or any(expressions[start:end])
            embedded += not any(names[start:end]) and any(parts[start:end])
    marked, whole = (sum(row[i] for row in hidden.values()) for i in (0, 1))
    print(f"recall     {whole / marked:.3f}  ({whole} of {marked})")
    for label, (count, good) in sorted(hidden.items()):
        print(f"  {label:22} {good / count:.3f}  ({count})")
    print(f"precision  {right / total:.3f}  ({right} of {total})")
    print(f"  strict               {strict / total:.3f}")
    print(f"  in names of bodies   {embedded / total:.3f}")


def _marked(document: dict[str, Any], labels: frozenset[str]) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in document["spans"] if s["label"] in labels]


def _mask(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask


if __name__ == "__main__":
    main()
