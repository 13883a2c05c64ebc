"""Turns an audit log into tables for reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from redactor.audit.records import DecisionRecord, Header, write_time
from redactor.audit.verify import Log
from redactor.exposure.decisions import Action
from redactor.printable import printable


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of printable text, row by row.

    Args:
        columns: the headings.
        rows: as many cells each as there are columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What `show` has to tell of a log.

    Args:
        run: what the redaction was done with, a row a field.
        counts: entities redacted and kept, a row a type in alphabetical order, then all of them.
        decisions: a row a decision, in order of the copy.
    """

    run: Table
    counts: Table
    decisions: Table


_COLUMNS = (
    "seq",
    "span",
    "type",
    "action",
    "exposure",
    "score",
    "rule",
    "replacement",
    "reason",
    "decided by",
)


def show(log: Log) -> Listing:
    """Lay out a log in tables; characters that a terminal would obey are escaped."""
    return Listing(
        run=_table(("field", "value"), _run_rows(log.header)),
        counts=_table(("type", "redacted", "kept"), _count_rows(log.decisions)),
        decisions=_table(
            _COLUMNS,
            [_decision_row(record) for record in log.decisions],
        ),
    )


def _run_rows(header: Header) -> list[tuple[str, ...]]:
    return [
        ("log", header.id),
        ("time", write_time(header.time)),
        ("tool", f"{header.tool.name} {header.tool.version}"),
        ("policy", f"{header.policy.name} {header.policy.sha256}"),
        *(("rule pack", f"{pack.id} {pack.sha256}") for pack in header.rule_packs),
        ("model", f"{header.model.name} {header.model.sha256}" if header.model else ""),
        ("added model", header.nlp or ""),
        ("operator", header.operator),
        ("audience", header.audience),
        ("language", header.language),
        ("format", header.format),
        ("reviewed by", ", ".join(header.reviewers)),
    ]


def _count_rows(decisions: tuple[DecisionRecord, ...]) -> list[tuple[str, ...]]:
    counts = Counter((record.entity_type, record.action) for record in decisions)
    totals = Counter(record.action for record in decisions)
    return [
        *(
            (name, str(counts[name, Action.REDACT]), str(counts[name, Action.KEEP]))
            for name in sorted({record.entity_type for record in decisions})
        ),
        ("all", str(totals[Action.REDACT]), str(totals[Action.KEEP])),
    ]


def _decision_row(record: DecisionRecord) -> tuple[str, ...]:
    return (
        str(record.seq),
        f"{record.span.start}:{record.span.end}",
        record.entity_type,
        record.action.value,
        record.exposure.value,
        f"{record.score:.2f}",
        record.rule,
        record.replacement or "",
        record.reason,
        record.reviewer or record.decided_by,
    )


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(columns, tuple(tuple(printable(cell) for cell in row) for row in rows))
