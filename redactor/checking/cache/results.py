"""Keeps what was found in a draft: offsets, rules, types, probabilities and reasons, no words."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from redactor.checking.cache.state import state
from redactor.checking.cache.store import Store, open_store
from redactor.checking.findings import Code, Finding
from redactor.checking.pragmas import Applied
from redactor.checking.tasks import Hit, Task, findings
from redactor.checking.texts import text_of
from redactor.config import Config
from redactor.exposure.decisions import Exposure
from redactor.spans import Span

VARIABLE = "REDACTOR_CACHE_DIR"


@dataclass(frozen=True, slots=True)
class Cache:
    """What was found in drafts before.

    Args:
        store: keeps it.
    """

    store: Store
    _states: dict[tuple[Config, bool], bytes | None] = field(default_factory=dict)

    def name(self, task: Task) -> str | None:
        """The name for what is found in a draft; `None` where that may not be kept.

        It changes with the draft, its name, and all that findings depend on.
        """
        manner = task.manner
        key = (manner.config, manner.rules_only)
        if key not in self._states:
            self._states[key] = state(manner.config, rules_only=manner.rules_only)
        known = self._states[key]
        if known is None:
            return None
        suffix = PurePosixPath(task.path).suffix or task.path
        name = os.fsencode(task.name)
        return self.store.name(known, name, os.fsencode(suffix), bytes([task.message]), task.data)

    def get(self, name: str, task: Task) -> Applied | None:
        """What was found in a draft; `None`: it is not known."""
        data = self.store.get(name)
        if data is None:
            return None
        text = text_of(task)
        if text is None:
            return None
        kept = json.loads(data)
        found = findings(text, map(_hit, kept["hits"]), task)
        return Applied(tuple(found), kept["allowed"], tuple(kept["notes"]))

    def put(self, name: str, applied: Applied) -> None:
        """Keep what was found, unless there is more to it than offsets can tell.

        Findings about pragmas and about the file's name are not kept, nor is then anything.
        """
        found = applied.findings
        rows = [_row(finding) for finding in found if finding.span is not None]
        if any(finding.span is None or finding.code.is_of_pragma for finding in found):
            return
        kept = {"hits": rows, "allowed": dict(applied.allowed), "notes": applied.notes}
        self.store.put(name, json.dumps(kept).encode("ascii"))

    def prune(self, *, grown: bool) -> None:
        """Remove what is old or too much.

        Args:
            grown: whether something was added; if not, once a day is enough.
        """
        now = time.time()
        if grown or self.store.is_due(now):
            self.store.prune(now)


def open_cache(environment: Mapping[str, str]) -> Cache | None:
    """The user's cache; `None` when there is no folder that can be relied on.

    Args:
        environment: of the process; `REDACTOR_CACHE_DIR` names another folder.
    """
    given = environment.get(VARIABLE)
    if given:
        folder = Path(given)
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("redactor", appauthor=False)
    store = open_store(folder / "check")
    return None if store is None else Cache(store)


def _row(finding: Finding) -> list[Any]:
    span = finding.span
    return [
        span and span.start,
        span and span.end,
        finding.code.value,
        finding.rule,
        finding.entity_type,
        finding.exposure.value,
        finding.probability,
        finding.reason,
    ]


def _hit(row: list[Any]) -> Hit:
    start, end, code, rule, entity_type, exposure, probability, reason = row
    return Hit(
        span=Span(start, end),
        code=Code(code),
        rule=rule,
        entity_type=entity_type,
        exposure=Exposure(exposure),
        probability=probability,
        reason=reason,
    )
