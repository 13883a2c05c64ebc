"""Tells the outcome of a check, one module a format; none prints the words that were found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from redactor.checking.formats import Format
from redactor.checking.report import as_json, github, gitlab, sarif, text
from redactor.checking.report.text import summary
from redactor.checking.run import Outcome

__all__ = ["render", "summary"]


def render(
    outcome: Outcome,
    form: Format,
    *,
    color: bool,
    why: Callable[[], Mapping[str, str]],
    exit_zero: bool,
) -> str:
    """The outcome in one format.

    Args:
        outcome: what to tell.
        form: the format.
        color: whether `text` is coloured.
        why: gives rule ids and the sentences that their packs say of them, for `sarif`.
        exit_zero: whether findings leave the exit code 0, which `sarif` tells.
    """
    if form is Format.TEXT:
        return text.render(outcome, color=color)
    if form is Format.SARIF:
        return sarif.render(outcome, why(), exit_zero=exit_zero)
    plain = {
        Format.JSON: as_json.render,
        Format.JSONL: as_json.render_lines,
        Format.GITHUB: github.render,
        Format.GITLAB: gitlab.render,
    }
    return plain[form](outcome)
