"""`redactor redact` as a process: files, streams, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DRAFT = (
    "# It rained\r\n\r\nHer sister-in-law called Dr Tessa Vorn on 14 March 2021 from Hyesan.\r\n"
    "Write to tessa.vorn@mail.example.\r\n"
)
SECRETS = (b"sister-in-law", b"Tessa", b"Vorn", b"14 March", b"Hyesan", b"mail.example")
EVERYTHING = ("--policy", "everything")
"""For what does not depend on whom the words of a draft are about."""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.md"
    path.write_bytes(b"\xef\xbb\xbf" + DRAFT.encode())
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_copy_and_its_log_stand_beside_the_draft(run: Run, draft: Path) -> None:
    """Copy and log get their names from the draft, which stays as it was."""
    before = draft.read_bytes()
    done = run("redact", "ferry.md", "--rules-only", *EVERYTHING)
    assert done.returncode == 0, done.stderr
    assert names(draft.parent) == {"ferry.md", "ferry.redacted.md", "ferry.redacted.md.audit.jsonl"}
    assert draft.read_bytes() == before
    copy = (draft.parent / "ferry.redacted.md").read_bytes()
    assert copy.startswith(b"\xef\xbb\xbf# It rained\r\n\r\n")
    assert copy.count(b"\r\n") == copy.count(b"\n") == DRAFT.count("\n")
    log = (draft.parent / "ferry.redacted.md.audit.jsonl").read_bytes()
    for secret in SECRETS:
        assert secret not in copy + log + done.stdout + done.stderr
    assert done.stdout == b""
    assert run("audit", "verify", "ferry.redacted.md.audit.jsonl").returncode == 0


def test_streams(run: Run) -> None:
    """`-` reads standard input and writes the copy, and nothing else, to standard output."""
    done = run("redact", "-", "--operator", "tag", *EVERYTHING, stdin=b"She called her father.\n")
    assert done.returncode == 0
    assert done.stdout == b"She called [FAMILY_RELATION].\n"


def test_the_copy_is_redacted_once_and_for_all(run: Run, draft: Path) -> None:
    """Redacting a copy changes nothing, whatever the operator."""
    for operator in ("generalize", "tag", "block"):
        manner = ("--operator", operator, "--rules-only", *EVERYTHING)
        assert run("redact", "ferry.md", "-o", "once.md", *manner).returncode == 0
        assert run("redact", "once.md", "-o", "twice.md", *manner).returncode == 0
        once, twice = (draft.parent / name for name in ("once.md", "twice.md"))
        assert once.read_bytes() == twice.read_bytes()


def test_json(run: Run, draft: Path) -> None:
    """`--format json` tells every decision without the draft's words."""
    done = run("redact", "ferry.md", "--rules-only", "--format", "json", *EVERYTHING)
    outcome = json.loads(done.stdout)
    assert outcome["copy"] == "ferry.redacted.md"
    assert {d["entity_type"] for d in outcome["decisions"]} >= {"FAMILY_RELATION", "EMAIL_ADDRESS"}
    first = outcome["decisions"][0]
    assert (first["line"], first["column"]) == (3, 1)
    for secret in SECRETS:
        assert secret not in done.stdout


def test_json_carries_the_copy_when_no_file_does(run: Run) -> None:
    """On a stream the JSON object holds the redacted text."""
    manner = ("--format", "json", "--operator", "tag", *EVERYTHING)
    done = run("redact", "-", *manner, stdin=b"My father left.")
    assert json.loads(done.stdout)["text"] == "[FAMILY_RELATION] left."


def test_diff_writes_nothing(run: Run, draft: Path) -> None:
    """`--diff` shows both sides and leaves the folder as it was."""
    done = run("redact", "ferry.md", "--diff", *EVERYTHING)
    assert done.returncode == 0
    assert b"-Her sister-in-law" in done.stdout
    assert names(draft.parent) == {"ferry.md"}


def test_in_place(run: Run, draft: Path) -> None:
    """`--in-place` replaces the draft, keeps its mode, and leaves a log and no backup."""
    draft.chmod(0o640)
    done = run("redact", "ferry.md", "--in-place", *EVERYTHING)
    assert done.returncode == 0, done.stderr
    assert b"Hyesan" not in draft.read_bytes()
    assert names(draft.parent) == {"ferry.md", "ferry.md.audit.jsonl"}
    if os.name == "posix":
        assert draft.stat().st_mode & 0o777 == 0o640


def test_an_empty_draft(run: Run, tmp_path: Path) -> None:
    """An empty draft gives an empty copy and a log."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("redact", "empty.txt").returncode == 0
    assert (tmp_path / "empty.redacted.txt").read_bytes() == b""
    assert run("audit", "verify", "empty.redacted.txt.audit.jsonl").returncode == 0


def test_a_draft_with_nothing_to_find(run: Run, tmp_path: Path) -> None:
    """Nothing found: the copy is the draft, byte for byte."""
    text = b"\xef\xbb\xbfIt rained.  \r\n\n\tNothing else happened \xe2\x80\x94 so they say."
    (tmp_path / "rain.txt").write_bytes(text)
    assert run("redact", "rain.txt").returncode == 0
    assert (tmp_path / "rain.redacted.txt").read_bytes() == text


def test_a_newsrooms_own_pack_and_policy(run: Run, draft: Path) -> None:
    """A pack and a policy named in the configuration nearest to the draft are used."""
    (draft.parent / "redactor.toml").write_text(
        'rules = ["own.yaml"]\npolicy = "./own-policy.yaml"\n'
    )
    (draft.parent / "own.yaml").write_text(
        "pack: own\nlanguage: en\nentity: MISC\nsource: Our own words, for a test.\n"
        "rules:\n  - id: rain\n    why: It rained on one day of that month alone.\n"
        "    phrases: [it rained]\n    tests:\n      catch: ['and [[it rained]]']\n"
        "      leave: ['on a boat']\n"
    )
    (draft.parent / "own-policy.yaml").write_text(
        "policy: own\nabout: Only what our pack finds.\ndefault: {action: keep, min_score: 0.4}\n"
        "entities:\n  MISC: {action: redact, operator: block}\n"
    )
    done = run("redact", "ferry.md", "-o", "-")
    assert done.returncode == 0, done.stderr
    assert "# █████\r\n".encode() in done.stdout
    assert b"Hyesan" in done.stdout


@pytest.mark.parametrize(
    ("args", "code"),
    [
        pytest.param(["nowhere.md"], "RED101", id="no such file"),
        pytest.param(["."], "RED102", id="directory"),
        pytest.param(["binary.md"], "RED104", id="binary"),
        pytest.param(["latin.md"], "RED105", id="not UTF-8"),
        pytest.param(["ferry.xyz"], "RED106", id="unknown format"),
        pytest.param(["korean.md"], "RED107", id="unsupported language"),
        pytest.param(["ferry.md", "-o", "ferry.md"], "RED502", id="output is the draft"),
        pytest.param(["ferry.md", "-o", "no/copy.md"], "RED501", id="no such folder"),
        pytest.param(["ferry.md", "-o", "c.md", "--audit", "c.md"], "RED501", id="copy is log"),
        pytest.param(["ferry.md", "--policy", "nonesuch"], "RED403", id="unknown policy"),
        pytest.param(["ferry.md", "--policy", "./ferry.md"], "RED403", id="broken policy"),
        pytest.param(["ferry.md", "--rules", "ferry.md"], "RED401", id="broken rule pack"),
        pytest.param(["ferry.md", "--operator", "hash"], "RED403", id="unknown operator"),
        pytest.param(["ferry.md", "--language", "xx"], "RED107", id="language without rules"),
        pytest.param(["ferry.md", "--in-place", "-o", "c.md"], "exclude", id="options clash"),
        pytest.param(["-", "--in-place"], "needs a file", id="stream in place"),
    ],
)
def test_what_cannot_be_done(run: Run, draft: Path, args: list[str], code: str) -> None:
    """Each failure has its code and exit 2, writes nothing and repeats nothing of the draft."""
    folder = draft.parent
    (folder / "binary.md").write_bytes(b"Hyesan\0")
    (folder / "latin.md").write_bytes("Hyesan é".encode("latin-1"))
    (folder / "ferry.xyz").write_bytes(draft.read_bytes())
    (folder / "korean.md").write_text("혜산에 사는 그의 누나는 지난달 말에 전화를 했다. " * 3)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = run("redact", *args)
    assert done.returncode == 2
    assert code in done.stderr.decode()
    assert done.stdout == b""
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert b"Traceback" not in done.stderr
    for secret in SECRETS:
        assert secret not in done.stderr


def test_rules_only(run: Run) -> None:
    """`--rules-only` leaves the model out; what rules find is replaced as ever."""
    manner = ("--rules-only", "--operator", "tag", *EVERYTHING)
    done = run("redact", "-", *manner, stdin=b"She called her father.\n")
    assert done.stdout == b"She called [FAMILY_RELATION].\n"


LEAKING = (
    "import sys\n"
    "from redactor.redaction.operators.tag import Tag\n"
    "Tag.operate = lambda self, text, params=None: text\n"
    "sys.argv = ['redactor', 'redact', *sys.argv[1:]]\n"
    "from redactor.cli import main; main()\n"
)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param([], id="files"),
        pytest.param(["-o", "-"], id="standard output"),
        pytest.param(["--format", "json"], id="json"),
        pytest.param(["-o", "-", "--format", "json"], id="json on standard output"),
        pytest.param(["--in-place"], id="in place"),
        pytest.param(["--diff"], id="diff"),
    ],
)
def test_nothing_is_written_when_something_leaks(draft: Path, args: list[str]) -> None:
    """A leak is exit 1: nothing written, each leak told by rule and place, without its words."""
    before = draft.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", LEAKING, "ferry.md", "--operator", "tag", *EVERYTHING, *args],
        capture_output=True,
        cwd=draft.parent,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert names(draft.parent) == {"ferry.md"}
    assert draft.read_bytes() == before
    lines = done.stderr.decode().splitlines()
    assert lines[-1] == f"{len(lines) - 1} left; nothing was written."
    assert len(lines) > 1
    assert all(line.startswith("RED310 ferry.md:") for line in lines[:-1])
    kin = next(line for line in lines if "kinship." in line)
    assert kin.startswith("RED310 ferry.md:3:1 kinship.")
    rule = kin.split()[2]
    assert kin.endswith(f"Run: redactor rules show {rule}.") or kin.endswith(f"show {rule}")
    mail = next(line for line in lines if line.startswith("RED310 ferry.md:4:10 "))
    assert "rules show" not in mail
    for secret in SECRETS:
        assert secret not in done.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(["-o", ""], "-o needs", id="copy without a name"),
        pytest.param(["-o", "."], "-o needs", id="copy is the folder"),
        pytest.param(["--audit", ""], "--audit needs", id="log without a name"),
        pytest.param(["--audit", "-"], "not a stream", id="log on a stream"),
        pytest.param(["--policy", ""], "RED403", id="policy without a name"),
        pytest.param(["--language", ""], "RED107", id="language without a code"),
        pytest.param(["--operator", ""], "RED403", id="operator without a name"),
    ],
)
def test_empty_names_are_refused(run: Run, draft: Path, args: list[str], says: str) -> None:
    """An option given without a name is an error, not the default."""
    done = run("redact", "ferry.md", *args)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert names(draft.parent) == {"ferry.md"}


def test_two_copies_have_two_logs(run: Run, tmp_path: Path) -> None:
    """Drafts that differ in their extension alone do not share a log."""
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text("She called her father.\n")
        assert run("redact", name, "--rules-only", *EVERYTHING).returncode == 0
    logs = {name for name in names(tmp_path) if name.endswith(".audit.jsonl")}
    assert logs == {"a.redacted.md.audit.jsonl", "a.redacted.txt.audit.jsonl"}


def test_a_diff_counts_lines_as_other_tools_do(run: Run, tmp_path: Path) -> None:
    """Only a line feed ends a line of the diff; a form feed or line separator does not."""
    text = "It rained\u2028and rained.\x0c\r\nShe called her father.\r\n"
    (tmp_path / "a.md").write_bytes(text.encode())
    diff = run("redact", "a.md", "--diff", "--rules-only", *EVERYTHING).stdout.decode()
    assert " It rained\u2028and rained.\x0c\r\n-She called her father.\r\n+She" in diff
    assert "@@ -1,2 +1,2 @@" in diff


@pytest.mark.skipif(os.name != "posix", reason="such names need POSIX")
def test_file_names_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    """Control characters in a name are shown, in summaries, diffs, errors and checks."""
    name = "a\x1b[2J\n.md"
    (tmp_path / name).write_text("She called her father.\n")
    manner = ("--rules-only", *EVERYTHING)
    told = [run("redact", n, *more, *manner) for n, more in ((name, ()), (name, ("--diff",)))]
    told.append(run("redact", name + "x"))
    log = "a\x1b[2J\n.redacted.md.audit.jsonl"
    told.append(run("audit", "verify", log))
    assert [done.returncode for done in told] == [0, 0, 2, 0]
    for done in told:
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"a\\x1b[2J\\n" in done.stdout + done.stderr
