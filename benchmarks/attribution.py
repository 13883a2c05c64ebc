"""Source mentions, speech and evidence of attribution, measured.

    python benchmarks/attribution.py [--snippets A.jsonl] [--speech P.jsonl] [--drafts G.jsonl]

Each file is JSON Lines: `text`, `spans` with `start`, `end` (code points, half-open) and `label`.
The snippets and PolNeAR (Newell, Margolin and Ruths 2018) are used for figures alone.

  snippets   news sentences around a phrase by which a source goes unnamed (`ANON_PHRASE`)
    recall     share of phrases that a source mention or promise of anonymity overlaps; strong ones
    precision  share of source mentions that overlap a phrase (a lower bound: one phrase is marked)
  speech     news articles with `Source`, `Cue` and `Content` of each attribution
    content    share of letters marked as content that are found to be speech, and the reverse
    quotes     the same for letters between quotation marks
    speaker    share of contents found, at least half, whose speaker is the one marked
    source     share of marked sources without a name (`anon_hint`) that a source mention overlaps
  drafts     news drafts, each span with a `level`, each document with `meta.kind`
    for each kind of draft, how many have which strength; for each evidence, how many spans have
    it, the share of those that is protected, and the share of protected spans that has it
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from redactor.detection.engine import Engine
from redactor.detection.entities import ANONYMITY, SOURCE_MENTION, Found
from redactor.documents import parse
from redactor.documents.document import Document
from redactor.exposure.attribution import Attribution, Evidence, attribute
from redactor.rulepacks import load_packs
from redactor.spans import Span

STRONG = 0.8


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("snippets", "speech", "drafts"):
        options.add_argument(f"--{name}", type=Path)
    args = options.parse_args()
    engine = Engine(load_packs(), None)
    for name, report in (("snippets", _snippets), ("speech", _speech), ("drafts", _drafts)):
        path = getattr(args, name)
        if path is not None:
            lines = path.read_text(encoding="utf-8").splitlines()
            print(name)
            report(engine, [json.loads(line) for line in lines])


def _find(engine: Engine, text: str) -> Found:
    return engine.detect(Document(text), "en", lambda _document, _normalized: ())


def _snippets(engine: Engine, documents: list[dict[str, Any]]) -> None:
    phrases = hit = strong = mentions = right = 0
    for document in documents:
        found = _find(engine, document["text"])
        kinds = (SOURCE_MENTION, ANONYMITY)
        told = [s for s in found.signals if s.type in kinds]
        gold = _spans(document, "ANON_PHRASE")
        phrases += len(gold)
        hit += sum(any(s.span.overlaps(g) for s in told) for g in gold)
        strong += sum(any(s.span.overlaps(g) and s.score >= STRONG for s in told) for g in gold)
        sources = [s.span for s in told if s.type == SOURCE_MENTION]
        mentions += len(sources)
        right += sum(any(s.overlaps(g) for g in gold) for s in sources)
    print(f"  recall     {hit / phrases:.3f}  strong {strong / phrases:.3f}  ({phrases})")
    print(f"  precision  {right / mentions:.3f}  ({mentions})")


def _speech(engine: Engine, documents: list[dict[str, Any]]) -> None:
    letters: Counter[str] = Counter()
    contents = speakers = sources = unnamed = 0
    for document in documents:
        text = document["text"]
        found = _find(engine, text)
        attribution = attribute(found)
        marked = _mask(text, _spans(document, "Content"))
        quoted = _mask(text, [s.span for s in attribution.speeches if s.quoted])
        said = _mask(text, [s.span for s in attribution.speeches if s.mentions])
        for i, character in enumerate(text):
            if character.isalnum():
                letters["marked"] += marked[i]
                letters["said"] += said[i]
                letters["both"] += marked[i] & said[i]
                letters["quoted"] += quoted[i]
                letters["quoted and marked"] += quoted[i] & marked[i]
                letters["quoted, marked, said"] += quoted[i] & marked[i] & said[i]
        for content, source in _attributions(document):
            right = _speaker(attribution, content, source)
            contents += right is not None
            speakers += bool(right)
        hinted = [Span(s["start"], s["end"]) for s in document["spans"] if s.get("anon_hint")]
        told = [s.span for s in attribution.sources]
        sources += len(hinted)
        unnamed += sum(any(t.overlaps(h) for t in told) for h in hinted)
    recall, precision = letters["both"] / letters["marked"], letters["both"] / letters["said"]
    print(f"  content    recall {recall:.3f}  precision {precision:.3f}")
    recall = letters["quoted, marked, said"] / letters["quoted and marked"]
    precision = letters["quoted and marked"] / letters["quoted"]
    print(f"  quotes     with a speaker {recall:.3f}  precision {precision:.3f}")
    print(f"  speaker    {speakers / contents:.3f}  ({contents})")
    print(f"  source     {unnamed / max(1, sources):.3f}  ({sources})")


def _attributions(document: dict[str, Any]) -> Iterator[tuple[Span, list[Span]]]:
    """Each content with the parts of its source."""
    sources: dict[str, list[Span]] = {}
    for span in document["spans"]:
        if span["label"] == "Source":
            for key in span["attributions"]:
                sources.setdefault(key, []).append(Span(span["start"], span["end"]))
    for span in document["spans"]:
        if span["label"] == "Content":
            parts = [part for key in span["attributions"] for part in sources.get(key, [])]
            if parts:
                yield Span(span["start"], span["end"]), parts


def _speaker(attribution: Attribution, content: Span, source: list[Span]) -> bool | None:
    """Whether the speaker of most of `content` is `source`; `None` when it is not found."""
    for said in attribution.speeches:
        shared = min(said.span.end, content.end) - max(said.span.start, content.start)
        if said.mentions and 2 * shared >= len(content):
            return any(mention.overlaps(part) for mention in said.mentions for part in source)
    return None


def _drafts(engine: Engine, documents: list[dict[str, Any]]) -> None:
    spans: Counter[tuple[str, str]] = Counter()
    protected: Counter[tuple[str, str]] = Counter()
    strengths: Counter[tuple[str, int]] = Counter()
    attributing = detecting = 0.0
    for document in documents:
        kind = document["meta"]["kind"]
        started = time.process_time()
        draft = parse(document["text"], "markdown")
        found = engine.detect(draft, "en", lambda _document, _normalized: ())
        detected = time.process_time()
        attribution = attribute(found)
        seen = [(s, attribution.evidence(Span(s["start"], s["end"]))) for s in document["spans"]]
        detecting += detected - started
        attributing += time.process_time() - detected
        strengths[kind, attribution.strength] += 1
        for span, evidence in seen:
            for name in ("", *_flags(evidence)):
                spans[kind, name] += 1
                protected[kind, name] += span["level"] != "none"
    kinds = sorted({kind for kind, _ in spans})
    for kind in kinds:
        counts = " ".join(str(strengths[kind, strength]) for strength in range(4))
        print(f"  {kind}: documents of strength 0-3: {counts}")
        for name in sorted({name for of, name in spans if of == kind}):
            count, good = spans[kind, name], protected[kind, name]
            share = good / max(1, protected[kind, ""])
            figures = f"protected {good / count:.2f}  of all {share:.2f}"
            print(f"    {name or 'all':24} {count:6}  {figures}")
    print(f"  attribution takes {attributing / detecting:.3f} of the time of detection")


def _flags(evidence: Evidence) -> Iterator[str]:
    for field in fields(evidence):
        value = getattr(evidence, field.name)
        if isinstance(value, bool):
            yield from [field.name] if value else []
        else:
            yield from (f"{field.name}>={level}" for level in range(1, value + 1))


def _spans(document: dict[str, Any], label: str) -> list[Span]:
    return [Span(s["start"], s["end"]) for s in document["spans"] if s["label"] == label]


def _mask(text: str, spans: Iterable[Span]) -> bytearray:
    mask = bytearray(len(text))
    for span in spans:
        mask[span.start : span.end] = b"\1" * len(span)
    return mask


if __name__ == "__main__":
    main()
