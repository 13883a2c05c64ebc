"""Tells the outcome of a redaction, without words of the draft unless they were asked for."""

from __future__ import annotations

import difflib
import io
import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from redactor.cli.streams import emit, tell
from redactor.errors import LeakError, UnknownRuleError
from redactor.exposure.account import account
from redactor.exposure.decisions import Decision, Placed
from redactor.printable import printable
from redactor.rulepacks import find_rule
from redactor.spans import line_and_column

if TYPE_CHECKING:
    from redactor.cli.targets import Targets
    from redactor.detection.entities import Entity
    from redactor.exposure.policy import Policy
    from redactor.redaction.redaction import Redaction
    from redactor.rulepacks import RulePack


def print_summary(redaction: Redaction, policy: Policy, targets: Targets) -> None:
    """A short account on standard error: what was replaced, what stays, where it was written."""
    told = account(redaction.decisions, policy)
    lines = [f"{sum(told.redacted.values())} replaced{_listed(told.redacted)}"]
    if told.kept:
        lines.append(f"{sum(told.kept.values())} kept{_listed(told.kept)}")
    if told.close:
        lines.append(f"close calls among them: {told.close}; look at:")
        lines += [f"  {_placed(redaction, d)} {d.rule}: {d.reason}" for d in told.riskiest]
    lines += [
        f"{_at(redaction, entity)} {entity.rule}: shares a name with somebody who is protected"
        for entity in redaction.doubtful
    ]
    lines += redaction.document.notes
    if redaction.named:
        lines.append("Mind the file's name: it repeats words that were redacted.")
    tell("\n".join([*lines, *targets.told()]))


def print_leaks(redaction: Redaction, packs: Iterable[RulePack]) -> None:
    """An error line for each leak on standard error: rule and place, not the words.

    Args:
        redaction: what was not written.
        packs: the rules that can be shown; recognizers of other kinds cannot.
    """
    shown = tuple(packs)
    for leak in redaction.leaks:
        where = f" in the file's {leak.place}" if leak.place else ""
        error = LeakError(
            f"{leak.rule} still matches after redaction{printable(where)}",
            path=redaction.document.name,
            line=leak.line,
            col=leak.column,
            next_step=_how_to_see(leak.rule, shown),
        )
        tell(str(error))
    tell(f"{len(redaction.leaks)} left; nothing was written.")


def print_diff(redaction: Redaction) -> None:
    """A unified diff from the draft to its copy, on standard output; it shows the draft's words."""
    name = printable(redaction.document.name)
    before, after = _lines(redaction.document.text), _lines(redaction.text)
    diff = difflib.unified_diff(before, after, name, f"{name} (redacted)")
    emit(
        "".join(
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in diff
        )
    )


def as_json(redaction: Redaction, targets: Targets) -> str:
    """The outcome as one JSON object.

    Spans are in the copy, lines and columns in the draft. The copy's text is in it only when no
    file got it.
    """
    text = redaction.document.text
    outcome: dict[str, Any] = {
        "schema": 1,
        "copy": None if targets.copy is None else str(targets.copy),
        "log": None if targets.log is None else str(targets.log),
        "language": redaction.language,
        "decisions": [_row(text, placed) for placed in redaction.placed],
    }
    if targets.copy is None:
        outcome["text"] = redaction.text
    return json.dumps(outcome, ensure_ascii=False, indent=2) + "\n"


def _how_to_see(rule: str, packs: Iterable[RulePack]) -> str:
    try:
        find_rule(packs, rule)
    except UnknownRuleError:
        return ""
    return f"Run: redactor rules show {rule}"


def _lines(text: str) -> list[str]:
    """The lines as every other tool counts them: ended by line feeds alone."""
    return io.StringIO(text, newline="\n").readlines()


def _row(text: str, placed: Placed) -> dict[str, Any]:
    decision = placed.decision
    line, column = line_and_column(text, decision.start)
    return {
        "entity_type": decision.entity_type,
        "rule": decision.rule,
        "score": decision.score,
        "exposure": decision.exposure.value,
        "probability": decision.probability,
        "action": decision.action.value,
        "reason": decision.reason,
        "operator": decision.operator or None,
        "replacement": decision.replacement,
        "line": line,
        "column": column,
        "span": {"start": placed.span.start, "end": placed.span.end},
    }


def _placed(redaction: Redaction, decision: Decision) -> str:
    return f"{_at(redaction, decision.entity)} {decision.entity_type}"


def _at(redaction: Redaction, entity: Entity) -> str:
    line, column = line_and_column(redaction.document.text, entity.span.start)
    return f"{printable(redaction.document.name)}:{line}:{column}"


def _listed(counts: Counter[str]) -> str:
    return f" ({', '.join(f'{n} {kind}' for kind, n in counts.most_common())})" if counts else ""
