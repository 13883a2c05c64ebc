"""Prints the figures of an evaluation; words of the drafts only where mistakes are given."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from redactor.cli.streams import emit
from redactor.evaluation.figures import Figure, Share
from redactor.evaluation.mistakes import Mistake, MistakeKind
from redactor.printable import printable, printable_json

if TYPE_CHECKING:
    from redactor.evaluation.report import Report, Section

_TITLES = {
    MistakeKind.MISS: "Missed",
    MistakeKind.FALSE_ALARM: "Redacted where nothing is marked",
    MistakeKind.PUBLIC: "Redacted where only public things are marked",
}


def print_json(policy: str, report: Report, mistakes: list[Mistake] | None) -> None:
    """The figures as one JSON object on standard output.

    Args:
        policy: the policy's name.
        report: what to print.
        mistakes: listed under `errors`; `None`: no such key.
    """
    outcome: dict[str, Any] = {
        "schema": 1,
        "policy": policy,
        "all": _section(report.all),
        "kinds": {kind: _section(section) for kind, section in report.kinds.items()},
    }
    if mistakes is not None:
        outcome["errors"] = [_mistake(mistake) for mistake in mistakes]
    emit(printable_json(json.dumps(outcome, ensure_ascii=False, indent=2)) + "\n")


def print_text(policy: str, report: Report, mistakes: list[Mistake] | None) -> None:
    """The figures as tables on standard output; see `print_json`."""
    lines = [f"policy {printable(policy)}", *_table("all", report.all)]
    for kind, section in report.kinds.items():
        lines += ["", *_table(printable(kind), section)]
    counts = report.all.tally
    for title, shares in (
        ("protected hidden, by label", counts.protected_by_label),
        ("hidden, by level", counts.hidden_by_level),
        ("hidden, by label, of any level", counts.hidden_by_label),
        ("redacted where something is marked, by entity type", counts.marked_by_type),
    ):
        lines += ["", title, *(_row(name, share) for name, share in sorted(shares.items()))]
    if mistakes is not None:
        lines += _listing(mistakes)
    emit("\n".join(lines) + "\n")


def _section(section: Section) -> dict[str, Any]:
    counts = section.tally
    return {
        "documents": section.drafts,
        "leaking": section.leaking,
        **{figure.value: counts.figures[figure.value].value for figure in Figure},
        "intervals": section.intervals,
        "by_label": _shares(counts.protected_by_label, "spans", "hidden"),
        "hidden_by_level": _shares(counts.hidden_by_level, "spans", "hidden"),
        "hidden_by_label": _shares(counts.hidden_by_label, "spans", "hidden"),
        "marked_by_type": _shares(counts.marked_by_type, "findings", "marked"),
    }


def _shares(shares: Mapping[str, Share], cases: str, hits: str) -> dict[str, Any]:
    return {name: {cases: share.cases, hits: share.value} for name, share in sorted(shares.items())}


def _table(title: str, section: Section) -> list[str]:
    lines = [f"{title}, {section.drafts} drafts, 95 % confidence interval"]
    for figure in Figure:
        bounds = section.intervals[figure.value]
        interval = f"{bounds[0]:.3f}-{bounds[1]:.3f}" if bounds else ""
        lines.append(_row(figure.value, section.tally.figures[figure.value], interval))
    if section.leaking:
        lines.append(f"  {section.leaking} would not be written: verification still sees something")
    return lines


def _row(name: str, share: Share, interval: str = "") -> str:
    value = "-" if share.value is None else f"{share.value:.3f}"
    return f"  {name:20} {value:>6}  {interval:11}  {share.hits} of {share.cases}"


def _mistake(mistake: Mistake) -> dict[str, Any]:
    named = ("entity_type", "rule") if mistake.kind is not MistakeKind.MISS else ("label", "level")
    return {
        "kind": mistake.kind.value,
        "id": mistake.draft,
        "line": mistake.line,
        "column": mistake.column,
        **dict(zip(named, (mistake.name, mistake.by), strict=True)),
        "partly": mistake.partly,
        "before": mistake.before,
        "words": mistake.words,
        "after": mistake.after,
    }


def _listing(mistakes: list[Mistake]) -> list[str]:
    groups: defaultdict[tuple[MistakeKind, str], list[Mistake]] = defaultdict(list)
    for one in mistakes:
        names = (one.name, one.by) if one.kind is MistakeKind.MISS else (one.by, one.name)
        groups[one.kind, " ".join(names)].append(one)
    lines = []
    for kind, title in _TITLES.items():
        lines += ["", title]
        own = [(heading, group) for (of, heading), group in groups.items() if of is kind]
        for heading, group in sorted(own, key=lambda item: (-len(item[1]), item[0])):
            lines.append(f"  {heading}: {len(group)}")
            lines += map(_shown, group)
    return lines


def _shown(one: Mistake) -> str:
    place = f"{printable(one.draft)}:{one.line}:{one.column}"
    note = " (partly hidden)" if one.partly else ""
    return f"    {place}{note}  {one.before}[[{one.words}]]{one.after}"
