"""Golden tables: sentences before and after redaction, read one by one.

A table is `golden/<concept>.tsv`: a header and rows of three columns, parted by tabs:

    before    a sentence in which `[[TYPE|words]]` marks what is replaced
    after     the sentence as it must be written
    audience  a name from `AUDIENCES`

Lines that are empty or begin with `#` part the groups of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redactor.detection.entities import LOCATION
from redactor.detection.gazetteer import Place, default
from redactor.exposure.audience import PUBLIC, Audience
from redactor.redaction.operators.generalize import Generalize
from redactor.redaction.operators.mention import Mention

TABLES = Path(__file__).parent / "golden"
HEADER = ["before", "after", "audience"]
CONTEXT = 80

AUDIENCES = {
    "public": PUBLIC,
    "strict": Audience(
        "strict", 5_000_000, 365, recurring=False, gender=False, trade=False, origin=False
    ),
    "open": Audience("open", 100_000, 1, recurring=True, gender=True, trade=True, origin=True),
}
"""The audiences that tables name: the default, one that is told less and one that is told more."""

MARK = re.compile(r"\[\[([A-Z_]+)\|(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Args:
        table: the name of the table's file, without its ending.
        line: 1-based.
        before: the sentence with marks.
        after: the sentence as it must be written.
        audience: who reads it.
    """

    table: str
    line: int
    before: str
    after: str
    audience: Audience

    @property
    def id(self) -> str:
        """How a failed test names it."""
        return f"{self.table}:{self.line}"


def rows(folder: Path = TABLES) -> Iterator[Row]:
    """The rows of every table in a folder, in order."""
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].split("\t") == HEADER, path.name
        for number, line in enumerate(lines[1:], start=2):
            if line and not line.startswith("#"):
                before, after, audience = line.split("\t")
                yield Row(path.stem, number, before, after, AUDIENCES[audience])


def mentions(sentence: str, audience: Audience) -> list[Mention]:
    """The mentions marked in a sentence, in order."""
    plain = MARK.sub(lambda m: m[2], sentence)
    found: list[Mention] = []
    removed = 0
    for mark in MARK.finditer(sentence):
        start = mark.start() - removed
        end = start + len(mark[2])
        removed += len(mark[0]) - len(mark[2])
        found.append(
            Mention(
                type=mark[1],
                text=mark[2],
                before=plain[max(0, start - CONTEXT) : start],
                after=plain[end : end + CONTEXT],
                value=_place(mark[2]) if mark[1] == LOCATION else None,
                audience=audience,
            )
        )
    return found


def rewrite(sentence: str, audience: Audience) -> str:
    """The sentence with everything marked in it generalized, in brackets."""
    words = iter([wording(mention) for mention in mentions(sentence, audience)])
    return MARK.sub(lambda _: f"[{next(words)}]", sentence)


def wording(mention: Mention) -> str:
    """What `generalize` writes for a mention, without brackets."""
    return next(Generalize().wordings(mention))


def _place(words: str) -> Place | None:
    """The most populous place of that name."""
    found = default().lookup(re.sub(r"^(?:the|The) ", "", words))
    return found[0] if found else None
