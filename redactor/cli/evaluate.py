"""`redactor evaluate`: figures of redaction on marked drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli.choices import LanguageChoice, OwnRules, PolicyChoice, RulesOnly
from redactor.cli.redact import Output

if TYPE_CHECKING:
    from redactor.evaluation import Mistake
    from redactor.pipeline import Redactor


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Marked drafts, as JSON Lines.", show_default=False),
    ],
    policy: PolicyChoice = None,
    rules: OwnRules = None,
    language: LanguageChoice = None,
    rules_only: RulesOnly = False,
    model_only: Annotated[
        bool,
        typer.Option("--model-only", help="Leave out what rules and an added model find."),
    ] = False,
    nlp: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Add an installed spaCy pipeline, or a model in a folder."
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List each mistake, with words of the drafts.")
    ] = False,
    curve: Annotated[
        bool, typer.Option("--curve", help="Figures at several thresholds of exposure instead.")
    ] = False,
    format: Annotated[Output, typer.Option(help="text or json, on standard output.")] = Output.TEXT,
) -> None:
    """Redact marked drafts and tell what was hidden and what was kept, as shares of 1.

    Nothing is written. Each line of GOLD is a JSON object with id, text and spans (start, end,
    label, level: direct, quasi or none), and meta.kind if drafts are of several kinds. With
    --curve each draft is looked at once, and what redact finds when it reads the copy again is
    left out. Exit code 2: it could not be done.
    """
    from redactor.cli.curve import print_curves_json, print_curves_text
    from redactor.cli.figures import print_json, print_text
    from redactor.evaluation import curves, mistakes, read_gold, redact_all, report

    if rules_only and model_only:
        raise typer.BadParameter("--rules-only and --model-only exclude each other")
    if model_only and nlp is not None:
        raise typer.BadParameter("--model-only and --nlp exclude each other")
    if curve and errors:
        raise typer.BadParameter("--curve and --errors exclude each other")
    drafts = read_gold(gold)
    redactor = _redactor(
        gold, policy, rules or [], language, nlp, rules_only=rules_only, model_only=model_only
    )
    if curve:
        if not redactor.policy.weighs_exposure:
            message = f"--curve: the policy {redactor.policy.name} does not weigh exposure"
            raise typer.BadParameter(message)
        show_curves = print_curves_json if format is Output.JSON else print_curves_text
        show_curves(redactor.policy.name, curves(drafts, redactor))
        return
    attempts = list(redact_all(drafts, redactor))
    listed: list[Mistake] | None = None
    if errors:
        listed = [mistake for one in attempts for mistake in mistakes(one.draft, one.findings)]
    show = print_json if format is Output.JSON else print_text
    show(redactor.policy.name, report(attempts), listed)


def _redactor(
    gold: Path,
    policy: str | None,
    rules: list[Path],
    language: str | None,
    nlp: str | None,
    *,
    rules_only: bool,
    model_only: bool,
) -> Redactor:
    from redactor.config import find_config
    from redactor.pipeline import Redactor

    config = find_config(gold.resolve().parent)
    chosen = replace(
        config,
        policy=config.policy if policy is None else policy,
        rules=(*config.rules, *rules),
        language=config.language if language is None else language,
        nlp=None if model_only else config.nlp if nlp is None else nlp,
    )
    return Redactor.from_config(chosen, rules_only=rules_only, model_only=model_only)
