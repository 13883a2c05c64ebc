"""The other commands, and what all commands share."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_help_loads_nothing_heavy() -> None:
    """Importing the command line leaves spaCy, Presidio and pydantic out."""
    code = (
        "import sys, redactor.cli;"
        "heavy = {'spacy', 'presidio_analyzer', 'presidio_anonymizer', 'pydantic', 'rich'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command.split(), id=command or "redactor")
        for command in (
            "",
            "redact",
            "evaluate",
            "rules",
            "rules list",
            "rules show",
            "rules test",
            "audit",
            "audit show",
            "audit verify",
            "audit schema",
            "audit sign",
            "key",
            "key init",
            "key show",
            "restore",
            "vault",
            "vault prune",
            "review",
            "report",
        )
    ],
)
def test_every_command_explains_itself(run: Run, command: list[str]) -> None:
    """Each command has help, on its own options alone, and stands in the README."""
    done = run(*command, "--help")
    assert done.returncode == 0
    assert b"Usage:" in done.stdout
    assert (b"--install-completion" in done.stdout) == (not command)
    readme = Path(__file__).parents[2] / "README.md"
    assert " ".join(["redactor", *command]) in readme.read_text(encoding="utf-8")


def test_version(run: Run) -> None:
    """`--version` names the tool and its version."""
    assert run("--version").stdout.startswith(b"redactor 0.")


def test_an_unknown_option_is_exit_2(run: Run) -> None:
    """A usage error is exit 2."""
    assert run("redact", "--nonesuch").returncode == 2


def test_an_unexpected_exception_tells_nothing(tmp_path: Path) -> None:
    """An uncaught exception is exit 2 with a code, without traceback or message."""
    code = (
        "import redactor.cli.redact as r\n"
        "def broken(*args, **options): raise ValueError('Hyesan')\n"
        "r._document = broken\n"
        "import sys; sys.argv = ['redactor', 'redact', '-']\n"
        "from redactor.cli import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"RED001 internal error: ValueError")
    assert b"Hyesan" not in done.stderr


def test_an_exception_after_writing_does_not_deny_it(tmp_path: Path) -> None:
    """An uncaught exception once the files stand does not say that nothing was written."""
    (tmp_path / "a.md").write_text("She called her father.\n")
    code = (
        "import redactor.cli.outcome as o\n"
        "def broken(*args, **options): raise ValueError('father')\n"
        "o.print_summary = broken\n"
        "import sys; sys.argv = ['redactor', 'redact', 'a.md']\n"
        "from redactor.cli import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert (tmp_path / "a.redacted.md").exists()
    assert done.stderr.startswith(b"RED001 internal error: ValueError")
    assert b"othing was written" not in done.stderr
    assert b"father" not in done.stderr


def test_rules_list_and_show(run: Run) -> None:
    """Rules are listed with their ids; one is shown with its reason and examples."""
    listed = run("rules", "list").stdout.decode().splitlines()
    rule = next(line.split()[0] for line in listed if line.startswith("kinship."))
    shown = run("rules", "show", rule).stdout.decode()
    assert "catches:" in shown
    assert "leaves:" in shown
    unknown = run("rules", "show", "no.rule")
    assert unknown.returncode == 2
    assert b"RED402" in unknown.stderr


def test_rules_test_fails_on_a_failing_rule(run: Run, tmp_path: Path) -> None:
    """A rule that misses its own test is named with file and line, exit 1."""
    (tmp_path / "own.yaml").write_text(
        "pack: own\nlanguage: en\nentity: MISC\nsource: Our own words, for a test.\n"
        "rules:\n  - id: ferry\n    why: The ferry gives the island away.\n"
        "    phrases: [the ferry]\n    tests:\n      catch: ['on [[a boat]]']\n"
        "      leave: ['on a raft']\n"
    )
    done = run("rules", "test", "own.yaml")
    assert done.returncode == 1
    assert b"own.yaml:6 own.ferry must catch" in done.stdout


def test_audit_show_and_verify(run: Run, tmp_path: Path) -> None:
    """A log is shown; a changed one is refused with its line; another file is no log."""
    (tmp_path / "a.txt").write_text("She called her father.\n")
    assert run("redact", "a.txt").returncode == 0
    log = tmp_path / "a.redacted.txt.audit.jsonl"
    assert b"FAMILY_RELATION" in run("audit", "show", log.name).stdout
    log.write_bytes(log.read_bytes().replace(b"FAMILY", b"FAMELY"))
    changed = run("audit", "verify", log.name)
    assert changed.returncode == 1
    assert b"RED602" in changed.stderr
    assert b":2 " in changed.stderr
    assert run("audit", "show", log.name).returncode == 2
    assert run("audit", "verify", "a.txt").returncode == 2
    assert run("audit", "verify", "nowhere").returncode == 2


def test_audit_schema(run: Run) -> None:
    """The schema is JSON Schema."""
    assert "$schema" in json.loads(run("audit", "schema").stdout)
