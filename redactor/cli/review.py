"""`redactor review`: a page on this machine where an editor decides what is written."""

from __future__ import annotations

import os
import webbrowser
from datetime import datetime, timezone
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from redactor.cli.choices import (
    AudienceChoice,
    KeepComments,
    LanguageChoice,
    PolicyChoice,
    RulesOnly,
    SheetChoice,
    built,
    settled,
)
from redactor.cli.key import KeyFile
from redactor.cli.streams import tell
from redactor.cli.unlocking import Identity, PassphraseFile, PlainSheet
from redactor.errors import MissingExtraError

if TYPE_CHECKING:
    from redactor.audit.keys import NewsroomKey
    from redactor.config import Config
    from redactor.pipeline import Redactor
    from redactor.review.saved import Decisions

_IDLE = 1800
"""Seconds without a word from the page after which the review ends; the page speaks up itself while
it is open."""


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
    policy: PolicyChoice = None,
    audience: AudienceChoice = None,
    sources: SheetChoice = None,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    plain_sheet: PlainSheet = False,
    key: KeyFile = None,
    keep_comments: KeepComments = False,
    language: LanguageChoice = None,
    rules_only: RulesOnly = False,
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
    from redactor.review.opening import open_drafts
    from redactor.review.serving import serve
    from redactor.review.sitting import Sitting

    sealing = find(key, os.environ) if decisions is None else required(key, os.environ)
    kept = None if decisions is None or sealing is None else (decisions, loaded(decisions, sealing))

    def engine(config: Config) -> Redactor:
        return built(
            settled(config, policy, audience, language),
            sources,
            identity,
            passphrase_file,
            plain_sheet=plain_sheet,
            rules_only=rules_only,
        )

    sitting = Sitting(
        open_drafts(drafts, engine, kept and kept[1], keep_comments=keep_comments),
        lambda: datetime.now(timezone.utc),
        lambda: uuid4().hex,
        sealing,
        kept,
        name,
    )

    def announce(address: str) -> None:
        tell(f"The review is open until you close it there: {address}")
        if browser:
            webbrowser.open(address)

    serve(sitting, port=port, idle=_IDLE, announce=announce)
    left = sum(not one.review.is_saved for one in sitting.opened)
    unsaved = f" Drafts with decisions that were not saved: {left}." if left else ""
    tell(f"The review is over.{unsaved}")


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


def loaded(path: Path, key: NewsroomKey) -> Decisions:
    """The decisions of a file; none when it is not there yet, and can be.

    Raises:
        DecisionsError: RED553.
    """
    from redactor.errors import DecisionsError
    from redactor.review.saved import Decisions

    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if path.parent.is_dir():
            return Decisions(key)
        raise DecisionsError(
            "the folder for the decisions is missing",
            path=str(path),
            next_step="Make it, or name another file: without it nothing could be saved.",
        ) from None
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        fault = f"the decisions cannot be read: {reason}"
        raise DecisionsError(fault, path=str(path), next_step="") from problem
    return Decisions.load(data, key, path=str(path))
