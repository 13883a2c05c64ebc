"""`redactor report`: a redaction as one page for a colleague or a lawyer."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated

import typer

from redactor.cli.key import KeyFile
from redactor.cli.review import loaded, require_extra
from redactor.cli.streams import tell
from redactor.cli.unlocking import Identity, PassphraseFile, PlainSheet, unlocked_terms
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
    policy: Annotated[
        str | None,
        typer.Option(metavar="POLICY", help="A bundled policy's name or the path of your own."),
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Hidden from whom: public, authorities or community."),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option(metavar="SHEET", help="What the newsroom knows of its source, encrypted."),
    ] = None,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    plain_sheet: PlainSheet = False,
    key: KeyFile = None,
    keep_comments: Annotated[
        bool,
        typer.Option(
            "--keep-comments", help="Redact colleagues' comments instead of leaving them out."
        ),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Assume this language (ISO 639) instead of asking."),
    ] = None,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Leave the model out: faster, and misses more.")
    ] = False,
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
    from redactor.pipeline import Redactor
    from redactor.review.draft import DraftReview
    from redactor.review.report import report as made
    from redactor.review.saved import Kept
    from redactor.writing import ensure_distinct, write_together

    ensure_distinct(draft, output)
    config = find_config(draft.resolve().parent)
    sheet = config.sources if sources is None else sources
    terms = None
    if sheet is not None:
        terms = unlocked_terms(sheet, identity, passphrase_file, plain=plain_sheet)
    chosen = replace(
        config,
        policy=config.policy if policy is None else policy,
        audience=config.audience if audience is None else audience,
        language=config.language if language is None else language,
    )
    redactor = Redactor.from_config(chosen, terms=terms, rules_only=rules_only)
    review = DraftReview(
        draft, read(load(draft), str(draft)), redactor, keep_comments=keep_comments
    )
    kept = Kept()
    if decisions is not None:
        if not decisions.exists():
            raise DecisionsError("there is no such file", path=str(decisions), next_step="")
        known = loaded(decisions, required(key, os.environ))
        kept = known.of(draft.name, review.document.text)
        review.resume(kept.rulings)
    redaction = review.redaction
    if redaction.leaks:
        print_leaks(redaction, redactor.packs)
        raise typer.Exit(1)
    page = made(
        redaction,
        redactor.policy,
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
