"""`redactor formats`, `metadata` and `clean`."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from redactor.cli.files import PACKAGES
from redactor.documents.formats import formats
from redactor.documents.images import strip
from redactor.locking import locked
from tests.cli.conftest import Invoke, Run
from tests.documents import pictures
from tests.documents.pictures import CANARY


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture that says all it can."""
    path = tmp_path / "pier.jpg"
    path.write_bytes(pictures.jpeg(6))
    return path


@pytest.mark.parametrize("command", ["formats", "metadata", "clean"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    """Each command has help that says what it does."""
    done = run(command, "--help")
    assert done.returncode == 0
    assert b"Usage:" in done.stdout


def test_metadata_warns_of_what_it_shows(run: Run) -> None:
    """The help says that the file's own words are printed."""
    assert b"mind where you let them go" in b" ".join(run("metadata", "--help").stdout.split())


def test_formats_are_listed_with_their_extensions(run: Run) -> None:
    """Every format has a line with its name, extensions and what its copy is."""
    lines = run("formats").stdout.decode().splitlines()
    assert lines[0].split() == ["name", "kind", "extensions", "copy", "needs"]
    assert [line.split()[0] for line in lines[1:]] == list(formats())
    picture = next(line for line in lines if line.startswith("image "))
    assert ".jpg .jpeg .png" in picture


def test_formats_as_json(invoke: Invoke) -> None:
    """The same as JSON; what a format needs is there."""
    listed = json.loads(invoke("formats", "--format", "json").out)["formats"]
    assert [row["name"] for row in listed] == list(formats())
    assert all(row["installed"] for row in listed)
    markdown = next(row for row in listed if row["name"] == "markdown")
    assert (markdown["copy"], markdown["extra"]) == ("markdown", None)


def test_a_missing_extra_is_told_with_how_to_install_it(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read yet is listed with what would make it so."""
    from redactor.documents.images.format import Image

    monkeypatch.setattr(Image, "extra", "office")
    monkeypatch.setattr("redactor.cli.files.find_spec", lambda name: None)
    picture = next(line for line in invoke("formats").out.splitlines() if "image" in line)
    assert picture.endswith("extra office, missing: pip install 'redactor[office]'")


def test_every_extra_of_a_format_is_known() -> None:
    """For each extra it can be told whether it is installed."""
    assert {form.extra for form in formats().values()} - {None} <= set(PACKAGES)


def test_metadata_of_a_picture(run: Run, photo: Path) -> None:
    """Every property is a line, with its place."""
    done = run("metadata", photo.name)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert f"EXIF: Artist: {CANARY}" in lines
    assert "EXIF: GPSLatitude: 42.510000 N" in lines


def test_metadata_as_json(invoke: Invoke, photo: Path) -> None:
    """The same as JSON."""
    told = json.loads(invoke("metadata", photo.name, "--format", "json").out)
    assert (told["file"], told["format"]) == ("pier.jpg", "image")
    assert {"place": "EXIF: Artist", "value": CANARY} in told["properties"]


def test_metadata_is_shown_without_what_a_terminal_obeys(invoke: Invoke, tmp_path: Path) -> None:
    """Control characters in a comment are escaped."""
    comment = pictures.segment(0xFE, b"\x1b[31mred")
    plain = pictures.plain_jpeg()
    (tmp_path / "a.jpg").write_bytes(plain[:2] + comment + plain[2:])
    assert invoke("metadata", "a.jpg").out == "comment: \\x1b[31mred\n"


def test_a_file_that_says_nothing(invoke: Invoke, tmp_path: Path) -> None:
    """Nothing on standard output, and a word on standard error."""
    (tmp_path / "a.png").write_bytes(pictures.plain_png())
    done = invoke("metadata", "a.png")
    assert (done.code, done.out) == (0, "")
    assert done.err == "a.png says nothing of its makers.\n"


def test_clean_writes_a_copy_and_counts(run: Run, photo: Path) -> None:
    """The copy says nothing, the file stays, and no word of it is told."""
    photo.chmod(0o640)
    before = photo.read_bytes()
    done = run("clean", photo.name)
    copy = photo.with_name("pier.clean.jpg")
    assert done.returncode == 0
    assert photo.read_bytes() == before
    assert copy.read_bytes() == strip(before, "a")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640
    told = done.stderr.decode()
    count = len(run("metadata", photo.name).stdout.splitlines())
    assert told.startswith(f"{count} properties dropped\n")
    assert "human eyes" in told
    assert told.endswith("copy: pier.clean.jpg\n")
    assert "Zofia" not in told
    assert done.stdout == b""
    assert run("metadata", copy.name).stdout == b""


def test_clean_in_place(invoke: Invoke, photo: Path) -> None:
    """The file itself is replaced; a second time nothing is left to drop."""
    before = photo.read_bytes()
    assert invoke("clean", "--in-place", photo.name).code == 0
    assert photo.read_bytes() == strip(before, "a")
    assert invoke("clean", "--in-place", photo.name).err.startswith("0 properties dropped\n")
    assert [path.name for path in photo.parent.iterdir()] == ["pier.jpg"]


def test_clean_to_a_file_and_to_standard_output(run: Run, photo: Path) -> None:
    """Both get the same bytes."""
    assert run("clean", photo.name, "-o", "out.jpg").returncode == 0
    streamed = run("clean", photo.name, "-o", "-")
    assert streamed.stdout == (photo.parent / "out.jpg").read_bytes()
    assert b"copy:" not in streamed.stderr


def test_clean_leaves_a_text_as_it_is(invoke: Invoke, tmp_path: Path) -> None:
    """A format without metadata is copied."""
    (tmp_path / "a.md").write_bytes(b"# Ferry\r\n")
    assert invoke("clean", "a.md").err.startswith("0 properties dropped\n")
    assert (tmp_path / "a.clean.md").read_bytes() == b"# Ferry\r\n"


MOVING = b"\0\0\0\x10ftypheic\0\0\0\0\0\0\0\x08moov"


@pytest.mark.parametrize("command", ["metadata", "clean"])
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.jpg", None, "RED101", id="missing"),
        pytest.param("a.xyz", b"words", "RED106", id="unknown"),
        pytest.param("a.png", pictures.plain_jpeg()[:-30], "RED10", id="another kind, cut short"),
        pytest.param("a.txt", pictures.plain_jpeg(), "RED108", id="another format"),
        pytest.param("a.jpg", pictures.plain_jpeg()[:-30], "RED109", id="damaged"),
        pytest.param("a.heic", MOVING, "RED111", id="no reader"),
    ],
)
def test_what_cannot_be_read_is_exit_2(
    invoke: Invoke, tmp_path: Path, command: str, name: str, data: bytes | None, code: str
) -> None:
    """The error names the file, and nothing is written."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = invoke(command, name)
    assert done.code == 2
    assert done.err.startswith(code)
    assert f" {name}" in done.err
    assert len(list(tmp_path.iterdir())) == (data is not None)


def test_outputs_that_cannot_be(invoke: Invoke, photo: Path) -> None:
    """The copy is never the file itself, and two ways to name it exclude each other."""
    before = photo.read_bytes()
    assert "RED502" in invoke("clean", photo.name, "-o", f"./{photo.name}").err
    assert invoke("clean", photo.name, "-o", "out.jpg", "--in-place").code == 2
    assert invoke("clean", photo.name, "-o", "").code == 2
    assert "RED501" in invoke("clean", photo.name, "-o", "no/folder/out.jpg").err
    assert photo.read_bytes() == before
    assert [path.name for path in photo.parent.iterdir()] == ["pier.jpg"]


def test_a_link_is_not_replaced(invoke: Invoke, photo: Path) -> None:
    """In place, a symbolic link is refused, so that the file behind it stays as it is."""
    before = photo.read_bytes()
    photo.with_name("link.jpg").symlink_to(photo.name)
    assert "RED501" in invoke("clean", "--in-place", "link.jpg").err
    assert photo.read_bytes() == before


@pytest.mark.parametrize(
    "command", [("clean",), ("redact", "--rules-only")], ids=["clean", "redact"]
)
def test_what_is_saved_meanwhile_is_not_replaced(
    command: tuple[str, ...], tmp_path: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour's work on the file is worth more than its copy; beside it, a copy is written."""
    note = tmp_path / "note.md"
    note.write_text("She sailed.\n")

    def late(folders: Iterable[Path]) -> AbstractContextManager[None]:
        note.write_text("She sailed at dawn.\n")
        return locked(folders)

    monkeypatch.setattr("redactor.writing.locked", late)
    refused = invoke(*command, "note.md", "--in-place")
    assert (refused.code, "RED552 note.md" in refused.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["note.md"]
    assert note.read_text() == "She sailed at dawn.\n"
    note.write_text("She sailed.\n")
    assert invoke(*command, "note.md", "-o", "copy.md").code == 0


@pytest.mark.parametrize(
    "command", [("clean",), ("redact", "--rules-only")], ids=["clean", "redact"]
)
def test_other_names_of_a_file_that_is_replaced_are_told(
    command: tuple[str, ...], tmp_path: Path, invoke: Invoke
) -> None:
    """A hard link keeps what was there before."""
    note = tmp_path / "note.md"
    note.write_text("She sailed.\n")
    assert "hard links" not in invoke(*command, "note.md", "--in-place").err
    (tmp_path / "backup").hardlink_to(note)
    assert "Mind its other hard links" in invoke(*command, "note.md", "--in-place").err
