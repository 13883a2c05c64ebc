"""How editors are started."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.cli.editors import find_editor
from redactor.errors import SheetKeyError

VIM = ("--clean", "-n", "-i", "NONE")


def program(folder: Path, name: str, says: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o700)
    return path


@pytest.mark.parametrize(
    ("name", "says", "options"),
    [
        pytest.param("vim", "", VIM, id="vim"),
        pytest.param("nvim", "", VIM, id="nvim"),
        pytest.param("vim.tiny", "", VIM, id="a build of vim"),
        pytest.param("vi", "VIM - Vi IMproved 9.0", VIM, id="vi that is vim"),
        pytest.param("ex", "NVIM v0.10.0", VIM, id="ex that is nvim"),
        pytest.param("vi", "usage: vi [-eFRrSv]", None, id="vi that is another"),
        pytest.param("emacs", "", ("-Q", "--eval"), id="emacs"),
        pytest.param("emacs-29.4", "", ("-Q", "--eval"), id="a version of emacs"),
        pytest.param("emacsclient", "", None, id="a client, of an emacs started before"),
        pytest.param("nano", "", ("--ignorercfiles",), id="nano"),
        pytest.param("code", "", None, id="another"),
        pytest.param("nanovim", "", None, id="a name that only sounds like it"),
    ],
)
def test_options(tmp_path: Path, name: str, says: str, options: tuple[str, ...] | None) -> None:
    """Those that are known are told to keep nothing; the user's own options stay before."""
    editor = find_editor({"EDITOR": f"{program(tmp_path, name, says)} +1"})
    assert editor.command[1] == "+1"
    assert editor.command[2:][: len(options or ())] == (options or ())
    assert (editor.name, editor.keeps_nothing) == (name, options is not None)


def test_links_are_seen_through(tmp_path: Path) -> None:
    """A link's own name and that of what it leads to both count."""
    program(tmp_path, "nano")
    (tmp_path / "editor").symlink_to(tmp_path / "nano")
    assert find_editor({"VISUAL": str(tmp_path / "editor")}).keeps_nothing


def test_a_window_is_waited_for(tmp_path: Path) -> None:
    """Vim's window would go its own way, and the text would be gone before it is edited."""
    assert "-f" in find_editor({"EDITOR": str(program(tmp_path, "gvim"))}).command


def test_a_vi_that_says_nothing_is_not_waited_for(tmp_path: Path) -> None:
    """One that starts instead of saying what it is counts as unknown."""
    path = tmp_path / "vi"
    path.write_text("#!/bin/sh\nexec sleep 60\n")
    path.chmod(0o700)
    assert not find_editor({"EDITOR": str(path)}).keeps_nothing


@pytest.mark.parametrize("given", ["", "/no/such", "'unclosed"])
def test_without_an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """Where none is, that is one error with a next step."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SheetKeyError, match="Set EDITOR"):
        find_editor({"EDITOR": given})
