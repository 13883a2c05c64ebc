"""A process that is killed, wherever it is, leaves nothing torn, nothing lost and no words."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from redactor.audit.vault import restore
from redactor.exposure.sources.encryption import Keys
from tests.trust.canaries import found_in
from tests.trust.conftest import STEM, TRIED, Desk
from tests.trust.drafts import DRAFTS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

DRAFT = f"{STEM}.md"
COPY = f"{STEM}.redacted.md"
LOG = f"{COPY}.audit.jsonl"
VAULT = "mill.age"
SEED = 20260514
ROOT = Path(__file__).parents[2]

EARLIER = {COPY: b"earlier copy", LOG: b"earlier log", VAULT: b"earlier vault"}

Runs = tuple[Path, list[list[int]]]


def made(folder: Path, desk: Desk, earlier: dict[str, bytes] | None = None) -> str:
    """A folder with a draft, and what is there of an earlier run."""
    folder.mkdir()
    (folder / "redactor.toml").write_text(desk.settings)
    (folder / DRAFT).write_bytes(DRAFTS["md"])
    (folder / DRAFT).chmod(0o640)
    for name, data in (earlier or {}).items():
        (folder / name).write_bytes(data)
    return str(folder)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, desk: Desk) -> Runs:
    """The folder in which everything is that all runs left, and how each of them ended."""
    root = tmp_path_factory.mktemp("kills")
    fresh, again = made(root / "fresh", desk), made(root / "again", desk, EARLIER)
    chance = random.Random(SEED)  # noqa: S311
    names = [*["SIGKILL"] * 4, "SIGTERM", "SIGINT"]
    shares = [[name, chance.random()] for name in names * 4]
    check = ["check", DRAFT, "--rules-only", "--baseline", "base.json", "--write-baseline"]
    report = ["report", DRAFT, "-o", "r.html", "--rules-only", *desk.sheet]
    asked = [
        {"template": fresh, "args": with_vault(desk), "lines": True},
        {"template": again, "args": with_vault(desk), "lines": True},
        {"template": fresh, "args": redact(desk, "--in-place"), "lines": True},
        {"template": fresh, "args": with_vault(desk), "kill": shares},
        {"template": fresh, "args": [*check, "--format", "sarif"], "kill": shares[:6]},
        {"template": fresh, "args": report, "kill": shares[6:12]},
        {"template": fresh, "args": with_vault(desk), "together": 4, "rounds": 5},
    ]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "REDACTOR_"))}
    for variable, name in (("HOME", "home"), ("TMPDIR", "temp"), ("XDG_RUNTIME_DIR", "run")):
        (root / name).mkdir(mode=0o700)
        kept[variable] = str(root / name)
    (root / "left").mkdir()
    spec = root / "spec.json"
    spec.write_text(json.dumps({"home": str(root / "left"), "runs": asked}))
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.forking", str(spec)],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    ended = json.loads(done.stdout)
    TRIED["kills at a line that writes"] = sum(codes.count(-9) for codes in ended[:3])
    TRIED["signals at random"] = sum(len(codes) - 1 for codes in ended[3:6])
    return root, ended


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def redact(desk: Desk, *more: str) -> list[str]:
    return ["redact", DRAFT, "--rules-only", *desk.sheet, *more]


def with_vault(desk: Desk, *more: str) -> list[str]:
    return redact(desk, "--vault", VAULT, "--recipient", desk.recipient, *more)


def at_each_line(runs: Runs, number: int) -> Iterator[dict[str, bytes]]:
    """What a run that was killed at each line of writing left; the last was not."""
    root, ended = runs
    code, *killed, last = ended[number]
    assert (code, last) == (0, 0)
    assert set(killed) == {-9}
    assert len(killed) > 100
    for folder in sorted((root / "left" / f"run-{number}").glob("line-*")):
        yield contents(folder)


def test_a_kill_at_any_line_of_writing_leaves_no_copy_without_log_and_vault(runs: Runs) -> None:
    """Nothing was there before: the copy comes last, and what is unfinished says so by its name."""
    *killed, whole = at_each_line(runs, 0)
    assert set(whole) == {"redactor.toml", DRAFT, COPY, LOG, VAULT}
    for left in killed:
        assert left[DRAFT] == DRAFTS["md"]
        for name in (COPY, LOG, VAULT):
            assert left.get(name) in (None, whole[name])
        assert COPY not in left or {LOG, VAULT} < set(left)
        unfinished = set(left) - set(whole)
        assert all(name.startswith(".redactor-") for name in unfinished)
        assert not any(found_in(left[name], but=["allowed"]) for name in unfinished)


def test_a_kill_at_any_line_loses_no_earlier_version(runs: Runs) -> None:
    """An earlier copy, log and vault are there under their names or set aside, or were replaced."""
    *killed, whole = at_each_line(runs, 1)
    assert set(whole) == {"redactor.toml", DRAFT, COPY, LOG, VAULT}
    assert not set(whole.items()) & set(EARLIER.items())
    for left in killed:
        if left.get(COPY) == whole[COPY]:
            assert {name: left[name] for name in EARLIER} == {n: whole[n] for n in EARLIER}
        else:
            assert set(EARLIER.values()) <= set(left.values())
            assert left.get(COPY) in (None, EARLIER[COPY])


def test_a_kill_at_any_line_loses_no_draft(runs: Runs) -> None:
    """`--in-place`: the draft is there, or set aside, or the copy has its place with its log."""
    *killed, whole = at_each_line(runs, 2)
    log = f"{DRAFT}.audit.jsonl"
    assert set(whole) == {"redactor.toml", DRAFT, log}
    assert found_in(whole[DRAFT], but=["allowed"]) == set()
    for left in killed:
        if left.get(DRAFT) == whole[DRAFT]:
            assert left[log] == whole[log]
        else:
            assert DRAFTS["md"] in left.values()


def test_in_place_keeps_the_mode(runs: Runs) -> None:
    """The copy may be read and written by whom the draft could be."""
    last = max((runs[0] / "left" / "run-2").glob("line-*"))
    assert (last / DRAFT).stat().st_mode & 0o777 == 0o640


def test_kills_at_random_leave_no_words(runs: Runs) -> None:
    """By SIGKILL, SIGTERM or Ctrl+C, reading, detecting or writing: what is left holds no words."""
    root, ended = runs
    # The check tells what the newsroom denies, whatever the baseline holds.
    assert [codes[0] for codes in ended[3:6]] == [0, 1, 0]
    assert sum(code in (-9, -15, 130) for codes in ended[3:6] for code in codes) > 20
    for number in (3, 4, 5):
        for path in (root / "left" / f"run-{number}").rglob("*"):
            if path.is_file() and path.name not in (DRAFT, "redactor.toml"):
                assert found_in(path.read_bytes(), but=["allowed", "file"]) == set(), path
    for place in ("home", "temp", "run"):
        for path in (root / place).rglob("*"):
            assert found_in(str(path).encode()) == set()
            assert not path.is_file() or found_in(path.read_bytes()) == set(), path


def test_kills_at_random_leave_no_copy_without_log_and_vault(runs: Runs) -> None:
    """And no draft is touched."""
    for folder in (runs[0] / "left" / "run-3").iterdir():
        if folder.is_dir():
            left = contents(folder)
            assert left[DRAFT] == DRAFTS["md"]
            assert COPY not in left or {LOG, VAULT} < set(left)


def test_runs_at_once_on_one_draft_leave_the_files_of_one(runs: Runs, desk: Desk) -> None:
    """Whoever writes last, copy, log and vault belong together: the original can be restored."""
    root, ended = runs
    assert set(ended[6]) == {0}
    identity = (desk.folder / "identity").read_text()
    folders = list((root / "left" / "run-6").glob("together-?"))
    assert len(folders) == 5
    for folder in folders:
        left = contents(folder)
        assert set(left) == {"redactor.toml", DRAFT, COPY, LOG, VAULT}
        keys = Keys((identity,), lambda: "")
        today = date(2026, 5, 14)
        paths = {"path": VAULT, "log_path": LOG}
        original = restore(left[VAULT], left[COPY], left[LOG], keys, today, **paths)
        assert original == DRAFTS["md"]
