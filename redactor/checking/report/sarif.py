"""Tells findings as SARIF, for code scanning; no snippets, and no ends of regions."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from redactor.checking.findings import Code, Finding, fingerprints
from redactor.checking.run import Outcome
from redactor.errors import RedactorError
from redactor.exposure.decisions import Exposure

_LEVELS = {Exposure.DIRECT: "error", Exposure.QUASI: "warning", Exposure.NONE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "redactorRuleOrdinal/v1"
_HELP = "Redact the words with `redactor redact`, or rewrite the passage."
_RULE_HELP = "`redactor rules show {rule}` tells what the rule catches and leaves."
_UNEXPLAINED = "{type} found by {rule}, which no rule pack describes."


def render(outcome: Outcome, why: Mapping[str, str], *, exit_zero: bool) -> str:
    """One log with one run.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.

    Args:
        outcome: what to tell.
        why: of rule ids, the sentence that their packs say of them.
        exit_zero: see `Outcome.exit_code`.
    """
    rules = {f.rule: _rule(f, why) for f in sorted(outcome.findings, key=lambda f: f.rule)}
    places = {rule: place for place, rule in enumerate(rules)}
    digests = fingerprints(outcome.findings)
    pairs = zip(outcome.findings, digests, strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "redactor",
                "version": version("redactor"),
                "rules": list(rules.values()),
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not outcome.problems,
                "exitCode": outcome.exit_code(exit_zero=exit_zero),
                "toolExecutionNotifications": [_notification(p) for p in outcome.problems],
            }
        ],
        "results": [_result(finding, digest, places) for finding, digest in pairs],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(finding: Finding, why: Mapping[str, str]) -> dict[str, Any]:
    rule = finding.rule
    if finding.code in (Code.FILE_NAME, Code.METADATA):
        about = help_text = f"{finding.reason[0].upper()}{finding.reason[1:]}."
    elif finding.code.is_of_pragma:
        about = f"{finding.reason[0].upper()}{finding.reason[1:]}."
        help_text = f"{about} See docs/pragmas.md."
    elif rule in why:
        about = why[rule]
        help_text = f"{about} {_HELP} {_RULE_HELP.format(rule=rule)}"
    else:
        about = _UNEXPLAINED.format(type=finding.entity_type, rule=rule)
        help_text = f"{about} {_HELP}"
    return {
        "id": rule,
        "shortDescription": {"text": about},
        "fullDescription": {"text": about},
        "help": {"text": help_text},
        "properties": {"tags": ["source-protection"]},
    }


def _result(finding: Finding, digest: str, places: Mapping[str, int]) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    told = f"{finding.entity_type}, {finding.exposure.value}: {finding.reason}."
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": _LEVELS[finding.exposure],
        "message": {"text": f"{finding.code.value} {told} {finding.next_step}"},
        "locations": [{"physicalLocation": {**_artifact(finding.path), "region": region}}],
        "partialFingerprints": {_FINGERPRINT: digest},
        "properties": {
            "code": finding.code.value,
            "entityType": finding.entity_type,
            "exposure": finding.exposure.value,
            "probability": round(finding.probability, 2),
        },
    }


def _notification(problem: RedactorError) -> dict[str, Any]:
    told: dict[str, Any] = {
        "level": "error",
        "descriptor": {"id": problem.code},
        "message": {"text": f"{problem.message}. {problem.next_step}".strip()},
    }
    if problem.path:
        place: dict[str, Any] = _artifact(problem.path)
        if problem.line is not None:
            place["region"] = {"startLine": problem.line, "startColumn": problem.col or 1}
        told["locations"] = [{"physicalLocation": place}]
    return told


def _artifact(path: str) -> dict[str, Any]:
    uri = quote(os.fsencode(path))
    if path.startswith("/"):
        return {"artifactLocation": {"uri": f"file://{uri}"}}
    return {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
