"""`redactor report`: a redaction as one page for a colleague or a lawyer."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import Annotated

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
from redactor.cli.review import require_extra
from redactor.cli.streams import ensure_file, tell
from redactor.cli.unlocking import Identity, PassphraseFile, PlainSheet
from redactor.printable import printable


def report(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="The draft.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page, such as report.html.")
    ],
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What editors decided, kept by redactor review."),
    ] = None,
    with_originals: Annotated[
        bool,
        typer.Option(
            "--with-originals", help="Show the words that were taken out: never send it on."
        ),
    ] = False,
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
) -> None:
    """Write a redaction as one web page without scripts, safe to send unless told otherwise.

    Exit code 0: written. 1: verification still saw something protected, nothing written.
    2: it could not be done, nothing written.
    """
    require_extra()
    from redactor.audit.keys import required
    from redactor.cli.outcome import print_leaks
    from redactor.config import find_config
    from redactor.documents import load, read
    from redactor.errors import DecisionsError
    from redactor.review.decisionsfile import DecisionsFile
    from redactor.review.draft import DraftReview
    from redactor.review.report import report as made
    from redactor.review.saved import Kept
    from redactor.review.supply import Supply
    from redactor.writing import ensure_distinct, write_together

    ensure_file("-o", output)
    ensure_distinct(draft, output)
    document = read(load(draft), str(draft))
    chosen = Choices(
        policy, audience, operator, language, nlp, tuple(rules or ()), neutral_pronouns
    )
    config = chosen.settled(find_config(draft.resolve().parent))
    sheets = Sheets(sources, identity, passphrase_file, plain=plain_sheet)
    redactor = Supply(partial(built, config, sheets.of(config), rules_only=rules_only))
    review = DraftReview(draft, document, redactor, keep_comments=keep_comments)
    redactor.expect(review.document)
    kept = Kept()
    if decisions is not None:
        if not decisions.exists():
            raise DecisionsError("there is no such file", path=str(decisions), next_step="")
        known = DecisionsFile(decisions, required(key, os.environ))
        kept = known.of(draft.name, review.document.text)
        review.resume(kept.rulings)
    redaction = review.redaction
    if redaction.leaks:
        print_leaks(redaction, redactor().packs)
        raise typer.Exit(1)
    page = made(
        redaction,
        redactor().policy,
        datetime.now(timezone.utc),
        kept.reviewers,
        originals=with_originals,
    )
    write_together([(output, page)])
    if kept.lost:
        tell(f"Decisions that have no place in the draft any more: {kept.lost}.")
    if with_originals:
        tell("The report holds the words that were taken out: keep it from everyone else.")
    tell(f"report: {printable(str(output))}")
