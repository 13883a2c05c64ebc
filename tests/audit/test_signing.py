"""Signatures under a log."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from redactor.audit.signing import sign, signatures
from redactor.errors import SignatureError, SigningKeyError

HEAD, OTHER_HEAD = "a" * 64, "b" * 64
NOON = datetime(2026, 5, 14, 12, 0, tzinfo=timezone.utc)


def private(password: bytes | None = None) -> bytes:
    """A new Ed25519 key as OpenSSH keeps it."""
    locked = NoEncryption() if password is None else BestAvailableEncryption(password)
    key = ed25519.Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, locked)


def nobody() -> str:
    raise AssertionError("asked for a passphrase")


KEY = private()
LINE = sign(HEAD, "Vera Lindqvist", NOON, KEY, nobody)


SECOND = sign(HEAD, "Tom Ortega", NOON, private(), nobody)
_LAST = SECOND.index(b'=="}') - 1
SPARE_BITS = SECOND[:_LAST] + bytes([SECOND[_LAST] + 1]) + SECOND[_LAST + 1 :]
"""The last sign of 64 bytes says two bits; `A`, `Q`, `g` or `w`, and those next to it, the same."""


def changed(**values: Any) -> bytes:
    line = json.dumps(json.loads(SECOND) | values, separators=(",", ":"))
    return line.encode() + b"\n"


def test_a_signature_tells_who_signed_and_when() -> None:
    """Two people sign one after the other, and both are told."""
    second = sign(HEAD, "Tomás Ortega", NOON, private(), nobody)
    one, two = signatures(LINE + second, HEAD)
    assert (one.name, two.name, one.time) == ("Vera Lindqvist", "Tomás Ortega", NOON)
    assert one.fingerprint.startswith("SHA256:")
    assert one.fingerprint != two.fingerprint


def test_a_locked_key_is_opened_with_its_passphrase() -> None:
    """The passphrase is asked for only where the key has one; a wrong one signs nothing."""
    locked = private(b"right")
    assert signatures(sign(HEAD, "Vera", NOON, locked, lambda: "right"), HEAD)
    with pytest.raises(SigningKeyError, match="RED607"):
        sign(HEAD, "Vera", NOON, locked, lambda: "wrong")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(changed(name="Somebody Else"), id="name"),
        pytest.param(changed(time="2026-05-14T12:00:01Z"), id="time"),
        pytest.param(changed(signature="AAAA"), id="signature"),
        pytest.param(
            changed(key=json.loads(sign(HEAD, "Vera", NOON, private(), nobody))["key"]), id="key"
        ),
        pytest.param(changed(key="ssh-ed25519 AAAA"), id="no key"),
        pytest.param(changed(head=OTHER_HEAD), id="head"),
        pytest.param(changed(note="more"), id="a field more"),
        pytest.param(changed().replace(b"14T12", b"14t12"), id="time in small letters"),
        pytest.param(SPARE_BITS, id="spare bits of base 64"),
        pytest.param(SECOND.replace(b'"schema"', b'"schema":1,"schema"'), id="a field twice"),
        pytest.param(SECOND.replace(b",", b", ", 1), id="a blank"),
        pytest.param(SECOND[:-1] + b"\r\n", id="another line end"),
        pytest.param(LINE, id="twice"),
        pytest.param(sign(HEAD, "Somebody Else", NOON, KEY, nobody), id="two names for one key"),
        pytest.param(b"\n", id="empty line"),
        pytest.param(b"Vera signs this\n", id="no JSON"),
    ],
)
def test_a_signature_that_was_changed_does_not_hold(line: bytes) -> None:
    """Every field is covered, and the line is named without its words."""
    with pytest.raises(SignatureError, match=r"RED606 log\.signatures:2 line 2 ") as caught:
        signatures(LINE + line, HEAD, path="log.signatures")
    assert "Vera" not in str(caught.value)


def test_a_signature_of_another_log_does_not_hold() -> None:
    """A signature moved to another log, or left from before a change, is noticed."""
    with pytest.raises(SignatureError, match="another log"):
        signatures(LINE, OTHER_HEAD)


@pytest.mark.parametrize("name", ["", "Vera, SHA256:AAAA", "Vera\nsigned by Tom", "V" * 201])
def test_a_name_passes_for_no_fingerprint(name: str) -> None:
    """What could be taken for the key's own mark, or for another line, is no name."""
    with pytest.raises(SignatureError, match=r"RED606 the signature has no valid name"):
        sign(HEAD, name, NOON, KEY, nobody)


def test_other_keys_are_refused() -> None:
    """A key of another kind, and what is no key, sign nothing; nothing of them is told."""
    other = ec.generate_private_key(ec.SECP256R1())
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    for secret in (pem, b"the secret of Vera"):
        with pytest.raises(SigningKeyError) as caught:
            sign(HEAD, "Vera", NOON, secret, nobody)
        assert "secret" not in str(caught.value)
        assert caught.value.__context__ is None
