"""Tells findings as JSON: one object, or one a line."""

from __future__ import annotations

import json
from typing import Any

from redactor.checking.findings import Finding, fingerprints
from redactor.checking.run import Outcome
from redactor.errors import RedactorError


def render(outcome: Outcome) -> str:
    """One object with `findings`, `problems` and `summary`."""
    digests = fingerprints(outcome.findings)
    whole = {
        "schema": 1,
        "findings": [_finding(*pair) for pair in zip(outcome.findings, digests, strict=True)],
        "problems": [_problem(problem) for problem in outcome.problems],
        "summary": _summary(outcome),
    }
    return json.dumps(whole, indent=2) + "\n"


def render_lines(outcome: Outcome) -> str:
    """An object a line, told apart by `kind`: findings, then problems, then the summary."""
    digests = fingerprints(outcome.findings)
    pairs = zip(outcome.findings, digests, strict=True)
    rows = [{"kind": "finding", **_finding(finding, digest)} for finding, digest in pairs]
    rows += [{"kind": "problem", **_problem(problem)} for problem in outcome.problems]
    rows.append({"kind": "summary", "schema": 1, **_summary(outcome)})
    return "".join(json.dumps(row) + "\n" for row in rows)


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "rule": finding.rule,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "entity_type": finding.entity_type,
        "exposure": finding.exposure.value,
        "probability": round(finding.probability, 2),
        "reason": finding.reason,
        "next_step": finding.next_step,
        "fingerprint": fingerprint,
    }


def _problem(problem: RedactorError) -> dict[str, Any]:
    return {
        "code": problem.code,
        "path": problem.path,
        "line": problem.line,
        "column": problem.col,
        "message": problem.message,
        "next_step": problem.next_step,
    }


def _summary(outcome: Outcome) -> dict[str, Any]:
    return {
        "checked": outcome.checked,
        "findings": len(outcome.findings),
        "problems": len(outcome.problems),
        "passed_over": dict(outcome.passed_over),
        "excluded": outcome.excluded,
        "allowed": dict(outcome.allowed),
        "known": dict(outcome.known),
        "notes": dict(outcome.notes),
        "stale": [{"path": p, "rule": r, "count": n} for (p, r), n in outcome.stale.items()],
    }
