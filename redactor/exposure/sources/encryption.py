"""Encrypts and opens files in the age format, by way of `pyrage`.

Files open with the `age` program as well. Nothing here asks, prints or writes.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Final

from redactor.errors import (
    MissingExtraError,
    PlainSheetError,
    SheetDamagedError,
    SheetKeyError,
    SheetLockedError,
)

_BINARY: Final = b"age-encryption.org/"
_ARMOR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_SCRYPT: Final = b"-> scrypt "
_WRONG: Final = frozenset({"Decryption failed", "No matching keys found"})
"""What pyrage says when the file is whole but the key is another."""

_TOO_MUCH: Final = "Excessive work"
"""How pyrage begins when a passphrase would cost this machine more than it takes upon itself: it
measures that anew each time, so a moment's load makes it refuse files that it wrote itself."""

_ATTEMPTS: Final = 5

INSTALL: Final = 'Run: pip install "redactor[vault]"'


@dataclass(frozen=True, slots=True)
class Keys:
    """What may open an encrypted file.

    Args:
        identities: texts of identity files: `AGE-SECRET-KEY-1...` lines, or an SSH private key.
        passphrase: called when the file asks for one.
    """

    identities: tuple[str, ...] = field(default=(), repr=False)
    passphrase: Callable[[], str] | None = field(default=None, repr=False)


def is_encrypted(data: bytes) -> bool:
    """Whether the bytes are an age file, armored or binary."""
    start = data.lstrip()[: len(_ARMOR)]
    return start.startswith(_BINARY) or start == _ARMOR


def wants_passphrase(data: bytes) -> bool:
    """Whether an age file is encrypted to a passphrase, rather than to recipients."""
    return _SCRYPT in _header(data)


def encrypt_to_recipients(plain: bytes, recipients: Sequence[str], path: str) -> bytes:
    """An armored age file that each recipient can open.

    Args:
        plain: what to encrypt.
        recipients: `age1...` or SSH public keys (`ssh-ed25519 ...`, `ssh-rsa ...`).
        path: the file it is for, for messages.

    Raises:
        SheetKeyError: RED702: none, or one that is no public key; told by its number alone.
        MissingExtraError: RED002.
    """
    pyrage = _pyrage()
    if not recipients:
        raise SheetKeyError("there is no recipient", path=path)
    keys = [_recipient(pyrage, text, n, path) for n, text in enumerate(recipients, 1)]
    sealed: bytes = pyrage.encrypt(plain, keys, armored=True)
    return sealed


def encrypt_to_passphrase(plain: bytes, passphrase: str) -> bytes:
    """An armored age file that the passphrase opens.

    Raises:
        SheetKeyError: RED702: an empty passphrase.
        MissingExtraError: RED002.
    """
    pyrage = _pyrage()
    if not passphrase:
        raise SheetKeyError("the passphrase is empty", next_step="Choose one of several words.")
    sealed: bytes = pyrage.passphrase.encrypt(plain, passphrase, armored=True)
    return sealed


def decrypt(data: bytes, keys: Keys, path: str) -> bytes:
    """What an age file holds.

    Args:
        data: the file.
        keys: what may open it.
        path: the file as the user named it, for messages.

    Raises:
        PlainSheetError: RED705: no age file.
        SheetKeyError: RED702: no key of the kind that the file asks for, or one that is none.
        SheetLockedError: RED703: the key is another, or the machine is too busy to try it.
        SheetDamagedError: RED704: cut off or changed.
        MissingExtraError: RED002.
    """
    if not is_encrypted(data):
        raise PlainSheetError(
            "the file is not encrypted with age",
            path=path,
            next_step="Encrypt it with: redactor sources init",
        )
    pyrage = _pyrage()
    # White space around armor comes from mail and editors; in a binary file it is data.
    whole = data.strip() if data.lstrip().startswith(_ARMOR) else data
    if wants_passphrase(data):
        if keys.passphrase is None:
            raise SheetKeyError("the file needs a passphrase", path=path)
        words = keys.passphrase()
        return _opened(
            lambda: pyrage.passphrase.decrypt(whole, words), "the passphrase", path, pyrage
        )
    if not keys.identities:
        raise SheetKeyError(
            "the file is encrypted to recipients, and no identity was given",
            path=path,
            next_step="Pass --identity FILE or set REDACTOR_IDENTITY.",
        )
    identities = [one for text in keys.identities for one in _identities(pyrage, text)]
    return _opened(lambda: pyrage.decrypt(whole, identities), "the identity", path, pyrage)


def _opened(opening: Callable[[], bytes], key: str, path: str, pyrage: ModuleType) -> bytes:
    said = ""
    for _ in range(_ATTEMPTS):
        try:
            return opening()
        except pyrage.DecryptError as problem:
            said = str(problem)
        if not said.startswith(_TOO_MUCH):
            break
    if said.startswith(_TOO_MUCH):
        raise SheetLockedError(
            f"{key} would take this machine too long",
            path=path,
            next_step="Try again when it has less to do.",
        )
    if said in _WRONG:
        raise SheetLockedError(f"{key} does not open the file", path=path, next_step="")
    raise SheetDamagedError("the file was cut off or changed", path=path)


def _recipient(pyrage: ModuleType, text: str, number: int, path: str) -> Any:
    kind = pyrage.ssh if text.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        pass
    raise SheetKeyError(
        f"recipient {number} is no public key",
        path=path,
        next_step="A recipient begins with age1, ssh-ed25519 or ssh-rsa.",
    )


def _identities(pyrage: ModuleType, text: str) -> list[Any]:
    try:
        if "PRIVATE KEY-----" in text:
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        lines = (line.strip() for line in text.splitlines())
        keys = [line for line in lines if line and not line.startswith("#")]
        found = [pyrage.x25519.Identity.from_str(key) for key in keys]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise SheetKeyError(
            "the identity file holds no key that can be used",
            next_step="It holds AGE-SECRET-KEY-1... lines, or an SSH key without a passphrase.",
        )
    return found


def _header(data: bytes) -> bytes:
    """The first stanzas, readable in binary files and hidden by the armor in others."""
    start = data.lstrip()
    if not start.startswith(_ARMOR):
        return start[:400]
    body = b"".join(line for line in start.splitlines()[:8] if not line.startswith(b"-----"))
    try:
        return base64.b64decode(body[: len(body) // 4 * 4])
    except (binascii.Error, ValueError):
        return b""


def _pyrage() -> ModuleType:
    try:
        import pyrage
    except ImportError as problem:
        raise MissingExtraError(
            "encrypted source sheets need the extra vault", next_step=INSTALL
        ) from problem
    module: ModuleType = pyrage
    return module
