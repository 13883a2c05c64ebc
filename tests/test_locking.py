"""One process at a time changes the files of a folder."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

import pytest

from redactor.locking import locked


@pytest.mark.skipif(os.name == "nt", reason="there are no such locks")
def test_a_folder_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    """Who comes second waits until the first is done, whatever name the folder goes by."""
    held = Event()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "drafts")

    def hold() -> None:
        with locked([tmp_path, tmp_path / "link"]):
            held.set()

    with locked([tmp_path / "drafts", tmp_path / "drafts"]):
        second = Thread(target=hold)
        second.start()
        assert not held.wait(0.3)
    second.join(30)
    assert held.is_set()


def test_what_cannot_be_held_holds_nobody_up(tmp_path: Path) -> None:
    """A folder that is missing is for the writing to tell of; nothing is left in another."""
    with locked([tmp_path / "missing", tmp_path]):
        assert list(tmp_path.iterdir()) == []
