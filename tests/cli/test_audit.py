"""A newsroom's seal and two people's signatures, from the command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from redactor.locking import locked

from .conftest import Invoke

DRAFT = "My sister told me the mill had closed, she said.\n"
LOG = "mill.redacted.txt.audit.jsonl"


@pytest.fixture
def log(tmp_path: Path, invoke: Invoke) -> Path:
    """A sealed log of a small draft."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    assert invoke("key", "init").code == 0
    assert invoke("redact", "mill.txt", "--rules-only").code == 0
    return tmp_path / LOG


def ssh_key(folder: Path, name: str) -> str:
    """The path of a new private key without a passphrase."""
    key = Ed25519PrivateKey.generate()
    path = folder / name
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    return str(path)


def test_a_log_is_sealed_once_there_is_a_key(log: Path, invoke: Invoke) -> None:
    """The key is found without being named, and the seal is checked with it."""
    key = invoke("key", "show").out.split()[1]
    assert f"seal: of key {key}; holds" in invoke("audit", "verify", LOG).out
    assert json.loads(log.read_bytes().splitlines()[-1])["seal"]["key"] == key


def test_a_seal_is_told_but_not_checked_without_its_key(log: Path, invoke: Invoke) -> None:
    """On another machine the chain is checked alone, and that is said."""
    told = invoke("audit", "verify", LOG, REDACTOR_KEY="0123456789abcdef")
    assert (told.code, "not checked" in told.out) == (0, True)


def test_a_log_without_the_key_that_was_named_fails(
    log: Path, tmp_path: Path, invoke: Invoke
) -> None:
    """Whoever names a key learns that the log was not sealed with it."""
    assert invoke("key", "init", "--key", "other.key").code == 0
    failed = invoke("audit", "verify", LOG, "--key", "other.key")
    assert (failed.code, "RED602" in failed.err) == (1, True)


def test_a_key_is_never_replaced(log: Path, invoke: Invoke) -> None:
    """A second `key init` leaves the first key as it is."""
    before = invoke("key", "show").out
    again = invoke("key", "init")
    assert (again.code, "RED604" in again.err) == (2, True)
    assert invoke("key", "show").out == before


def test_a_key_that_cannot_be_used_writes_nothing(tmp_path: Path, invoke: Invoke) -> None:
    """A log that should be sealed and cannot be is not written, nor is its copy."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    failed = invoke("redact", "mill.txt", "--rules-only", "--key", "nowhere")
    assert (failed.code, "RED604" in failed.err) == (2, True)
    assert not (tmp_path / "mill.redacted.txt").exists()


def test_two_people_sign_and_both_are_told(log: Path, tmp_path: Path, invoke: Invoke) -> None:
    """Signatures stand beside the log, which they leave as it is."""
    before = log.read_bytes()
    for name in ("Vera Lindqvist", "Tom Ortega"):
        signed = invoke("audit", "sign", LOG, "--as", name, "--ssh-key", ssh_key(tmp_path, name))
        assert signed.code == 0, signed.err
    told = invoke("audit", "verify", LOG)
    assert told.code == 0
    assert "signed by Vera Lindqvist, SHA256:" in told.out
    assert "signed by Tom Ortega, SHA256:" in told.out
    assert log.read_bytes() == before


def test_who_signs_at_the_same_moment_takes_nobodys_signature_away(
    log: Path, tmp_path: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later one is told so, and signs again."""
    tom = ("audit", "sign", LOG, "--as", "Tom", "--ssh-key", ssh_key(tmp_path, "tom"))
    first = ("audit", "sign", LOG, "--as", "Vera", "--ssh-key", ssh_key(tmp_path, "vera"))

    def late(folders: Iterable[Path]) -> AbstractContextManager[None]:
        with monkeypatch.context() as patch:
            patch.setattr("redactor.writing.locked", locked)
            assert invoke(*first).code == 0
        return locked(folders)

    with monkeypatch.context() as patch:
        patch.setattr("redactor.writing.locked", late)
        done = invoke(*tom)
    assert (done.code, "RED606" in done.err) == (2, True)
    assert invoke(*tom).code == 0
    assert invoke("audit", "verify", LOG).out.count("signed by") == 2


def test_a_signature_without_its_line_end_stays_whole(
    log: Path, tmp_path: Path, invoke: Invoke
) -> None:
    """The next one begins a line of its own, whatever an editor's program did to the file."""
    for name in ("Vera", "Tom"):
        signed = invoke("audit", "sign", LOG, "--as", name, "--ssh-key", ssh_key(tmp_path, name))
        assert signed.code == 0, signed.err
        beside = tmp_path / f"{LOG}.signatures"
        beside.write_bytes(beside.read_bytes().rstrip(b"\n"))
    assert invoke("audit", "verify", LOG).out.count("signed by") == 2


def test_a_signature_under_another_log_fails(log: Path, tmp_path: Path, invoke: Invoke) -> None:
    """Redacting again makes a log that nobody has signed yet, and the old signature shows."""
    key = ssh_key(tmp_path, "id")
    assert invoke("audit", "sign", LOG, "--as", "Vera", "--ssh-key", key).code == 0
    assert invoke("redact", "mill.txt", "--rules-only").code == 0
    failed = invoke("audit", "verify", LOG)
    assert (failed.code, "RED606" in failed.err) == (1, True)


def test_the_fingerprint_is_the_one_of_ssh(log: Path, tmp_path: Path, invoke: Invoke) -> None:
    """What `verify` tells can be compared with what `ssh-keygen -l` tells."""
    key = tmp_path / "id_ed25519"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    try:
        subprocess.run(made, check=True)
    except FileNotFoundError:
        pytest.skip("ssh-keygen is not installed (Debian: openssh-client)")
    listed = subprocess.run(["ssh-keygen", "-lf", f"{key}.pub"], capture_output=True, check=True)
    assert invoke("audit", "sign", LOG, "--as", "Vera", "--ssh-key", str(key)).code == 0
    assert listed.stdout.split()[1].decode() in invoke("audit", "verify", LOG).out


def test_what_is_no_log_is_not_read_whole(invoke: Invoke) -> None:
    """A file without end, or far longer than any log, is an error in bounded memory."""
    failed = invoke("audit", "verify", "/dev/zero")
    assert (failed.code, "RED601" in failed.err) == (2, True)
