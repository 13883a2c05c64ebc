"""The lines of a baseline."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from redactor.errors import BaselineError

_FORMAT = 1
_ID = re.compile(r"[0-9a-f]{32}")
_KEY_ID = re.compile(r"[0-9a-f]{16}")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_REVIEWED = ("decision", "reviewer", "reason")


class Decision(Enum):
    """What a reviewer decided on an entry."""

    ACCEPT = "accept"
    """It may stay published as it is."""
    FIX = "fix"
    """It must not; the finding counts until it is gone."""


@dataclass(frozen=True, slots=True)
class Review:
    """What became of an entry in an audit.

    Args:
        decision: what was decided.
        reviewer: who decided.
        reason: why, in a sentence that names nothing of the words.
    """

    decision: Decision
    reviewer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found before.

    Args:
        path: the file, relative to the baseline's folder, with `/` between its parts.
        rule: the rule that found it.
        id: 32 lower-case hexadecimal digits; without a key of path and rule alone.
        count: without a key, how many findings of that rule the file had; with one, 1.
        review: `None`: nobody looked at it yet.
    """

    path: str
    rule: str
    id: str
    count: int = 1
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """All that was found before.

    Args:
        key_id: of the key that its digests were made with; `None`: it was written without one.
        entries: by their ids.
    """

    key_id: str | None = None
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))

    def render(self) -> bytes:
        """The file: a line an entry and one for the format, sorted, so that versions merge."""
        head = {"baseline": _FORMAT} | ({} if self.key_id is None else {"key": self.key_id})
        rows = [head, *(_row(entry, keyed=self.key_id is not None) for entry in self.by_place())]
        lines = sorted(json.dumps(row) for row in rows)
        return "".join(f"{line}\n" for line in lines).encode("ascii")

    def by_place(self) -> list[Entry]:
        """The entries, by path and rule."""
        return sorted(self.entries.values(), key=lambda e: (e.path, e.rule, e.id))


def group_id(path: str, rule: str) -> str:
    """The id of all findings of a rule in a file, where there is no key."""
    place = f"{path}\0{rule}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(place).hexdigest()[:32]


def of_entries(key_id: str | None, entries: Iterable[Entry]) -> Baseline:
    """A baseline of entries; of two with one id, what lets fewer findings pass stays.

    Two versions that were merged line by line can have both. The lower count stays, and of two
    reviews the one that says `fix`.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        other = found.get(entry.id)
        found[entry.id] = entry if other is None else _stricter(entry, other)
    return Baseline(key_id, MappingProxyType(found))


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: RED807, with the line.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        hint = "Write one with --write-baseline."
        raise BaselineError(
            f"cannot read the baseline: {reason}", path=str(path), next_step=hint
        ) from problem
    except UnicodeDecodeError as problem:
        raise BaselineError("the baseline is not UTF-8", path=str(path)) from problem
    return parse_baseline(text, str(path))


def ensure_is(baseline: Baseline, path: Path) -> None:
    """Refuse to go on where a file holds another baseline by now; one of nothing need not exist.

    Raises:
        BaselineError: RED807.
    """
    is_new = not baseline.entries and not os.path.lexists(path)
    if not is_new and read_baseline(path) != baseline:
        raise BaselineError(
            "somebody else wrote to the baseline meanwhile",
            path=str(path),
            next_step="Nothing was written. Run it again.",
        )


def parse_baseline(text: str, name: str) -> Baseline:
    """The baseline that a file holds; its lines may be in any order, or repeated.

    Args:
        text: the file's.
        name: its path, for messages.

    Raises:
        BaselineError: RED807, with the line.
    """
    heads: list[str | None] = []
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row = _parsed(line, name, number)
        if "baseline" in row:
            heads.append(_head(row, name, number))
        else:
            rows.append((number, row))
        if len(set(heads)) > 1:
            message = "versions with different keys were merged"
            raise BaselineError(message, path=name, line=number)
    if not heads:
        raise BaselineError("this is no baseline: the line with its format is missing", path=name)
    keyed = heads[0] is not None
    return of_entries(heads[0], (_entry(row, name, n, keyed=keyed) for n, row in rows))


def _parsed(line: str, name: str, number: int) -> dict[str, Any]:
    if line.startswith(_CONFLICT):
        hint = "Keep the lines of both sides, and remove the marks."
        raise BaselineError("a merge was not finished", path=name, line=number, next_step=hint)
    try:
        row = json.loads(line)
    except ValueError as problem:
        raise BaselineError("the line is no JSON", path=name, line=number) from problem
    except RecursionError as problem:
        raise BaselineError("the line is no entry", path=name, line=number) from problem
    if not isinstance(row, dict):
        raise BaselineError("the line is no entry", path=name, line=number)
    return row


def _head(row: dict[str, Any], name: str, number: int) -> str | None:
    key = row.get("key")
    fits = key is None or (isinstance(key, str) and _KEY_ID.fullmatch(key))
    written = row["baseline"]
    known = type(written) is int and written == _FORMAT and row.keys() <= {"baseline", "key"}
    if not (known and fits):
        message = "the baseline has a format that this version cannot read"
        raise BaselineError(message, path=name, line=number)
    return key


def _entry(row: dict[str, Any], name: str, number: int, *, keyed: bool) -> Entry:
    def refuse(message: str) -> BaselineError:
        return BaselineError(message, path=name, line=number)

    own = "id" if keyed else "count"
    required, known = {"path", "rule", own}, {"path", "rule", own, *_REVIEWED}
    if not required <= row.keys() <= known:
        raise refuse(f"an entry has path, rule, {own} and perhaps {', '.join(_REVIEWED)}")
    texts = [row[key] for key in ("path", "rule", *_REVIEWED) if key in row]
    if not all(isinstance(text, str) and text for text in texts):
        raise refuse("a value of the entry is no text")
    reviewed = [key for key in _REVIEWED if key in row]
    if reviewed and len(reviewed) < len(_REVIEWED):
        raise refuse("a review has decision, reviewer and reason")
    if reviewed and row["decision"] not in {decision.value for decision in Decision}:
        raise refuse("the decision is neither accept nor fix")
    review = None
    if reviewed:
        review = Review(Decision(row["decision"]), row["reviewer"], row["reason"])
    if keyed:
        if not isinstance(row["id"], str) or not _ID.fullmatch(row["id"]):
            raise refuse("the id is not 32 hexadecimal digits")
        return Entry(row["path"], row["rule"], row["id"], review=review)
    if type(row["count"]) is not int or row["count"] < 1:
        raise refuse("the count is no number from 1 on")
    path, rule = row["path"], row["rule"]
    return Entry(path, rule, group_id(path, rule), row["count"], review)


def _row(entry: Entry, *, keyed: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"path": entry.path, "rule": entry.rule}
    row |= {"id": entry.id} if keyed else {"count": entry.count}
    if entry.review is not None:
        row["decision"] = entry.review.decision.value
        row["reviewer"] = entry.review.reviewer
        row["reason"] = entry.review.reason
    return row


def _stricter(one: Entry, other: Entry) -> Entry:
    reviews = [entry.review for entry in (one, other) if entry.review is not None]
    # By all of it, so that the order of the lines does not matter.
    reviews.sort(key=lambda r: (r.decision is not Decision.FIX, r.reviewer, r.reason))
    return replace(one, count=min(one.count, other.count), review=reviews[0] if reviews else None)
