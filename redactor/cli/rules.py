"""`redactor rules`: list, show and test rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.streams import emit, tell

if TYPE_CHECKING:
    from redactor.rulepacks import RulePack

app = typer.Typer(help="List, show and test rules.", no_args_is_help=True, rich_markup_mode=None)

Packs = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="PACK", help="A rule pack of your own besides ours."),
]


@app.command("list")
def list_rules(rules: Packs = None) -> None:
    """List every rule: its id, entity type, language, and why it is there."""
    lines = []
    for pack in _packs(rules):
        for rule in pack.rules:
            kind = f"not {rule.entity}" if rule.veto else rule.entity
            lines.append(f"{rule.id:36} {kind:20} {pack.language}  {rule.why}\n")
    emit("".join(lines))


@app.command("show")
def show(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id: pack.rule.")],
    rules: Packs = None,
) -> None:
    """Show one rule: why it is there, what it must catch and what it must leave."""
    from redactor.rulepacks import find_rule

    pack, rule = find_rule(_packs(rules), rule_id)
    verb = "removes findings of" if rule.veto else "finds"
    lines = [rule.id, rule.why, ""]
    lines.append(f"{verb} {rule.entity}, score {rule.score}, language {pack.language}")
    if rule.context:
        lines.append(f"only near: {', '.join(sorted(rule.context))}")
    lines += [f"from {pack.path}:{rule.line}", f"source: {pack.source}"]
    for title, texts in (("catches", rule.catch), ("leaves", rule.leave)):
        lines += ["", f"{title}:", *(f"  {text}" for text in texts)]
    emit("\n".join(lines) + "\n")


@app.command("test")
def run(
    packs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PACK", help="Rule packs; none: ours and the configured ones."),
    ] = None,
) -> None:
    """Run the tests that rules carry. Exit code 1 when one fails."""
    from redactor.detection.nlp import BlankNlpEngine
    from redactor.detection.ruletests import run_tests
    from redactor.rulepacks import load_pack

    chosen = [load_pack(path) for path in packs] if packs else list(_packs(None))
    nlp = BlankNlpEngine({pack.language for pack in chosen})
    nlp.load()
    ran = failed = 0
    for pack in chosen:
        for outcome in run_tests(pack, nlp):
            ran += 1
            if not outcome.passed:
                failed += 1
                emit(f"{pack.path}:{outcome.line} {outcome.rule} {outcome.fault()}\n")
    tell(f"{len(chosen)} packs, {ran} tests, {failed} failed")
    if failed:
        raise typer.Exit(1)


def _packs(extra: list[Path] | None) -> tuple[RulePack, ...]:
    from redactor.config import find_config
    from redactor.rulepacks import load_packs

    return load_packs([*find_config(Path.cwd()).rules, *(extra or [])])
