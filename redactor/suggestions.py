"""What a user who mistyped a name may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pydantic import BaseModel


def meant(word: str, known: Iterable[str]) -> str | None:
    """`Did you mean ...?` with the known name nearest to `word`; `None` when none is near."""
    near = get_close_matches(word, sorted(known), n=1)
    return f"Did you mean {near[0]}?" if near else None


def keys(model: type[BaseModel]) -> set[str]:
    """The keys that a file checked against `model` may hold, at any depth."""
    schema = model.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    return {key for part in parts for key in part.get("properties", {})}
