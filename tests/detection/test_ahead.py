"""The model reads ahead in a thread of its own, and nothing else changes by that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event, Thread, current_thread, enumerate
from typing import NoReturn

import pytest

from redactor import documents
from redactor.checking.tasks import Manner, Task
from redactor.checking.working import answers
from redactor.config import Config
from redactor.detection.ahead import ModelAhead
from redactor.detection.model import Finding, Model
from redactor.detection.modelfiles import FOLDER
from redactor.detection.normalization import normalize, readings
from redactor.detection.segments import MAX_LENGTH
from redactor.detection.truecasing import truecase
from redactor.errors import MissingDataError

DRAFT = documents.parse(
    "A source in Hyesan, a seamstress, said that her aunt rang on Friday.\n", "text"
)
LONG = documents.parse(("The clerk of the town slept. " * 9 + "\n\n") * 60, "text")


class Slow:
    """A model that waits before it says anything.

    Args:
        texts: what it was asked, and in which thread.
    """

    def __init__(self) -> None:
        self.go = Event()
        self.asked_twice = Event()
        self.texts: list[tuple[str, Thread]] = []

    def find(self, text: str) -> list[Finding]:
        """Nothing, once it may go on; fails for a text of one word."""
        self.texts.append((text, current_thread()))
        if len(self.texts) > 1:
            self.asked_twice.set()
        assert self.go.wait(30)
        if " " not in text.strip():
            raise ValueError("no sentence")
        return []


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """What is loaded in place of the model."""
    model = Slow()
    monkeypatch.setattr(Model, "load", lambda *_: model)
    return model


def ended() -> bool:
    """Whether no thread of a model is left, some time after it should have ended."""
    threads = [thread for thread in enumerate() if thread.name == "model"]
    for thread in threads:
        thread.join(30)
    return not any(thread.is_alive() for thread in threads)


@pytest.mark.parametrize("draft", [DRAFT, None], ids=["expected", "not expected"])
def test_the_same_is_found(draft: documents.Document | None) -> None:
    """A text gives what the model alone gives, whether or not it was read ahead."""
    text = normalize(DRAFT).text
    found = ModelAhead(1, draft).find(text)
    assert found == Model.load(FOLDER).find(text) != []


def test_an_expected_text_is_read_before_it_is_asked_for(slow: Slow) -> None:
    """It is read once, by the other thread."""
    slow.go.set()
    ahead = ModelAhead(1, DRAFT)
    assert ended()
    assert ahead.find(normalize(DRAFT).text) == []
    ((text, thread),) = slow.texts
    assert text == normalize(DRAFT).text
    assert thread is not current_thread()


def test_after_another_text_no_more_is_read_ahead(slow: Slow) -> None:
    """What was expected behind it is let go, and read when it is asked for after all."""
    ahead = ModelAhead(1, LONG)
    expected = normalize(LONG).text
    asked = Thread(target=ahead.find, args=("Another text.",))
    asked.start()
    assert slow.asked_twice.wait(30)
    slow.go.set()
    asked.join()
    assert ended()
    assert len(slow.texts) == 2
    assert expected.startswith(slow.texts[0][0]) or expected.startswith(slow.texts[1][0])
    assert len(expected) > MAX_LENGTH


def test_a_failure_is_raised_where_the_text_is_asked_for(slow: Slow) -> None:
    """It does not end the other thread's work unseen."""
    slow.go.set()
    ahead = ModelAhead(1, documents.parse("Word\n", "text"))
    assert ended()
    with pytest.raises(ValueError, match="no sentence"):
        ahead.find(normalize(documents.parse("Word\n", "text")).text)


def test_a_draft_that_breaks_normalization_is_left_to_the_engine(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model comes, and the failure is told where it is one of that draft alone."""

    def broken(_: documents.Document) -> NoReturn:
        raise ValueError("no text")

    monkeypatch.setattr("redactor.detection.ahead.readings", broken)
    slow.go.set()
    ahead = ModelAhead(1, DRAFT)
    assert ended()
    assert slow.texts == []
    assert ahead.find("Another text.") == []


def test_what_was_read_of_a_draft_is_given_once(slow: Slow) -> None:
    """To who asks for that draft; another one, read already or not, is none of it."""
    slow.go.set()
    ahead = ModelAhead(1, DRAFT)
    assert ahead.readings(replace(DRAFT, unread=())) == readings(DRAFT)
    assert ahead.readings(DRAFT) is None
    assert ModelAhead(1, DRAFT).readings(LONG) is None
    assert ended()


def test_a_missing_model_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    """The thread ends, and the error is the loader's own."""
    ahead = ModelAhead(1, DRAFT, tmp_path)
    assert ended()
    for _ in range(2):
        with pytest.raises(MissingDataError, match="RED203"):
            ahead.find(normalize(DRAFT).text)


def test_a_check_has_its_draft_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the thread reads is what the engine asks for, so that nothing is read twice."""
    asked: list[tuple[str, str]] = []
    mended: list[str] = []
    find = Model.find

    def noted(model: Model, text: str) -> list[Finding]:
        asked.append((current_thread().name, text))
        return find(model, text)

    def mend(text: str) -> str:
        mended.append(text)
        return truecase(text)

    monkeypatch.setattr(Model, "find", noted)
    monkeypatch.setattr("redactor.detection.normalization.truecase", mend)
    data = f"# NEWS FROM HYESAN\n\n{DRAFT.text}".encode()
    task = Task(0, data, "a.md", "", False, Manner(Config()))
    (answer,) = answers([task], 60)
    assert answer.findings
    assert [thread for thread, _ in asked] == ["model"]
    assert [text.lower() for text in mended if text] == [asked[0][1].lower()]


@pytest.mark.parametrize(
    ("data", "code"), [(b"\xff\xff", "RED105"), (b"PK\x03\x04", "RED10")], ids=["text", "docx"]
)
def test_what_cannot_be_read_is_told_when_its_turn_comes(data: bytes, code: str) -> None:
    """Reading ahead swallows nothing."""
    name = "a.md" if code == "RED105" else "a.docx"
    (answer,) = answers([Task(0, data, name, "", False, Manner(Config()))], 60)
    assert answer.problem is not None
    assert answer.problem.code.startswith(code)
    assert ended()
