"""What the model alone covers of published news, by region of the paper.

    python benchmarks/regions.py ARTICLES.jsonl

ARTICLES are documents of the Worldwide English Newswire set (Shan et al. 2023), one JSON object a
line: `text`, `spans` (`start`, `end`, `label`) and `meta.prefix`, which names the paper. A name is
covered when every letter and digit of it lies in a finding of any type. Touched are letters and
digits that would be redacted from a probability of being protected, or from a third of it of being
direct, in articles in which nobody is known to be protected. Prints rows of a Markdown table.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redactor.detection.model import Finding, Model
from redactor.detection.modelfiles import FOLDER
from redactor.evaluation.figures import mask
from redactor.spans import Span

PAPERS = {
    "Africa": "af sa mauritius ghana nm panaf et alg eg",
    "Middle East": "kw uae jr saud qt iran israel",
    "East Asia": "cn kr tw jp mong",
    "South and South-East Asia": "th asia in my bangladesh",
    "Latin America": "cuba chile elsalv cosric hond mex nic ven arg paraguay pan uruguay",
    "Australia, New Zealand, Canada": "aus nz canada",
}
"""Prefixes of papers by region."""

LABELS = ("Person", "Location", "Organization", "NORP", "Date")
THRESHOLDS = (0.15, 0.3)


@dataclass(slots=True)
class Tally:
    """What became of the articles of a region.

    Args:
        articles: how many there are.
        letters: how many letters and digits they have.
        touched: how many of them would be redacted, for each of `THRESHOLDS`.
        covered: of each label, whether each marked name is covered.
    """

    articles: int = 0
    letters: int = 0
    touched: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros(len(THRESHOLDS), dtype=np.int64)
    )
    covered: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, marks: list[dict[str, object]], findings: list[Finding]) -> None:
        """Count one article."""
        readable = np.array([character.isalnum() for character in text], dtype=bool)
        self.articles += 1
        self.letters += int(readable.sum())
        for number, threshold in enumerate(THRESHOLDS):
            exposed = [
                Span(f.start, f.end)
                for f in findings
                if f.protected >= threshold or f.direct >= threshold / 3
            ]
            self.touched[number] += int((np.array(mask(text, exposed)) & readable).sum())
        hidden = np.array(mask(text, [Span(f.start, f.end) for f in findings]))
        for mark in marks:
            place = slice(mark["start"], mark["end"])
            self.covered[str(mark["label"])].append(bool(hidden[place][readable[place]].all()))

    def row(self, name: str) -> str:
        """The region's row of the table."""
        cells = [name, str(self.articles)]
        cells += [f"{np.mean(self.covered[label]):.3f}" for label in LABELS]
        cells += [f"{share:.3f}" for share in self.touched / self.letters]
        return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    model = Model.load(FOLDER)
    regions = {paper: region for region, papers in PAPERS.items() for paper in papers.split()}
    tallies: dict[str, Tally] = defaultdict(Tally)
    with parser.parse_args().articles.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            findings = model.find(article["text"])
            for name in (regions[article["meta"]["prefix"]], "all"):
                tallies[name].add(article["text"], article["spans"], findings)
    for name in (*PAPERS, "all"):
        print(tallies[name].row(name))


if __name__ == "__main__":
    main()
