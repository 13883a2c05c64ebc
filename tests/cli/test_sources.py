"""`redactor sources`: what is written, what is told, and that nothing leaks.

Mostly in this process; in one of its own where signals, missing packages or the terminal count.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
import pytest

from redactor.exposure.sources.reading import parse_sheet
from redactor.exposure.sources.store import Opened, seal
from tests.cli.conftest import Invoke

Process = Callable[..., subprocess.CompletedProcess[bytes]]

PASSPHRASE = "seven grey herons by the weir"  # noqa: S105
CANARIES = ("Quenzlorp", "Vexmoor", "Tibbelhaven", "dromplefiddle", "zwylorp")

SHEET = """\
sources:
  - id: Zwylorp
    names: [Anneke Quenzlorp]
    places: [Tibbelhaven]
    relatives: [{name: Joris Vexmoor, relation: uncle}]
    facts: [plays the dromplefiddle at dawn]
    agreed: {names: a resident of the north}
"""


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """An empty folder where private files go."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def run(invoke: Invoke, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run `redactor` here without a terminal; keyword arguments are environment variables."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return invoke


@pytest.fixture
def process(tmp_path: Path, runtime: Path) -> Process:
    """Run `redactor` as a process without a terminal; likewise."""

    def start(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "redactor", *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=tmp_path,
            env=_environment(runtime, environment),
            timeout=120,
            check=False,
            start_new_session=True,
        )

    return start


def _environment(runtime: Path, extra: dict[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("REDACTOR_")}
    for name in ("VISUAL", "EDITOR"):
        kept.pop(name, None)
    return {**kept, "XDG_RUNTIME_DIR": str(runtime), **extra}


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """`SHEET` encrypted to `PASSPHRASE`, which takes a second on purpose."""
    text = SHEET.encode()
    opened = Opened(text, parse_sheet(text, "sheet.yaml"))
    return seal(opened, lambda: PASSPHRASE, Path("sheet.age"))


@pytest.fixture
def sheet(tmp_path: Path, sealed: bytes) -> Path:
    """A sheet encrypted to `PASSPHRASE`."""
    path = tmp_path / "sheet.age"
    path.write_bytes(sealed)
    path.chmod(0o600)
    return path


@pytest.fixture
def keyed(tmp_path: Path) -> Path:
    """A sheet encrypted to the identity in the file `key`, which takes no time."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity))
    path = tmp_path / "keyed.age"
    text = f"recipients: [{identity.to_public()}]\n{SHEET}"
    path.write_bytes(pyrage.encrypt(text.encode(), [identity.to_public()]))
    return path


def editor(tmp_path: Path, body: str) -> str:
    """An editor that runs Python on the file: `text` is what it holds, and `path` its name."""
    script = tmp_path / "editor.py"
    head = "import sys, os, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"
    script.write_text(head + body)
    return f"{sys.executable} {script}"


def everything(tmp_path: Path, *streams: str | bytes) -> bytes:
    """All bytes that a command left: its streams, every file, every file's name."""
    files = [p for p in tmp_path.rglob("*") if p.name not in ("editor.py", "wrong.yaml")]
    contents = [p.read_bytes() for p in files if p.is_file()]
    told = [stream.encode() if isinstance(stream, str) else stream for stream in streams]
    return b"\n".join([*told, *contents, *(str(p).encode() for p in files)])


def assert_no_canary(left: str | bytes) -> None:
    told = left if isinstance(left, str) else left.decode("utf-8", "replace")
    assert [word for word in CANARIES if word.lower() in told.lower()] == []


def opened(path: Path) -> str:
    data: bytes = pyrage.passphrase.decrypt(path.read_bytes(), PASSPHRASE)
    return data.decode()


def unlocked(path: Path, before: str = "") -> str:
    """What is encrypted to the identity in `key`, without the line of recipients and `before`."""
    identity = pyrage.x25519.Identity.from_str(path.with_name("key").read_text())
    data: bytes = pyrage.decrypt(path.read_bytes(), [identity])
    head = f"{before}recipients: [{identity.to_public()}]\n"
    assert data.decode().startswith(head)
    return data.decode().removeprefix(head)


def drafted(path: Path) -> str:
    """An edit that was kept of `keyed.age`, likewise."""
    digest = hashlib.sha256(path.with_name("keyed.age").read_bytes()).hexdigest()
    return unlocked(path, f"# Kept by redactor of the sheet with the digest {digest}\n")


def test_init_writes_a_private_armored_age_file(tmp_path: Path, run: Invoke) -> None:
    """A new sheet is armored, for its owner alone, and holds a template that `check` accepts."""
    done = run("sources", "init", "new.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    path = tmp_path / "new.age"
    assert (done.code, done.out) == (0, "")
    assert path.read_bytes().startswith(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert opened(path).startswith("# What the newsroom knows")
    checked = run("sources", "check", "new.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert checked.code == 0
    assert "1 source, 0 entries" in checked.out


def test_init_and_check_as_processes(tmp_path: Path, process: Process) -> None:
    """A plain sheet is encrypted and can be checked; nothing of it is told."""
    (tmp_path / "plain.yaml").write_text(SHEET)
    init = ("sources", "init", "sheet.age", "--from", "plain.yaml")
    done = process(*init, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    (tmp_path / "plain.yaml").unlink()
    assert opened(tmp_path / "sheet.age") == SHEET
    checked = process("sources", "check", "sheet.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert checked.returncode == 0
    assert b"1 source, 4 entries" in checked.stdout
    streams = (done.stderr, checked.stdout, checked.stderr)
    assert_no_canary(everything(tmp_path, *streams))


def test_without_a_terminal_nothing_is_asked(process: Process) -> None:
    """A process without a terminal ends at once where a passphrase is missing."""
    done = process("sources", "init", "new.age")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"RED702" in done.stderr


def test_init_leaves_an_existing_file_alone(tmp_path: Path, run: Invoke) -> None:
    """A file of that name is never written over."""
    (tmp_path / "new.age").write_text("mine")
    done = run("sources", "init", "new.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert done.code == 2
    assert "RED501" in done.err
    assert (tmp_path / "new.age").read_text() == "mine"


@pytest.mark.parametrize("passphrase", ["", None], ids=["empty", "no terminal to ask on"])
def test_init_needs_a_passphrase(tmp_path: Path, run: Invoke, passphrase: str | None) -> None:
    """Without a passphrase nothing is written."""
    given = {} if passphrase is None else {"REDACTOR_PASSPHRASE": passphrase}
    done = run("sources", "init", "new.age", **given)
    assert done.code == 2
    assert "RED702" in done.err
    assert not (tmp_path / "new.age").exists()


def test_the_passphrase_may_come_from_a_file(tmp_path: Path, run: Invoke, sheet: Path) -> None:
    """The first line of a passphrase file opens the sheet; it comes before the environment."""
    (tmp_path / "words").write_text(f"{PASSPHRASE}\nsecond line\n")
    done = run(
        "sources",
        "check",
        sheet.name,
        "--passphrase-file",
        "words",
        REDACTOR_PASSPHRASE="wrong",  # noqa: S106
    )
    assert done.code == 0


def test_check_counts_and_warns_without_words(tmp_path: Path, run: Invoke, sheet: Path) -> None:
    """Counts by kind and warnings by line are told, and nothing of what is on the sheet."""
    done = run("sources", "check", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert done.code == 0
    assert "1 source, 4 entries\n  names: 1\n  places: 1\n  relatives: 1\n  facts: 1" in done.out
    assert "line 5: the relation is replaced" in done.out
    assert_no_canary(everything(tmp_path, done.out, done.err))


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    lines = data.split(b"\n")
    if how == "cut off":
        data = b"\n".join(lines[:-4])
    elif how == "changed":
        lines[-3] = lines[-3][:5] + (b"A" if lines[-3][5:6] != b"A" else b"B") + lines[-3][6:]
        data = b"\n".join(lines)
    elif how == "plain":
        data = SHEET.encode()
    elif how == "empty":
        data = b""
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("how", "code"),
    [("cut off", "RED704"), ("changed", "RED704"), ("plain", "RED705"), ("empty", "RED705")],
)
def test_a_file_that_is_no_whole_age_file_is_refused(
    run: Invoke, keyed: Path, how: str, code: str
) -> None:
    """Damaged and unencrypted sheets are told apart, with exit code 2 and nothing of theirs."""
    damage(keyed, how)
    done = run("sources", "check", keyed.name, REDACTOR_IDENTITY="key")
    assert (done.code, done.out) == (2, "")
    assert code in done.err
    assert_no_canary(done.err)


@pytest.mark.parametrize(
    "command", [("check",), ("edit",), ("show", "--plain")], ids=lambda c: c[0]
)
def test_a_wrong_passphrase_opens_nothing(
    tmp_path: Path, run: Invoke, sheet: Path, command: tuple[str, ...]
) -> None:
    """With another passphrase every command ends with RED703 and changes nothing."""
    before = sheet.read_bytes()
    done = run(
        "sources",
        command[0],
        sheet.name,
        *command[1:],
        REDACTOR_PASSPHRASE="no",  # noqa: S106
        EDITOR="true",
    )
    assert (done.code, done.out) == (2, "")
    assert "RED703" in done.err
    assert sheet.read_bytes() == before
    assert_no_canary(everything(tmp_path, done.out, done.err))


def test_a_sheet_may_be_encrypted_to_recipients(tmp_path: Path, run: Invoke) -> None:
    """Each recipient's identity opens the sheet, and another's does not."""
    ours, theirs, other = (pyrage.x25519.Identity.generate() for _ in range(3))
    for name, identity in (("ours", ours), ("theirs", theirs), ("other", other)):
        (tmp_path / name).write_text(f"# created: today\n{identity}\n")
    recipients = [f"--recipient={identity.to_public()}" for identity in (ours, theirs)]
    assert run("sources", "init", "s.age", *recipients).code == 0
    assert run("sources", "check", "s.age", "--identity", "theirs").code == 0
    assert run("sources", "check", "s.age", REDACTOR_IDENTITY="ours").code == 0
    wrong = run("sources", "check", "s.age", "--identity", "other")
    assert (wrong.code, "RED703" in wrong.err) == (2, True)
    none = run("sources", "check", "s.age")
    assert (none.code, "--identity" in none.err) == (2, True)
    edit = editor(tmp_path, "path.write_text(text.replace('names: []', 'names: [Bo Tarn]'))\n")
    assert run("sources", "edit", "s.age", REDACTOR_IDENTITY="ours", EDITOR=edit).code == 0
    for identity in (ours, theirs):
        assert b"Bo Tarn" in pyrage.decrypt((tmp_path / "s.age").read_bytes(), [identity])


@pytest.mark.parametrize("key", ["Anneke Quenzlorp", "ssh-ed25519 nonsense", "age1quenzlorp"])
def test_a_recipient_that_is_no_key_is_refused(tmp_path: Path, run: Invoke, key: str) -> None:
    """A recipient that is none is told by its number, not by its text."""
    done = run("sources", "init", "s.age", "--recipient", key)
    assert done.code == 2
    assert "recipient 1 is no public key" in done.err
    assert not (tmp_path / "s.age").exists()
    assert_no_canary(done.err)


def test_edit_encrypts_again_and_leaves_nothing(
    tmp_path: Path, runtime: Path, run: Invoke, sheet: Path
) -> None:
    """The edited sheet is encrypted anew; the text and the editor's backup are gone."""
    body = (
        "path.with_name('sheet.yaml~').write_text(text)\n"
        "assert path.stat().st_mode & 0o777 == 0o600\n"
        "assert path.parent.stat().st_mode & 0o777 == 0o700\n"
        "path.write_text(text.replace('Tibbelhaven', 'Vexmoor'))\n"
    )
    done = run(
        "sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR=editor(tmp_path, body)
    )
    assert done.code == 0, done.err
    assert opened(sheet) == SHEET.replace("Tibbelhaven", "Vexmoor")
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert list(runtime.iterdir()) == []
    assert_no_canary(everything(tmp_path, done.out, done.err))


def test_an_edit_that_changes_nothing_writes_nothing(run: Invoke, keyed: Path) -> None:
    """Closing the editor without a change leaves the file's bytes."""
    before = keyed.read_bytes()
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR="true")
    assert (done.code, "Nothing changed" in done.err) == (0, True)
    assert keyed.read_bytes() == before


def test_an_invalid_edit_is_kept_encrypted_and_gone_on_with(
    tmp_path: Path, runtime: Path, run: Invoke, keyed: Path
) -> None:
    """What cannot be used is kept as a draft, which the next edit starts from and then removes."""
    before = keyed.read_bytes()
    spoil = editor(tmp_path, "path.write_text(text + '    Vexmoor: [Quenzlorp]\\n')\n")
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=spoil)
    draft = tmp_path / "keyed.age.draft"
    assert done.code == 2
    assert "RED701 keyed.age:9 sources.0: there is no such key here" in done.err
    assert keyed.read_bytes() == before
    assert drafted(draft).endswith("Vexmoor: [Quenzlorp]\n")
    assert_no_canary(everything(tmp_path, done.out, done.err))
    mend = editor(tmp_path, "path.write_text(text.replace('    Vexmoor:', '    employers:'))\n")
    again = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=mend)
    assert again.code == 0, again.err
    assert unlocked(keyed) == SHEET + "    employers: [Quenzlorp]\n"
    assert not draft.exists()
    assert list(runtime.iterdir()) == []


CUT_SHORT = {
    "the editor fails": "sys.exit(3)\n",
    "the command is terminated": (
        "import signal, time\nos.kill(os.getppid(), signal.SIGTERM)\ntime.sleep(20)\n"
    ),
}


@pytest.mark.parametrize("end", CUT_SHORT.values(), ids=CUT_SHORT.keys())
def test_an_edit_cut_short_is_kept(
    tmp_path: Path, runtime: Path, process: Process, keyed: Path, end: str
) -> None:
    """An edit that ends badly leaves the sheet as it was, no text, and an encrypted draft."""
    before = keyed.read_bytes()
    body = "path.write_text(text + '#x\\n')\n" + end
    done = process(
        "sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=editor(tmp_path, body)
    )
    assert done.returncode not in (0, 1)
    assert keyed.read_bytes() == before
    assert drafted(tmp_path / "keyed.age.draft") == SHEET + "#x\n"
    assert list(runtime.iterdir()) == []
    assert_no_canary(everything(tmp_path, done.stdout, done.stderr))


def test_what_a_killed_edit_left_is_removed_by_the_next(
    tmp_path: Path, runtime: Path, run: Invoke, keyed: Path
) -> None:
    """After `kill -9` the text lies in memory only, until the next edit removes it and says so."""
    body = "import time; (path.parent.parent / 'ready').touch(); time.sleep(20)\n"
    environment = {"REDACTOR_IDENTITY": "key", "EDITOR": editor(tmp_path, body)}
    killed = subprocess.Popen(
        [sys.executable, "-m", "redactor", "sources", "edit", keyed.name],
        cwd=tmp_path,
        env=_environment(runtime, environment),
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (runtime / "ready").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    (runtime / "ready").unlink()
    assert len(list(runtime.iterdir())) == 1
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR="true")
    assert "Removed what 1 edit(s)" in done.err
    assert list(runtime.iterdir()) == []


def test_a_sheet_that_another_saved_meanwhile_stays(
    tmp_path: Path, runtime: Path, run: Invoke, keyed: Path
) -> None:
    """Theirs is not written over; the edit is kept encrypted beside it, twice if need be."""
    theirs = tmp_path / "theirs.age"
    identity = pyrage.x25519.Identity.from_str((tmp_path / "key").read_text())
    text = f"recipients: [{identity.to_public()}]\n{SHEET}"
    body = (
        f"import shutil; shutil.copy({str(theirs)!r}, {str(keyed)!r})\n"
        "path.write_text(text + '#mine\\n')\n"
    )
    for name in ("keyed.age.conflict", "keyed.age.conflict-2"):
        theirs.write_bytes(pyrage.encrypt(text.encode(), [identity.to_public()]))
        done = run(
            "sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=editor(tmp_path, body)
        )
        assert (done.code, "RED706" in done.err) == (2, True)
        assert name in done.err
        assert keyed.read_bytes() == theirs.read_bytes()
        assert unlocked(tmp_path / name) == SHEET + "#mine\n"
    assert not (tmp_path / "keyed.age.draft").exists()
    assert list(runtime.iterdir()) == []
    assert_no_canary(everything(tmp_path, done.out, done.err))


def test_a_sheet_that_another_saves_at_the_last_moment_stays(
    tmp_path: Path, run: Invoke, keyed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for the folder looks again once it is theirs."""
    theirs = keyed.read_bytes() + b"\n"

    @contextmanager
    def locked(_: object) -> Iterator[None]:
        keyed.write_bytes(theirs)
        yield

    monkeypatch.setattr("redactor.writing.locked", locked)
    body = "path.write_text(text + '#mine\\n')\n"
    done = run(
        "sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=editor(tmp_path, body)
    )
    assert (done.code, "RED706" in done.err) == (2, True)
    assert keyed.read_bytes() == theirs
    assert unlocked(tmp_path / "keyed.age.conflict") == SHEET + "#mine\n"


def test_a_draft_of_an_older_sheet_is_not_gone_on_with(
    tmp_path: Path, run: Invoke, keyed: Path
) -> None:
    """What another has saved since an edit was kept is not lost by going on with that edit."""
    spoil = editor(tmp_path, "path.write_text(text + '    Vexmoor: [Quenzlorp]\\n')\n")
    assert run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=spoil).code == 2
    draft = tmp_path / "keyed.age.draft"
    kept = draft.read_bytes()
    identity = pyrage.x25519.Identity.from_str((tmp_path / "key").read_text())
    text = f"recipients: [{identity.to_public()}]\n{SHEET}#theirs\n"
    keyed.write_bytes(pyrage.encrypt(text.encode(), [identity.to_public()]))
    mine = editor(tmp_path, "path.write_text(text + '#mine\\n')\n")
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=mine)
    assert done.code == 0, done.err
    assert unlocked(keyed) == SHEET + "#theirs\n#mine\n"
    assert not draft.exists()
    assert (tmp_path / "keyed.age.conflict").read_bytes() == kept
    assert "keyed.age.conflict" in done.err


def test_what_could_not_be_read_again_is_not_written(
    tmp_path: Path, run: Invoke, keyed: Path
) -> None:
    """A sheet too large once encrypted stays as it was, and the edit is kept to be shortened."""
    before = keyed.read_bytes()
    grow = editor(tmp_path, "path.write_text(text + '#' * 1_600_000 + '\\n')\n")
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=grow)
    assert (done.code, "RED701 keyed.age the sheet is too large" in done.err) == (2, True)
    assert keyed.read_bytes() == before
    shorten = editor(tmp_path, "path.write_text(text.replace('#' * 1_600_000, '#x'))\n")
    assert run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=shorten).code == 0
    assert unlocked(keyed) == SHEET + "#x\n"
    (tmp_path / "plain.yaml").write_text(SHEET + "#" * 1_600_000)
    init = ("sources", "init", "new.age", "--from", "plain.yaml")
    assert "too large" in run(*init, REDACTOR_PASSPHRASE=PASSPHRASE).err
    assert not (tmp_path / "new.age").exists()


@pytest.mark.parametrize(
    "text",
    [
        f"recipients: []\n{SHEET}",
        f"{SHEET}recipients: [\n  ]  # nobody yet",
        f"# Ours.\n---\nrecipients: []\n{SHEET}",
        f"\ufeff# Ours.\n{SHEET}",
        f"\ufeff{SHEET}",
        "  sources:\n    - names: [Anneke Quenzlorp]\n",
    ],
    ids=["first", "last", "after a mark", "byte order mark", "and nothing else", "indented"],
)
def test_recipients_for_a_sheet_with_an_empty_list(tmp_path: Path, run: Invoke, text: str) -> None:
    """Those given take the place of a list of nobody, wherever it stands."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity))
    (tmp_path / "plain.yaml").write_text(text)
    init = ("sources", "init", "s.age", "--from", "plain.yaml")
    done = run(*init, "--recipient", str(identity.to_public()))
    assert done.code == 0, done.err
    assert run("sources", "check", "s.age", REDACTOR_IDENTITY="key").code == 0
    written: bytes = pyrage.decrypt((tmp_path / "s.age").read_bytes(), [identity])
    assert parse_sheet(written, "s").recipients == (str(identity.to_public()),)


def test_a_sheet_with_recipients_takes_no_others(tmp_path: Path, run: Invoke) -> None:
    """Two lists are refused, with the line."""
    (tmp_path / "plain.yaml").write_text(f"{SHEET}recipients: [age1xyz]\n")
    done = run("sources", "init", "s.age", "--from", "plain.yaml", "--recipient", "age1abc")
    assert (done.code, "RED702 plain.yaml:8 the sheet names" in done.err) == (2, True)


VIMRC = """\
set undofile undodir=~/undo backup backupdir=~/backup directory=~/swap viminfo='100,n~/viminfo
set updatecount=1
"""


@pytest.mark.skipif(shutil.which("vim") is None, reason="there is no Vim")
@pytest.mark.parametrize("name", ["vim", "vi", "view", "ex"])
def test_vim_keeps_nothing(tmp_path: Path, process: Process, keyed: Path, name: str) -> None:
    """However Vim is called and configured, it leaves nothing of a sheet in the home folder."""
    home = tmp_path / "home"
    for folder in ("undo", "backup", "swap", "bin"):
        (home / folder).mkdir(parents=True)
    (home / ".vimrc").write_text(VIMRC)
    vim = shutil.which("vim")
    assert vim is not None
    (home / "bin" / name).symlink_to(vim)
    done = process(
        *("sources", "edit", keyed.name),
        REDACTOR_IDENTITY="key",
        HOME=str(home),
        EDITOR=f"""{home}/bin/{name} -c "$put ='#vexed'" -c "/Vexmoor" -c "wq!" """,
    )
    assert done.returncode == 0, done.stderr
    assert unlocked(keyed) == SHEET + "#vexed\n"
    assert b"may keep copies" not in done.stderr
    assert [p.name for p in home.rglob("*") if p.is_file()] == [".vimrc", name]


def test_of_an_unknown_editor_one_is_warned(tmp_path: Path, run: Invoke, keyed: Path) -> None:
    """What it keeps is not known; that is said, with its name."""
    strange = tmp_path / "st\x1brange"
    strange.write_text("#!/bin/sh\n")
    strange.chmod(0o700)
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR=f"'{strange}'")
    assert done.code == 0
    assert "Warning: st\\x1brange may keep copies" in done.err


def test_a_missing_editor_is_told_first(run: Invoke, keyed: Path) -> None:
    """Without an editor the command ends before anything is decrypted."""
    done = run("sources", "edit", keyed.name, REDACTOR_IDENTITY="key", EDITOR="/no/such")
    assert (done.code, "no editor was found" in done.err) == (2, True)


def test_show_needs_plain_and_warns(run: Invoke, keyed: Path) -> None:
    """The text is printed only when insisted on, with a warning apart from it."""
    refused = run("sources", "show", keyed.name, REDACTOR_IDENTITY="key")
    assert (refused.code, refused.out) == (2, "")
    assert_no_canary(refused.err)
    done = run("sources", "show", keyed.name, "--plain", REDACTOR_IDENTITY="key")
    assert (done.code, done.out.partition("\n")[2]) == (0, SHEET)
    assert "Warning" in done.err
    assert_no_canary(done.err)


def test_a_plain_sheet_needs_its_flag(tmp_path: Path, run: Invoke, keyed: Path) -> None:
    """An unencrypted sheet is read with the flag alone, and warned of; an encrypted one is not."""
    (tmp_path / "plain.yaml").write_text(SHEET)
    assert "RED705" in run("sources", "check", "plain.yaml").err
    done = run("sources", "check", "plain.yaml", "--plain-sheet")
    assert done.code == 0
    assert "not encrypted" in done.err
    assert_no_canary(done.out + done.err)
    other = run("sources", "check", keyed.name, "--plain-sheet", REDACTOR_IDENTITY="key")
    assert (other.code, "RED705" in other.err) == (2, True)


WRONG = {
    "unknown key": "sources: [{names: [Vexmoor], Quenzlorp: 1}]",
    "a name as a key": "sources:\n  - Quenzlorp: Vexmoor\n",
    "a key twice": "sources:\n  - names: [Vexmoor]\nQuenzlorp: 1\nQuenzlorp: 2\n",
    "a tag": "sources: [{names: [!Quenzlorp Vexmoor]}]",
    "an alias": "sources: [{names: [&Quenzlorp Vexmoor, *Quenzlorp]}]",
    "a wrong type": "sources: [{names: Quenzlorp}]",
    "a list in a list": "sources: [{names: [[Quenzlorp]]}]",
    "a number": "sources: [{contacts: {phones: [31612345678]}}]",
    "no YAML": "sources: [Quenzlorp\n  @Vexmoor: {",
    "brackets agreed": "sources: [{names: [{text: Vexmoor, agreed: 'a [Quenzlorp]'}]}]",
    "empty": "",
    "no sources": "sources: []",
    "a name of marks": "sources: [{names: ['--'], id: Quenzlorp}]",
    "a bare relative": "sources: [{relatives: [{agreed: a Quenzlorp}]}]",
    "too long": f"sources: [{{names: [{'Quenzlorp' * 50}]}}]",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_errors_on_a_sheet_name_the_line_alone(tmp_path: Path, run: Invoke, text: str) -> None:
    """Whatever is wrong with a sheet is told with its line and none of its words."""
    (tmp_path / "wrong.yaml").write_text(text)
    done = run("sources", "check", "wrong.yaml", "--plain-sheet")
    assert (done.code, done.out) == (2, "")
    assert "RED701 wrong.yaml:" in done.err
    assert_no_canary(everything(tmp_path, done.err))


def test_a_missing_extra_is_told_with_the_command(
    tmp_path: Path, runtime: Path, sheet: Path
) -> None:
    """Without pyrage the command says what to install."""
    (tmp_path / "pyrage.py").write_text("raise ImportError\n")
    done = subprocess.run(
        [sys.executable, "-m", "redactor", "sources", "check", sheet.name],
        cwd=tmp_path,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=_environment(runtime, {"PYTHONPATH": str(tmp_path), "REDACTOR_PASSPHRASE": PASSPHRASE}),
        check=False,
    )
    assert done.returncode == 2
    assert b"RED002" in done.stderr
    assert b'pip install "redactor[vault]"' in done.stderr


@pytest.fixture(params=["folder", "missing"])
def unreadable(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A path that holds no sheet."""
    if request.param == "folder":
        (tmp_path / "there").mkdir()
    return "there"


def test_a_path_without_a_sheet_is_refused(run: Invoke, unreadable: str) -> None:
    """A folder and a missing file are errors with the path."""
    done = run("sources", "check", unreadable, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (done.code, "RED701 there" in done.err) == (2, True)
