"""Encryption in the age format."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from redactor.errors import SheetKeyError, SheetLockedError
from redactor.exposure.sources.encryption import (
    Keys,
    decrypt,
    encrypt_to_passphrase,
    encrypt_to_recipients,
    is_encrypted,
    wants_passphrase,
)

WORDS = "seven grey herons by the weir"
TEXT = b"sources: [{names: [Anneke Tarnwick]}]\n"


def test_what_is_encrypted_to_a_passphrase_opens_with_it() -> None:
    """Text comes back whole, white space around the armor notwithstanding."""
    sealed = encrypt_to_passphrase(TEXT, WORDS)
    assert is_encrypted(sealed)
    assert wants_passphrase(sealed)
    assert decrypt(b"\n " + sealed + b"\n\n", Keys(passphrase=lambda: WORDS), "s") == TEXT


def test_a_busy_machine_does_not_make_a_sheet_look_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a passphrase costs at the moment is no fault of the file: it is tried again."""
    sealed = encrypt_to_passphrase(b"a sheet", "four words of mine")
    tried: list[bytes] = []
    free = {3}

    def busy(data: bytes, passphrase: str) -> bytes:
        tried.append(data)
        if len(tried) in free:
            return b"a sheet"
        raise pyrage.DecryptError("Excessive work parameter for passphrase.\nIt would take long.")

    monkeypatch.setattr(pyrage.passphrase, "decrypt", busy)
    keys = Keys(passphrase=lambda: "four words of mine")
    assert decrypt(sealed, keys, "sheet.age") == b"a sheet"
    free.clear()
    with pytest.raises(SheetLockedError, match="too long"):
        decrypt(sealed, keys, "sheet.age")


def test_binary_files_open_too() -> None:
    """A file that another program wrote without armor opens."""
    sealed = pyrage.passphrase.encrypt(TEXT, WORDS)
    assert wants_passphrase(sealed)
    assert decrypt(sealed, Keys(passphrase=lambda: WORDS), "s") == TEXT
    identity = pyrage.x25519.Identity.generate()
    binary = pyrage.encrypt(TEXT, [identity.to_public()])
    assert not wants_passphrase(binary)
    assert decrypt(binary, Keys((str(identity),)), "s") == TEXT


def test_a_passphrase_is_not_asked_for_where_none_is_used() -> None:
    """For a file encrypted to recipients the passphrase is left alone."""
    identity = pyrage.x25519.Identity.generate()
    sealed = encrypt_to_recipients(TEXT, [str(identity.to_public())], "s")

    def ask() -> str:
        raise AssertionError

    assert decrypt(sealed, Keys((str(identity),), ask), "s") == TEXT
    with pytest.raises(SheetKeyError):
        decrypt(sealed, Keys((), ask), "s")


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
def test_ssh_keys_serve_as_recipients_and_identities(tmp_path: Path) -> None:
    """An SSH key pair encrypts and opens; one with a passphrase is refused."""
    for name, secret in (("open", ""), ("locked", "a secret")):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", secret, "-f", str(tmp_path / name)]
        subprocess.run(command, check=True)
        sealed = encrypt_to_recipients(TEXT, [(tmp_path / f"{name}.pub").read_text()], "s")
        keys = Keys(((tmp_path / name).read_text(),))
        if secret:
            with pytest.raises(SheetKeyError):
                decrypt(sealed, keys, "s")
        else:
            assert decrypt(sealed, keys, "s") == TEXT


def test_errors_hold_no_secret() -> None:
    """Neither passphrase nor key nor text shows in errors and representations."""
    identity = pyrage.x25519.Identity.generate()
    keys = Keys((str(identity),), lambda: WORDS)
    assert repr(keys) == "Keys()"
    sealed = encrypt_to_passphrase(TEXT, WORDS)
    with pytest.raises(SheetLockedError) as caught:
        decrypt(sealed, Keys(passphrase=lambda: "wrong words"), "s")
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "wrong words" not in str(caught.value)


def test_an_identity_file_without_a_key_is_refused() -> None:
    """A file that holds something else is no identity, and is not quoted."""
    sealed = encrypt_to_recipients(TEXT, [str(pyrage.x25519.Identity.generate().to_public())], "s")
    with pytest.raises(SheetKeyError) as caught:
        decrypt(sealed, Keys(("Anneke Tarnwick",)), "s")
    assert "Tarnwick" not in str(caught.value)


@pytest.mark.parametrize("size", [20, 31, 34, 60, 200])
def test_sheets_of_any_size_open_again(size: int) -> None:
    """However short the armored file is, what opens it is read from it."""
    text, passphrase = b"x" * size, "correct horse battery staple"
    sealed = encrypt_to_passphrase(text, passphrase)
    assert decrypt(sealed, Keys((), lambda: passphrase), "a.age") == text
