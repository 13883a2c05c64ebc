"""Tells findings to a person, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from redactor.checking.findings import Code, Finding
from redactor.checking.run import Outcome
from redactor.printable import printable

_BOLD, _RED, _YELLOW, _CYAN, _DIM, _RESET = (
    f"\x1b[{code}m" for code in ("1", "31", "33", "36", "2", "0")
)


def render(outcome: Outcome, *, color: bool) -> str:
    """A line for each finding, `path:line:column` first, and for each file what to do."""
    lines: list[str] = []
    for _, group in groupby(outcome.findings, key=lambda finding: finding.path):
        found = list(group)
        if lines:
            lines.append("")
        lines += (_line(finding, color=color) for finding in found)
        steps = dict.fromkeys(finding.next_step for finding in found)
        lines += (_painted(f"  {printable(step)}", _DIM, color=color) for step in steps)
    return "".join(f"{line}\n" for line in lines)


def summary(outcome: Outcome) -> str:
    """A line or more: how many were found, in how many files, and what was not checked."""
    files = len({finding.path for finding in outcome.findings})
    count = len(outcome.findings)
    found = f"{count} found in {files} of " if count else ""
    nothing = ": nothing found" if outcome.checked and not (count or outcome.problems) else ""
    lines = [f"{found}{_files(outcome.checked)} checked{nothing}."]
    if outcome.allowed:
        rules = ", ".join(f"{printable(rule)} {n}" for rule, n in outcome.allowed.items())
        lines.append(f"{sum(outcome.allowed.values())} allowed by pragmas: {rules}.")
    if outcome.known:
        lines.append(f"{sum(outcome.known.values())} known by the baseline.")
    for (path, rule), count in outcome.stale.items():
        place = f"{printable(path)} {printable(rule)}"
        lines.append(f"In the baseline and found no more: {place} {count}.")
    lines += (f"Of {_files(number)}: {note}" for note, number in outcome.notes.items())
    if outcome.problems:
        lines.append(f"{len(outcome.problems)} could not be checked.")
    if outcome.excluded:
        lines.append(f"{_files(outcome.excluded)} named and excluded.")
    if outcome.passed_over:
        kinds = ", ".join(f"{printable(k)} {n}" for k, n in outcome.passed_over.items())
        lines.append(f"Not checked, since they are no drafts that can be read: {kinds}.")
    return "\n".join(lines)


def _line(finding: Finding, *, color: bool) -> str:
    shade = _YELLOW if finding.code is Code.QUASI else _RED
    parts = [
        _painted(printable(finding.path), _BOLD, color=color),
        _painted(":", _CYAN, color=color),
        f"{finding.line}:{finding.column} ",
        _painted(finding.code.value, shade, color=color),
        f" {printable(finding.rule)}",
        *_weight(finding),
        f": {printable(finding.reason)}",
        *_shown(finding),
    ]
    return "".join(parts)


def _weight(finding: Finding) -> Iterator[str]:
    """What the words are and how they bear on somebody; a pragma's say nothing of that."""
    if not finding.code.is_of_pragma:
        exposure = finding.exposure.value
        yield f" {finding.entity_type} {exposure} {finding.probability:.2f}"


def _shown(finding: Finding) -> Iterator[str]:
    if finding.words is not None:
        yield f": {printable(finding.words)}"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _painted(words: str, paint: str, *, color: bool) -> str:
    return f"{paint}{words}{_RESET}" if color else words
