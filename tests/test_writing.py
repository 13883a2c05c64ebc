"""Files are written together or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest

from redactor.errors import DraftChangedError, OutputIsInputError, WriteError
from redactor.writing import ensure_distinct, ensure_still, ensure_writable, write_together

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and special files")

EARLIER = {
    "nothing before": {},
    "both before": {"copy.audit.jsonl": b"old log", "copy.md": b"old copy"},
    "log before": {"copy.audit.jsonl": b"old log"},
    "copy before": {"copy.md": b"old copy"},
}


def pair(folder: Path) -> list[tuple[Path, bytes]]:
    return [(folder / "copy.audit.jsonl", b"new log"), (folder / "copy.md", b"new copy")]


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def inject(
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failing: int,
    error: BaseException,
) -> list[int]:
    """Raise `error` at one call of a step, counted from 0; -1 never. Returns the calls made."""
    owner, name = (Path, "replace") if step == "rename" else (os, "fsync")
    real: Callable = getattr(owner, name)
    calls: list[int] = []

    def call(*args, **kwargs):
        calls.append(len(calls))
        if calls[-1] == failing:
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, call)
    return calls


@pytest.mark.parametrize("before", EARLIER.values(), ids=EARLIER)
def test_all_files_are_written_and_nothing_else_stays(
    tmp_path: Path, before: dict[str, bytes]
) -> None:
    """Both files hold the new bytes, earlier versions are gone, and so are the temporary files."""
    fill(tmp_path, before)
    write_together(pair(tmp_path))
    assert contents(tmp_path) == {"copy.audit.jsonl": b"new log", "copy.md": b"new copy"}


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbfa\r\nb\r", bytes(range(256)) * 5000])
def test_bytes_come_through(tmp_path: Path, data: bytes) -> None:
    """Line ends, byte order marks and empty files are written as they are."""
    write_together([(tmp_path / "copy", data)])
    assert (tmp_path / "copy").read_bytes() == data


@pytest.mark.parametrize("step", ["rename", "flush"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("before", EARLIER.values(), ids=EARLIER)
def test_a_failure_at_any_step_changes_nothing(
    tmp_path: Path, before: dict[str, bytes], error: BaseException, step: str
) -> None:
    """Whichever rename or flush fails, the folder is as it was: same bytes, same files."""
    with pytest.MonkeyPatch.context() as patch:
        dry = tmp_path / "dry"
        dry.mkdir()
        fill(dry, before)
        calls = inject(patch, step, -1, error)
        write_together(pair(dry))
    assert len(calls) >= 2 + len(before) * (step == "rename")
    for failing in calls:
        folder = tmp_path / str(failing)
        folder.mkdir()
        fill(folder, before)
        inodes = {path.name: path.stat().st_ino for path in folder.iterdir()}
        with pytest.MonkeyPatch.context() as patch:
            inject(patch, step, failing, error)
            with pytest.raises((WriteError, KeyboardInterrupt)):
                write_together(pair(folder))
        assert contents(folder) == before
        assert {path.name: path.stat().st_ino for path in folder.iterdir()} == inodes


@pytest.mark.parametrize("before", EARLIER.values(), ids=EARLIER)
def test_a_process_killed_at_any_rename_leaves_no_copy_without_its_log(
    tmp_path: Path, before: dict[str, bytes]
) -> None:
    """After a kill at any rename, a copy stands with the log of its own run, or there is none."""
    script = (
        "import os, sys, pathlib\n"
        "from redactor.writing import write_together\n"
        "real, left = pathlib.Path.replace, int(sys.argv[2])\n"
        "def replace(source, target):\n"
        "    global left\n"
        "    if left == 0: os._exit(9)\n"
        "    left -= 1\n"
        "    return real(source, target)\n"
        "pathlib.Path.replace = replace\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "log = (folder / 'copy.audit.jsonl', b'new log')\n"
        "write_together([log, (folder / 'copy.md', b'new copy')])\n"
    )
    renames = 2 + len(before)
    for survived in range(renames + 1):
        folder = tmp_path / str(survived)
        folder.mkdir()
        fill(folder, before)
        done = subprocess.run([sys.executable, "-c", script, folder, str(survived)], check=False)
        assert done.returncode == (0 if survived == renames else 9)
        left = contents(folder)
        copy, log = left.get("copy.md"), left.get("copy.audit.jsonl")
        untouched = copy == before.get("copy.md") and log == before.get("copy.audit.jsonl")
        assert copy is None or untouched or (copy, log) == (b"new copy", b"new log")


@posix
def test_each_step_is_on_the_device_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data, then the setting aside, then log and copy, each flushed before what relies on it."""
    fill(tmp_path, EARLIER["both before"])
    steps: list[str] = []
    rename, flush = Path.replace, os.fsync

    def note_rename(source: Path, target: Path) -> Path:
        steps.append(f"aside {source.name}" if target.suffix == ".bak" else f"name {target.name}")
        return rename(source, target)

    def note_flush(descriptor: int) -> None:
        steps.append("flush folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "flush data")
        flush(descriptor)

    monkeypatch.setattr(Path, "replace", note_rename)
    monkeypatch.setattr(os, "fsync", note_flush)
    write_together(pair(tmp_path))
    assert steps == [
        "flush data",
        "flush data",
        "aside copy.md",
        "aside copy.audit.jsonl",
        "flush folder",
        "name copy.audit.jsonl",
        "flush folder",
        "name copy.md",
        "flush folder",
    ]


def test_an_earlier_version_that_cannot_come_back_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When even undoing fails, the message says where the earlier version is, and it is there."""
    copy = tmp_path / "copy.md"
    copy.write_bytes(b"old copy")
    real, calls = Path.replace, []

    def only_once(source: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) > 1:
            raise OSError(errno.EIO, "broken")
        return real(source, target)

    monkeypatch.setattr(Path, "replace", only_once)
    with pytest.raises(WriteError) as caught:
        write_together([(copy, b"new copy")])
    (backup,) = tmp_path.iterdir()
    assert str(backup) in str(caught.value)
    assert backup.read_bytes() == b"old copy"
    assert "Nothing was written" not in str(caught.value)


def test_an_earlier_version_that_cannot_be_deleted_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message owns up that the file was written and says what to delete."""
    copy = tmp_path / "copy.md"
    copy.write_bytes(b"old copy")

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WriteError, match="was written") as caught:
        write_together([(copy, b"new copy")])
    (backup,) = (path for path in tmp_path.iterdir() if path != copy)
    assert str(backup) in str(caught.value)
    assert copy.read_bytes() == b"new copy"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EACCES, "permission was denied"),
        (errno.EROFS, "read-only"),
        (errno.EXDEV, os.strerror(errno.EXDEV).lower()),
    ],
    ids=["full", "permission", "read-only", "other"],
)
def test_the_cause_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """The message has code, path, cause and what it means for the files."""
    inject(monkeypatch, "flush", 0, OSError(number, os.strerror(number)))
    copy = tmp_path / "copy.md"
    with pytest.raises(WriteError) as caught:
        write_together([(copy, b"secret")])
    message = str(caught.value)
    assert message.startswith(f"RED501 {copy} ")
    assert words in message
    assert message.endswith("Nothing was written.")
    assert "secret" not in message


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A target in a folder that does not exist is an error; the folder is not made."""
    with pytest.raises(WriteError, match="folder is missing"):
        write_together([(tmp_path / "log", b"log"), (tmp_path / "no" / "copy", b"copy")])
    assert contents(tmp_path) == {}


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    """A target below a plain file is an error."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(WriteError, match="no folder"):
        write_together([(tmp_path / "file" / "copy", b"copy")])


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    """A zero byte in a name is an error like any other."""
    with pytest.raises(WriteError, match="RED501"):
        write_together([(tmp_path / "log", b"log"), (tmp_path / "a\0b", b"copy")])
    assert contents(tmp_path) == {}


@posix
@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda path: path.mkdir(), "folder", id="folder"),
        pytest.param(os.mkfifo, "pipe", id="pipe"),
        pytest.param(
            lambda path: path.symlink_to("elsewhere"), "symbolic link", id="dangling link"
        ),
        pytest.param(lambda path: path.symlink_to("victim"), "symbolic link", id="link"),
    ],
)
def test_a_target_that_is_no_plain_file_is_refused(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    """Folders, pipes and links are neither replaced nor written through."""
    (tmp_path / "victim").write_bytes(b"untouched")
    make(tmp_path / "copy.md")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(WriteError, match=words):
        write_together(pair(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / "victim").read_bytes() == b"untouched"


@posix
def test_a_device_is_refused() -> None:
    """A device is no place for a copy."""
    with pytest.raises(WriteError, match="device"):
        write_together([(Path(os.devnull), b"copy")])


@posix
def test_a_linked_folder_is_followed(tmp_path: Path) -> None:
    """A folder reached through a link is a folder like any other."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_together(pair(tmp_path / "link"))
    assert set(contents(tmp_path / "real")) == {"copy.audit.jsonl", "copy.md"}


@posix
def test_new_files_are_private(tmp_path: Path, umask: Callable[[int], int]) -> None:
    """Without a file to be like, only the owner reads and writes them."""
    write_together(pair(tmp_path))
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


@posix
@pytest.mark.parametrize(
    ("draft", "mask", "expected"),
    [
        pytest.param(0o644, 0o022, 0o644, id="like the draft"),
        pytest.param(0o664, 0o027, 0o640, id="within the umask"),
        pytest.param(0o777, 0o022, 0o644, id="not executable"),
        pytest.param(0o444, 0o022, 0o644, id="writable by the owner"),
        pytest.param(0o4755, 0o022, 0o644, id="not set-uid"),
    ],
)
def test_new_files_have_the_permissions_of_the_draft(
    tmp_path: Path, umask: Callable[[int], int], draft: int, mask: int, expected: int
) -> None:
    """New files can be read and written by whom the draft can, as far as the umask allows."""
    source = tmp_path / "draft.md"
    source.touch()
    source.chmod(draft)
    umask(mask)
    write_together(pair(tmp_path), like=source)
    assert [mode(path) for path, _ in pair(tmp_path)] == [expected, expected]


@posix
def test_an_earlier_version_hands_on_its_permissions(
    tmp_path: Path, umask: Callable[[int], int]
) -> None:
    """Replacing a file neither widens nor narrows who may read it."""
    fill(tmp_path, EARLIER["copy before"])
    (tmp_path / "copy.md").chmod(0o640)
    umask(0o077)
    write_together(pair(tmp_path))
    assert mode(tmp_path / "copy.md") == 0o640


@posix
def test_data_is_never_readable_more_widely_than_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, umask: Callable[[int], int]
) -> None:
    """While the data is being written, the temporary file is as private as the target will be."""
    umask(0)
    seen = []
    real = os.fsync

    def look(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_together(pair(tmp_path))
    assert seen == [0o600, 0o600]


def test_a_file_system_that_cannot_flush_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where flushing a folder is not supported, the files are written all the same."""
    inject(monkeypatch, "flush", 2, OSError(errno.EINVAL, "not supported"))
    write_together(pair(tmp_path))
    assert set(contents(tmp_path)) == {"copy.audit.jsonl", "copy.md"}


@posix
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda draft: draft, id="same path"),
        pytest.param(lambda draft: draft.parent / "." / "x" / ".." / draft.name, id="dots"),
        pytest.param(lambda draft: link(draft, draft.parent / "soft", soft=True), id="link"),
        pytest.param(lambda draft: link(draft, draft.parent / "hard", soft=False), id="hard link"),
        pytest.param(lambda draft: draft.with_name("DRAFT.md"), id="other case"),
    ],
)
def test_an_output_that_is_the_draft_is_refused(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    """The draft is recognised under another name."""
    (tmp_path / "x").mkdir()
    draft = tmp_path / "draft.md"
    draft.write_bytes(b"draft")
    with pytest.raises(OutputIsInputError, match="RED502"):
        ensure_distinct(draft, tmp_path / "log", make(draft))


def link(target: Path, name: Path, *, soft: bool) -> Path:
    if soft:
        name.symlink_to(target)
    else:
        name.hardlink_to(target)
    return name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("copy.md", "copy.md", id="same name"),
        pytest.param("copy.md", "Copy.md", id="other case"),
        pytest.param("caf\u00e9.md", "cafe\u0301.md", id="other normalization"),
        pytest.param("copy.md", "x/../copy.md", id="dots"),
    ],
)
@pytest.mark.parametrize("exists", [True, False])
def test_two_outputs_that_are_one_file_are_refused(
    tmp_path: Path, one: str, other: str, exists: bool
) -> None:
    """Outputs of one name are an error, for the check beforehand and for writing."""
    (tmp_path / "x").mkdir()
    first, second = tmp_path / one, tmp_path / other
    if exists:
        first.write_bytes(b"old")
    with pytest.raises(WriteError, match="RED501"):
        ensure_distinct(None, first, second)
    with pytest.raises(WriteError, match="same file"):
        write_together([(first, b"log"), (second, b"copy")])


def test_distinct_files_pass(tmp_path: Path) -> None:
    """Different files are fine, whether they exist or not."""
    draft, copy = tmp_path / "draft.md", tmp_path / "draft.redacted.md"
    draft.write_bytes(b"same")
    ensure_distinct(draft, copy, tmp_path / "draft.audit.jsonl")
    copy.write_bytes(b"same")
    ensure_distinct(draft, copy, tmp_path / "draft.audit.jsonl")


def test_what_is_replaced_is_as_it_was_read(tmp_path: Path) -> None:
    """A draft that somebody saved meanwhile, or took away, is not replaced by a copy of before."""
    draft = tmp_path / "draft.md"
    draft.write_bytes(b"saved since")
    for read in (b"as read", b""):
        with pytest.raises(DraftChangedError, match=r"RED552 .*draft\.md the file changed"):
            write_together([(draft, b"copy")], check=partial(ensure_still, draft, read))
        assert contents(tmp_path) == {"draft.md": b"saved since"}
    write_together([(draft, b"copy")], check=partial(ensure_still, draft, b"saved since"))
    assert contents(tmp_path) == {"draft.md": b"copy"}
    draft.unlink()
    with pytest.raises(DraftChangedError):
        ensure_still(draft, b"copy")


@posix
@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing/copy", "its folder is missing"),
        ("closed/copy", "permission was denied"),
        ("link", "is a symbolic link"),
        ("folder", "is a folder"),
        ("pipe", "is a pipe"),
        ("n" * 300, "the name is too long"),
        ("copy", None),
        ("new", None),
    ],
    ids=lambda name: str(name)[:20],
)
def test_what_cannot_be_written_is_told_before(
    name: str, cause: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As far as it can be; and nothing is changed by asking."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "copy").write_bytes(b"earlier")
    (tmp_path / "link").symlink_to("copy")
    os.mkfifo(tmp_path / "pipe")
    # Of root nothing is kept.
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    before = sorted(tmp_path.rglob("*"))
    expected = (
        nullcontext() if cause is None else pytest.raises(WriteError, match=f"RED501.*{cause}")
    )
    with expected:
        ensure_writable(tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before
