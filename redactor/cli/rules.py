"""`redactor rules`: list, show and test rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    for pack in _packs(rules):
        for rule in pack.rules:
            kind = f"not {rule.entity}" if rule.veto else rule.entity
            typer.echo(f"{rule.id:36} {kind:20} {pack.language}  {rule.why}")


@app.command("show")
def show(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id: pack.rule.")],
    rules: Packs = None,
) -> None:
    """Show one rule: why it is there, what it must catch and what it must leave."""
    from redactor.rulepacks import find_rule

    pack, rule = find_rule(_packs(rules), rule_id)
    typer.echo(f"{rule.id}\n{rule.why}")
    verb = "removes findings of" if rule.veto else "finds"
    typer.echo(f"\n{verb} {rule.entity}, score {rule.score}, language {pack.language}")
    if rule.context:
        typer.echo(f"only near: {', '.join(sorted(rule.context))}")
    typer.echo(f"from {pack.path}:{rule.line}\nsource: {pack.source}")
    for title, texts in (("catches", rule.catch), ("leaves", rule.leave)):
        typer.echo(f"\n{title}:")
        for text in texts:
            typer.echo(f"  {text}")


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
                typer.echo(f"{pack.path}:{outcome.line} {outcome.rule} {outcome.fault()}")
    typer.echo(f"{len(chosen)} packs, {ran} tests, {failed} failed", err=True)
    if failed:
        raise typer.Exit(1)


def _packs(extra: list[Path] | None) -> tuple[RulePack, ...]:
    from redactor.config import find_config
    from redactor.rulepacks import load_packs

    return load_packs([*find_config(Path.cwd()).rules, *(extra or [])])
