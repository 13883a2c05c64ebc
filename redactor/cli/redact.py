"""`redactor redact`: a draft goes in, a redacted copy and an audit log come out."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
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
from redactor.cli.streams import emit, receive, tell
from redactor.cli.unlocking import Identity, PassphraseFile, PlainSheet
from redactor.documents.formats import STANDARD

if TYPE_CHECKING:
    from redactor.audit.vault import Deposit
    from redactor.cli.targets import Targets
    from redactor.config import Config
    from redactor.documents.document import Document
    from redactor.redaction.redaction import Redaction


class Output(str, Enum):
    """How the outcome is told on standard output."""

    TEXT = "text"
    JSON = "json"


def redact(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="The draft, or - for standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The copy; - for standard output. Default: DRAFT.redacted.EXT.",
        ),
    ] = None,
    audit: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="The audit log. Default: beside the copy; none for standard output.",
        ),
    ] = None,
    policy: PolicyChoice = None,
    audience: AudienceChoice = None,
    operator: OperatorChoice = None,
    sources: SheetChoice = None,
    identity: Identity = None,
    passphrase_file: PassphraseFile = None,
    plain_sheet: PlainSheet = False,
    key: KeyFile = None,
    vault: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the original there, encrypted with age."),
    ] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Who can open the vault: age1... or an SSH public key."),
    ] = None,
    expire: Annotated[
        int | None,
        typer.Option(metavar="DAYS", help="Days after which the vault must not be opened.", min=1),
    ] = None,
    neutral_pronouns: NeutralPronouns = False,
    rules: OwnRules = None,
    language: LanguageChoice = None,
    rules_only: RulesOnly = False,
    nlp: NlpChoice = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change; write nothing.")
    ] = False,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Replace the draft itself by its copy.")
    ] = False,
    keep_comments: KeepComments = False,
    rasterize: Annotated[
        bool,
        typer.Option(
            "--rasterize", help="Of a PDF: pictures of its pages with bars, instead of Markdown."
        ),
    ] = False,
    ocr: Annotated[
        bool,
        typer.Option("--ocr", help="Of a PDF: read pages that are pictures, with tesseract."),
    ] = False,
    as_tracked_changes: Annotated[
        bool,
        typer.Option(
            "--as-tracked-changes",
            help="Of a Word file: propose, as tracked changes with comments. Not for publication.",
        ),
    ] = False,
    format: Annotated[
        Output, typer.Option(help="text: a summary on standard error; json: on standard output.")
    ] = Output.TEXT,
) -> None:
    """Write a copy of a draft without what could identify a source, and a log of every decision.

    Exit code 0: written. 1: verification still saw something protected, nothing written.
    2: it could not be done, nothing written.
    """
    from redactor.audit.keys import find
    from redactor.audit.vault import Deposit
    from redactor.cli.outcome import as_json, print_diff, print_leaks, print_summary
    from redactor.cli.suggestions import suggested, suggested_name
    from redactor.cli.targets import check_kind, other_links, plan
    from redactor.documents import load

    if diff and format is Output.JSON:
        raise typer.BadParameter("--diff and --format json exclude each other")
    if (rasterize or ocr) and Path(draft).suffix.lower() != ".pdf":
        raise typer.BadParameter("--rasterize and --ocr are for PDF files")
    check_kind(draft, output, rasterize=rasterize)
    if as_tracked_changes and vault is not None:
        raise typer.BadParameter("--as-tracked-changes leaves nothing out that a vault could keep")
    if as_tracked_changes:
        output = suggested_name(draft, output, in_place=in_place)
    if (vault is None) != (not recipient) or (vault is None and expire is not None):
        raise typer.BadParameter("--vault needs --recipient, and --expire needs both")
    data = receive() if draft == STANDARD else load(Path(draft))
    document = _document(data, draft, ocr=ocr)
    sealing = find(key, os.environ)
    targets = plan(
        draft,
        output,
        audit,
        in_place=in_place,
        as_json=format is Output.JSON,
        same_format=rasterize,
        vault=vault,
    )
    chosen = Choices(
        policy, audience, operator, language, nlp, tuple(rules or ()), neutral_pronouns
    )
    config = chosen.settled(_config(draft))
    sheets = Sheets(sources, identity, passphrase_file, plain=plain_sheet)
    redactor = built(config, sheets.of(config), document, rules_only=rules_only)
    redaction = redactor.redact_document(document, keep_comments=keep_comments)
    if redaction.leaks:
        print_leaks(redaction, redactor.packs)
        raise typer.Exit(1)
    if diff:
        print_diff(redaction)
        return
    if rasterize:
        redaction = _rasterized(redaction)
    if as_tracked_changes:
        redaction = suggested(redaction)
        # Nothing is redacted yet that a log could vouch for.
        targets = targets if audit is not None else replace(targets, log=None)
    outcome = as_json(redaction, targets) if targets.as_json else None
    now = datetime.now(timezone.utc)
    log = redactor.compose_log(redaction, uuid4().hex, now, sealing)
    kept = []
    if vault is not None:
        expires = None if expire is None else now.date() + timedelta(days=expire)
        deposit = Deposit(data, redaction.data, log, expires)
        kept = _vault(deposit, recipient or [], vault)
    original = data if in_place else None
    linked = other_links(Path(draft)) if in_place else []
    _write(redaction, targets, log, kept, outcome, original)
    print_summary(redaction, redactor.policy, targets)
    for line in linked:
        tell(line)


def _document(data: bytes, name: str, *, ocr: bool) -> Document:
    from redactor import documents

    if ocr:
        from redactor.documents.pdf.format import read_with_ocr

        return read_with_ocr(data, name)
    return documents.read(data, name)


def _vault(deposit: Deposit, recipients: list[str], vault: Path) -> list[tuple[Path, bytes]]:
    from redactor.audit.vault import expiry_beside, seal
    from redactor.errors import VaultError

    expiry = expiry_beside(vault)
    files = [(vault, seal(deposit, recipients, path=str(vault)))]
    if deposit.expires is not None:
        files.append((expiry, f"{deposit.expires.isoformat()}\n".encode()))
    elif expiry.exists():
        raise VaultError(
            "an earlier vault's day is noted there, on which this one would be deleted",
            path=str(expiry),
            next_step="Delete it, or give --expire. Nothing was written.",
        )
    return files


def _rasterized(redaction: Redaction) -> Redaction:
    from redactor.documents.pdf.rasterizing import NOTES, rasterize

    data = rasterize(redaction.document, redaction.edits)
    notes = (*redaction.document.notes, *NOTES)
    return replace(redaction, data=data, document=replace(redaction.document, notes=notes))


def _config(draft: str) -> Config:
    from redactor.config import find_config

    return find_config(Path.cwd() if draft == STANDARD else Path(draft).resolve().parent)


def _write(
    redaction: Redaction,
    targets: Targets,
    log: bytes,
    kept: list[tuple[Path, bytes]],
    outcome: str | None,
    original: bytes | None,
) -> None:
    """Write it all, or tell it; what it takes the place of must still be the original, if given."""
    from redactor.writing import ensure_still, write_together

    files = [*kept, (targets.log, log)] if targets.log else kept
    if targets.copy is not None:
        files.append((targets.copy, redaction.data))
    check = None
    if original is not None and targets.copy is not None:
        check = partial(ensure_still, targets.copy, original)
    write_together(files, like=targets.source, check=check)
    written = f"Written nevertheless: {'; '.join(targets.told())}." if files else ""
    if outcome is not None:
        emit(outcome, written=written)
    elif targets.copy is None:
        emit(redaction.data, written=written)
