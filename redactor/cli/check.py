"""`redactor check`: a gate before publication; tells what would expose a source, and where."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.checking.formats import Format
from redactor.cli.choices import (
    LanguageChoice,
    OwnRules,
    PolicyChoice,
    RulesOnly,
    SheetChoice,
    Sheets,
    terms_of,
)
from redactor.cli.streams import emit, receive, tell
from redactor.cli.unlocking import Identity, PassphraseFile, PlainSheet
from redactor.documents.formats import STANDARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from redactor.checking.collecting import Request, Scope
    from redactor.checking.run import Options, Outcome
    from redactor.config import Config

_MANY = 20
"""Files from which on a run is long enough for a progress bar."""


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, patterns, or - for standard input. Default: this folder.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="How findings are told.")] = Format.TEXT,
    policy: PolicyChoice = None,
    audience: Annotated[
        str | None, typer.Option(metavar="AUDIENCE", help="From whom sources are hidden.")
    ] = None,
    sources: SheetChoice = None,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    plain_sheet: PlainSheet = False,
    rules: OwnRules = None,
    rules_only: RulesOnly = False,
    language: LanguageChoice = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Use this configuration for every file.")
    ] = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Use no configuration file.")
    ] = False,
    show_config: Annotated[
        bool, typer.Option("--show-config", help="Show the configuration of this folder; stop.")
    ] = False,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="PATTERN", help="Leave out, as in a .gitignore; may be repeated."),
    ] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out files that are named, too.")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name of what comes on standard input.")
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Read what is staged in git, not the work tree.")
    ] = False,
    diff_base: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Tell only findings on lines changed since REV."),
    ] = None,
    commit_msg: Annotated[
        bool,
        typer.Option("--commit-msg", help="PATH is a commit message, as git hands it to its hook."),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Tell only findings that are not in this baseline."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found into the baseline.")
    ] = False,
    fail_on_unaudited: Annotated[
        bool,
        typer.Option("--fail-on-unaudited", help="Tell what nobody has reviewed there, too."),
    ] = False,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The baseline's key. Else: REDACTOR_KEY."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes at most. Default: all cores.")
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0.001, metavar="SECONDS", help="Time that a file may take.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Analyse files again that have not changed.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 in spite of findings.")
    ] = False,
    show_text: Annotated[
        bool, typer.Option("--show-text", help="Show the words found; on a terminal only.")
    ] = False,
) -> None:
    """Check that files can be published: tell what in them would expose a source.

    Exit code 0: nothing found. 1: something was found. 2: something could not be checked, whatever
    was found in the rest.
    """
    from redactor.checking.cache.results import open_cache
    from redactor.checking.collecting import Request
    from redactor.checking.excludes import Configs, Excludes
    from redactor.checking.run import Options
    from redactor.config import Config, find_config, read_config

    if config is not None and isolated:
        raise typer.BadParameter("--config and --isolated exclude each other")
    if commit_msg and (len(paths or []) != 1 or staged or diff_base is not None):
        raise typer.BadParameter("--commit-msg goes with one path, and not with git's options")
    if staged and STANDARD in (paths or []):
        raise typer.BadParameter("--staged and - exclude each other")
    if baseline is None and (write_baseline or fail_on_unaudited or key is not None):
        raise typer.BadParameter("--write-baseline, --fail-on-unaudited and --key need --baseline")
    if baseline is not None and (commit_msg or (STANDARD in (paths or []) and not stdin_filename)):
        raise typer.BadParameter("--baseline is for files with names that last")
    if show_text:
        _refuse_to_show(format)

    here = Path.cwd()

    def adjust(found: Config) -> Config:
        return replace(
            found,
            policy=found.policy if policy is None else policy,
            audience=found.audience if audience is None else audience,
            sources=found.sources if sources is None else here / sources,
            rules=(*found.rules, *(rules or [])),
            language=found.language if language is None else language,
        )

    fixed = Config() if isolated else None if config is None else read_config(config)
    if fixed is not None and fixed.path is not None:
        fixed = replace(fixed, path=fixed.path.absolute())
    own = find_config(here) if fixed is None else fixed
    if show_config:
        from redactor.cli.settings import listed

        emit(listed(adjust(own), here))
        return
    request = Request(
        paths=tuple(paths or ()),
        here=here,
        configs=Configs(fixed, adjust),
        excludes=Excludes(exclude or (), here),
        force_exclude=force_exclude,
        staged=staged,
        base=diff_base,
        stream_name=stdin_filename,
    )
    scope = _scope(request, message=commit_msg)
    sheets = Sheets(None, identity, passphrase_file, plain=plain_sheet)
    named = sorted({t.config.sources for t in scope.targets if t.config.sources})
    terms = {sheet: terms_of(sheets.at(sheet)) for sheet in named}
    options = Options(
        jobs=jobs or own.check.jobs or os.cpu_count() or 1,
        timeout=timeout or own.check.timeout,
        rules_only=rules_only,
        with_words=show_text,
        receive=receive,
        cache=None if no_cache else open_cache(os.environ),
        sheets=terms,
    )
    if baseline is None:
        outcome = _checked(scope, options)
    else:
        from redactor.checking.baseline.comparing import Manner
        from redactor.cli.baseline import compared, opened

        manner = Manner(
            unreviewed_count=fail_on_unaudited, writing=write_baseline, partial=rules_only
        )
        in_use = opened(baseline, key, manner)
        outcome = compared(in_use, options, lambda adapted: _checked(scope, adapted))
    _tell(outcome, format, scope, exit_zero=exit_zero)
    raise typer.Exit(outcome.exit_code(exit_zero=exit_zero))


def _refuse_to_show(format: Format) -> None:
    """Words that are found may reach a person's terminal, and nothing that is kept."""
    if format is not Format.TEXT or not _terminal() or os.environ.get("CI"):
        raise typer.BadParameter("--show-text is for text on a terminal, and never for CI")


def _scope(request: Request, *, message: bool) -> Scope:
    from redactor.checking.scope import message_alone, resolve

    return message_alone(request) if message else resolve(request)


def _checked(scope: Scope, options: Options) -> Outcome:
    from redactor.checking.run import check as run

    if len(scope.targets) < _MANY or sys.stderr is None or not sys.stderr.isatty():
        return run(scope, options)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=len(scope.targets))
        return run(scope, replace(options, advance=lambda: bar.advance(task)))


def _tell(outcome: Outcome, format: Format, scope: Scope, *, exit_zero: bool) -> None:
    from redactor.checking.report import render, summary

    def why() -> Mapping[str, str]:
        from redactor.rulepacks import load_packs

        own = {path for target in scope.targets for path in target.config.rules}
        return {rule.id: rule.why for pack in load_packs(sorted(own)) for rule in pack.rules}

    emit(render(outcome, format, color=_colored(), why=why, exit_zero=exit_zero))
    for problem in outcome.problems:
        tell(str(problem))
    tell(summary(outcome))


def _terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _colored() -> bool:
    return _terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
