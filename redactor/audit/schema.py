"""The JSON Schema of an audit log's lines."""

from __future__ import annotations

from typing import Any

from redactor.audit.records import RECORD, SCHEMA_VERSION


def schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12, that every line of a log matches: header, decision or footer.

    It describes lines one by one; what holds between them, order and chain, is for `verify`.
    """
    generated = RECORD.json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Line of a redactor audit log, version {SCHEMA_VERSION}",
        "oneOf": generated["oneOf"],
        "$defs": generated["$defs"],
    }
