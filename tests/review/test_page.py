"""The page in a real browser: each test asserts on the files that come of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from redactor.errors import PolicyError, RedactionError, ReviewError, WriteError
from redactor.exposure.decisions import Action
from redactor.pipeline import Redactor
from redactor.review.copies import Proposed
from redactor.review.requests import Request
from redactor.review.serving import serve
from redactor.review.sitting import Sitting
from redactor.spans import Span
from tests.documents.programs import program

from .conftest import DRAFT, MakeSitting

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(program("chromium")), args=["--no-sandbox"]
        )
        yield started
        started.close()


@pytest.fixture
def gate() -> Iterator[Event]:
    """Keeps shut until a test opens it, or everything that was asked for before it is over."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Serve a sitting and open its page; whatever the page does wrong fails the test."""
    faults: list[str] = []
    opened: list[tuple[Page, Thread]] = []

    def start(sitting: Sitting, **options: Any) -> Page:
        addresses: Queue[str] = Queue()
        thread = Thread(
            target=serve,
            args=(sitting,),
            kwargs={"port": 0, "idle": 60.0, "announce": addresses.put, "patience": 30.0},
            daemon=True,
        )
        thread.start()
        page = browser.new_context(**options).new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda told: told.type == "error" and faults.append(told.text))
        page.on("request", lambda asked: _local(asked.url) or faults.append(asked.url))
        page.goto(addresses.get(timeout=30))
        opened.append((page, thread))
        return page

    yield start
    for page, thread in opened:
        if not page.locator("#ended, #failed").locator("visible=true").count():
            page.evaluate(
                "fetch('/api/close', {method: 'POST', body: '{}',"
                " headers: {'Content-Type': 'application/json'}})"
            )
        page.context.close()
        thread.join(timeout=10)
        assert not thread.is_alive()
    assert [fault for fault in faults if "409" not in fault] == []


def _local(url: str) -> bool:
    return url.startswith("http://127.0.0.1:")


def decided(page: Page, number: int) -> None:
    """Wait until the page tells that so many findings are decided."""
    expect(page.locator("#progress")).to_contain_text(f"{number} of ")


def ready(page: Page) -> None:
    """Wait until the draft shown was looked through."""
    expect(page.locator("#waiting")).to_be_hidden()


def find(page: Page, words: str) -> None:
    """Choose the first finding with these words, by mouse."""
    ready(page)
    page.locator("#text mark", has_text=words).first.click()
    expect(page.locator("#card .said")).to_have_text(words)


def save(page: Page) -> None:
    ready(page)
    page.keyboard.press("s")
    page.locator("#ask-save button", has_text="Save").click()
    expect(page.locator("#message")).to_contain_text("Written")


def copy_of(draft: Path) -> str:
    return draft.with_name("mill.redacted.txt").read_text()


def records(draft: Path) -> list[dict[str, Any]]:
    log = draft.with_name("mill.redacted.txt.audit.jsonl")
    return [json.loads(line) for line in log.read_bytes().splitlines()]


def test_a_draft_is_decided_by_keyboard_alone(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """Reverse one, accept one, edit one, save: no mouse."""
    page = open_page(sit(draft))
    expect(page.locator("#list button").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Brindleford")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.type("a town by the sea")
    page.keyboard.press("Enter")
    decided(page, 1)
    expect(page.locator("#card .said")).to_have_text("Brindleford")
    page.keyboard.press("r")
    decided(page, 2)
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_contain_text("Written")
    assert "lives in [a town by the sea]. She" in copy_of(draft)
    assert "who has left Brindleford." in copy_of(draft)
    own = [r for r in records(draft) if r.get("decided_by") == "reviewer"]
    assert [r["action"] for r in own] == ["redact", "keep"]


def test_a_draft_reads_while_it_is_looked_through(
    draft: Path, sit: MakeSitting, open_page: Open, redactor: Redactor
) -> None:
    """Its text can be selected, nothing decided or saved; the findings come by themselves."""
    gate = Event()

    def slow(_: object) -> Redactor:
        gate.wait(30)
        return redactor

    page = open_page(sit(draft, engine=slow))
    expect(page.locator("#text p").first).to_contain_text("Brindleford")
    expect(page.locator("#message")).to_contain_text("is being looked for")
    expect(page.locator("#side")).to_have_attribute("aria-busy", "true")
    page.evaluate(SELECT, [[0, "has left", False], [0, "has left", True]])
    expect(page.locator("#add-words")).to_have_value("has left")
    for button in ("#save", "#undo", "#add-button"):
        expect(page.locator(button)).to_be_disabled()
    for key in ("a", "r", "s", "u", "j"):
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)
    gate.set()
    ready(page)
    expect(page.locator("#side")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#message")).to_contain_text("7 findings")
    page.keyboard.press("m")
    page.get_by_role("button", name="Redact it").click()
    decided(page, 1)
    save(page)
    assert "has left" not in copy_of(draft)


def test_findings_are_decided_before_the_copy_is_verified(
    gate: Event, draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They can be told apart, decided and undone at once; what is saved waits and carries all."""
    whole = Redactor._verify

    def slow(self: Any, *args: Any) -> Any:
        gate.wait(30)
        return whole(self, *args)

    monkeypatch.setattr("redactor.pipeline.Redactor._verify", slow)
    page = open_page(sit(draft), bypass_csp=True)
    find(page, "Brindleford")
    expect(page.locator("#making")).to_have_text("verifying the copy …")
    expect(page.locator("#card")).to_contain_text("come with the verified copy")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("R")
    decided(page, 2)
    page.keyboard.press("u")
    decided(page, 0)
    find(page, "Brindleford")
    page.locator("#own-words").fill("a town by the sea")
    page.keyboard.press("Enter")
    decided(page, 1)
    find(page, "Anna")
    page.locator("#why").fill("to be typed on")
    page.locator("#own-words").fill("a wom")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.locator("#ask-save button", has_text="Save").click()
    expect(page.locator("#message")).to_contain_text("is made, verified and written")
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]
    gate.set()
    expect(page.locator("#message")).to_contain_text("Written")
    expect(page.locator("#making")).to_be_hidden()
    expect(page.locator('#card input[name="offer"]')).not_to_have_count(0)
    expect(page.locator("#why")).to_have_value("to be typed on")
    expect(page.locator("#own-words")).to_have_value("a wom")
    assert "lives in [a town by the sea]." in copy_of(draft)
    own = [r for r in records(draft) if r.get("decided_by") == "reviewer"]
    assert [r["reviewer"] for r in own] == ["Vera"]


def test_a_copy_that_cannot_be_verified_ends_the_review(
    gate: Event, draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though its findings were there, as long as none was decided on."""

    def failing(*_: Any) -> Any:
        gate.wait(30)
        raise RedactionError("redaction failed")

    monkeypatch.setattr("redactor.pipeline.Redactor._verify", failing)
    page = open_page(sit(draft))
    find(page, "Brindleford")
    gate.set()
    expect(page.locator("#failed")).to_contain_text("RED301 redaction failed")
    expect(page.locator("#list button")).to_have_count(0)
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]


def test_what_is_taken_back_is_told_though_more_was_decided_since(
    gate: Event, draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is saved before."""
    whole = Redactor.redact_document
    place = DRAFT.index("Brindleford")

    def failing(self: Any, *args: Any, **options: Any) -> Any:
        if any(ruling.span.start == place for ruling in self._rulings):
            raise RedactionError("redaction failed")
        if review.refused is not None:
            gate.wait(30)
        return whole(self, *args, **options)

    sitting = sit(draft)
    review = sitting.draft(0).review
    page = open_page(sitting)
    find(page, "Brindleford")
    expect(page.locator("#making")).to_be_hidden()
    monkeypatch.setattr("redactor.pipeline.Redactor.redact_document", failing)
    page.keyboard.press("r")
    decided(page, 1)
    while review.refused is None:
        page.wait_for_timeout(10)
    find(page, "3 May")
    page.keyboard.press("r")
    expect(page.locator("#message")).to_contain_text("Kept: 3 May")
    assert [one.span.start for one in review.rulings] == [DRAFT.index("3 May")]
    gate.set()
    expect(page.locator("#message")).to_contain_text("was taken back")
    decided(page, 1)
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]


def test_what_was_decided_stands_though_nothing_can_be_verified_yet(
    gate: Event, draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so, stays, and saves once a copy can be made."""

    def failing(*_: Any) -> Any:
        gate.wait(30)
        raise RedactionError("redaction failed")

    with monkeypatch.context() as broken:
        broken.setattr("redactor.pipeline.Redactor._verify", failing)
        page = open_page(sit(draft, reviewer="Vera"))
        find(page, "Brindleford")
        page.keyboard.press("r")
        decided(page, 1)
        gate.set()
        expect(page.locator("#message")).to_contain_text("What you decided stands: Save tries")
        expect(page.locator("#making")).to_have_text("the copy shown is not verified")
    save(page)
    expect(page.locator("#message")).to_contain_text("Written")
    assert "lives in Brindleford" in copy_of(draft)


def test_saving_counts_what_verification_adds(
    gate: Event, draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when that shows while she is asked whether to save."""
    whole = Redactor._verify

    def slow(self: Any, *args: Any) -> Any:
        gate.wait(30)
        return whole(self, *args)

    def fewer(version: int, text: str, placed: Any, rulings: Any) -> Proposed:
        return Proposed(version, text, placed[:-1], rulings)

    monkeypatch.setattr("redactor.pipeline.Redactor._verify", slow)
    monkeypatch.setattr("redactor.review.draft.Proposed", fewer)
    sitting = sit(draft)
    page = open_page(sitting)
    decided(page, 0)
    page.keyboard.press("s")
    known = sitting.draft(0).review.latest
    assert isinstance(known, Proposed)
    expect(page.locator("#save-told")).to_contain_text(f"{len(known.placed)} proposals")
    gate.set()
    expect(page.locator("#save-told")).to_contain_text(f"{len(known.placed) + 1} proposals")


def test_a_copy_that_is_behind_says_so(
    draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when none can be made for a while; the next decision tries again."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.keyboard.press("r")
    decided(page, 1)
    expect(page.locator("#making")).to_be_hidden()

    def failing(*_: Any, **__: Any) -> Any:
        raise RedactionError("redaction failed")

    with monkeypatch.context() as broken:
        broken.setattr("redactor.pipeline.Redactor.redact_document", failing)
        page.locator("#undo").click()
        expect(page.locator("#message")).to_contain_text("RED301")
        expect(page.locator("#making")).to_have_text("the copy shown is an earlier one")
    find(page, "3 May")
    page.keyboard.press("r")
    expect(page.locator("#making")).to_be_hidden()
    decided(page, 1)
    save(page)
    assert "on 3 May" in copy_of(draft)
    assert "lives in Brindleford" not in copy_of(draft)


@pytest.mark.parametrize("reviewer", ["Vera", ""], ids=["decided by her", "asked for a name"])
def test_a_review_ends_while_it_is_looked_through(
    reviewer: str, gate: Event, draft: Path, sit: MakeSitting, open_page: Open, redactor: Redactor
) -> None:
    """Nobody waits for findings then: the server is gone before they are there."""

    def slow(_: object) -> Redactor:
        gate.wait(60)
        return redactor

    page = open_page(sit(draft, engine=slow, reviewer=reviewer))
    expect(page.locator("#text p").first).to_contain_text("Brindleford")
    if not reviewer:
        page.locator("#reviewer").fill("Vera")
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Done").click()
    with page.expect_response("**/proposal") as answer:
        page.locator("#ask-done button", has_text="End").click()
    answer.value.finished()
    expect(page.locator("#ended")).to_be_visible()
    assert "failed" not in page.locator("#message").inner_text()


def test_an_engine_that_cannot_be_made_ends_the_review(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """The page says why, over a question that is open; no file is written."""

    def never(_: object) -> Redactor:
        raise PolicyError("the policy is broken", next_step="Mend it.")

    page = open_page(sit(draft, engine=never, reviewer=""))
    expect(page.locator("#failed")).to_be_visible()
    expect(page.locator("#failed")).to_contain_text("RED403 the policy is broken. Mend it.")
    expect(page.locator("#ask-name")).to_be_hidden()
    assert [path.name for path in draft.parent.iterdir()] == ["mill.txt"]


def test_decisions_do_not_wait_for_the_copy(
    draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each shows at once and says that the copy is being made; what is saved carries out all."""
    gate = Event()
    whole = Redactor.redact_document

    def slow(self: Any, *args: Any, **options: Any) -> Any:
        if self._rulings:
            gate.wait(30)
        return whole(self, *args, **options)

    page = open_page(sit(draft))
    ready(page)
    monkeypatch.setattr("redactor.pipeline.Redactor.redact_document", slow)
    find(page, "Brindleford")
    page.keyboard.press("R")
    decided(page, 2)
    expect(page.locator("#making")).to_be_visible()
    expect(page.locator("#text mark.keep.decided")).to_have_count(2)
    assert page.locator("#copy").text_content().count("Brindleford") == 2  # type: ignore[union-attr]
    find(page, "Anna")
    page.locator("#own-words").fill("a woman")
    page.keyboard.press("Enter")
    decided(page, 3)
    find(page, "Anna")
    expect(page.locator("#own-words")).to_have_value("a woman")
    page.locator("#undo").click()
    decided(page, 2)
    expect(page.locator("#own-words")).to_have_value("")
    find(page, "3 May")
    page.keyboard.press("r")
    decided(page, 3)
    page.locator("#why").fill("to be typed on")
    gate.set()
    expect(page.locator("#making")).to_be_hidden()
    expect(page.locator("#why")).to_have_value("to be typed on")
    page.keyboard.press("Escape")
    save(page)
    assert "who has left Brindleford." in copy_of(draft)
    assert "rang on 3 May" in copy_of(draft)
    assert "Anna" not in copy_of(draft)


def test_what_is_kept_is_redacted_in_words_offered(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """An editor who changes her mind finds the same finer and coarser words."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.keyboard.press("R")
    decided(page, 2)
    expect(page.locator("#making")).to_be_hidden()
    find(page, "Brindleford")
    offers = page.locator('#card input[name="offer"]')
    words = offers.nth(1).get_attribute("value")
    offers.nth(1).check()
    page.keyboard.press("r")
    expect(page.locator("#making")).to_be_hidden()
    save(page)
    assert f"lives in [{words}]" in copy_of(draft)
    assert "left Brindleford" in copy_of(draft)


def test_two_editors_at_once_are_told_of_each_other(
    draft: Path, tmp_path: Path, sit: MakeSitting, open_page: Open
) -> None:
    """The later one takes in what the other kept, and saves both."""
    kept = tmp_path / "kept.json"
    vera = sit(draft, decisions=kept)
    page = open_page(sit(draft, reviewer="Tom", decisions=kept))
    find(page, "3 May")
    page.keyboard.press("r")
    decided(page, 1)
    start = DRAFT.index("Brindleford")
    vera.rule(0, Request(Span(start, start + 11), Action.KEEP, "LOCATION"))
    vera.keep(0)
    page.keyboard.press("s")
    page.locator("#ask-save button", has_text="Save").click()
    expect(page.locator("#message")).to_contain_text("RED554")
    page.get_by_role("button", name="Take theirs in").click()
    decided(page, 2)
    save(page)
    assert records(draft)[0]["reviewers"] == ["Vera", "Tom"]
    assert "lives in Brindleford" in copy_of(draft)
    assert "on 3 May" in copy_of(draft)


def test_all_mentions_are_kept_by_mouse(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """One click settles every mention of a place; its reason is in the log."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.locator("#why").fill("it is the county town")
    page.get_by_role("button", name="Keep all 2 mentions").click()
    decided(page, 2)
    save(page)
    assert copy_of(draft).count("Brindleford") == 2
    reasons = [r["reason"] for r in records(draft) if r.get("decided_by") == "reviewer"]
    assert reasons == ["it is the county town"] * 2


def test_an_offered_truth_is_chosen(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """The words of an alternative are what the copy says."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    offers = page.locator('#card input[name="offer"]')
    words = offers.nth(1).get_attribute("value")
    offers.nth(1).check()
    page.get_by_role("button", name="Accept: redact").click()
    decided(page, 1)
    expect(page.locator("#card .said")).not_to_have_text("")
    find(page, "Brindleford")
    expect(page.locator("#card")).to_contain_text(f"[{words}]")


def test_what_was_selected_is_added_and_undone(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """Words that nothing found are selected, redacted, undone and redacted again."""
    page = open_page(sit(draft))
    page.locator("#text p").first.evaluate(
        """line => {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf('has left');
                if (at >= 0) {
                    const range = document.createRange();
                    range.setStart(walker.currentNode, at);
                    range.setEnd(walker.currentNode, at + 9);
                    getSelection().removeAllRanges();
                    getSelection().addRange(range);
                }
            }
        }"""
    )
    page.keyboard.press("m")
    expect(page.locator("#add-words")).to_have_value("has left")
    page.locator("#add-type").select_option("MISC")
    page.locator("#add-instead").fill("was elsewhere than")
    page.get_by_role("button", name="Redact it").click()
    decided(page, 1)
    page.keyboard.press("Escape")
    page.locator("#name").focus()
    page.keyboard.press("u")
    decided(page, 0)
    page.locator("#add-words").fill("has left")
    page.locator("#add-type").select_option("MISC")
    page.locator("#add-instead").fill("was elsewhere than")
    page.get_by_role("button", name="Redact it").click()
    decided(page, 1)
    save(page)
    assert "who [was elsewhere than]" in copy_of(draft)


def test_what_cannot_be_undone_stays_as_it_is(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """What was ruled before words became public is not taken back, nor shown as if it were."""
    draft.with_name("redactor.toml").write_text('lists = ["public.yaml"]\n')
    draft.with_name("public.yaml").write_text("allow:\n  - text: Oslo\n    reason: a capital\n")
    page = open_page(sit(draft))
    find(page, "3 May")
    page.keyboard.press("r")
    decided(page, 1)
    find(page, "Brindleford")
    page.locator("#why").fill("the county town")
    page.get_by_role("button", name="Public from now on").click()
    expect(page.locator("#undo")).to_be_disabled()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator("#message")).to_have_text("There is nothing to take back.")
    decided(page, 1)
    save(page)
    assert "on 3 May" in copy_of(draft)


def test_a_page_loaded_again_shows_what_was_decided(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """The server, not the tab, holds what was decided; leaving with unsaved decisions asks."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.keyboard.press("r")
    decided(page, 1)
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.reload()
    decided(page, 1)
    assert asked == ["beforeunload"]
    assert not draft.with_name("mill.redacted.txt").exists()


def test_a_second_editor_countersigns(
    draft: Path, tmp_path: Path, sit: MakeSitting, open_page: Open
) -> None:
    """She sees who went through it before, and both stand in the log."""
    kept = tmp_path / "kept.json"
    first = open_page(sit(draft, decisions=kept))
    find(first, "Brindleford")
    first.keyboard.press("r")
    decided(first, 1)
    first.get_by_role("button", name="Keep decisions for later").click()
    expect(first.locator("#message")).to_contain_text("Written")
    second = open_page(sit(draft, reviewer="", decisions=kept))
    second.locator("#reviewer").fill("Tom Ortega")
    second.keyboard.press("Enter")
    expect(second.locator("#message")).to_contain_text("before: Vera")
    decided(second, 1)
    save(second)
    assert records(draft)[0]["reviewers"] == ["Vera", "Tom Ortega"]


def test_a_draft_changed_on_disk_is_told(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """The page says so, and nothing is written."""
    page = open_page(sit(draft))
    decided(page, 0)
    draft.write_text(DRAFT + "More.\n")
    page.keyboard.press("s")
    page.locator("#ask-save button", has_text="Save").click()
    expect(page.locator("#message")).to_contain_text("RED552")
    assert not draft.with_name("mill.redacted.txt").exists()


def test_a_full_disk_is_told(
    draft: Path, sit: MakeSitting, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page goes on, and the decisions are still there."""

    def full(*_: object, **__: object) -> None:
        raise WriteError("the file cannot be written: there is no space left on the device")

    monkeypatch.setattr("redactor.review.sitting.write_together", full)
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.keyboard.press("r")
    decided(page, 1)
    page.keyboard.press("s")
    page.locator("#ask-save button", has_text="Save").click()
    expect(page.locator("#message")).to_contain_text("no space left")
    decided(page, 1)


def test_a_port_that_is_taken_is_told(draft: Path, sit: MakeSitting) -> None:
    """Another program's port is not shared."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ReviewError, match=f"RED551 port {port} cannot be used"):
            serve(sit(draft), port=port, idle=1.0, announce=print)


def test_done_ends_the_review(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """The page says that it is over; nothing was saved, and that was said."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.keyboard.press("r")
    decided(page, 1)
    page.get_by_role("button", name="Done").click()
    expect(page.locator("#done-told")).to_contain_text("Not saved: mill.txt")
    page.locator("#ask-done button", has_text="End").click()
    expect(page.locator("#ended")).to_be_visible()


def test_drafts_are_a_queue(draft: Path, tmp_path: Path, sit: MakeSitting, open_page: Open) -> None:
    """Several drafts stand side by side with their counts, and each is saved by itself."""
    other = draft.with_name("other.txt")
    other.write_text("My aunt lives in Brindleford.\n")
    page = open_page(sit(draft, other))
    expect(page.locator("#drafts button")).to_have_count(2)
    page.keyboard.press("]")
    expect(page.locator("#name")).to_have_text("other.txt")
    save(page)
    assert other.with_name("other.redacted.txt").exists()
    assert not draft.with_name("mill.redacted.txt").exists()


def test_what_a_draft_says_is_never_markup(
    tmp_path: Path, sit: MakeSitting, open_page: Open
) -> None:
    """Tags and scripts in a draft are words on the page."""
    draft = tmp_path / "sly.txt"
    draft.write_text("<img src=x onerror=alert(1)><script>alert(2)</script> My aunt rang.\n")
    page = open_page(sit(draft))
    expect(page.locator("#text")).to_contain_text("<script>alert(2)</script>")
    assert page.locator("#text img, #text script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_used_by_everyone(
    scheme: str, draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """axe-core finds no violation, in the page and in its dialogs."""
    page = open_page(sit(draft), color_scheme=scheme, bypass_csp=True)
    find(page, "Brindleford")
    page.keyboard.press("v")
    for state in ("", "s", "?"):
        if state:
            page.keyboard.press("Escape")
            page.keyboard.press(state)
        violations = Axe().run(page).response["violations"]
        assert [(found["id"], [n["target"] for n in found["nodes"]]) for found in violations] == []


@pytest.mark.parametrize(
    "size",
    [{"width": 360, "height": 700}, {"width": 640, "height": 450}],
    ids=["phone", "zoom 200 %"],
)
def test_nothing_runs_off_a_small_screen(
    size: dict[str, int], draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """No sideways scrolling, with the card open and both texts shown."""
    page = open_page(sit(draft), viewport=size)
    find(page, "Brindleford")
    page.keyboard.press("v")
    page.keyboard.press("v")
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


def test_right_to_left_lines_read_from_the_right(
    tmp_path: Path, sit: MakeSitting, open_page: Open
) -> None:
    """A line in Arabic begins at the right, one in English at the left."""
    draft = tmp_path / "two.txt"
    draft.write_text(
        "My aunt rang from the mill this week, she told us at the door.\nقالت إنها سمعت\n"
    )
    page = open_page(sit(draft))
    expect(page.locator("#text p").nth(1)).to_be_visible()
    sides = page.evaluate(
        """[...document.querySelectorAll('#text p')].slice(0, 2).map(line => {
            const range = document.createRange();
            range.selectNodeContents(line);
            const text = range.getBoundingClientRect(), box = line.getBoundingClientRect();
            const near = Math.abs(text.left - box.left) < Math.abs(text.right - box.right);
            return near ? 'left' : 'right';
        })"""
    )
    assert sides == ["left", "right"]


def test_a_review_begins_with_a_name(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """Escape does not get past the question; the answer does."""
    page = open_page(sit(draft, reviewer=""))
    expect(page.locator("#reviewer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#message")).to_contain_text("without a name")
    expect(page.locator("#ask-name")).to_be_visible()
    page.locator("#reviewer").fill("Vera")
    page.keyboard.press("Enter")
    decided(page, 0)


def test_a_refused_decision_stays_on_its_finding(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """What could not be taken is told, and not covered by the next finding."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.locator("#own-words").fill("a [town]")
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_contain_text("RED204")
    expect(page.locator("#card .said")).to_have_text("Brindleford")
    expect(page.locator("#own-words")).to_have_value("a [town]")
    decided(page, 0)


def test_own_words_outlive_another_look(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """Accepting a finding that the editor worded herself keeps her words."""
    page = open_page(sit(draft))
    find(page, "Brindleford")
    page.locator("#own-words").fill("a town by the sea")
    page.keyboard.press("Enter")
    decided(page, 1)
    find(page, "Brindleford")
    expect(page.locator('#card input[name="offer"]:checked')).to_have_value("a town by the sea")
    page.keyboard.press("a")
    expect(page.locator("#card .said")).to_be_visible()
    save(page)
    assert "lives in [a town by the sea]." in copy_of(draft)


def test_the_focus_goes_on_with_the_findings(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """After a decision with Tab and Enter the next finding is read, not the page from its top."""
    page = open_page(sit(draft))
    first = page.locator("#list button").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list button[aria-current]")).to_be_focused()
    page.locator("#card button.main").focus()
    page.keyboard.press("Enter")
    decided(page, 1)
    expect(page.locator("#card-title")).to_be_focused()
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    decided(page, 0)
    expect(page.locator("#name")).to_be_focused()


SELECT = """([from, to]) => {
    const lines = document.querySelectorAll('#text p');
    const point = ([line, words, after]) => {
        const walker = document.createTreeWalker(lines[line], NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at >= 0) return [walker.currentNode, at + (after ? words.length : 0)];
        }
    };
    getSelection().setBaseAndExtent(...point(from), ...point(to));
}"""


def test_a_selection_across_lines_and_marks_is_added(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """Just what was selected goes, whatever markings and line breaks it holds."""
    page = open_page(sit(draft))
    expect(page.locator("#text p").nth(2)).to_be_visible()
    page.evaluate(SELECT, [[0, " has left", False], [2, " rang", True]])
    page.locator("#add-selected").click()
    expect(page.locator("#add-words")).to_have_value("has left Brindleford. Anna rang")
    page.locator("#add-instead").fill("was heard of")
    page.get_by_role("button", name="Redact it").click()
    expect(page.locator("#message")).to_have_text(
        "Redacted: has left Brindleford. Anna rang, 1 mention."
    )
    expect(page.locator("#add-selected")).to_be_hidden()
    save(page)
    assert ", who [was heard of" in copy_of(draft)
    assert "rang" not in copy_of(draft)


def test_typed_words_are_whole_words(tmp_path: Path, sit: MakeSitting, open_page: Open) -> None:
    """They go wherever they stand whole, and never out of the middle of another word."""
    draft = tmp_path / "mill.txt"
    draft.write_text("It has a millpond. We saw the mill, near the mill.\n")
    page = open_page(sit(draft))
    expect(page.locator("#text")).to_contain_text("millpond")
    ready(page)
    page.keyboard.press("m")
    page.locator("#add-words").fill("mil")
    page.get_by_role("button", name="Redact it").click()
    expect(page.locator("#message")).to_contain_text("do not stand")
    expect(page.locator("#add-words")).to_have_value("mil")
    page.locator("#add-words").fill("mill")
    page.locator("#add-type").select_option("MISC")
    page.get_by_role("button", name="Redact it").click()
    decided(page, 2)
    save(page)
    assert "mill," not in copy_of(draft)
    assert "mill." not in copy_of(draft)


def test_one_draft_that_cannot_be_read_is_told_on_its_tab(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """The others are reviewed; by keyboard, too, one passes over it."""
    draft.with_name("a.docx").write_bytes(b"no package")
    draft.with_name("l.txt").write_text("")
    other = draft.with_name("other.txt")
    other.write_text("My aunt lives in Brindleford.\n")
    page = open_page(sit(draft.parent))
    tabs = page.locator("#drafts button")
    expect(tabs.first).to_have_text("a.docx cannot be read")
    page.keyboard.press("]")
    expect(page.locator("#name")).to_have_text("mill.txt")
    tabs.first.click()
    expect(page.locator("#message")).to_contain_text("RED1")
    page.keyboard.press("]")
    expect(page.locator("#name")).to_have_text("l.txt")
    page.keyboard.press("]")
    page.keyboard.press("]")
    expect(page.locator("#name")).to_have_text("other.txt")
    save(page)
    assert other.with_name("other.redacted.txt").exists()


def test_a_selection_is_of_its_own_draft(draft: Path, sit: MakeSitting, open_page: Open) -> None:
    """What was selected in one draft is not redacted at that place of another."""
    other = draft.with_name("other.txt")
    other.write_text("He has left.\n")
    page = open_page(sit(draft, other))
    expect(page.locator("#text p").nth(2)).to_be_visible()
    page.evaluate(SELECT, [[0, "has left", False], [0, "has left", True]])
    page.keyboard.press("m")
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    expect(page.locator("#name")).to_have_text("other.txt")
    expect(page.locator("#add-words")).to_have_value("")


def test_an_address_takes_no_words_of_one_s_own(
    tmp_path: Path, sit: MakeSitting, open_page: Open
) -> None:
    """The card says so instead of taking words that would not be printed."""
    draft = tmp_path / "mill.md"
    draft.write_text("She lives in [Brindleford](https://news.example/brindleford-mill).\n")
    page = open_page(sit(draft))
    page.locator("#text mark", has_text="brindleford").last.click()
    expect(page.locator("#card")).to_contain_text("no words of your own")
    assert page.locator("#own-words").count() == 0
    page.keyboard.press("e")
    page.keyboard.press("a")
    decided(page, 1)


def test_saving_counts_what_another_tab_decided(
    draft: Path, sit: MakeSitting, open_page: Open
) -> None:
    """Both tabs speak of one review; what is about to be written is told as it is."""
    page = open_page(sit(draft))
    decided(page, 0)
    other = page.context.new_page()
    other.goto(page.url)
    find(other, "Brindleford")
    other.keyboard.press("R")
    decided(other, 2)
    page.keyboard.press("s")
    expect(page.locator("#save-told")).not_to_be_empty()
    decided(page, 2)
    page.locator("#ask-save button", has_text="Save").click()
    expect(page.locator("#message")).to_contain_text("Written")
    assert copy_of(draft).count("Brindleford") == 2
