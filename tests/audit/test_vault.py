"""The encrypted original of a redaction."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.audit.log import compose
from redactor.audit.vault import Deposit, restore, seal
from redactor.errors import (
    AuditError,
    SheetDamagedError,
    SheetKeyError,
    SheetLockedError,
    VaultError,
    VaultExpiredError,
)
from redactor.exposure.sources.encryption import Keys

from .logs import LOG, PLACED, RUN

OWN, OTHER = (pyrage.x25519.Identity.generate() for _ in range(2))
ORIGINAL = b"Kowalska said\r\nso.\n\x00\xff"
COPY = b"[A person] said\r\nso.\n"
TODAY = date(2026, 5, 14)


def sealed(original: bytes = ORIGINAL, expires: date | None = None) -> bytes:
    deposit = Deposit(original, COPY, LOG, expires)
    return seal(deposit, [str(OWN.to_public())], path="v")


def opened(vault: bytes, copy: bytes = COPY, log: bytes = LOG, who: object = OWN) -> bytes:
    return restore(vault, copy, log, Keys((str(who),)), TODAY, path="v", log_path="log")


@given(st.binary(max_size=300))
def test_the_original_comes_back_byte_for_byte(original: bytes) -> None:
    """Whatever is in it: line ends, NUL, nothing at all."""
    assert opened(sealed(original)) == original


def test_nothing_of_the_original_can_be_read_without_the_key() -> None:
    """Not even whether two vaults hold the same."""
    assert b"Kowalska" not in sealed()
    assert sealed() != sealed()
    with pytest.raises(SheetLockedError, match="RED703"):
        opened(sealed(), who=OTHER)


def test_a_vault_belongs_to_its_copy_and_log() -> None:
    """Another log, even of the same draft, or a copy that was edited since, opens nothing."""
    other = compose(RUN, PLACED[:1])
    with pytest.raises(VaultError, match="another log"):
        opened(sealed(), log=other)
    with pytest.raises(VaultError, match="another copy"):
        opened(sealed(), copy=COPY + b" ")
    with pytest.raises(AuditError, match="RED602"):
        opened(sealed(), log=LOG.replace(b"A country", b"A city"))


def test_a_log_that_does_not_hold_is_told_by_its_own_path() -> None:
    """Whoever looks for the fault looks in the log, not in the vault."""
    with pytest.raises(AuditError, match=r"RED602 log:"):
        opened(sealed(), log=LOG.replace(b"A country", b"A city"))


def test_a_vault_expires_on_its_day() -> None:
    """The day itself is too late, the day before is not."""
    assert opened(sealed(expires=date(2026, 5, 15))) == ORIGINAL
    with pytest.raises(VaultExpiredError, match=r"RED609 v the vault expired on 2026-05-14"):
        opened(sealed(expires=TODAY))


@pytest.mark.parametrize("cut", [40, 80, 200])
def test_a_damaged_vault_is_told(cut: int) -> None:
    """Cut short, it gives nothing rather than a part."""
    with pytest.raises((SheetDamagedError, VaultError)):
        opened(sealed()[:-cut])


@pytest.mark.parametrize("vault", [b"", b"Kowalska", LOG])
def test_what_is_no_vault_is_told_without_its_words(vault: bytes) -> None:
    """A draft named by mistake is not quoted."""
    with pytest.raises(VaultError) as caught:
        opened(vault)
    assert "Kowalska" not in str(caught.value)


def test_another_age_file_is_no_vault() -> None:
    """Something else that was encrypted to the same key."""
    other = pyrage.encrypt(b"Kowalska\nsaid", [OWN.to_public()], armored=True)
    with pytest.raises(VaultError) as caught:
        opened(other)
    assert "Kowalska" not in str(caught.value)


@pytest.mark.parametrize("recipients", [[], ["age1nonesuch"]])
def test_without_a_recipient_nothing_is_sealed(recipients: list[str]) -> None:
    """A vault that nobody can open would be lost."""
    with pytest.raises(SheetKeyError, match="RED702"):
        seal(Deposit(ORIGINAL, COPY, LOG), recipients, path="v")


def test_the_age_program_opens_it(tmp_path: Path) -> None:
    """Without redactor, too: a line of JSON, then the original."""
    (tmp_path / "key").write_text(str(OWN))
    (tmp_path / "v.age").write_bytes(sealed())
    command = ["age", "-d", "-i", str(tmp_path / "key"), str(tmp_path / "v.age")]
    try:
        plain = subprocess.run(command, capture_output=True, check=True).stdout
    except FileNotFoundError:
        pytest.skip("age is not installed (Debian package age)")
    assert plain.partition(b"\n")[2] == ORIGINAL
