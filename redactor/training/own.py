"""Reads our own texts: passages about sources and people on the record, and whole drafts.

The file has one passage a block. `---` opens one about a protected person, `===` one in which
nobody is protected; the first is about a protected person; lines that start with `#` are comments.
`{Lq|Oban}` marks a location of level quasi: a letter of `CODES`, of level (n, q, d), the words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from redactor.training.examples import ALL, Example, Mark

CODES = {
    "P": "PERSON",
    "L": "LOCATION",
    "O": "ORGANIZATION",
    "D": "DATE_TIME",
    "F": "FAMILY_RELATION",
    "J": "OCCUPATION",
    "G": "DEMOGRAPHIC",
    "I": "ID",
    "M": "MISC",
}
_LEVELS = {"n": "none", "q": "quasi", "d": "direct"}
_MARK = re.compile(r"\{([A-Z])([nqd])\|([^}]*)\}")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)


def read_passages(path: Path) -> list[Example]:
    """Read every passage, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    documents: list[Example] = []
    exposed, block = True, list[str]()
    for line in [*lines, "---"]:
        if line in {"---", "==="}:
            words = "\n".join(block).strip()
            if words:
                documents.append(_passage(words, exposed, f"passage-{len(documents)}"))
            exposed, block = line == "---", []
        elif not line.startswith("#"):
            block.append(line)
    return documents


def _passage(words: str, exposed: bool, name: str) -> Example:
    text, marks, last = "", list[Mark](), 0
    for match in _MARK.finditer(words):
        text += words[last : match.start()]
        kind, level, inner = CODES[match[1]], _LEVELS[match[2]], match[3]
        article = _ARTICLE.match(inner)
        skipped = article.end() if article and kind != "FAMILY_RELATION" else 0
        marks.append(Mark(len(text) + skipped, len(text) + len(inner), frozenset({kind}), level))
        text += inner
        last = match.end()
    text += words[last:]
    return Example(name, text, tuple(marks), "passages", "passages", ALL, exposed)


def read_drafts(path: Path) -> list[Example]:
    """Read whole drafts marked like passages; they count as newsroom drafts."""
    return [
        replace(
            draft,
            id=f"draft-{number}",
            corpus="newsroom",
            kind="realistic" if draft.exposed else "ordinary",
        )
        for number, draft in enumerate(read_passages(path))
    ]


def read_public(path: Path) -> list[Example]:
    """Read unmarked drafts in which nobody is protected; `===` stands between them."""
    words = path.read_text(encoding="utf-8").split("\n===\n")[1:]
    return [
        Example(f"public-{n}", text.strip(), (), "public", "public", frozenset(), False)
        for n, text in enumerate(words)
    ]
