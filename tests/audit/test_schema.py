"""The published schema describes what is written, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from redactor.audit.schema import schema

from .logs import LOG, logs, records_of

VALIDATOR = Draft202012Validator(schema())
HEADER, REDACTED, KEPT, _, FOOTER = range(5)


def test_the_schema_is_a_schema() -> None:
    """It is valid JSON Schema, draft 2020-12, and survives JSON."""
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@given(logs)
def test_every_line_written_is_valid(log: bytes) -> None:
    """Whatever is logged fits the schema."""
    for record in records_of(log):
        VALIDATOR.validate(record)


@pytest.mark.parametrize("index", [HEADER, REDACTED, KEPT, FOOTER])
def test_no_field_is_optional_and_none_may_be_added(index: int) -> None:
    """A line that lacks a field, or has one more, is invalid."""
    record = records_of(LOG)[index]
    assert not VALIDATOR.is_valid(record | {"text": "x"})
    for name in record:
        assert not VALIDATOR.is_valid({key: record[key] for key in record if key != name})


@pytest.mark.parametrize(
    ("index", "changes"),
    [
        pytest.param(HEADER, {"policy": {"name": "p", "sha256": "a" * 64, "x": 1}}, id="nested"),
        pytest.param(HEADER, {"policy": {"name": "a/p", "sha256": "a" * 64}}, id="path"),
        pytest.param(HEADER, {"tool": {"name": "redactor"}}, id="no tool version"),
        pytest.param(HEADER, {"rule_packs": [{"id": "x"}]}, id="pack without digest"),
        pytest.param(HEADER, {"model": {"name": "m"}}, id="model without digest"),
        pytest.param(HEADER, {"nlp": "models/ours"}, id="path of an added model"),
        pytest.param(HEADER, {"time": "14 May 2026"}, id="time in words"),
        pytest.param(HEADER, {"schema": 1}, id="other version"),
        pytest.param(HEADER, {"prev": "a" * 64}, id="header that follows something"),
        pytest.param(REDACTED, {"replacement": None}, id="redacted, not replaced"),
        pytest.param(REDACTED, {"operator": None}, id="redacted by nothing"),
        pytest.param(KEPT, {"replacement": "[x]"}, id="kept, but replaced"),
        pytest.param(KEPT, {"operator": "tag"}, id="kept, but operated on"),
        pytest.param(REDACTED, {"score": 1.5}, id="score above 1"),
        pytest.param(REDACTED, {"seq": 0}, id="seq below 1"),
        pytest.param(REDACTED, {"span": {"start": -1, "end": 4}}, id="negative span"),
        pytest.param(REDACTED, {"span": {"start": 1, "end": 4, "text": "x"}}, id="span with text"),
        pytest.param(REDACTED, {"exposure": "perhaps"}, id="unknown exposure"),
        pytest.param(REDACTED, {"action": "replace"}, id="unknown action"),
        pytest.param(FOOTER, {"head": "A" * 64}, id="digest in capitals"),
        pytest.param(FOOTER, {"kind": "header"}, id="footer that says header"),
    ],
)
def test_a_line_out_of_form_is_invalid(index: int, changes: dict[str, Any]) -> None:
    """The schema refuses what the reader refuses."""
    assert not VALIDATOR.is_valid(records_of(LOG)[index] | changes)


def test_every_field_is_explained() -> None:
    """Each field has a description, so that the schema can be read alone."""
    for name, definition in schema()["$defs"].items():
        assert definition["description"], name
        for field, value in definition.get("properties", {}).items():
            explained = "description" in value or "$ref" in value or "const" in value
            assert explained, (name, field)
