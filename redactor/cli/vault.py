"""`redactor restore` and `redactor vault`: the encrypted originals of redactions."""

from __future__ import annotations

import os
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Annotated

import typer

from redactor.cli.streams import ensure_file, tell
from redactor.cli.unlocking import Identity, keys
from redactor.errors import VaultError
from redactor.outputs import log_beside
from redactor.printable import printable

app = typer.Typer(
    help="Delete encrypted originals whose time is over.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def restore(
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="The redacted copy.")],
    vault: Annotated[
        Path, typer.Option(metavar="FILE", help="The vault that redact --vault wrote with it.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the original goes.")
    ],
    log: Annotated[
        Path | None, typer.Option(metavar="LOG", help="The audit log. Default: beside the copy.")
    ] = None,
    identity: Identity = None,
) -> None:
    """Write the original of a copy back, byte for byte, from its vault.

    Exit code 0: written. 2: another key, copy or log, or its time is over; nothing written.
    """
    from redactor.audit.vault import restore as restored
    from redactor.writing import ensure_distinct, write_together

    ensure_file("-o", output)
    beside = log_beside(copy) if log is None else log
    for source in (copy, vault, beside):
        ensure_distinct(source, output)
    original = restored(
        _read(vault, "the vault"),
        _read(copy, "the copy"),
        _read(beside, "the log"),
        keys(identity, None),
        _today(),
        path=str(vault),
        log_path=str(beside),
    )
    write_together([(output, original)])
    tell(f"original: {printable(str(output))}")


@app.command("prune")
def prune(
    folders: Annotated[
        list[Path], typer.Argument(metavar="FOLDER...", help="Folders, with all below them.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be deleted; delete nothing.")
    ] = False,
) -> None:
    """Delete vaults whose time is over, and say which.

    A vault's day is in FILE.expires beside it. Deleting leaves traces on most disks: encrypt them.
    """
    from redactor.audit.vault import expiry_beside
    from redactor.locking import locked

    today, faults = _today(), 0
    for folder in folders:
        if not folder.is_dir():
            raise VaultError("there is no such folder", path=str(folder))
        for expiry in sorted(folder.rglob(expiry_beside(Path("*")).name)):
            vault = expiry.with_suffix("")
            try:
                # No other vault of that name is written meanwhile.
                with locked([expiry.parent]):
                    if not _prune(vault, expiry, today, dry_run=dry_run):
                        continue
            except VaultError as problem:
                tell(str(problem))
                faults += 1
                continue
            tell(f"{'would delete' if dry_run else 'deleted'}: {printable(str(vault))}")
    if faults:
        raise typer.Exit(2)


def _prune(vault: Path, expiry: Path, today: date, *, dry_run: bool) -> bool:
    """Delete a vault and its day; nothing that is no vault, whatever stands beside it.

    Returns:
        Whether its time is over.
    """
    from redactor.exposure.sources.encryption import is_encrypted

    try:
        due = date.fromisoformat(expiry.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        raise VaultError("this says no day", path=str(expiry), next_step="Look at it.") from None
    if today < due:
        return False
    if os.path.lexists(vault) and not is_encrypted(_read(vault, "the vault")):
        raise VaultError("this is no vault, and was not deleted", path=str(vault), next_step="")
    if dry_run:
        return True
    try:
        vault.unlink(missing_ok=True)
        expiry.unlink(missing_ok=True)
    except OSError as problem:
        reason = (problem.strerror or "the system gives no reason").lower()
        fault = f"the vault cannot be deleted: {reason}"
        raise VaultError(fault, path=str(vault), next_step="Delete it by hand.") from problem
    return True


def _today() -> date:
    return datetime.now(timezone.utc).date()


def _read(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise VaultError(f"{what} cannot be read: {reason}", path=str(path)) from problem
