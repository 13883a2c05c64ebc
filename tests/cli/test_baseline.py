"""`redactor baseline audit`: listing, deciding, and walking on a terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from redactor.checking.baseline.auditing import decided
from redactor.checking.baseline.entries import (
    Decision,
    Entry,
    Review,
    group_id,
    of_entries,
    read_baseline,
)
from tests.checking.conftest import Done

Audit = Callable[..., Done]


class Terminal(io.StringIO):
    """Standard input at which somebody sits."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.fixture
def audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Audit:
    """Runs `redactor baseline audit` on a baseline of two entries."""
    from redactor.cli import main

    monkeypatch.chdir(tmp_path)
    places = [("a.md", "places.town"), ("desk/b\x1b.md", "kinship.possessive")]
    entries = [Entry(*place, group_id(*place), count) for count, place in enumerate(places, 1)]
    Path("base.jsonl").write_bytes(of_entries(None, entries).render())

    def run(*args: str, typed: str | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["redactor", "baseline", "audit", "base.jsonl", *args])
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(typed))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Done(int(ended.value.code or 0), told.out, told.err)

    return run


def decisions() -> list[tuple[str, str, str] | None]:
    reviews = [entry.review for entry in read_baseline(Path("base.jsonl")).by_place()]
    return [None if r is None else (r.decision.value, r.reviewer, r.reason) for r in reviews]


def test_list(audit: Audit) -> None:
    """A line an entry: id, file, rule and number, safe for a terminal."""
    done = audit("--list")
    assert done.code == 1
    first, second = done.out.splitlines()
    assert first.split(" ")[1:] == ["a.md", "places.town"]
    assert second.split(" ")[1:] == ["desk/b\\x1b.md", "kinship.possessive", "2"]


def test_set(audit: Audit) -> None:
    """A script decides by id; exit code 0 when nothing is left."""
    ids = [line.split(" ")[0] for line in audit("--list").out.splitlines()]
    by = ("--as", "Desk", "--reason", "the mayor's own town")
    assert audit("--set", ids[0], "accept", *by).code == 1
    assert decisions() == [("accept", "Desk", "the mayor's own town"), None]
    assert audit("--set", ids[1], "fix", *by).code == 0
    assert audit("--list").out == ""


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--set", "ID", "accept", "--as", "Desk"], id="no reason"),
        pytest.param(["--set", "ID", "accept", "--reason", "r"], id="no reviewer"),
        pytest.param(["--set", "ID", "maybe", "--as", "D", "--reason", "r"], id="no decision"),
        pytest.param(["--set", "0000", "fix", "--as", "D", "--reason", "r"], id="no entry"),
        pytest.param(["--set", "ID", "fix", "--as", "D", "--reason", "?"], id="reason of signs"),
        pytest.param([], id="no terminal"),
    ],
)
def test_refused(audit: Audit, args: list[str]) -> None:
    """Nothing is written then."""
    entry = group_id("a.md", "places.town")
    before = Path("base.jsonl").read_bytes()
    assert audit(*[entry if arg == "ID" else arg for arg in args]).code == 2
    assert Path("base.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "code", "expected"),
    [
        pytest.param(
            "Desk\na\npublic\nf\nstill at risk\n",
            0,
            [("accept", "Desk", "public"), ("fix", "Desk", "still at risk")],
            id="both",
        ),
        pytest.param("Desk\ns\nhm\na\nr\n", 1, [None, ("accept", "Desk", "r")], id="skip"),
        pytest.param("Desk\na\nr\nq\n", 1, [("accept", "Desk", "r"), None], id="quit"),
    ],
)
def test_walk(
    audit: Audit, typed: str, code: int, expected: list[tuple[str, str, str] | None]
) -> None:
    """On a terminal each entry is asked for, and each answer is written at once."""
    done = audit(typed=typed)
    assert done.code == code
    assert not done.out.strip()
    assert decisions() == expected


def test_what_others_decide_meanwhile_stays(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    """During a walk it is taken in; at the very moment nothing is written, with a code."""
    second = Path("base.jsonl"), "kinship.possessive", Review(Decision.FIX, "Tom", "it names one")

    def other() -> None:
        path, rule, review = second
        baseline = read_baseline(path)
        entry = next(entry for entry in baseline.by_place() if entry.rule == rule)
        path.write_bytes(decided(baseline, entry, review).render())

    class Slow(Terminal):
        def readline(self, *args: int) -> str:
            other()
            return super().readline(*args)

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[__name__], "Terminal", Slow)
        assert audit(typed="Vera\na\nnot theirs\nq\n").code == 0
    assert decisions() == [("accept", "Vera", "not theirs"), ("fix", "Tom", "it names one")]
    first = read_baseline(Path("base.jsonl")).by_place()[0].id

    @contextmanager
    def held(_: object) -> Iterator[None]:
        Path("base.jsonl").write_bytes(of_entries(None, []).render())
        yield

    monkeypatch.setattr("redactor.writing.locked", held)
    done = audit("--set", first, "fix", "--reason", "theirs", "--as", "Vera")
    assert (done.code, "RED807 base.jsonl somebody else wrote" in done.err) == (2, True)
    assert decisions() == []
