"""The compiled regexes of a rule pack; those of bundled packs are kept beside it."""

from __future__ import annotations

import copyreg
from pathlib import Path
from typing import Any

import regex

from redactor.rulecache import kept
from redactor.rulepacks import RulePack

Numbered = tuple[int, "regex.Pattern[str]"]
"""The number of a rule in its pack, and a regex of it."""


def compiled(pack: RulePack) -> list[Numbered]:
    """The regexes of a pack's rules, in order.

    Compiling those of the bundled packs takes a tenth of a short check, taking up what was kept a
    hundredth: `regex` lets its patterns be pickled, as what they were compiled to.

    Raises:
        RulePackError: RED401: a regex that cannot be compiled, with its line.
    """
    if not pack.bundled:
        return _compiled(pack)
    key = f"{regex.__version__} {pack.digest}"
    rows = kept(Path(pack.path), "regexes", key, lambda: _taken_apart(_compiled(pack)))
    make = _reduced(regex.compile(""))[0]
    return [(number, make(*parts)) for number, parts in rows]


def _compiled(pack: RulePack) -> list[Numbered]:
    found = []
    for i, rule in enumerate(pack.rules):
        for j, pattern in enumerate(rule.regex):
            try:
                found.append((i, regex.compile(pattern)))
            except regex.error as problem:
                message = f"not a regular expression: {problem}"
                raise pack.error(message, ("rules", i, "regex", j)) from problem
    return found


def _taken_apart(patterns: list[Numbered]) -> list[tuple[int, Any]]:
    return [(number, _reduced(pattern)[1]) for number, pattern in patterns]


def _reduced(pattern: regex.Pattern[str]) -> Any:
    """What makes the pattern, and of what: plain values."""
    return copyreg.dispatch_table[type(pattern)](pattern)
