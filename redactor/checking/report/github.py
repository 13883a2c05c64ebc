"""Tells findings as annotations of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.checking.findings import Finding
from redactor.checking.run import Outcome
from redactor.errors import RedactorError
from redactor.printable import printable


def render(outcome: Outcome) -> str:
    """A workflow command a finding and a problem.

    Source: GitHub, "Workflow commands for GitHub Actions", 2026: `::error file=,line=,col=,title=`.
    """
    lines = (*map(_finding, outcome.findings), *map(_problem, outcome.problems))
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code.value} {finding.rule}",
    }
    told = f"{finding.entity_type}, {finding.exposure.value}: {finding.reason}."
    return _command(properties, f"{told} {finding.next_step}")


def _problem(problem: RedactorError) -> str:
    properties = dict(_place(problem))
    return _command({**properties, "title": f"{problem.code} not checked"}, str(problem))


def _place(problem: RedactorError) -> Iterator[tuple[str, str]]:
    if problem.path:
        yield "file", problem.path
    if problem.line is not None:
        yield "line", str(problem.line)
    if problem.col is not None:
        yield "col", str(problem.col)


def _command(properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::error {listed}::{_data(printable(message))}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    # A name's line breaks are written as GitHub reads them; nothing else of it commands a terminal.
    whole = _data(value).replace(":", "%3A").replace(",", "%2C")
    return printable(whole)
