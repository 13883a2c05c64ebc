"""How findings and problems are told, format by format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from redactor.checking.findings import Code, Finding, fingerprints
from redactor.checking.formats import Format
from redactor.checking.report import render, summary
from redactor.checking.run import Outcome
from redactor.errors import EncodingError, GitError, RedactorError
from redactor.exposure.decisions import Exposure
from redactor.spans import Span

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.json").read_bytes())


def finding(path: str = "desk/a.md", line: int = 3, rule: str = "places.town") -> Finding:
    return Finding(
        code=Code.QUASI,
        rule=rule,
        path=path,
        line=line,
        column=7,
        entity_type="LOCATION",
        exposure=Exposure.QUASI,
        probability=0.87654,
        reason="in a sentence about a source",
        next_step="Run: redactor redact desk/a.md",
        span=Span(1234567, 1234577),
        last_line=98765,
    )


def direct(path: str = "b.md") -> Finding:
    return Finding(
        code=Code.DIRECT,
        rule="people.name",
        path=path,
        line=1,
        column=1,
        entity_type="PERSON",
        exposure=Exposure.DIRECT,
        probability=1.0,
        reason="a source's name",
        next_step="Run: redactor redact b.md",
        words="Tessa Vorn",
    )


PROBLEMS: tuple[RedactorError, ...] = (
    EncodingError("the file is not UTF-8", path="c.md", line=2, col=5),
    GitError("the working folder is in no git repository"),
)
OUTCOME = Outcome((finding(), finding(line=9), direct()), PROBLEMS, 4, {".png": 2})
NOTHING = Outcome((), (), 2)


def told(outcome: Outcome, form: Format, *, color: bool = False, exit_zero: bool = False) -> str:
    why: Mapping[str, str] = {"places.town": "A town is where a source can be looked for."}
    return render(outcome, form, color=color, why=lambda: why, exit_zero=exit_zero)


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.TEXT])
def test_neither_words_nor_lengths(form: Format) -> None:
    """No format for machines tells the words, where they end, or how long they are."""
    text = told(OUTCOME, form)
    assert "Vorn" not in text
    for number in ("1234567", "1234577", "98765"):
        assert number not in text
    assert "Vorn" not in repr(OUTCOME)


def test_text() -> None:
    """A line a finding, by file, and for each file the next step."""
    assert told(OUTCOME, Format.TEXT).splitlines() == [
        "desk/a.md:3:7 RED902 places.town LOCATION quasi 0.88: in a sentence about a source",
        "desk/a.md:9:7 RED902 places.town LOCATION quasi 0.88: in a sentence about a source",
        "  Run: redactor redact desk/a.md",
        "",
        "b.md:1:1 RED901 people.name PERSON direct 1.00: a source's name: Tessa Vorn",
        "  Run: redactor redact b.md",
    ]
    assert told(NOTHING, Format.TEXT) == ""


def test_text_in_colours() -> None:
    """Colours are the only difference, and each ends."""
    import re

    text = told(OUTCOME, Format.TEXT, color=True)
    assert re.sub(r"\x1b\[\d+m", "", text) == told(OUTCOME, Format.TEXT)
    assert text.count("\x1b[0m") * 2 == text.count("\x1b[")


def test_summary() -> None:
    """How many were found, where, and what was not checked."""
    assert summary(OUTCOME).splitlines() == [
        "3 found in 2 of 4 files checked.",
        "2 could not be checked.",
        "Not checked, since they are no drafts that can be read: .png 2.",
    ]
    noted = Outcome((), (), 3, notes={"Look at it.": 2, "It moves.": 1})
    assert summary(noted).splitlines()[1:] == ["Of 2 files: Look at it.", "Of 1 file: It moves."]
    left_out = Outcome((), (), 0, excluded=1)
    assert summary(left_out).splitlines() == ["0 files checked.", "1 file named and excluded."]
    assert summary(NOTHING) == "2 files checked: nothing found."
    assert summary(Outcome((), (), 0)) == "0 files checked."
    assert summary(Outcome((), PROBLEMS, 1)).splitlines()[0] == "1 file checked."


def test_json() -> None:
    """Every field of a finding and a problem, and the counts."""
    whole = json.loads(told(OUTCOME, Format.JSON))
    assert whole["schema"] == 1
    first = whole["findings"][0]
    assert first.pop("fingerprint") == fingerprints(OUTCOME.findings)[0]
    assert first == {
        "code": "RED902",
        "rule": "places.town",
        "path": "desk/a.md",
        "line": 3,
        "column": 7,
        "entity_type": "LOCATION",
        "exposure": "quasi",
        "probability": 0.88,
        "reason": "in a sentence about a source",
        "next_step": "Run: redactor redact desk/a.md",
    }
    assert whole["problems"][0] == {
        "code": "RED105",
        "path": "c.md",
        "line": 2,
        "column": 5,
        "message": "the file is not UTF-8",
        "next_step": "Save the draft as UTF-8.",
    }
    assert whole["summary"] == {
        "checked": 4,
        "findings": 3,
        "problems": 2,
        "passed_over": {".png": 2},
        "allowed": {},
        "excluded": 0,
        "known": {},
        "notes": {},
        "stale": [],
    }


def test_json_lines() -> None:
    """The same, an object a line."""
    rows = [json.loads(line) for line in told(OUTCOME, Format.JSONL).splitlines()]
    assert [row["kind"] for row in rows] == ["finding"] * 3 + ["problem"] * 2 + ["summary"]
    whole = json.loads(told(OUTCOME, Format.JSON))
    kept = [{k: v for k, v in row.items() if k != "kind"} for row in rows]
    assert kept[:3] == whole["findings"]
    assert kept[3:5] == whole["problems"]


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(OUTCOME, id="findings and problems"),
        pytest.param(NOTHING, id="nothing"),
        pytest.param(Outcome((finding("a b:\n\u00fc.md"),), (), 1), id="a strange name"),
        pytest.param(Outcome((finding("/elsewhere/a.md"),), (), 1), id="outside"),
    ],
)
def test_sarif_is_valid(outcome: Outcome) -> None:
    """What is written fits the schema of SARIF 2.1.0."""
    log = json.loads(told(outcome, Format.SARIF))
    jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_sarif() -> None:
    """Rules have help, results their rule and fingerprint, places a start and no snippet."""
    run = json.loads(told(OUTCOME, Format.SARIF))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] for rule in rules)
    town = next(rule for rule in rules if rule["id"] == "places.town")
    assert town["fullDescription"]["text"] == "A town is where a source can be looked for."
    for result, digest in zip(run["results"], fingerprints(OUTCOME.findings), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert list(result["partialFingerprints"].values()) == [digest]
        place = result["locations"][0]["physicalLocation"]
        assert set(place["region"]) == {"startLine", "startColumn"}
    assert [result["level"] for result in run["results"]] == ["warning", "warning", "error"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["exitCode"] == 2


def sarif_uri(path: str) -> dict[str, Any]:
    log = json.loads(told(Outcome((finding(path),), (), 1), Format.SARIF))
    place: dict[str, Any] = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    return dict(place["artifactLocation"])


def test_sarif_addresses() -> None:
    """Paths are written as addresses, relative to the checkout where they are."""
    assert sarif_uri("a b:\udcff.md") == {"uri": "a%20b%3A%FF.md", "uriBaseId": "%SRCROOT%"}
    assert sarif_uri("/elsewhere/a.md") == {"uri": "file:///elsewhere/a.md"}


def test_github() -> None:
    """A command a line; nothing in a name or a message ends it early."""
    lines = told(OUTCOME, Format.GITHUB).splitlines()
    assert lines[0] == (
        "::error file=desk/a.md,line=3,col=7,title=RED902 places.town::"
        "LOCATION, quasi: in a sentence about a source. Run: redactor redact desk/a.md"
    )
    assert lines[3].startswith("::error file=c.md,line=2,col=5,title=RED105 not checked::RED105")
    assert lines[4].startswith("::error title=RED801 not checked::RED801")
    hostile = told(Outcome((finding("a,b:c%\n::error::x\x1b[2J.md"),), (), 1), Format.GITHUB)
    assert hostile.count("\n") == 1
    assert "\x1b" not in hostile
    assert hostile.startswith("::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax\\x1b[2J.md,line=3")


def test_gitlab() -> None:
    """An object a finding and a problem, with what the report format asks for."""
    rows = json.loads(told(OUTCOME, Format.GITLAB))
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert isinstance(row["location"]["path"], str)
        assert isinstance(row["location"]["lines"]["begin"], int)
    assert [row["severity"] for row in rows] == [
        "major",
        "major",
        "critical",
        "blocker",
        "blocker",
    ]
    assert len({row["fingerprint"] for row in rows}) == len(rows)


def test_fingerprints_outlive_edits_further_up() -> None:
    """A finding keeps its fingerprint when its line moves; the second of a rule has another."""
    first, second = fingerprints([finding(line=3), finding(line=9)])
    assert first != second
    assert fingerprints([finding(line=40), finding(line=90)]) == [first, second]
    assert fingerprints([finding(path="b.md")]) != [first]
    assert fingerprints([finding(rule="places.village")]) != [first]


@pytest.mark.parametrize(
    ("outcome", "code", "with_exit_zero"),
    [
        pytest.param(NOTHING, 0, 0, id="clean"),
        pytest.param(Outcome((direct(),), (), 1), 1, 0, id="findings"),
        pytest.param(OUTCOME, 2, 2, id="findings and problems"),
        pytest.param(Outcome((), PROBLEMS, 0), 2, 2, id="problems"),
    ],
)
def test_exit_codes(outcome: Outcome, code: int, with_exit_zero: int) -> None:
    """2 outranks 1, and only 1 can be turned into 0."""
    assert outcome.exit_code() == code
    assert outcome.exit_code(exit_zero=True) == with_exit_zero


@pytest.mark.parametrize(
    ("outcome", "exit_zero", "code"),
    [
        pytest.param(OUTCOME, False, 2, id="not all checked"),
        pytest.param(OUTCOME, True, 2, id="not all checked, whatever was found"),
        pytest.param(Outcome((finding(),), (), 1), False, 1, id="found"),
        pytest.param(Outcome((finding(),), (), 1), True, 0, id="found, and let pass"),
        pytest.param(NOTHING, False, 0, id="nothing"),
    ],
)
def test_sarif_tells_the_exit_code(outcome: Outcome, exit_zero: bool, code: int) -> None:
    """It is the one that the process ends with."""
    (run,) = json.loads(told(outcome, Format.SARIF, exit_zero=exit_zero))["runs"]
    assert run["invocations"][0]["exitCode"] == code == outcome.exit_code(exit_zero=exit_zero)
