"""Says what is wrong with a record, without a word of it."""

from __future__ import annotations

from pydantic import ValidationError

from redactor.audit.records import SCHEMA_VERSION

_KINDS = ("header", "decision", "footer")


def describe(error: ValidationError) -> str:
    """The first fault, as the rest of a sentence that begins with the record.

    Names fields of the schema alone: what was taken for a log may be any file, even a draft.
    """
    faults = error.errors(include_input=False, include_url=False)
    if any(fault["loc"] == ("header", "schema") for fault in faults):
        return f"is of another version; this redactor reads version {SCHEMA_VERSION} of the log"
    fault = faults[0]
    kind, location = fault["type"], fault["loc"]
    if kind == "json_invalid":
        return "is not JSON"
    if kind == "value_error":
        return str(fault["ctx"]["error"])
    if kind == "extra_forbidden":
        return "has a field that no log has"
    if not location or kind.startswith("union_tag"):
        return "is no header, decision or footer"
    field = ".".join(str(part) for part in location if part not in _KINDS)
    return f"has no {field}" if kind == "missing" else f"has no valid {field}"
