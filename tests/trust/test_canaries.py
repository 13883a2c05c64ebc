"""Canaries planted everywhere come out nowhere but where they may."""

from __future__ import annotations

import json
import logging
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timezone

import pytest
from starlette.testclient import TestClient

from redactor import Redactor
from redactor.audit.keys import NewsroomKey
from redactor.checking.formats import Format
from redactor.pipeline import Redactor as Pipeline
from redactor.review.app import application
from redactor.review.decisionsfile import DecisionsFile
from redactor.review.guard import Guard
from redactor.review.opening import open_drafts
from redactor.review.sitting import Sitting
from tests.trust.canaries import WORDS, found_in
from tests.trust.conftest import ENGINES, STEM, Desk, Newsroom
from tests.trust.drafts import DRAFTS, PROSE

DRAFT = f"{STEM}.md"
COPY = f"{STEM}.redacted.md"
LOG = f"{COPY}.audit.jsonl"
CHECKED = tuple(f"{STEM}.{suffix}" for suffix in ("md", "docx", "eml"))
ORIGIN = "http://127.0.0.1:4321"


def redact(room: Newsroom, desk: Desk, *more: str, draft: str = DRAFT) -> None:
    done = room.run("redact", draft, "--rules-only", *desk.sheet, *more)
    assert done.code == 0, done.err
    for path in room.work.glob("*.redacted.*"):
        if not path.name.endswith((".jsonl", ".signatures")):
            room.kept[f"work/{path.name}"] = ["allowed"]


@pytest.mark.parametrize("suffix", DRAFTS)
def test_no_format_leaks(suffix: str, newsroom: Newsroom, desk: Desk) -> None:
    """A draft of each format: neither copy, log nor what is told holds anything of the sheet."""
    redact(newsroom, desk, draft=f"{STEM}.{suffix}")
    assert newsroom.kept
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("operator", ["tag", "block", "pseudonym"])
def test_no_operator_leaks(operator: str, newsroom: Newsroom, desk: Desk) -> None:
    """Nor does any other way to replace, with a seal and a vault beside the copy."""
    keyed = ("--key", f"{desk.folder}/newsroom.key")
    vault = ("--vault", "mill.age", "--recipient", desk.recipient, "--expire", "3")
    redact(newsroom, desk, "--operator", operator, *keyed, *vault)
    assert (newsroom.work / "mill.age").exists()
    assert newsroom.leaks() == {}


def test_outcomes_on_standard_output(newsroom: Newsroom, desk: Desk) -> None:
    """JSON, and a copy of standard input, hold what a copy keeps and no more."""
    options = ("--rules-only", *desk.sheet)
    for args, stdin in (
        (("redact", DRAFT, "--format", "json", "-o", "a.md"), b""),
        (("redact", DRAFT, "--format", "json", "-o", "-"), b""),
        (("redact", "-"), PROSE.encode()),
        (("redact", "-", "--format", "json"), PROSE.encode()),
    ):
        done = newsroom.shown(*args, *options, stdin=stdin)
        assert done.code == 0, done.err
        assert found_in(done.err.encode(), but=["file"]) == set()
        assert found_in(done.out.encode(), but=["file"]) <= {"allowed"}
    newsroom.kept["work/a.md"] = ["allowed"]
    assert newsroom.leaks() == {}


def test_a_diff_writes_nothing(newsroom: Newsroom, desk: Desk) -> None:
    """It shows the draft, as asked; nothing of it stays anywhere."""
    done = newsroom.shown("redact", DRAFT, "--diff", "--rules-only", *desk.sheet)
    assert found_in(done.out.encode()) > {"name", "town"}
    assert found_in(done.err.encode()) == set()
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("with_sheet", [False, True], ids=["lists", "sheet"])
def test_no_report_of_a_check_leaks(
    format: Format, with_sheet: bool, newsroom: Newsroom, desk: Desk
) -> None:
    """Every draft in every output format; the cache, which lists alone let be kept, is searched."""
    sheet = desk.sheet if with_sheet else ()
    command = ("check", *CHECKED, "--rules-only", "--format", format.value, *sheet)
    done = newsroom.run(*command)
    assert done.code == 1, done.err
    assert any((newsroom.root / "home").rglob("*/??/*")) is not with_sheet
    if not with_sheet:
        assert newsroom.run(*command).out == done.out
    assert newsroom.leaks() == {}


def test_words_are_not_shown_off_a_terminal(newsroom: Newsroom) -> None:
    """`--show-text` is refused where output is kept."""
    assert newsroom.run("check", DRAFT, "--show-text", "--rules-only").code == 2
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("keyed", [False, True], ids=["no key", "key"])
def test_a_baseline_and_its_review_hold_no_words(
    keyed: bool, newsroom: Newsroom, desk: Desk
) -> None:
    """Neither the file, nor what lists, decides on and compares its entries."""
    key = ("--key", f"{desk.folder}/newsroom.key") if keyed else ()
    options = (*CHECKED, "--rules-only", "--baseline", "base.json", *key)
    newsroom.run("check", *options, "--write-baseline")
    entries = newsroom.run("baseline", "audit", "base.json", "--list").out.split()
    assert entries
    decided = ("accept", "--reason", "seen", "--as", "Vera")
    newsroom.run("baseline", "audit", "base.json", "--set", entries[0], *decided)
    assert "Vera" in (newsroom.work / "base.json").read_text()
    newsroom.run("check", *options)
    newsroom.run("check", *options, "--fail-on-unaudited", "--format", "sarif")
    newsroom.kept["work/base.json"] = ["file"]
    assert newsroom.leaks() == {}


def test_a_staged_draft_and_a_commit_message(
    newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What a hook tells of either, and what it leaves beside them, hold nothing."""
    elsewhere = tmp_path_factory.mktemp("git") / "store"
    message = newsroom.put("message", f"My {WORDS['relation']} told us in {WORDS['town']}\n")
    newsroom.run("check", "--commit-msg", message.name, "--rules-only")
    subprocess.run(["git", "init", "-q", "--separate-git-dir", elsewhere], check=True)
    subprocess.run(["git", "add", DRAFT], check=True)
    assert newsroom.run("check", "--staged", "--rules-only").code == 1
    assert newsroom.leaks() == {}


def test_figures_tell_no_words(newsroom: Newsroom) -> None:
    """`evaluate` in both formats and its curve; only `--errors` shows what it is asked for."""
    at = PROSE.index(WORDS["town"])
    span = {"start": at, "end": at + len(WORDS["town"]), "label": "LOCATION", "level": "direct"}
    gold = {"id": WORDS["file"], "text": PROSE, "spans": [span], "meta": {"kind": "hard"}}
    newsroom.put("gold.jsonl", json.dumps(gold) + "\n")
    curve = ("--curve", "--policy", "source-protection")
    for more in ((), ("--format", "json"), curve):
        assert newsroom.run("evaluate", "gold.jsonl", "--rules-only", *more).code == 0
    assert newsroom.leaks() == {}


def test_sheets_are_checked_in_silence(newsroom: Newsroom, desk: Desk) -> None:
    """Counts and warnings name lines; `show` needs `--plain`, and a new sheet is encrypted."""
    sheet = f"{desk.folder}/sheet.age"
    newsroom.run("sources", "check", sheet, *desk.sheet[2:])
    assert newsroom.run("sources", "show", sheet, *desk.sheet[2:]).code == 2
    plain = newsroom.put("plain.yaml", f"sources: [{{names: [Annika {WORDS['name']}]}}]\n")
    made = ("sources", "init", "new.age", "--from", plain.name, "--recipient", desk.recipient)
    assert newsroom.run(*made).code == 0
    assert newsroom.leaks() == {}


def test_an_edited_sheet_leaves_nothing(
    newsroom: Newsroom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor saves, or fails, or writes what cannot be used: no plain text of it stays."""
    newsroom.put("own.age", (desk.folder / "sheet.age").read_bytes())
    edit = ("sources", "edit", "own.age", *desk.sheet[2:])
    script = newsroom.root / "editor.sh"
    for body in ("exit 3", f'echo "    facts: {WORDS["fact"]}" >> "$1"', 'echo "# seen" >> "$1"'):
        script.write_text(f"#!/bin/sh\n{body}\n")
        script.chmod(0o700)
        newsroom.inputs["editor.sh"] = script.read_bytes()
        monkeypatch.setenv("EDITOR", str(script))
        newsroom.run(*edit)
        assert newsroom.leaks() == {}


def test_rules_are_shown_and_tested(newsroom: Newsroom, desk: Desk) -> None:
    """A pack's own words are told of it alone: tests that pass tell none."""
    assert newsroom.run("rules", "test", f"{desk.folder}/pack.yaml").code == 0
    assert newsroom.run("rules", "list").code == 0
    assert newsroom.leaks() == {}


def test_logs_signatures_and_vaults(newsroom: Newsroom, desk: Desk) -> None:
    """Whatever is done with a log, and a vault that is opened in vain, tells nothing."""
    key = str(newsroom.root / "id")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    redact(newsroom, desk, "--vault", "mill.age", "--recipient", desk.recipient, "--expire", "3")
    for command in (("audit", "show", LOG), ("audit", "verify", LOG), ("audit", "schema")):
        assert newsroom.run(*command).code == 0
    assert newsroom.run("audit", "sign", LOG, "--as", "Vera", "--ssh-key", key).code == 0
    assert newsroom.run("audit", "verify", LOG).code == 0
    assert newsroom.run("vault", "prune", ".", "--dry-run").code == 0
    restore = ("restore", COPY, "--vault", "mill.age", "-o", "again.md")
    assert newsroom.run(*restore).code == 2
    assert newsroom.leaks() == {}
    done = newsroom.run(*restore, "--identity", f"{desk.folder}/identity")
    assert (done.code, set(newsroom.leaks())) == (0, {"work/again.md"})


def test_a_report_shows_what_stays(newsroom: Newsroom, desk: Desk) -> None:
    """The page for others holds what the copy keeps; with originals it says so, and is private."""
    report = ("report", DRAFT, "--rules-only", *desk.sheet)
    assert newsroom.run(*report, "-o", "r.html").code == 0
    newsroom.kept["work/r.html"] = ["allowed", "file"]
    assert newsroom.leaks() == {}
    assert newsroom.run(*report, "-o", "private.html", "--with-originals").code == 0
    assert set(newsroom.leaks()) == {"work/private.html"}
    assert (newsroom.work / "private.html").stat().st_mode & 0o777 == 0o600


def test_a_review_keeps_digests_of_its_decisions(newsroom: Newsroom, desk: Desk) -> None:
    """Decide, keep, save, ask for what is not there: only the page itself shows words."""
    path = newsroom.work / "kept.json"
    key = NewsroomKey(b"k" * 32)

    def engine(config: object) -> Callable[[object], Redactor]:
        return lambda _: Pipeline.from_config(config, rules_only=True)  # type: ignore[arg-type]

    decisions = DecisionsFile(path, key)
    sitting = Sitting(
        open_drafts([newsroom.work / DRAFT], engine, decisions, keep_comments=False),
        lambda: datetime(2026, 5, 14, tzinfo=timezone.utc),
        lambda: "0123456789abcdef" * 2,
        key,
        decisions,
        "Vera",
    )
    guard = Guard(ORIGIN, "token", "session")
    application_ = application(sitting, guard, lambda: None, lambda: None)
    client = TestClient(application_, base_url=ORIGIN)
    assert client.get("/?token=token").status_code == 200
    found = client.get("/api/drafts/0").json()["findings"]
    assert found_in(json.dumps(found).encode()) > {"town"}
    ruling = {"start": found[0]["start"], "end": found[0]["end"], "type": "PERSON"}
    post = {"headers": {"Origin": ORIGIN}}
    for where, body in (
        ("rulings", ruling | {"action": "redact", "reason": "ours"}),
        ("rulings", {"start": 1, "end": 10**9, "type": "PERSON", "action": "redact"}),
        ("rulings", {"start": WORDS["name"]}),
        ("keep", {}),
        ("save", {}),
    ):
        answer = client.post(f"/api/drafts/0/{where}", json=body, **post)  # type: ignore[arg-type]
        if answer.status_code != 200:
            assert found_in(answer.content, but=["file"]) == set()
    copy = next(newsroom.work.glob("*.redacted.md"))
    assert path.exists()
    newsroom.kept[f"work/{copy.name}"] = set(WORDS) - {"denied", "reason", "pack"}
    assert newsroom.leaks() == {}


def test_files_are_cleaned_in_silence(newsroom: Newsroom) -> None:
    """`clean` keeps the text, and tells nothing of it; `metadata` shows what it is asked for."""
    assert newsroom.run("clean", f"{STEM}.docx").code == 0
    newsroom.kept[f"work/{STEM}.clean.docx"] = list(WORDS)
    assert newsroom.run("metadata", f"{STEM}.docx").code == 0
    assert newsroom.run("formats").code == 0
    assert newsroom.leaks() == {}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_loggers_at_their_loudest_tell_nothing(
    after: bool, newsroom: Newsroom, desk: Desk, loud: Callable[[], None]
) -> None:
    """Every logger there is at DEBUG, before the engine is built or after: none quotes a draft."""
    ENGINES.clear()
    if after:
        redact(newsroom, desk)
    loud()
    redact(newsroom, desk)
    newsroom.run("check", DRAFT, "--rules-only", "--no-cache", *desk.sheet)
    assert ("presidio-anonymizer" in newsroom.logs.getvalue()) is after
    assert newsroom.leaks() == {}


@pytest.fixture
def loud() -> Iterator[Callable[[], None]]:
    """Sets every logger to DEBUG."""
    levels: dict[logging.Logger, int] = {}

    def turn_up() -> None:
        for name in [*logging.root.manager.loggerDict, "presidio-analyzer", "decision_process"]:
            logger = logging.getLogger(name)
            levels.setdefault(logger, logger.level)
            logger.setLevel(logging.DEBUG)

    yield turn_up
    for logger, level in levels.items():
        logger.setLevel(level)
