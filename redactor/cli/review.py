"""`redactor review`: a page on this machine where an editor decides what is written."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn
from uuid import uuid4

import typer

from redactor.cli.choices import (
    AudienceChoice,
    Choices,
    KeepComments,
    LanguageChoice,
    NeutralPronouns,
    NlpChoice,
    OperatorChoice,
    OwnRules,
    PolicyChoice,
    RulesOnly,
    SheetChoice,
    Sheets,
    built,
)
from redactor.cli.key import KeyFile
from redactor.cli.streams import ensure_file, tell
from redactor.cli.unlocking import Identity, PassphraseFile, PlainSheet
from redactor.errors import MissingExtraError, RedactorError
from redactor.signals import ending_orderly

if TYPE_CHECKING:
    from redactor.config import Config
    from redactor.review.sitting import Sitting
    from redactor.review.supply import Make

_IDLE = 1800
"""Seconds without a word from the page after which the review ends; the page speaks up itself while
it is open."""

_INTERRUPTED = 130
"""Exit code of what was ended with Ctrl+C, as shells have it."""

_PATIENCE = 10.0
"""Seconds that a browser may take to show why no draft can be reviewed."""


def review(
    drafts: Annotated[
        list[Path], typer.Argument(metavar="DRAFT...", help="Drafts, or folders of them.")
    ],
    name: Annotated[
        str, typer.Option("--as", metavar="NAME", help="Who decides; else the page asks.")
    ] = "",
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep decisions there, and go on with those it holds."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where Save writes the copy, of a single draft. Default: DRAFT.redacted.EXT.",
        ),
    ] = None,
    audit: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Likewise the audit log. Default: beside the copy."),
    ] = None,
    policy: PolicyChoice = None,
    audience: AudienceChoice = None,
    operator: OperatorChoice = None,
    sources: SheetChoice = None,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    plain_sheet: PlainSheet = False,
    key: KeyFile = None,
    keep_comments: KeepComments = False,
    neutral_pronouns: NeutralPronouns = False,
    rules: OwnRules = None,
    language: LanguageChoice = None,
    rules_only: RulesOnly = False,
    nlp: NlpChoice = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")
    ] = True,
    port: Annotated[
        int,
        typer.Option(metavar="PORT", help="Listen there; 0: wherever is free.", min=0, max=65535),
    ] = 0,
) -> None:
    """Open a page on this machine, where an editor sees, decides and saves.

    Nothing is written before Save. The page is served to this machine alone and sends nothing
    anywhere. It ends when the page says so, with Ctrl+C, or half an hour after the tab was closed.
    """
    require_extra()
    from redactor.audit.keys import find, required
    from redactor.review.decisionsfile import DecisionsFile
    from redactor.review.opening import open_drafts
    from redactor.review.sitting import Sitting

    for option, path in (("-o", output), ("--audit", audit), ("--decisions", decisions)):
        ensure_file(option, path)
    sealing = find(key, os.environ) if decisions is None else required(key, os.environ)
    kept = None if decisions is None or sealing is None else DecisionsFile(decisions, sealing)
    chosen = Choices(
        policy, audience, operator, language, nlp, tuple(rules or ()), neutral_pronouns
    )
    sheets = Sheets(sources, identity, passphrase_file, plain=plain_sheet)

    def engine(config: Config) -> Make:
        settled = chosen.settled(config)
        return partial(built, settled, sheets.of(settled), rules_only=rules_only)

    sitting = Sitting(
        open_drafts(drafts, engine, kept, keep_comments=keep_comments, output=output, audit=audit),
        lambda: datetime.now(timezone.utc),
        lambda: uuid4().hex,
        sealing,
        kept,
        name,
    )

    def announce(address: str) -> None:
        tell(f"The review is open until you close it there: {address}")
        if browser and not webbrowser.open(address):
            tell("No browser could be started: open the address in one on this machine.")

    patience = _PATIENCE if browser else 0.0
    with ending_orderly(), _ending_at_once(sitting):
        # What serves the page is loaded beside what the findings wait for; the model is to be at
        # work before a browser is.
        if not rules_only:
            import redactor.detection.ahead  # noqa: F401
        sitting.begin()
        from redactor.review.serving import serve

        serve(sitting, port=port, idle=_IDLE, announce=announce, patience=patience)
        if sitting.problem is not None:
            raise sitting.problem
        with sitting.at_rest():
            left = sum(not one.review.is_saved for one in sitting.opened)
        unsaved = f" Drafts with decisions that were not saved: {left}." if left else ""
        tell(f"The review is over.{unsaved}")


@contextmanager
def _ending_at_once(sitting: Sitting) -> Iterator[None]:
    """End the process with the review, whatever is still looked for, which nobody waits for.

    What is being saved is waited for.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit) as ended:
        with sitting.at_rest():
            if sitting.is_at_work:
                code = ended.code if isinstance(ended, SystemExit) else None
                _leave(code if isinstance(code, int) else _INTERRUPTED)
        raise
    except RedactorError as problem:
        with sitting.at_rest():
            if sitting.is_at_work:
                tell(str(problem))
                _leave(2)
        raise
    with sitting.at_rest():
        if sitting.is_at_work:
            _leave(0)


def _leave(code: int) -> NoReturn:
    """End the process without waiting for threads that are at work in compiled code."""
    os._exit(code)


def require_extra() -> None:
    """Refuse to go on without the packages of the extra `review`.

    Raises:
        MissingExtraError: RED002.
    """
    if any(find_spec(name) is None for name in ("starlette", "uvicorn", "jinja2")):
        raise MissingExtraError(
            "the review page needs packages that are not installed",
            next_step="Install them: pip install 'redactor[review]'",
        )
