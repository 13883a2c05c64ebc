"""The newsroom's key, and the seal that it sets under a log."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from redactor.audit.keys import VARIABLE, NewsroomKey, create, find, required
from redactor.audit.log import compose
from redactor.audit.verify import verify
from redactor.errors import AuditTamperedError, KeyFileError, NoKeyError

from .logs import PLACED, RUN, rechain, records_of

KEY, OTHER = NewsroomKey(b"k" * 32), NewsroomKey(b"o" * 32)
SEALED = compose(RUN, PLACED, KEY)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else may read it, it is found again, and a second one never replaces it."""
    path = tmp_path / "folder" / "newsroom.key"
    made = create(path)
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert find(path, {}) == made
    with pytest.raises(KeyFileError, match="RED604"):
        create(path)
    assert path.read_bytes() == before


def test_two_keys_differ() -> None:
    """Keys are random: neither secret nor id comes twice."""
    assert KEY.id != OTHER.id
    assert KEY.digest("a") != OTHER.digest("a")


def test_the_file_named_goes_before_the_environment(tmp_path: Path) -> None:
    """A key that was named is the one used; the environment comes before the user's own."""
    path = tmp_path / "key"
    named = create(path)
    environment = {VARIABLE: "x" * 16}
    given = find(None, environment)
    assert find(path, environment) == named
    assert given not in (None, named)


def test_a_key_is_the_same_in_a_file_and_in_the_environment(tmp_path: Path) -> None:
    """Its bytes count, in any encoding; white space around them does not, unless it is wider."""
    path = tmp_path / "key"
    path.touch(0o600)
    for secret in (b"caf\xe9 in Latin-1, caf\xe9", "\xa0key in UTF-8\u3000é".encode()):
        path.write_bytes(secret + b" \r\n")
        assert find(path, {}) == find(None, {VARIABLE: os.fsdecode(b"\t" + secret + b" ")})


def test_without_a_key_there_is_none() -> None:
    """Where nobody made one, logs go without a seal, and what needs one says how to make it."""
    assert find(None, {}) is None
    with pytest.raises(NoKeyError, match=r"RED605 .*redactor key init"):
        required(None, {})


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 5000])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    """Too short to be safe, or too long to be one; its content is not told."""
    path = tmp_path / "key"
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(KeyFileError) as caught:
        find(path, {})
    assert "short" not in str(caught.value).replace("too short", "")


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing on Windows")
def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """A key lying open is no secret, and the message says what to do."""
    path = tmp_path / "key"
    create(path)
    path.chmod(0o640)
    with pytest.raises(KeyFileError, match="chmod 600"):
        find(path, {})


def test_a_seal_is_checked_with_its_key() -> None:
    """The key that set it vouches for it; to another it is somebody's."""
    assert verify(io.BytesIO(SEALED), key=KEY).checked
    unchecked = verify(io.BytesIO(SEALED), key=OTHER)
    assert (unchecked.checked, unchecked.sealed_by) == (False, KEY.id)
    assert verify(io.BytesIO(compose(RUN, PLACED)), key=KEY).sealed_by is None


def test_a_seal_under_the_name_of_another_key_is_noticed() -> None:
    """Who holds the key learns that its name was changed, not only that there is another's seal."""
    renamed = SEALED.replace(KEY.id.encode(), OTHER.id.encode())
    with pytest.raises(AuditTamperedError, match="not set with its key"):
        verify(io.BytesIO(renamed), key=KEY)


@pytest.mark.parametrize("log", [compose(RUN, PLACED), compose(RUN, PLACED, OTHER)])
def test_a_log_that_must_be_sealed_is_refused_without(log: bytes) -> None:
    """A seal that was taken off, or set with another key, does not pass."""
    with pytest.raises(AuditTamperedError, match="not sealed with that key"):
        verify(io.BytesIO(log), key=KEY, must_be_sealed=True)


def test_a_log_written_anew_breaks_its_seal() -> None:
    """Who can compute the chain but lacks the key cannot change a decision."""
    records = records_of(SEALED)
    records[1]["reason"] = "Another one."
    forged = rechain(records, 1)
    assert verify(io.BytesIO(forged)).sealed_by == KEY.id
    with pytest.raises(AuditTamperedError, match="seal"):
        verify(io.BytesIO(forged), key=KEY)


def test_neither_key_nor_seal_shows_the_secret() -> None:
    """What is printed of a key holds nothing of it."""
    assert "kkkk" not in repr(KEY)
    assert KEY.secret.hex() not in SEALED.decode()


def test_a_key_that_could_not_be_written_leaves_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise it would stand in the way of a whole one for ever."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("redactor.audit.keys.os.fsync", full)
        with pytest.raises(KeyFileError, match="no space left"):
            create(tmp_path / "key")
    assert not (tmp_path / "key").exists()
    create(tmp_path / "key")


def test_a_folder_that_is_a_file_is_told_as_such(tmp_path: Path) -> None:
    """Nobody is told that there is a key where there is none."""
    (tmp_path / "redactor").write_text("")
    with pytest.raises(KeyFileError, match="cannot be written"):
        create(tmp_path / "redactor" / "newsroom.key")


def test_a_key_that_leads_nowhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newsroom that has a key is not left without a seal in silence."""
    path = tmp_path / "own.key"
    path.symlink_to(tmp_path / "unplugged" / "own.key")
    monkeypatch.setattr("redactor.audit.keys.default_path", lambda: path)
    with pytest.raises(KeyFileError, match="RED604"):
        find(None, {})
