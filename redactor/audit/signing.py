"""Signs a log, and tells who has: one line of JSON a signature, beside the log.

A signature is Ed25519 (RFC 8032) with a key that its holder has anyway, the one of SSH.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from redactor.audit.faults import describe
from redactor.audit.records import Sha256, UtcTime, write_time
from redactor.errors import SignatureError, SigningKeyError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

_STRICT = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

Signer = Annotated[str, Field(pattern=r"^[^:\x00-\x1f\x7f]{1,200}$")]
"""A name in one line and without a colon, so that no fingerprint passes for one."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class Signature:
    """What one person vouches for.

    Args:
        schema: version of this form.
        head: of the log.
        name: who signs, as they call themselves; the signature covers it.
        time: when, by the clock of the machine; likewise.
        key: the public key as SSH writes it: `ssh-ed25519` and base64.
        signature: base64.
    """

    schema: Literal[1]
    head: Sha256
    name: Signer
    time: UtcTime
    key: Annotated[str, Field(pattern=r"^ssh-ed25519 [A-Za-z0-9+/]+={0,2}$")]
    signature: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$")] = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, as `ssh-keygen -l` tells it."""
        blob = _decoded(self.key.split()[1])
        return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


_SIGNATURE: Final = TypeAdapter(Signature)


def beside(log: Path) -> Path:
    """Where the signatures of a log are: `LOG.signatures`."""
    return log.with_name(f"{log.name}.signatures")


def sign(
    head: str, name: str, time: datetime, secret: bytes, passphrase: Callable[[], str]
) -> bytes:
    """A line with the signature of whoever holds a key.

    Args:
        head: of the log, 64 hexadecimal digits.
        name: who signs.
        time: when, with its time zone.
        secret: a private Ed25519 key as OpenSSH keeps it.
        passphrase: fetches what opens it, if it is locked.

    Raises:
        SigningKeyError: RED607.
        SignatureError: RED606; the name cannot be written down.
    """
    private = _private(secret, passphrase)
    try:
        unsigned = Signature(
            schema=1,
            head=head,
            name=name,
            time=time,
            key=_told(private.public_key()),
            signature="A",
        )
    except ValidationError as error:
        raise SignatureError(f"the signature {describe(error)}") from None
    signed = base64.b64encode(private.sign(_message(unsigned))).decode()
    return _written(replace(unsigned, signature=signed))


def signatures(data: bytes, head: str, *, path: str | None = None) -> list[Signature]:
    """The signatures of a log, each checked: of this log, byte for byte, and by a key of its own.

    Args:
        data: the file beside the log.
        head: of the log that they must be of.
        path: the file's path, for messages.

    Raises:
        SignatureError: RED606; names the first line that does not hold.
    """
    # The last may have lost its line feed to an editor's program.
    lines = [line + b"\n" for line in data.removesuffix(b"\n").split(b"\n")] if data else []
    return list(_checked(lines, head, path))


def _checked(lines: Iterable[bytes], head: str, path: str | None) -> Iterator[Signature]:
    signers: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        signature = _parsed(number, line, path)
        fault = _fault(signature, line, head)
        earlier = signers.setdefault(signature.key, number)
        if fault is None and earlier < number:
            fault = f"is by the key that signed line {earlier}"
        if fault is not None:
            raise SignatureError(f"line {number} {fault}", path=path, line=number)
        yield signature


def _parsed(number: int, line: bytes, path: str | None) -> Signature:
    try:
        return _SIGNATURE.validate_json(line)
    except ValidationError as error:
        fault = f"line {number} {describe(error)}"
    raise SignatureError(fault, path=path, line=number)


def _fault(signature: Signature, line: bytes, head: str) -> str | None:
    if signature.head != head:
        return "signs another log, or this one as it was before"
    if not _holds(signature):
        return "was not signed with its key"
    if _written(signature) != line:
        return "has the values of a signature, but not its bytes"
    return None


def _written(signature: Signature) -> bytes:
    return _SIGNATURE.dump_json(signature) + b"\n"


def _message(signature: Signature) -> bytes:
    parts = (signature.head, write_time(signature.time), signature.name)
    return b"redactor audit signature 1\0" + "\0".join(parts).encode("utf-8", "surrogatepass")


def _holds(signature: Signature) -> bool:
    """True when the key set it, and both are written in the one way that base 64 has for them."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    signed = _decoded(signature.signature)
    try:
        public = load_ssh_public_key(signature.key.encode())
        if not isinstance(public, Ed25519PublicKey):
            return False
        public.verify(signed, _message(signature))
    except (InvalidSignature, ValueError):
        return False
    return (_told(public), base64.b64encode(signed).decode()) == (
        signature.key,
        signature.signature,
    )


def _told(public: Ed25519PublicKey) -> str:
    """A public key as SSH writes it."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def _private(secret: bytes, passphrase: Callable[[], str]) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = _opened(secret, None)
    if private is _LOCKED:
        private = _opened(secret, passphrase().encode())
    if private is None or private is _LOCKED:
        raise SigningKeyError(
            "the key cannot be opened",
            next_step="Name a private Ed25519 key of OpenSSH, and give its passphrase.",
        )
    if not isinstance(private, Ed25519PrivateKey):
        raise SigningKeyError(
            "the key is not an Ed25519 key", next_step="Make one: ssh-keygen -t ed25519"
        )
    return private


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""


_LOCKED: Final = object()


def _opened(secret: bytes, password: bytes | None) -> object:
    """The private key; `_LOCKED` when it needs a passphrase, `None` when it is no such key."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    try:
        return load_ssh_private_key(secret, password)
    except TypeError:
        return _LOCKED
    except (ValueError, UnsupportedAlgorithm):
        # Not chained: the library's message may quote the key's file.
        return None
