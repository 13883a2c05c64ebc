"""The server: who may ask, and what is answered."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient

from redactor import Redactor
from redactor.errors import PolicyError
from redactor.review.app import application
from redactor.review.guard import HEADERS, Guard
from redactor.review.waiting import Waits

from .conftest import DRAFT, MakeSitting

ORIGIN = "http://127.0.0.1:4321"
TOKEN = "the-token"  # noqa: S105
POST = {"Origin": ORIGIN}


class Ended:
    """Notes that the review was ended, and how often somebody asked."""

    ended = False
    failed = False
    asked = 0

    def fail(self) -> None:
        """Take note that a tab was told why a draft cannot be reviewed."""
        self.failed = True

    def end(self) -> None:
        """Take note that it is over."""
        self.ended = True

    def touch(self) -> None:
        """Take note that somebody asked."""
        self.asked += 1


@pytest.fixture
def ended() -> Ended:
    return Ended()


@pytest.fixture
def stranger(draft: Path, sit: MakeSitting, ended: Ended) -> TestClient:
    """A client that has not opened the address."""
    guard = Guard(ORIGIN, TOKEN, "the-session")
    app = application(sit(draft), guard, ended.touch, ended.end)
    return TestClient(app, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def tab(stranger: TestClient) -> TestClient:
    """The editor's own tab."""
    assert stranger.get(f"/?token={TOKEN}").status_code == 303
    return stranger


Ask = Callable[[TestClient], Any]


def test_the_address_opens_the_page_once(tab: TestClient) -> None:
    """The token is worth nothing once it was used; the tab itself may load the page again."""
    assert tab.get("/").status_code == 200
    tab.cookies.clear()
    assert tab.get(f"/?token={TOKEN}").status_code == 403


def test_another_account_gets_nothing_and_spoils_nothing(
    draft: Path, sit: MakeSitting, ended: Ended
) -> None:
    """Whoever reads the address off the list of processes and is faster than the browser."""
    strangers = [True, False]
    guard = Guard(ORIGIN, TOKEN, "the-session", is_stranger=lambda *_: strangers.pop(0))
    app = application(sit(draft), guard, ended.touch, ended.end)
    client = TestClient(app, base_url=ORIGIN, follow_redirects=False)
    faster = client.get(f"/?token={TOKEN}")
    assert (faster.status_code, "set-cookie" in faster.headers) == (403, False)
    assert client.get("/api/drafts/0").status_code == 403
    assert client.get(f"/?token={TOKEN}").status_code == 303
    assert client.get("/").status_code == 200


def test_two_reviews_at_once_do_not_lock_each_other_out(
    draft: Path, sit: MakeSitting, ended: Ended
) -> None:
    """Browsers share cookies between ports: each review has one of its own name."""
    names = set()
    for port in (4321, 4322):
        origin = f"http://127.0.0.1:{port}"
        app = application(sit(draft), Guard(origin, TOKEN, "s"), ended.touch, ended.end)
        client = TestClient(app, base_url=origin, follow_redirects=False)
        names |= set(client.get(f"/?token={TOKEN}").cookies)
    assert len(names) == 2


def test_strangers_keep_no_review_open(stranger: TestClient, ended: Ended) -> None:
    """Only the editor's own requests count as somebody being there."""
    stranger.get("/api/state")
    stranger.get("/?token=other")
    assert ended.asked == 0


def test_the_cookie_is_for_this_page_alone(stranger: TestClient) -> None:
    """No script reads it, and no other site makes the browser send it."""
    cookie = stranger.get(f"/?token={TOKEN}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda c: c.get("/"), id="no token"),
        pytest.param(lambda c: c.get("/?token=other"), id="another token"),
        pytest.param(lambda c: c.get(f"/api/state?token={TOKEN}"), id="token elsewhere"),
        pytest.param(lambda c: c.get("/static/page.js"), id="script"),
        pytest.param(lambda c: c.get("/api/drafts/0"), id="draft"),
        pytest.param(lambda c: c.post("/api/close", json={}, headers=POST), id="close"),
        pytest.param(lambda c: c.get("/", cookies={"redactor-4321": "guess"}), id="another cookie"),
    ],
)
@pytest.mark.filterwarnings("ignore:Setting per-request cookies")
def test_who_lacks_the_address_gets_nothing(stranger: TestClient, ask: Ask, ended: Ended) -> None:
    """Neither the page nor a word of the draft, and nothing is done."""
    response = ask(stranger)
    assert response.status_code == 403
    assert "Brindleford" not in response.text
    assert not ended.ended


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda c: c.get("/", headers={"Host": "evil.example"}), id="rebound name"),
        pytest.param(lambda c: c.get("/", headers={"Host": "127.0.0.1:1"}), id="another port"),
        pytest.param(lambda c: c.post("/api/close", json={}), id="no origin"),
        pytest.param(
            lambda c: c.post("/api/close", json={}, headers={"Origin": "http://evil.example"}),
            id="another origin",
        ),
        pytest.param(
            lambda c: c.post("/api/close", data={"a": "b"}, headers=POST), id="a form's post"
        ),
        pytest.param(
            lambda c: c.get("/api/state", headers={"Sec-Fetch-Site": "cross-site"}), id="embedded"
        ),
    ],
)
def test_other_pages_cannot_speak_through_the_tab(tab: TestClient, ask: Ask, ended: Ended) -> None:
    """With the editor's cookie, too, another page's requests are refused."""
    assert ask(tab).status_code == 403
    assert not ended.ended


@pytest.mark.parametrize(
    "path", ["/", "/static/page.js", "/api/state", "/api/drafts/0", "/api/drafts/9", "/nowhere"]
)
def test_every_answer_is_closed_to_the_world(tab: TestClient, path: str) -> None:
    """Nothing is stored by the browser, and nothing loads from or shows elsewhere."""
    headers = tab.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_the_page_holds_no_word_of_the_draft(tab: TestClient) -> None:
    """The page is the same for every draft; the draft comes as data, never as markup."""
    assert "Brindleford" not in tab.get("/").text


def finding(told: dict[str, Any], words: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in told["findings"] if one["words"] == words)
    return found


def test_a_draft_is_told_with_its_findings(tab: TestClient) -> None:
    """Pieces put together are the draft and the copy; each finding has its place and offers."""
    told = tab.get("/api/drafts/0").json()
    whole = "".join(p if isinstance(p, str) else p[1] for p in told["pieces"])
    copy = "".join(p if isinstance(p, str) else p[1] for p in told["copy"])
    town = finding(told, "Brindleford")
    assert whole[town["start"] : town["end"]] == "Brindleford"
    assert "Brindleford" not in copy
    assert town["mentions"] == 2
    assert town["offers"]
    assert (told["decided"], told["canUndo"]) == (0, False)


def test_a_draft_reads_before_anything_is_found(
    draft: Path, sit: MakeSitting, ended: Ended
) -> None:
    """Its text is told while the engine is not there yet, or never comes."""

    def never(_: object) -> Redactor:
        raise PolicyError("the policy is broken")

    app = application(
        sit(draft, engine=never), Guard(ORIGIN, TOKEN, "s"), ended.touch, ended.end, ended.fail
    )
    client = TestClient(app, base_url=ORIGIN)
    client.get(f"/?token={TOKEN}")
    assert client.get("/api/drafts/0/text").json()["pieces"] == [DRAFT]
    assert client.get("/api/state").json()["drafts"][0]["read"] is False
    assert not ended.failed
    refused = client.get("/api/drafts/0")
    assert (refused.status_code, refused.json()["code"], ended.failed) == (409, "RED403", True)
    assert client.get("/api/state").json()["drafts"][0]["problem"].startswith("RED403")


def test_a_draft_is_told_before_its_copy_is_verified(
    draft: Path, sit: MakeSitting, ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all that is proposed; what verification sees and what else could be printed follow."""
    gate = Event()
    whole = Redactor._verify

    def slow(self: Any, *args: Any) -> Any:
        gate.wait(30)
        return whole(self, *args)

    monkeypatch.setattr("redactor.pipeline.Redactor._verify", slow)
    app = application(sit(draft), Guard(ORIGIN, TOKEN, "s"), ended.touch, ended.end)
    client = TestClient(app, base_url=ORIGIN)
    client.get(f"/?token={TOKEN}")
    proposed = client.get("/api/drafts/0/proposal").json()
    town = finding(proposed, "Brindleford")
    assert (proposed["verified"], town["offers"], town["action"]) == (False, None, "redact")
    assert town["replacement"].startswith("[")
    gate.set()
    verified = client.get("/api/drafts/0").json()
    assert verified["verified"]
    assert [{**one, "offers": None} for one in verified["findings"]] == proposed["findings"]
    assert verified["copy"] == proposed["copy"]
    asked = {"start": town["start"], "end": town["end"], "action": "keep", "type": "LOCATION"}
    client.post("/api/drafts/0/rulings", json=asked, headers=POST)
    told = client.get("/api/drafts/0/proposal").json()
    assert (told["decided"], told["verified"]) == (1, True)


def test_nothing_is_waited_for_when_the_review_is_over(
    draft: Path, sit: MakeSitting, ended: Ended
) -> None:
    """A tab that asks for findings then is told so, whatever the engine is at."""
    asked: list[None] = []

    def never(_: object) -> Redactor:
        asked.append(None)
        raise PolicyError("the policy is broken")

    waits = Waits()
    waits.give_up()
    app = application(
        sit(draft, engine=never), Guard(ORIGIN, TOKEN, "s"), ended.touch, ended.end, waits=waits
    )
    client = TestClient(app, base_url=ORIGIN)
    client.get(f"/?token={TOKEN}")
    refused = client.get("/api/drafts/0/proposal")
    assert (refused.status_code, "is over" in refused.json()["error"]) == (409, True)
    assert asked == []


def test_people_and_places_are_offered_first_as_types(tab: TestClient) -> None:
    """What is missed most often is a name; it should not go as a case number by default."""
    types = tab.get("/api/drafts/0").json()["types"]
    assert types[:3] == ["PERSON", "LOCATION", "ORGANIZATION"]
    assert "EMAIL_ADDRESS" in types


def test_own_words_are_told_apart_from_the_tool_s(tab: TestClient) -> None:
    """So that accepting them again does not throw them away."""
    town = finding(tab.get("/api/drafts/0").json(), "Brindleford")
    assert town["own"] is None
    asked = {"start": town["start"], "end": town["end"], "action": "redact", "type": "LOCATION"}
    asked["words"] = "a town by the sea"
    tab.post("/api/drafts/0/rulings", json=asked, headers=POST)
    told = tab.get("/api/drafts/0").json()
    assert finding(told, "Brindleford")["own"] == "a town by the sea"


def test_a_draft_that_cannot_be_read_is_told_on_its_tab(
    draft: Path, sit: MakeSitting, ended: Ended
) -> None:
    """With its reason, and with names that no text can hold written out."""
    (draft.parent / os.fsdecode(b"a\xff.docx")).write_bytes(b"no package")
    app = application(
        sit(draft.parent), Guard(ORIGIN, TOKEN, "the-session"), ended.touch, ended.end
    )
    client = TestClient(app, base_url=ORIGIN)
    client.get(f"/?token={TOKEN}")
    drafts = client.get("/api/state").json()["drafts"]
    assert [one["name"] for one in drafts] == ["a\\udcff.docx", "mill.txt"]
    assert drafts[0]["problem"].startswith("RED1")
    assert client.get("/api/drafts/0").status_code == 409


def test_a_ruling_is_taken_and_undone(tab: TestClient) -> None:
    """It is told at once; who asks for the draft then gets a copy that carries it out."""
    town = finding(tab.get("/api/drafts/0").json(), "Brindleford")
    asked = {"start": town["start"], "end": town["end"], "action": "keep", "type": "LOCATION"}
    taken = tab.post("/api/drafts/0/rulings", json=asked, headers=POST).json()
    assert [(one["start"], one["action"], one["by"]) for one in taken["rulings"]] == [
        (town["start"], "keep", "Vera")
    ]
    assert (taken["saved"], taken["canUndo"]) == (False, True)
    told = tab.get("/api/drafts/0").json()
    assert (told["version"], told["decided"]) == (taken["version"], 1)
    assert finding(told, "Brindleford")["by"] == "Vera"
    undone = tab.post("/api/drafts/0/undo", json={}, headers=POST).json()
    assert undone["version"] > told["version"]
    assert tab.get("/api/drafts/0").json()["decided"] == 0


@pytest.mark.parametrize(
    ("words", "narrow"),
    [
        pytest.param("a town by the sea", False, id="coarse"),
        pytest.param("a country", False, id="coarser"),
        pytest.param("near Hoeryong", True, id="a town"),
        pytest.param("the home of Tessel Vorn", True, id="a person"),
        pytest.param("at 59.9139° N, 10.7522° E", True, id="a point on the map"),
        pytest.param("at 31U DQ 48251 11932", True, id="a square of a grid"),
    ],
)
def test_own_words_that_tell_more_are_warned_of(tab: TestClient, words: str, narrow: bool) -> None:
    """The editor may print them, and is told what they give away."""
    town = finding(tab.get("/api/drafts/0").json(), "Brindleford")
    asked = {"start": town["start"], "end": town["end"], "action": "redact", "type": "LOCATION"}
    tab.post("/api/drafts/0/rulings", json={**asked, "words": words}, headers=POST)
    told = tab.get("/api/drafts/0").json()
    assert told["narrowing"] == ([{"line": 1, "column": town["column"]}] if narrow else [])


def test_a_save_tells_what_was_written(tab: TestClient, draft: Path) -> None:
    """The files are named, and are there."""
    told = tab.post("/api/drafts/0/save", json={}, headers=POST).json()
    assert {Path(name).name for name in told["written"]} == {
        "mill.redacted.txt",
        "mill.redacted.txt.audit.jsonl",
    }
    assert all(Path(name).exists() for name in told["written"])


@pytest.mark.parametrize(
    "body",
    [
        {"start": 0, "end": 0, "action": "keep", "type": "LOCATION"},
        {"start": 0, "end": 10**9, "action": "keep", "type": "LOCATION"},
        {"start": -1, "end": 2, "action": "keep", "type": "LOCATION"},
        {"start": 0, "end": 2, "action": "burn", "type": "LOCATION"},
        {"start": 0, "end": 2, "action": "keep", "type": "<b>"},
        {"start": 0, "end": 2, "action": "redact", "type": "LOCATION", "words": "a [town"},
        {"start": 0, "end": 2, "action": "keep", "type": "LOCATION", "more": 1},
        [],
    ],
)
def test_a_request_that_makes_no_sense_changes_nothing(tab: TestClient, body: Any) -> None:
    """It is refused with a code, and the draft stays as it was."""
    before = tab.get("/api/drafts/0").json()
    refused = tab.post("/api/drafts/0/rulings", json=body, headers=POST)
    assert refused.status_code == 409
    assert refused.json()["code"].startswith("RED")
    assert tab.get("/api/drafts/0").json() == before


def test_an_oversized_request_is_refused(tab: TestClient) -> None:
    """Nobody fills the memory through the page."""
    body = b'"' + b"x" * 200_000 + b'"'
    headers = {**POST, "Content-Type": "application/json"}
    assert tab.post("/api/drafts/0/rulings", content=body, headers=headers).status_code == 409


def test_a_failure_inside_tells_nothing(tab: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception's message may quote the draft: its type alone is told."""

    def broken(*_: object) -> None:
        raise ValueError("Brindleford")

    monkeypatch.setattr("redactor.review.app._view", broken)
    failed = tab.get("/api/drafts/0")
    assert (failed.status_code, failed.json()["code"]) == (500, "RED001")
    assert "Brindleford" not in failed.text
    assert failed.headers["cache-control"] == "no-store"


def test_the_tab_ends_the_review(tab: TestClient, ended: Ended) -> None:
    """Done is done, and every request shows that somebody is there."""
    before = ended.asked
    assert tab.post("/api/close", json={}, headers=POST).status_code == 200
    assert ended.ended
    assert ended.asked == before + 1
