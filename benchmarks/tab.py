"""Redacts European court cases, whose applicant a one-line source sheet names.

    python benchmarks/tab.py CASES.jsonl [--not-in TRAINED.jsonl] [--policy POLICY] [--rules-only]

CASES are documents of the Text Anonymization Benchmark (Pilán et al., "The Text Anonymization
Benchmark (TAB)", Computational Linguistics 48(4), 2022; MIT), one JSON object a line: `id`, `text`,
`spans` (`start`, `end`, `label`; `identifier_type` and `entity_id` where one annotator marked the
document, or `masked` where all their marks were merged), `meta.applicant`. Documents that stand in
TRAINED too, by their number at the court, are left out.

A mention is hidden when every letter and digit of it is covered, a title before a name (Mr, Mrs,
Ms, Miss, Dr) aside: annotators marked titles, and source protection leaves them where they
were. Printed are the hidden share of the mentions to mask, also by label, and with their titles; of
the entities that are direct and quasi identifiers, the share of which every mention is hidden; and
of the words touched, the share that touches a mention to mask.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from redactor.documents.document import Document
from redactor.evaluation.figures import Share, letters, mask
from redactor.evaluation.report import redacted
from redactor.exposure.policy import Policy, load_policy
from redactor.exposure.sources.sheet import Entry, Kind, Sheet, Source
from redactor.exposure.sources.terms import sheet_terms
from redactor.pipeline import Redactor
from redactor.rulepacks import RulePack, load_packs
from redactor.spans import Span

Case = dict[str, Any]

WORD = re.compile(r"\w+")
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\b\.?\s+(?=\w)")


def read(path: Path) -> Iterator[Case]:
    """The documents of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def key(case: Case) -> str:
    """The court's number of a document."""
    return str(case["meta"].get("doc_id", case["id"]))


def is_masked(mention: dict[str, Any]) -> bool:
    """Whether annotators masked a mention."""
    return bool(mention.get("masked", mention.get("identifier_type") in ("DIRECT", "QUASI")))


def hidden_in(case: Case, policy: Policy, packs: Iterable[RulePack], *, rules: bool) -> bytearray:
    """One byte a code point of the text: 1 where its copy no longer shows it."""
    entry = Entry(Kind.NAME, case["meta"]["applicant"], line=1)
    terms = sheet_terms(Sheet((Source("1", (entry,)),)))
    redactor = Redactor(policy, tuple(packs), "en", None if rules else 1, terms=terms)
    redaction = redactor.redact_document(Document(case["text"], "text"))
    return mask(case["text"], (finding.span for finding in redacted(redaction.decisions)))


def tallied(case: Case, hidden: bytearray) -> Iterator[tuple[str, bool]]:
    """Outcomes by the name of their figure."""
    text = case["text"]
    entities: dict[tuple[str, str], bool] = {}
    spans = []
    for mention in filter(is_masked, case["spans"]):
        span = Span(mention["start"], mention["end"])
        spans.append(span)
        title = TITLE.match(text, span.start, span.end)
        named = Span(title.end(), span.end) if title else span
        gone = all(hidden[i] for i in letters(text, named))
        yield "mentions to mask, hidden", gone
        yield "with titles", all(hidden[i] for i in letters(text, span))
        yield f"  {mention['label']}", gone
        if "masked" not in mention:
            name = (mention["identifier_type"].lower(), mention["entity_id"])
            entities[name] = entities.get(name, True) and gone
    for (level, _), gone in entities.items():
        yield f"{level} entities, every mention hidden", gone
    masked = mask(text, spans)
    for word in WORD.finditer(text):
        if any(hidden[word.start() : word.end()]):
            yield "words touched, to mask", any(masked[word.start() : word.end()])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--not-in", type=Path, metavar="TRAINED")
    parser.add_argument("--policy", default="source-protection")
    parser.add_argument("--rules-only", action="store_true")
    asked = parser.parse_args()
    left_out = set() if asked.not_in is None else set(map(key, read(asked.not_in)))
    cases = [case for case in read(asked.cases) if key(case) not in left_out]
    policy, packs = load_policy(asked.policy), load_packs()
    shares: defaultdict[str, Share] = defaultdict(Share)
    for case in cases:
        for name, gone in tallied(case, hidden_in(case, policy, packs, rules=asked.rules_only)):
            shares[name] += Share(1, int(gone))
    print(f"{len(cases)} documents, policy {policy.name}")
    for name, share in sorted(shares.items(), key=lambda item: (item[0].startswith(" "), item)):
        value = "-" if share.value is None else f"{share.value:.3f}"
        print(f"{name:40} {value}  {share.hits} of {share.cases}")


if __name__ == "__main__":
    main()
