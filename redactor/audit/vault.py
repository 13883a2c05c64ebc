"""Keeps the original of a redaction, encrypted with age and bound to its copy and log."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from redactor.audit.verify import read
from redactor.errors import VaultError, VaultExpiredError
from redactor.exposure.sources.encryption import (
    Keys,
    decrypt,
    encrypt_to_recipients,
    is_encrypted,
)

_SCHEMA: Final = 1


class _Label(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    redactor_vault: Literal[1]
    head: str
    copy_sha256: str
    expires: date | None


@dataclass(frozen=True, slots=True)
class Deposit:
    """What a vault is to hold.

    Args:
        original: the draft's file.
        copy: the copy's file.
        log: the log of the redaction.
        expires: the day from which the original must not be restored any more; `None`: never.
    """

    original: bytes = field(repr=False)
    copy: bytes = field(repr=False)
    log: bytes = field(repr=False)
    expires: date | None = None


def seal(deposit: Deposit, recipients: Sequence[str], *, path: str) -> bytes:
    """A vault: an armored age file, which the `age` program opens as well.

    In it a line of JSON says what it belongs to; after that line come the bytes of the original.

    Args:
        deposit: what it is to hold.
        recipients: `age1...` or SSH public keys, each of whose holders can open it.
        path: the vault's path, for messages.

    Raises:
        SheetKeyError: RED702: no recipient, or one that is no public key.
        MissingExtraError: RED002.
    """
    label = _Label(
        redactor_vault=_SCHEMA,
        head=_head(deposit.log, None),
        copy_sha256=hashlib.sha256(deposit.copy).hexdigest(),
        expires=deposit.expires,
    )
    return encrypt_to_recipients(
        label.model_dump_json().encode() + b"\n" + deposit.original, recipients, path
    )


def restore(
    vault: bytes, copy: bytes, log: bytes, keys: Keys, today: date, *, path: str, log_path: str
) -> bytes:
    """The original, byte for byte.

    Args:
        vault: as `seal` made it.
        copy: the copy that it was sealed with.
        log: likewise; it is verified.
        keys: what may open it.
        today: the day of the restoration.
        path: the vault's path, for messages.
        log_path: the log's, likewise.

    Raises:
        VaultError: RED608: no vault, or one of another copy or log.
        VaultExpiredError: RED609.
        AuditError: RED601, RED602: the log does not hold.
        SheetKeyError, SheetLockedError, SheetDamagedError: RED702 to RED704.
        MissingExtraError: RED002.
    """
    if not is_encrypted(vault):
        raise VaultError("this is no vault", path=path)
    line, found, original = decrypt(vault, keys, path).partition(b"\n")
    try:
        label = _Label.model_validate_json(line) if found else None
    except ValidationError:
        label = None
    if label is None:
        raise VaultError("this is no vault", path=path)
    if label.head != _head(log, log_path):
        raise VaultError("the vault belongs to another log", path=path)
    if label.copy_sha256 != hashlib.sha256(copy).hexdigest():
        raise VaultError("the vault belongs to another copy, or the copy was changed", path=path)
    if label.expires is not None and today >= label.expires:
        raise VaultExpiredError(
            f"the vault expired on {label.expires.isoformat()}",
            path=path,
            next_step="Delete it: redactor vault prune",
        )
    return original


def expiry_beside(vault: Path) -> Path:
    """The file that says without a key when a vault expires: `VAULT.expires`."""
    return vault.with_name(f"{vault.name}.expires")


def _head(log: bytes, path: str | None) -> str:
    return read(log.splitlines(keepends=True), path=path).footer.head
