"""Counts false findings of `redactor check` on marked drafts, and the rules that make them.

    python benchmarks/quiet.py GOLD.jsonl [--rules-only] [--policy POLICY]

GOLD is what `redactor evaluate` takes. A finding is false when it overlaps nothing that is marked
as direct or quasi. Words are what stands between white space.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from redactor import documents
from redactor.checking.judging import protected
from redactor.config import Config
from redactor.evaluation.gold import GoldDraft, read_gold
from redactor.exposure.decisions import Exposure
from redactor.pipeline import Redactor


def false_rules(redactor: Redactor, draft: GoldDraft) -> Iterator[str]:
    """The rule of each finding that no marked words call for."""
    marked = [mark.span for mark in draft.spans if mark.level is not Exposure.NONE]
    for decision in protected(redactor.assess(documents.parse(draft.text, "markdown"))):
        if not any(decision.entity.span.overlaps(span) for span in marked):
            yield f"{decision.rule} {decision.entity_type}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--policy", default=Config().policy)
    asked = parser.parse_args()
    config = replace(Config(), policy=asked.policy, language="en")
    redactor = Redactor.from_config(config, rules_only=asked.rules_only)
    words: Counter[str] = Counter()
    alarmed: Counter[str] = Counter()
    drafts: Counter[str] = Counter()
    rules: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for draft in read_gold(asked.gold):
        kind = draft.kind or "all"
        found = Counter(false_rules(redactor, draft))
        drafts[kind] += 1
        words[kind] += len(draft.text.split())
        alarmed[kind] += bool(found)
        rules[kind] += found
    for kind in sorted(words):
        count = rules[kind].total()
        rate = 1_000 * count / words[kind]
        print(
            f"{kind}: {rate:.2f} false findings per 1,000 words ({count} in {words[kind]} words);"
        )
        print(f"  {alarmed[kind]} of {drafts[kind]} drafts have one")
        for rule, times in rules[kind].most_common(10):
            print(f"  {times:5} {rule}")


if __name__ == "__main__":
    main()
