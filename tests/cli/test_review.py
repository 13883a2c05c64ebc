"""`redactor review` and `redactor report` as commands."""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from .conftest import Invoke

DRAFT = "My sister told me the mill had closed, she said.\n"


class Tab:
    """Opens the page at the address in a line that the command printed."""

    def __init__(self, line: str) -> None:
        address = re.search(r"(http://127\.0\.0\.1:\d+)/\?token=\S+", line)
        assert address is not None, line
        self._origin = address[1]
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)
        self._opener.open(address[0], timeout=60).read()

    def ask(self, path: str, body: object = None) -> bytes:
        """The answer to a request."""
        headers = {"Origin": self._origin, "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._origin}/{path}", data, headers)  # noqa: S310
        answer: bytes = self._opener.open(request, timeout=60).read()
        return answer

    def ask_in_vain(self, path: str) -> None:
        """Ask for what is refused, or answered by nobody any more."""
        with suppress(OSError, http.client.HTTPException):
            self.ask(path)


def test_a_review_serves_this_machine_until_it_is_closed(tmp_path: Path) -> None:
    """The address is printed, the draft is told, a decision is saved, and the process ends."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    command = [sys.executable, "-m", "redactor", "review", "mill.txt", "--no-browser"]
    command += ["-o", "mine.txt", "--operator", "tag"]
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [*command, "--rules-only", "--as", "Vera"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    ) as process:
        assert process.stderr is not None
        tab = Tab(process.stderr.readline().decode())
        found = json.loads(tab.ask("api/drafts/0"))["findings"]
        assert "sister" in found[0]["words"]
        tab.ask("api/drafts/0/save", {})
        tab.ask("api/close", {})
        assert process.wait(timeout=30) == 0
        assert b"The review is over." in process.stderr.read()
    assert (tmp_path / "mine.txt").read_text().startswith("[FAMILY_RELATION] told me")
    assert (tmp_path / "mine.txt.audit.jsonl").exists()
    assert not (tmp_path / "mill.redacted.txt").exists()


SLOW = """
import time
from redactor.detection import lean
lean.import_presidio = lambda: time.sleep(120)
"""
"""Keeps the engine from being loaded for longer than any test may take."""


@pytest.mark.usefixtures("usual_signals")
@pytest.mark.parametrize(
    ("ending", "code"),
    [("Done", 0), ("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)],
    ids=["Done", "Ctrl+C", "shut down", "window closed"],
)
def test_a_review_ends_at_once_while_the_engine_loads(
    ending: str, code: int, tmp_path: Path
) -> None:
    """Also with a tab that waits for findings; nobody waits for what nobody wants any more."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    command = [sys.executable, "-m", "redactor", "review", "mill.txt", "--no-browser"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [*command, "--rules-only"], stderr=subprocess.PIPE, cwd=tmp_path, env=environment
    ) as process:
        assert process.stderr is not None
        tab = Tab(process.stderr.readline().decode())
        asking = Thread(target=tab.ask_in_vain, args=("api/drafts/0/proposal",))
        asking.start()
        if ending == "Done":
            tab.ask("api/close", {})
        else:
            process.send_signal(signal.Signals[ending])
        try:
            assert process.wait(timeout=60) == code
        finally:
            process.kill()
        asking.join()
        told = process.stderr.read().decode()
        assert told == ("The review is over.\n" if ending == "Done" else "")


def test_a_review_needs_a_draft(invoke: Invoke) -> None:
    """A file that is not there is told before anything is served."""
    failed = invoke("review", "nowhere.txt", "--no-browser", "--rules-only")
    assert (failed.code, "RED101" in failed.err) == (2, True)


def test_a_report_needs_a_draft(invoke: Invoke) -> None:
    """A file that is not there is told before anything else that is wrong."""
    failed = invoke("report", "nowhere.txt", "-o", "r.html", "--policy", "nowhere")
    assert (failed.code, "RED101" in failed.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param(("--policy", "nowhere"), "RED403", id="while the page is served"),
        pytest.param(("-o", "nowhere/copy.txt"), "RED501", id="no folder for the copy"),
        pytest.param(("-o", "./mill.txt"), "RED502", id="the draft itself"),
        pytest.param(("-o", "-"), "not a stream", id="a stream"),
        pytest.param(("--audit", "-"), "not a stream", id="a stream for the log"),
        pytest.param(("--decisions", "-"), "not a stream", id="a stream for decisions"),
        pytest.param(("--operator", "burn"), "RED403", id="no operator"),
    ],
)
def test_a_review_that_cannot_be_ends_with_its_reason(
    options: tuple[str, ...], code: str, tmp_path: Path, invoke: Invoke
) -> None:
    """Exit code 2, also for what shows only when the page is there already."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    failed = invoke("review", "mill.txt", "--no-browser", "--rules-only", *options)
    assert (failed.code, code in failed.err) == (2, True), failed.err
    assert [path.name for path in tmp_path.iterdir()] == ["mill.txt"]


def test_a_report_writes_as_redact_does(tmp_path: Path, invoke: Invoke) -> None:
    """By the operator that is named."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    done = invoke("report", "mill.txt", "-o", "r.html", "--rules-only", "--operator", "tag")
    assert done.code == 0, done.err
    assert "[FAMILY_RELATION]" in (tmp_path / "r.html").read_text()


def test_kept_decisions_need_a_key(tmp_path: Path, invoke: Invoke) -> None:
    """Without the newsroom's key the digests could be guessed."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    failed = invoke("review", "mill.txt", "--no-browser", "--decisions", "kept.json")
    assert (failed.code, "RED605" in failed.err) == (2, True)


def test_a_report_is_written_beside_nothing_else(tmp_path: Path, invoke: Invoke) -> None:
    """One file, without the words that were taken out."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    done = invoke("report", "mill.txt", "-o", "report.html", "--rules-only")
    assert done.code == 0, done.err
    assert "sister" not in (tmp_path / "report.html").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mill.txt", "report.html"]


def test_a_report_with_originals_is_warned_of(tmp_path: Path, invoke: Invoke) -> None:
    """The terminal says it as loudly as the page."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    done = invoke("report", "mill.txt", "-o", "r.html", "--rules-only", "--with-originals")
    assert "keep it from everyone else" in done.err
    assert "sister" in (tmp_path / "r.html").read_text()


def test_a_report_never_replaces_the_draft(tmp_path: Path, invoke: Invoke) -> None:
    """Whatever name it goes by."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    failed = invoke("report", "mill.txt", "-o", "./mill.txt", "--rules-only")
    assert (failed.code, "RED502" in failed.err) == (2, True)
    assert (tmp_path / "mill.txt").read_text() == DRAFT


def test_a_report_is_no_file_of_the_name_of_a_stream(tmp_path: Path, invoke: Invoke) -> None:
    """Nobody looks for a page, with originals maybe, in a file that is called `-`."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    failed = invoke("report", "mill.txt", "-o", "-", "--rules-only")
    assert (failed.code, "not a stream" in failed.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mill.txt"]


def test_a_report_takes_the_language_that_is_named(tmp_path: Path, invoke: Invoke) -> None:
    """What the refusal of another language proposes can be done here, too."""
    dutch = "Het is een mooie dag, en de burgemeester van Utrecht weet niet wat er gebeurd is.\n"
    (tmp_path / "mill.txt").write_text(dutch)
    asked = ("report", "mill.txt", "-o", "report.html", "--rules-only")
    refused = invoke(*asked)
    assert (refused.code, "--language en" in refused.err) == (2, True)
    assert invoke(*asked, "--language", "en").code == 0


def test_a_report_is_for_the_audience_of_the_review(tmp_path: Path, invoke: Invoke) -> None:
    """It says from whom sources are hidden, and hides them from those."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    done = invoke("report", "mill.txt", "-o", "r.html", "--rules-only", "--audience", "community")
    assert done.code == 0, done.err
    assert "for the audience community" in (tmp_path / "r.html").read_text()


@pytest.mark.parametrize("command", ["review", "report"])
def test_decisions_that_cannot_be_kept_are_told_at_once(
    command: str, tmp_path: Path, invoke: Invoke
) -> None:
    """Not after an evening's work; and no report leaves them out in silence."""
    (tmp_path / "mill.txt").write_text(DRAFT)
    (tmp_path / "key").write_text("k" * 32)
    (tmp_path / "key").chmod(0o600)
    more = ("--no-browser",) if command == "review" else ("-o", "report.html")
    kept = "nowhere/kept.json" if command == "review" else "kept.json"
    options = ("--rules-only", "--key", "key", "--decisions", kept)
    failed = invoke(command, "mill.txt", *more, *options)
    assert (failed.code, kept in failed.err) == (2, True), failed.err
    assert not (tmp_path / "report.html").exists()
