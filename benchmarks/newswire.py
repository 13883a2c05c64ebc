"""Redacts published news about nobody's sources, and tells how much of it is touched.

    python benchmarks/newswire.py ARTICLES.jsonl [--policy POLICY] [--rules-only]

ARTICLES hold one JSON object a line with `text`. All that is redacted counts as false: what is
published protects nobody any more. That is a little too strict, for some articles do have sources
that they do not name. Words are what stands between white space.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from redactor.config import Config
from redactor.documents.document import Document
from redactor.evaluation.figures import Finding, mask
from redactor.evaluation.report import redacted
from redactor.pipeline import Redactor


@dataclass(frozen=True, slots=True)
class Article:
    """What became of one article.

    Args:
        words: how many it has.
        letters: how many letters and digits.
        covered: how many of them are redacted.
        findings: what is redacted.
    """

    words: int
    letters: int
    covered: int
    findings: tuple[Finding, ...]

    @property
    def touched(self) -> float:
        """Share of its letters and digits, 0.0-1.0."""
        return self.covered / self.letters if self.letters else 0.0


def outcome(redactor: Redactor, text: str) -> Article:
    """What became of one article."""
    findings = redacted(redactor.redact_document(Document(text, "text")).decisions)
    hidden = mask(text, (finding.span for finding in findings))
    readable = [i for i, character in enumerate(text) if character.isalnum()]
    covered = sum(hidden[i] for i in readable)
    return Article(len(text.split()), len(readable), covered, findings)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--policy", default="source-protection")
    parser.add_argument("--rules-only", action="store_true")
    asked = parser.parse_args()
    config = Config(policy=asked.policy, language="en")
    redactor = Redactor.from_config(config, rules_only=asked.rules_only)
    with asked.articles.open(encoding="utf-8") as lines:
        articles = [outcome(redactor, json.loads(line)["text"]) for line in lines]
    count = len(articles)
    some = sum(article.covered > 0 for article in articles)
    touched = sum(article.covered for article in articles) / sum(a.letters for a in articles)
    shares = np.array([article.touched for article in articles])
    rate = 1_000 * sum(len(a.findings) for a in articles) / sum(a.words for a in articles)
    print(f"{count} articles, policy {redactor.policy.name}")
    print(f"letters and digits touched      {touched:.4f}")
    for least in (0.01, 0.05, 0.1):
        print(f"articles touched {least:4.0%} or more    {np.mean(shares >= least):.3f}")
    print(f"articles with any redaction     {some / count:.3f}  {some} of {count}")
    print(f"redactions per 1,000 words      {rate:.2f}")
    types = Counter(finding.type for article in articles for finding in article.findings)
    print("  " + ", ".join(f"{kind} {times}" for kind, times in types.most_common()))


if __name__ == "__main__":
    main()
