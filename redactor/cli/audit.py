"""`redactor audit`: show, verify, sign and describe audit logs."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from redactor.cli.key import KeyFile
from redactor.cli.streams import emit, tell
from redactor.cli.unlocking import PassphraseFile
from redactor.errors import AuditError, SignatureError, SigningKeyError
from redactor.printable import printable

if TYPE_CHECKING:
    from redactor.audit.show import Table
    from redactor.audit.signing import Signature
    from redactor.audit.verify import Verified

_LARGEST = 250_000_000
"""Bytes of a file that are read at most: half a million decisions."""

app = typer.Typer(
    help="Show, verify, sign and describe audit logs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

LogFile = Annotated[Path, typer.Argument(metavar="LOG", help="An audit log.")]


@app.command("show")
def show(log: LogFile) -> None:
    """Show a log as tables; a log whose chain does not hold is not shown."""
    from redactor.audit.show import show as lay_out
    from redactor.audit.verify import read

    listing = lay_out(read(_lines(log), path=str(log)))
    tables = (listing.run, listing.counts, listing.decisions)
    emit("".join(map(_laid_out, tables)))


@app.command("verify")
def verify(log: LogFile, key: KeyFile = None) -> None:
    """Check that no line was changed, removed, added or moved, the seal, and who signed.

    Exit code 1 when anything does not hold; also, with --key, when that key did not seal the log.
    """
    from redactor.audit.keys import find
    from redactor.audit.records import write_time
    from redactor.audit.verify import verify as check
    from redactor.errors import AuditTamperedError

    path = str(log)
    try:
        verified = check(
            _lines(log),
            path=path,
            key=find(key, os.environ),
            must_be_sealed=key is not None,
        )
        signed = _signatures(log, verified.head)
    except (AuditTamperedError, SignatureError) as error:
        tell(str(error))
        raise typer.Exit(1) from error
    counts = f"{verified.redacted} redacted, {verified.kept} kept"
    lines = [f"{path}: the chain holds; {counts}", f"head {verified.head}", _seal(verified)]
    lines += [f"signed by {one.name}, {one.fingerprint}, {write_time(one.time)}" for one in signed]
    emit("".join(f"{printable(line)}\n" for line in lines))


@app.command("sign")
def sign(
    log: LogFile,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who signs.")],
    ssh_key: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Private Ed25519 key of OpenSSH. Default: ~/.ssh/id_ed25519."
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Sign a log that holds, beside it in LOG.signatures; several people may, one after another."""
    from datetime import datetime, timezone

    from redactor.audit.signing import beside, signatures
    from redactor.audit.signing import sign as made
    from redactor.audit.verify import verify as check
    from redactor.cli.unlocking import known_passphrase
    from redactor.writing import write_together

    verified = check(_lines(log), path=str(log))
    secret = Path.home() / ".ssh" / "id_ed25519" if ssh_key is None else ssh_key
    found = _beside(log)
    earlier = found if not found or found.endswith(b"\n") else found + b"\n"
    signatures(earlier, verified.head, path=str(beside(log)))
    line = made(
        verified.head,
        name,
        datetime.now(timezone.utc),
        _read(secret, SigningKeyError, "the key"),
        known_passphrase(passphrase_file, "Passphrase of the SSH key: "),
    )
    signatures(earlier + line, verified.head, path=str(beside(log)))

    def unchanged() -> None:
        if _beside(log) != found:
            raise SignatureError(
                "somebody else signed at the same moment",
                path=str(beside(log)),
                next_step="Nothing was written. Sign again.",
            )

    write_together([(beside(log), earlier + line)], like=log, check=unchanged)
    tell(f"signed: {printable(str(beside(log)))}")


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of a log's lines."""
    from redactor.audit.schema import schema as describe

    emit(json.dumps(describe(), indent=2) + "\n")


def _seal(verified: Verified) -> str:
    if verified.sealed_by is None:
        return "seal: none"
    state = "holds" if verified.checked else "not checked, for that key is not here"
    return f"seal: of key {verified.sealed_by}; {state}"


def _signatures(log: Path, head: str) -> list[Signature]:
    from redactor.audit.signing import beside, signatures

    return signatures(_beside(log), head, path=str(beside(log)))


def _beside(log: Path) -> bytes:
    """The file of signatures beside a log; empty when there is none."""
    from redactor.audit.signing import beside

    path = beside(log)
    return _read(path, SignatureError, "the signatures") if path.exists() else b""


def _lines(log: Path) -> BinaryIO:
    return io.BytesIO(_read(log, AuditError, "the log"))


def _read(path: Path, error: type[AuditError], what: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        raise error(f"cannot read {what}: {reason}", path=str(path)) from problem
    if len(data) > _LARGEST:
        raise error(f"cannot read {what}: over {_LARGEST // 10**6} MB", path=str(path))
    return data


_WIDEST = 10_000
"""Columns for output that no terminal shows: no row is wrapped or cut there."""


def _laid_out(table: Table) -> str:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(*table.columns)
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    terminal = sys.stdout is not None and sys.stdout.isatty()
    console = Console(width=None if terminal else _WIDEST)
    with console.capture() as captured:
        console.print(grid)
    return captured.get()
