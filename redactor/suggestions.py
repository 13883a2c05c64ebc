"""What is wrong with a file's keys and values, and what a user may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first thing in a file that does not fit its model.

    Args:
        location: keys and indices from the root.
        message: the way to it, and what is wrong; without the value, and without a key that does
            not exist: where an entry is badly indented, that is a word of the newsroom's.
        hint: the key that was meant; `None` when none is near, or the key is known.
        unknown: whether it is a key that does not exist.
    """

    location: tuple[str | int, ...]
    message: str
    hint: str | None
    unknown: bool


def meant(word: str, known: Iterable[str]) -> str | None:
    """`Did you mean ...?` with the known name nearest to `word`; `None` when none is near."""
    near = get_close_matches(word, sorted(known), n=1)
    return f"Did you mean {near[0]}?" if near else None


def misfit(problem: ValidationError, model: type[BaseModel]) -> Misfit:
    """The first thing that `model` refused.

    A mistyped key also makes the right one missing; the key is what the user can see, so it counts
    first.
    """
    errors = problem.errors(include_input=False, include_url=False)
    unknown = [e for e in errors if e["type"] == "extra_forbidden"]
    first = (unknown or errors)[0]
    way = first["loc"][:-1] if unknown else first["loc"]
    where = ".".join(str(part) for part in way) or "the file"
    what = "there is no such key here" if unknown else first["msg"].removeprefix("Value error, ")
    hint = meant(str(first["loc"][-1]), _keys(model)) if unknown else None
    return Misfit(first["loc"], f"{where}: {what}", hint, bool(unknown))


def _keys(model: type[BaseModel]) -> set[str]:
    """The keys that a file checked against `model` may hold, at any depth."""
    schema = model.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    return {key for part in parts for key in part.get("properties", {})}
