"""`redactor sources` as a process: what is written, what is told, and that nothing leaks."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

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
def run(tmp_path: Path, runtime: Path) -> Run:
    """Run `redactor` without a terminal; keyword arguments are environment variables."""

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


@pytest.fixture
def sheet(tmp_path: Path, run: Run) -> Path:
    """A sheet encrypted to `PASSPHRASE`, made from a plain one that is gone."""
    plain = tmp_path / "plain.yaml"
    plain.write_text(SHEET)
    done = run(
        "sources", "init", "sheet.age", "--from", "plain.yaml", REDACTOR_PASSPHRASE=PASSPHRASE
    )
    assert done.returncode == 0, done.stderr
    plain.unlink()
    return tmp_path / "sheet.age"


def editor(tmp_path: Path, body: str) -> str:
    """An editor that runs Python on the file: `text` is what it holds, and `path` its name."""
    script = tmp_path / "editor.py"
    head = "import sys, os, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"
    script.write_text(head + body)
    return f"{sys.executable} {script}"


def everything(tmp_path: Path, *streams: bytes) -> bytes:
    """All bytes that a command left: its streams, every file, every file's name."""
    files = [p for p in tmp_path.rglob("*") if p.name not in ("editor.py", "wrong.yaml")]
    contents = [p.read_bytes() for p in files if p.is_file()]
    return b"\n".join([*streams, *contents, *(str(p).encode() for p in files)])


def assert_no_canary(left: bytes) -> None:
    lowered = left.lower()
    assert [word for word in CANARIES if word.lower().encode() in lowered] == []


def opened(path: Path, passphrase: str = PASSPHRASE) -> str:
    return pyrage.passphrase.decrypt(path.read_bytes(), passphrase).decode()


def test_init_writes_a_private_armored_age_file(tmp_path: Path, run: Run) -> None:
    """A new sheet is armored, for its owner alone, and holds a template that `check` accepts."""
    done = run("sources", "init", "new.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    path = tmp_path / "new.age"
    assert (done.returncode, done.stdout) == (0, b"")
    assert path.read_bytes().startswith(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert opened(path).startswith("# What the newsroom knows")
    checked = run("sources", "check", "new.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert checked.returncode == 0
    assert b"1 source, 0 entries" in checked.stdout


def test_init_leaves_an_existing_file_alone(tmp_path: Path, run: Run) -> None:
    """A file of that name is never written over."""
    (tmp_path / "new.age").write_text("mine")
    done = run("sources", "init", "new.age", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 2
    assert b"RED501" in done.stderr
    assert (tmp_path / "new.age").read_text() == "mine"


@pytest.mark.parametrize("passphrase", ["", None], ids=["empty", "no terminal to ask on"])
def test_init_needs_a_passphrase(tmp_path: Path, run: Run, passphrase: str | None) -> None:
    """Without a passphrase nothing is written."""
    given = {} if passphrase is None else {"REDACTOR_PASSPHRASE": passphrase}
    done = run("sources", "init", "new.age", **given)
    assert done.returncode == 2
    assert b"RED702" in done.stderr
    assert not (tmp_path / "new.age").exists()


def test_the_passphrase_may_come_from_a_file(tmp_path: Path, run: Run, sheet: Path) -> None:
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
    assert done.returncode == 0


def test_check_counts_and_warns_without_words(tmp_path: Path, run: Run, sheet: Path) -> None:
    """Counts by kind and warnings by line are told, and nothing of what is on the sheet."""
    done = run("sources", "check", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0
    assert (
        b"1 source, 4 entries\n  names: 1\n  places: 1\n  relatives: 1\n  facts: 1" in done.stdout
    )
    assert b"line 5: the relation is replaced" in done.stdout
    assert_no_canary(everything(tmp_path, done.stdout, done.stderr))


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
    [("cut off", b"RED704"), ("changed", b"RED704"), ("plain", b"RED705"), ("empty", b"RED705")],
)
def test_a_file_that_is_no_whole_age_file_is_refused(
    run: Run, sheet: Path, how: str, code: bytes
) -> None:
    """Damaged and unencrypted sheets are told apart, with exit code 2 and nothing of theirs."""
    damage(sheet, how)
    done = run("sources", "check", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, done.stdout) == (2, b"")
    assert code in done.stderr
    assert_no_canary(done.stderr)


@pytest.mark.parametrize(
    "command", [("check",), ("edit",), ("show", "--plain")], ids=lambda c: c[0]
)
def test_a_wrong_passphrase_opens_nothing(
    tmp_path: Path, run: Run, sheet: Path, command: tuple[str, ...]
) -> None:
    """With another passphrase every command ends with RED703 and changes nothing."""
    before = sheet.read_bytes()
    done = run(
        "sources", command[0], sheet.name, *command[1:], REDACTOR_PASSPHRASE="no", EDITOR="true"  # noqa: S106
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"RED703" in done.stderr
    assert sheet.read_bytes() == before
    assert_no_canary(everything(tmp_path, done.stdout, done.stderr))


def test_a_sheet_may_be_encrypted_to_recipients(tmp_path: Path, run: Run) -> None:
    """Each recipient's identity opens the sheet, and another's does not."""
    ours, theirs, other = (pyrage.x25519.Identity.generate() for _ in range(3))
    for name, identity in (("ours", ours), ("theirs", theirs), ("other", other)):
        (tmp_path / name).write_text(f"# created: today\n{identity}\n")
    recipients = [f"--recipient={identity.to_public()}" for identity in (ours, theirs)]
    assert run("sources", "init", "s.age", *recipients).returncode == 0
    assert run("sources", "check", "s.age", "--identity", "theirs").returncode == 0
    assert run("sources", "check", "s.age", REDACTOR_IDENTITY="ours").returncode == 0
    wrong = run("sources", "check", "s.age", "--identity", "other")
    assert (wrong.returncode, b"RED703" in wrong.stderr) == (2, True)
    none = run("sources", "check", "s.age")
    assert (none.returncode, b"--identity" in none.stderr) == (2, True)
    edit = editor(tmp_path, "path.write_text(text.replace('names: []', 'names: [Bo Tarn]'))\n")
    assert run("sources", "edit", "s.age", REDACTOR_IDENTITY="ours", EDITOR=edit).returncode == 0
    for identity in (ours, theirs):
        assert b"Bo Tarn" in pyrage.decrypt((tmp_path / "s.age").read_bytes(), [identity])


@pytest.mark.parametrize("key", ["Anneke Quenzlorp", "ssh-ed25519 nonsense", "age1quenzlorp"])
def test_a_recipient_that_is_no_key_is_refused(tmp_path: Path, run: Run, key: str) -> None:
    """A recipient that is none is told by its number, not by its text."""
    done = run("sources", "init", "s.age", "--recipient", key)
    assert done.returncode == 2
    assert b"recipient 1 is no public key" in done.stderr
    assert not (tmp_path / "s.age").exists()
    assert_no_canary(done.stderr)


def test_edit_encrypts_again_and_leaves_nothing(
    tmp_path: Path, runtime: Path, run: Run, sheet: Path
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
    assert done.returncode == 0, done.stderr
    assert opened(sheet) == SHEET.replace("Tibbelhaven", "Vexmoor")
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert list(runtime.iterdir()) == []
    assert_no_canary(everything(tmp_path, done.stdout, done.stderr))


def test_an_edit_that_changes_nothing_writes_nothing(run: Run, sheet: Path) -> None:
    """Closing the editor without a change leaves the file's bytes."""
    before = sheet.read_bytes()
    done = run("sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR="true")
    assert (done.returncode, b"Nothing changed" in done.stderr) == (0, True)
    assert sheet.read_bytes() == before


def test_an_invalid_edit_is_kept_encrypted_and_gone_on_with(
    tmp_path: Path, runtime: Path, run: Run, sheet: Path
) -> None:
    """What cannot be used is kept as a draft, which the next edit starts from and then removes."""
    before = sheet.read_bytes()
    spoil = editor(tmp_path, "path.write_text(text + '    Vexmoor: [Quenzlorp]\\n')\n")
    done = run("sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR=spoil)
    draft = tmp_path / "sheet.age.draft"
    assert done.returncode == 2
    assert b"RED701 sheet.age:8 sources.0: there is no such key here" in done.stderr
    assert sheet.read_bytes() == before
    assert opened(draft).endswith("Vexmoor: [Quenzlorp]\n")
    assert_no_canary(everything(tmp_path, done.stdout, done.stderr))
    mend = editor(tmp_path, "path.write_text(text.replace('    Vexmoor:', '    employers:'))\n")
    again = run("sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR=mend)
    assert again.returncode == 0, again.stderr
    assert opened(sheet) == SHEET + "    employers: [Quenzlorp]\n"
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
    tmp_path: Path, runtime: Path, run: Run, sheet: Path, end: str
) -> None:
    """An edit that ends badly leaves the sheet as it was, no text, and an encrypted draft."""
    before = sheet.read_bytes()
    body = "path.write_text(text + '#x\\n')\n" + end
    done = run(
        "sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR=editor(tmp_path, body)
    )
    assert done.returncode not in (0, 1)
    assert sheet.read_bytes() == before
    assert opened(tmp_path / "sheet.age.draft") == SHEET + "#x\n"
    assert list(runtime.iterdir()) == []
    assert_no_canary(everything(tmp_path, done.stdout, done.stderr))


def test_what_a_killed_edit_left_is_removed_by_the_next(
    tmp_path: Path, runtime: Path, run: Run, sheet: Path
) -> None:
    """After `kill -9` the text lies in memory only, until the next edit removes it and says so."""
    body = "import time; (path.parent.parent / 'ready').touch(); time.sleep(20)\n"
    environment = {"REDACTOR_PASSPHRASE": PASSPHRASE, "EDITOR": editor(tmp_path, body)}
    process = subprocess.Popen(
        [sys.executable, "-m", "redactor", "sources", "edit", sheet.name],
        cwd=tmp_path,
        env=_environment(runtime, environment),
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (runtime / "ready").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    (runtime / "ready").unlink()
    assert len(list(runtime.iterdir())) == 1
    done = run("sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR="true")
    assert b"Removed what 1 edit(s)" in done.stderr
    assert list(runtime.iterdir()) == []


def test_a_missing_editor_is_told_first(run: Run, sheet: Path) -> None:
    """Without an editor the command ends before anything is decrypted."""
    done = run("sources", "edit", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE, EDITOR="/no/such")
    assert (done.returncode, b"no editor was found" in done.stderr) == (2, True)


def test_show_needs_plain_and_warns(run: Run, sheet: Path) -> None:
    """The text is printed only when insisted on, with a warning apart from it."""
    refused = run("sources", "show", sheet.name, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert_no_canary(refused.stderr)
    done = run("sources", "show", sheet.name, "--plain", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, done.stdout.decode()) == (0, SHEET)
    assert b"Warning" in done.stderr
    assert_no_canary(done.stderr)


def test_a_plain_sheet_needs_its_flag(tmp_path: Path, run: Run, sheet: Path) -> None:
    """An unencrypted sheet is read with the flag alone, and warned of; an encrypted one is not."""
    (tmp_path / "plain.yaml").write_text(SHEET)
    assert b"RED705" in run("sources", "check", "plain.yaml").stderr
    done = run("sources", "check", "plain.yaml", "--plain-sheet")
    assert done.returncode == 0
    assert b"not encrypted" in done.stderr
    assert_no_canary(done.stdout + done.stderr)
    other = run("sources", "check", sheet.name, "--plain-sheet", REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (other.returncode, b"RED705" in other.stderr) == (2, True)


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
def test_errors_on_a_sheet_name_the_line_alone(tmp_path: Path, run: Run, text: str) -> None:
    """Whatever is wrong with a sheet is told with its line and none of its words."""
    (tmp_path / "wrong.yaml").write_text(text)
    done = run("sources", "check", "wrong.yaml", "--plain-sheet")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"RED701 wrong.yaml:" in done.stderr
    assert_no_canary(everything(tmp_path, done.stderr))


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
def unreadable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A path that holds no sheet."""
    if request.param == "folder":
        (tmp_path / "there").mkdir()
    return "there"


def test_a_path_without_a_sheet_is_refused(run: Run, unreadable: str) -> None:
    """A folder and a missing file are errors with the path."""
    done = run("sources", "check", unreadable, REDACTOR_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, b"RED701 there" in done.stderr) == (2, True)
