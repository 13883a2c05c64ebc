"""Scores redactions of marked drafts.

    python benchmarks/drafts.py GOLD.jsonl SCORE.py [--policy POLICY] [--json]

GOLD: one object a line with `id`, `text`, `spans` (`start`, `end`, `label`, `level`) and, if there
is one, `meta.kind`. SCORE: a module with `score(gold, predicted)`, as in the project's shared
evaluation. Prints its figures for all drafts and for each kind, the share of all marked spans
hidden by label whatever their level, and by entity type how many findings touch no marked span.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from redactor import Action, Redactor


def load_module(path: Path) -> ModuleType:
    """The module at `path`."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(gold: dict[str, Any], policy: str) -> dict[str, Any]:
    """What the tool hides of each draft, with the entity types."""
    redactor = Redactor.from_policy(policy, language="en")
    predicted = {}
    for key, draft in gold.items():
        redaction = redactor.redact(draft["text"])
        if redaction.leaks:
            print(f"{key}: {len(redaction.leaks)} leaks")
        predicted[key] = {
            "spans": [
                {"start": d.start, "end": d.end, "type": d.entity_type}
                for d in redaction.decisions
                if d.action is Action.REDACT
            ]
        }
    return predicted


def hidden_by_label(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, float]:
    """Share of marked spans, of every level, of which no letter or digit shows."""
    rows: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for key, draft in gold.items():
        hidden = {i for s in predicted[key]["spans"] for i in range(s["start"], s["end"])}
        for span in draft["spans"]:
            letters = [i for i in range(span["start"], span["end"]) if draft["text"][i].isalnum()]
            if letters:
                rows[span["label"]][0] += 1
                rows[span["label"]][1] += hidden.issuperset(letters)
    return {label: good / total for label, (total, good) in sorted(rows.items())}


def false_alarms(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, float]:
    """Share of findings, by entity type, that touch no marked span."""
    found, false = Counter[str](), Counter[str]()
    for key, draft in gold.items():
        marked = {i for s in draft["spans"] for i in range(s["start"], s["end"])}
        for span in predicted[key]["spans"]:
            found[span["type"]] += 1
            false[span["type"]] += marked.isdisjoint(range(span["start"], span["end"]))
    return {kind: false[kind] / count for kind, count in found.most_common()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("score", type=Path)
    parser.add_argument("--policy", default="everything")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    score = load_module(args.score)
    gold = score.load(args.gold)
    predicted = predict(gold, args.policy)
    kinds = sorted({d.get("meta", {}).get("kind", "") for d in gold.values()} - {""})
    figures: dict[str, Any] = {"all": score.score(gold, predicted)}
    for kind in kinds:
        some = {k: d for k, d in gold.items() if d.get("meta", {}).get("kind") == kind}
        figures[kind] = score.score(some, predicted)
    figures["hidden by label, protected"] = {
        label: row["hidden"] for label, row in figures["all"]["by_label"].items()
    }
    figures["hidden by label, any level"] = hidden_by_label(gold, predicted)
    figures["findings on no marked span"] = false_alarms(gold, predicted)
    if args.json:
        print(json.dumps(figures, indent=2))
        return
    for name, rows in figures.items():
        print(f"\n{name}")
        for row, value in rows.items():
            if isinstance(value, (int, float)):
                print(
                    f"  {row:28} {value:.3f}" if isinstance(value, float) else f"  {row:28} {value}"
                )


if __name__ == "__main__":
    main()
