"""`redactor check`: exit codes, scope, formats and what is never printed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from redactor import Redactor
from redactor.config import Config
from tests.checking.conftest import PLAIN, SECRETS, TOLD, Check, Git, build_once

NOT_TEXT = b"\xff rain"


def write(folder: Path, **files: str | bytes) -> None:
    for stem, data in files.items():
        path = folder / f"{stem}.md"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(
    ("files", "args", "code"),
    [
        pytest.param({"a": PLAIN}, [], 0, id="clean"),
        pytest.param({"a": TOLD, "b": PLAIN}, [], 1, id="findings"),
        pytest.param({"a": PLAIN, "b": NOT_TEXT}, [], 2, id="not UTF-8"),
        pytest.param({"a": TOLD, "b": NOT_TEXT}, [], 2, id="findings and not UTF-8"),
        pytest.param({"a": TOLD}, ["--exit-zero"], 0, id="findings, exit zero"),
        pytest.param({"b": NOT_TEXT}, ["--exit-zero"], 2, id="not UTF-8, exit zero"),
        pytest.param({"a": TOLD}, ["a.md", "c.md"], 2, id="findings and no such file"),
        pytest.param({"a": b"rain\0"}, [], 2, id="binary"),
        pytest.param(
            {"a": "비가 왔다. 어머니가 전화했다고 주민이 말했다.\n"}, [], 2, id="language"
        ),
        pytest.param({"a": ""}, [], 0, id="empty"),
        pytest.param({}, [], 0, id="nothing to check"),
    ],
)
def test_exit_codes(
    check: Check, tmp_path: Path, files: dict[str, str | bytes], args: list[str], code: int
) -> None:
    """0 clean, 1 findings, 2 something could not be checked, which outranks 1."""
    write(tmp_path, **files)
    done = check(*args)
    assert done.code == code, done.err
    for secret in SECRETS:
        assert secret not in done.out + done.err


def test_text(check: Check, tmp_path: Path) -> None:
    """A finding is told with its place, rule, exposure and reason; what to do follows."""
    write(tmp_path, a=f"# It rained\n\n{TOLD}")
    lines = check("a.md").out.splitlines()
    assert lines[0].startswith("a.md:3:13 RED902 places.town LOCATION quasi 0.")
    assert lines[-1] == "  Run: redactor redact a.md"


@pytest.mark.parametrize("operator", ["generalize", "tag", "block"])
def test_what_is_settled_is_no_finding(check: Check, tmp_path: Path, operator: str) -> None:
    """The copy of a draft that was refused may be published."""
    redactor = build_once(Config(), None, rules_only=True)
    policy = redactor.policy.with_operator(operator)
    copy = Redactor(policy, redactor.packs, threads=None).redact(TOLD).text
    assert copy != TOLD
    write(tmp_path, a=copy)
    done = check("a.md")
    assert (done.code, done.out) == (0, "")


def test_front_matter_and_file_names(check: Check, tmp_path: Path) -> None:
    """Both are published, so both are checked."""
    folder = tmp_path / "hyesan"
    folder.mkdir()
    write(folder, **{"her-mother-called": f"---\ntitle: A call from Hyesan\n---\n{TOLD}"})
    done = check("--policy", "everything", "--format", "json", ".")
    found = json.loads(done.out)["findings"]
    named = [row for row in found if row["code"] == "RED903"]
    assert {(row["rule"], row["line"], row["column"]) for row in named} == {("path.repeated", 1, 1)}
    assert {row["entity_type"] for row in named} == {"LOCATION", "FAMILY_RELATION"}
    assert (2, 20) in {(row["line"], row["column"]) for row in found}


def test_standard_input(check: Check) -> None:
    """`-` reads it, under the name that is given."""
    done = check("-", stdin=TOLD.encode())
    assert done.code == 1
    assert done.out.startswith("-:1:13 ")
    named = check("-", "--stdin-filename", "desk/a.md", stdin=TOLD.encode())
    assert named.out.startswith("desk/a.md:1:13 ")
    assert check("-", "--stdin-filename", "a.png", stdin=TOLD.encode()).code == 2


def test_the_index_rather_than_the_work_tree(check: Check, git: Git) -> None:
    """`--staged` reads what will be committed, whatever stands in the folder."""
    git.write("a.md", TOLD)
    git("add", "--all")
    git.write("a.md", PLAIN)
    assert check("--staged").code == 1
    assert check().code == 0
    git("add", "--all")
    git.write("a.md", TOLD)
    assert check("--staged").code == 0
    (git.root / "a.md").unlink()
    assert check("--staged", "a.md").code == 0


def test_changed_lines_alone(check: Check, git: Git) -> None:
    """`--diff-base` tells what is on changed lines, analysed in whole documents."""
    git.write("a.md", f"{TOLD}\n{PLAIN}")
    git.commit()
    assert check("--diff-base", "HEAD").code == 0
    git.write("a.md", f"{TOLD}\n{PLAIN}It was cold. Her brother wrote.\n")
    done = check("--diff-base", "HEAD", "--policy", "everything")
    assert done.code == 1
    found = [line for line in done.out.splitlines() if line.startswith("a.md:")]
    assert found
    assert {line.split(":")[1] for line in found} == {"4"}
    git.write("b.md", TOLD)
    assert "b.md:1:13 " in check("--diff-base", "HEAD").out


def test_commit_messages(check: Check, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is checked as git will store it."""
    monkeypatch.delenv("GIT_EDITOR", raising=False)
    message = git.write(".git/COMMIT_EDITMSG", f"Add an article\n\n# {TOLD}")
    assert check("--commit-msg", message).code == 0
    message.write_text(f"Add an article\n\n{TOLD}")
    done = check("--commit-msg", message)
    assert done.code == 1
    assert done.out.startswith(".git/COMMIT_EDITMSG:3:13 ")
    assert done.out.endswith("  Reword the message.\n")
    assert check("--commit-msg", "nowhere").code == 2


def test_words_are_shown_on_a_terminal_alone(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not into a file or pipe, not in CI, and not in a format for machines."""
    write(tmp_path, a=TOLD)
    refused = check("--show-text", "a.md")
    assert refused.code == 2
    monkeypatch.setattr("redactor.cli.check._terminal", lambda: True)
    assert "Hyesan" in check("--show-text", "a.md").out
    assert check("--show-text", "--format", "json", "a.md").code == 2
    monkeypatch.setenv("CI", "true")
    done = check("--show-text", "a.md")
    assert done.code == 2
    for secret in SECRETS:
        assert secret not in refused.out + refused.err + done.out + done.err


def test_colours_on_a_terminal_alone(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And there only without NO_COLOR."""
    write(tmp_path, a=TOLD)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" not in check("a.md").out
    monkeypatch.setattr("redactor.cli.check._terminal", lambda: True)
    assert "\x1b" in check("a.md").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in check("a.md").out


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "github", "gitlab"])
def test_formats_for_machines(check: Check, tmp_path: Path, form: str) -> None:
    """Each tells findings and problems on standard output, without the words."""
    write(tmp_path, a=TOLD, b=NOT_TEXT)
    done = check("--format", form)
    assert done.code == 2
    assert "RED902" in done.out
    assert "RED105" in done.out
    for secret in SECRETS:
        assert secret not in done.out + done.err


def test_configuration(check: Check, tmp_path: Path) -> None:
    """The nearest file counts, `--config` and `--isolated` replace it."""
    write(tmp_path, a="Dr Tessa Vorn rang her mother.\n")
    own = tmp_path / "redactor.toml"
    own.write_text('policy = "names-only"\n')
    other = tmp_path / "other.toml"
    other.write_text('policy = "everything"\n[check]\nexclude = ["b.md"]\n')
    types = [
        {row["entity_type"] for row in json.loads(check(*args, "--format", "json").out)["findings"]}
        for args in ([], ["--config", "other.toml"], ["--isolated", "--policy", "everything"])
    ]
    assert types == [{"PERSON"}, {"PERSON", "FAMILY_RELATION"}, {"PERSON", "FAMILY_RELATION"}]
    assert check("--config", "other.toml", "--isolated").code == 2
    shown = check("--config", "other.toml", "--show-config", "--audience", "authorities")
    assert shown.code == 0
    for line in ('policy = "everything"', 'audience = "authorities"', 'exclude = ["b.md"]'):
        assert line in shown.out.splitlines()
    own.write_text('[check]\nexcude = ["b.md"]\n')
    done = check()
    assert done.code == 2
    assert "Did you mean exclude?" in done.err


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--policy", "nonesuch"], id="policy"),
        pytest.param(["--audience", "nonesuch"], id="audience"),
        pytest.param(["--rules", "nonesuch.yaml"], id="rules"),
        pytest.param(["--config", "nonesuch.toml"], id="configuration"),
        pytest.param(["--language", "xx"], id="language"),
        pytest.param(["--exclude", "!"], id="pattern"),
        pytest.param(["--staged", "-"], id="index and stream"),
        pytest.param(["--commit-msg", "m", "a.md"], id="message and file"),
        pytest.param(["--nonesuch"], id="no such option"),
    ],
)
def test_what_cannot_be_used_is_exit_2(check: Check, tmp_path: Path, args: list[str]) -> None:
    """Each is told before anything is checked."""
    write(tmp_path, a=PLAIN)
    done = check(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err


@pytest.mark.skipif(os.name != "posix", reason="such names need POSIX")
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "gitlab"])
def test_names_cannot_command_the_terminal(check: Check, tmp_path: Path, form: str) -> None:
    """Line breaks and control characters in names are escaped in every format."""
    name = "a\x1b[2J\n::error::\u202ex"
    write(tmp_path, **{name: TOLD, f"{name}b": NOT_TEXT})
    done = check("--format", form)
    assert done.code == 2
    for character in ("\x1b", "\u202e", "\n::error::\\"):
        assert character not in done.out + done.err


def test_one_long_line(check: Check, tmp_path: Path) -> None:
    """A line of a hundred kilobytes is checked to its end."""
    write(tmp_path, a="It rained. " * 9_000 + TOLD)
    done = check("a.md")
    assert done.code == 1
    assert f"a.md:1:{11 * 9_000 + 13} " in done.out


def test_a_large_file_is_refused(check: Check, tmp_path: Path) -> None:
    """20 MB are told, not read."""
    write(tmp_path, a=PLAIN)
    with (tmp_path / "b.md").open("wb") as file:
        file.truncate(20_000_000)
    done = check()
    assert done.code == 2
    assert "RED805 b.md" in done.err
    assert "1 file checked" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_with_a_name(check: Check, tmp_path: Path) -> None:
    """Refused when it is named, and never waited for."""
    os.mkfifo(tmp_path / "a.md")
    assert check("a.md").code == 2


def test_files_in_workers_and_in_this_process_give_the_same(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings come in the order of the files, however many processes find them."""
    write(tmp_path, a=TOLD, b=PLAIN, c=NOT_TEXT, d=f"{PLAIN}{TOLD}")
    alone = check("--format", "json", "--jobs", "1")
    monkeypatch.setattr("redactor.checking.run.WORTH_A_WORKER", 1)
    monkeypatch.setattr("redactor.checking.run.RULES_ONLY_SPEEDUP", 1)
    assert check("--format", "json", "--jobs", "2") == alone


def test_the_command_line_stays_light() -> None:
    """Importing the command does not import the engine."""
    import subprocess

    code = "import sys, redactor.cli.check; print('redactor.assessor' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
