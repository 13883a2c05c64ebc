"""Keeping originals encrypted, and getting them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
import pytest

from .conftest import Invoke

DRAFT = b"\xef\xbb\xbfMy sister told me\r\nthe mill had closed, she said.\r\n"
RESTORE = ("restore", "mill.redacted.txt", "--vault", "mill.age", "-o", "again.txt")


@pytest.fixture
def recipient(tmp_path: Path) -> str:
    """A public key, whose private one is in the file `key`."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity))
    (tmp_path / "mill.txt").write_bytes(DRAFT)
    return str(identity.to_public())


def redact(invoke: Invoke, recipient: str, *more: str) -> int:
    options = ("--rules-only", "--vault", "mill.age", "--recipient", recipient, *more)
    return invoke("redact", "mill.txt", *options).code


def test_an_original_is_kept_and_restored(tmp_path: Path, recipient: str, invoke: Invoke) -> None:
    """With copy, log and key the draft comes back byte for byte, wherever it is wanted."""
    assert redact(invoke, recipient) == 0
    (tmp_path / "mill.txt").unlink()
    done = invoke(*RESTORE, "--identity", "key")
    assert done.code == 0, done.err
    assert (tmp_path / "again.txt").read_bytes() == DRAFT


def test_without_the_key_nothing_is_restored(
    tmp_path: Path, recipient: str, invoke: Invoke
) -> None:
    """Another key is told, and no file is left."""
    assert redact(invoke, recipient) == 0
    (tmp_path / "other").write_text(str(pyrage.x25519.Identity.generate()))
    failed = invoke(*RESTORE, "--identity", "other")
    assert (failed.code, "RED703" in failed.err) == (2, True)
    assert not (tmp_path / "again.txt").exists()


def test_a_restored_file_never_replaces_what_it_is_made_of(
    tmp_path: Path, recipient: str, invoke: Invoke
) -> None:
    """Copy, log and vault stay."""
    assert redact(invoke, recipient) == 0
    before = (tmp_path / "mill.redacted.txt").read_bytes()
    command = ("restore", "mill.redacted.txt", "--vault", "mill.age", "--identity", "key")
    assert invoke(*command, "-o", "mill.redacted.txt").code == 2
    assert invoke(*command, "-o", "-").code == 2
    assert not (tmp_path / "-").exists()
    assert (tmp_path / "mill.redacted.txt").read_bytes() == before


@pytest.mark.parametrize(
    "options",
    [
        ("--vault", "mill.age"),
        ("--recipient", "age1x"),
        ("--expire", "3"),
        ("--vault", "mill.age", "--recipient", "age1x", "-o", "-"),
        ("--vault", "-", "--recipient", "age1x"),
    ],
)
def test_options_that_make_no_vault_are_refused(
    options: tuple[str, ...], tmp_path: Path, recipient: str, invoke: Invoke
) -> None:
    """Nothing is written when what was asked for cannot be kept."""
    assert invoke("redact", "mill.txt", "--rules-only", *options).code == 2
    assert not (tmp_path / "mill.redacted.txt").exists()


def test_a_bad_recipient_writes_nothing(tmp_path: Path, recipient: str, invoke: Invoke) -> None:
    """Copy, log and vault come together or not at all."""
    assert redact(invoke, "age1nonesuch") == 2
    assert not (tmp_path / "mill.redacted.txt").exists()
    assert not (tmp_path / "mill.age").exists()


def test_vaults_are_pruned_when_their_time_is_over(
    tmp_path: Path, recipient: str, invoke: Invoke
) -> None:
    """Not before; a dry run says it; one without a day stays."""
    assert redact(invoke, recipient, "--expire", "30") == 0
    expiry = tmp_path / "mill.age.expires"
    assert invoke("vault", "prune", ".").code == 0
    assert (tmp_path / "mill.age").exists()
    expiry.write_text("2020-01-01\n")
    assert "would delete: mill.age" in invoke("vault", "prune", ".", "--dry-run").err
    assert (tmp_path / "mill.age").exists()
    assert "deleted: mill.age" in invoke("vault", "prune", ".").err
    assert not (tmp_path / "mill.age").exists()
    assert not expiry.exists()


def test_a_day_that_is_none_is_told(tmp_path: Path, recipient: str, invoke: Invoke) -> None:
    """A vault whose day cannot be read is not silently kept for ever."""
    assert redact(invoke, recipient, "--expire", "30") == 0
    (tmp_path / "mill.age.expires").write_text("soon\n")
    failed = invoke("vault", "prune", ".")
    assert (failed.code, "RED608" in failed.err) == (2, True)
    assert (tmp_path / "mill.age").exists()


def test_what_is_no_vault_is_never_pruned(tmp_path: Path, recipient: str, invoke: Invoke) -> None:
    """Another program's note of a day deletes nothing."""
    (tmp_path / "notes.md").write_text("Ours.\n")
    (tmp_path / "notes.md.expires").write_text("2020-01-01\n")
    failed = invoke("vault", "prune", ".")
    assert (failed.code, "no vault" in failed.err) == (2, True)
    assert (tmp_path / "notes.md").read_text() == "Ours.\n"


def test_an_earlier_day_does_not_end_a_vault_without_one(
    tmp_path: Path, recipient: str, invoke: Invoke
) -> None:
    """It would be deleted on a day that nobody gave for it."""
    assert redact(invoke, recipient, "--expire", "1") == 0
    before = (tmp_path / "mill.age").read_bytes()
    assert redact(invoke, recipient) == 2
    assert (tmp_path / "mill.age").read_bytes() == before
    assert redact(invoke, recipient, "--expire", "9") == 0


def test_a_vault_that_takes_the_place_of_one_that_is_over_is_not_pruned(
    tmp_path: Path, recipient: str, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written at the same moment: its own day counts."""
    assert redact(invoke, recipient, "--expire", "3") == 0
    day = tmp_path / "mill.age.expires"
    day.write_text("2020-01-01\n")

    @contextmanager
    def late(folders: Iterable[Path]) -> Iterator[None]:
        day.write_text("9999-01-01\n")
        yield

    monkeypatch.setattr("redactor.locking.locked", late)
    done = invoke("vault", "prune", ".")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "mill.age").exists()
