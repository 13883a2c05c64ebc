"""Tells findings as a GitLab code quality report."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from redactor.checking.findings import Finding, fingerprints
from redactor.checking.run import Outcome
from redactor.errors import RedactorError
from redactor.exposure.decisions import Exposure


def render(outcome: Outcome) -> str:
    """A JSON array, an object a finding and a problem.

    Source: GitLab, "Code Quality report format", 2026.
    """
    digests = fingerprints(outcome.findings)
    rows = [_finding(*pair) for pair in zip(outcome.findings, digests, strict=True)]
    rows += [_problem(problem) for problem in outcome.problems]
    return json.dumps(rows, indent=2) + "\n"


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    told = f"{finding.code.value} {finding.entity_type}, {finding.exposure.value}"
    return {
        "description": f"{told}: {finding.reason}. {finding.next_step}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": "critical" if finding.exposure is Exposure.DIRECT else "major",
        "location": {"path": finding.path, "lines": {"begin": finding.line}},
    }


def _problem(problem: RedactorError) -> dict[str, Any]:
    key = f"{problem.code}\0{problem.path or ''}".encode("utf-8", "surrogateescape")
    return {
        "description": f"{problem.code} not checked: {problem.message}. {problem.next_step}",
        "check_name": problem.code,
        "fingerprint": hashlib.sha256(key).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": problem.path or ".", "lines": {"begin": problem.line or 1}},
    }
