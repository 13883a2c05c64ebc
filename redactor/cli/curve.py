"""Prints figures over thresholds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from redactor.cli.streams import emit
from redactor.evaluation.figures import Figure
from redactor.printable import printable, printable_json

if TYPE_CHECKING:
    from redactor.evaluation.curve import Curve, Curves
    from redactor.evaluation.figures import Tally

_NOTE = "of one look at each draft: without what redact finds when it reads the copy again"


def print_curves_json(policy: str, curves: Curves) -> None:
    """The figures as one JSON object on standard output.

    Args:
        policy: the policy's name.
        curves: what to print.
    """
    outcome = {
        "schema": 1,
        "policy": policy,
        "note": _NOTE,
        "all": _section(curves.all),
        "kinds": {kind: _section(curve) for kind, curve in curves.kinds.items()},
    }
    emit(printable_json(json.dumps(outcome, ensure_ascii=False, indent=2)) + "\n")


def print_curves_text(policy: str, curves: Curves) -> None:
    """The figures as tables on standard output; see `print_curves_json`."""
    lines = [f"policy {printable(policy)} at other thresholds, {_NOTE}", *_table("all", curves.all)]
    for kind, curve in curves.kinds.items():
        lines += ["", *_table(printable(kind), curve)]
    emit("\n".join(lines) + "\n")


def _section(curve: Curve) -> dict[str, Any]:
    return {
        "documents": curve.drafts,
        "curve": [
            {"threshold": threshold, **_values(counts)}
            for threshold, counts in curve.tallies.items()
        ],
    }


def _table(title: str, curve: Curve) -> list[str]:
    names = "".join(f"{figure.value:>14}" for figure in Figure)
    lines = [f"{title}, {curve.drafts} drafts", f"  threshold{names}"]
    for threshold, counts in curve.tallies.items():
        cells = "".join(
            f"{'-' if value is None else format(value, '.3f'):>14}"
            for value in _values(counts).values()
        )
        lines.append(f"  {threshold:9.2f}{cells}")
    return lines


def _values(counts: Tally) -> dict[str, float | None]:
    return {figure.value: counts.figures[figure.value].value for figure in Figure}
