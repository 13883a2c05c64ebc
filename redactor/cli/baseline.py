"""`redactor baseline`: review what an archive's baseline holds; and its use by `redactor check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.streams import emit, tell
from redactor.printable import printable

if TYPE_CHECKING:
    from redactor.checking.baseline.comparing import Manner
    from redactor.checking.baseline.entries import Baseline, Entry, Review
    from redactor.checking.baseline.using import InUse
    from redactor.checking.run import Options, Outcome

app = typer.Typer(
    help="Review what a baseline of redactor check holds.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Keeps `audit` a command of its own."""


@app.command("audit")
def audit(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A baseline.")],
    set_: Annotated[
        tuple[str, str] | None,
        typer.Option("--set", metavar="ID DECISION", help="Decide on one entry: accept or fix."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why; it is kept in the baseline.")
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Who decides.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the entries that nobody has reviewed; stop.")
    ] = False,
) -> None:
    """Walk through the entries that nobody has reviewed, or decide on one with --set.

    Exit code 1: entries are left that nobody has reviewed.
    """
    from redactor.checking.baseline.auditing import find_entry, unreviewed
    from redactor.checking.baseline.entries import read_baseline

    baseline = read_baseline(file)
    if set_ is not None:
        if reason is None or reviewer is None:
            raise typer.BadParameter("--set needs --reason and --as")
        entry = find_entry(baseline, set_[0])
        baseline = _write(file, entry, _review(set_[1], reviewer, reason))
    elif list_:
        emit("".join(f"{_told(entry)}\n" for entry in unreviewed(baseline)))
    elif not sys.stdin or not sys.stdin.isatty():
        raise typer.BadParameter("without a terminal, use --list and --set")
    else:
        baseline = _walk(file, baseline, reviewer or typer.prompt("Your name", err=True))
    left = len(unreviewed(baseline))
    tell(f"{len(baseline.entries)} entries, {left} not reviewed.")
    raise typer.Exit(1 if left else 0)


def opened(path: Path, key: Path | None, manner: Manner) -> InUse:
    """A baseline made ready for a check.

    Raises:
        BaselineError: RED807.
        BaselineKeyError: RED808.
    """
    from redactor.checking.baseline.keys import find_key
    from redactor.checking.baseline.using import use_baseline

    absolute = Path(os.path.normpath(path.absolute()))
    found = find_key(key, os.environ, absolute)
    return use_baseline(absolute, found, manner)


def compared(in_use: InUse, options: Options, run: Callable[[Options], Outcome]) -> Outcome:
    """The outcome of a check without what its baseline holds; the baseline, written if asked to.

    Args:
        in_use: the baseline.
        options: of the check.
        run: checks.

    Raises:
        WriteError: RED501.
    """
    comparison = in_use.comparison
    keyed = comparison.key is not None
    outcome = run(replace(options, with_words=options.with_words or keyed, new=in_use.new))
    if not options.with_words:
        findings = tuple(replace(finding, words=None) for finding in outcome.findings)
        outcome = replace(outcome, findings=findings)
    known = dict(sorted(comparison.known.items()))
    if comparison.manner.writing:
        tell(f"{in_use.write()} entries in the baseline.")
        return replace(outcome, known=known)
    return replace(outcome, known=known, stale=in_use.stale())


def _walk(file: Path, baseline: Baseline, reviewer: str) -> Baseline:
    """Ask for a decision on each entry; each answer is written at once."""
    from redactor.checking.baseline.auditing import unreviewed

    left = unreviewed(baseline)
    tell("redactor check --fail-on-unaudited tells the places. [a]ccept, [f]ix, [s]kip, [q]uit")
    for number, entry in enumerate(left, 1):
        tell(f"{number}/{len(left)} {_told(entry)}")
        answer = ""
        while answer not in ("a", "f", "s", "q"):
            answer = typer.prompt("a, f, s or q", err=True).strip().lower()[:1]
        if answer == "q":
            break
        if answer in ("a", "f"):
            decision = "accept" if answer == "a" else "fix"
            reason = typer.prompt("Reason, without the words", err=True)
            baseline = _write(file, entry, _review(decision, reviewer, reason))
    return baseline


def _write(file: Path, entry: Entry, review: Review) -> Baseline:
    """Write a decision into the baseline as it is by now: others may decide meanwhile."""
    from redactor.checking.baseline.auditing import decided, find_entry
    from redactor.checking.baseline.entries import ensure_is, read_baseline
    from redactor.writing import write_together

    baseline = read_baseline(file)
    updated = decided(baseline, find_entry(baseline, entry.id), review)
    write_together([(file, updated.render())], check=partial(ensure_is, baseline, file))
    return updated


def _review(decision: str, reviewer: str, reason: str) -> Review:
    from redactor.checking.baseline.entries import Decision, Review

    if decision not in {known.value for known in Decision}:
        raise typer.BadParameter("the decision is neither accept nor fix")
    return Review(Decision(decision), reviewer, reason)


def _told(entry: Entry) -> str:
    from redactor.checking.baseline.comparing import SHORT

    place = f"{printable(entry.path)} {printable(entry.rule)}"
    return f"{entry.id[:SHORT]} {place}" + (f" {entry.count}" if entry.count > 1 else "")
