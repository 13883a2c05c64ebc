"""Decisions between two sittings."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.audit.keys import NewsroomKey
from redactor.errors import DecisionsError
from redactor.exposure.decisions import Action
from redactor.exposure.rulings import Ruling
from redactor.review.saved import Decisions
from redactor.spans import Span

from .conftest import DRAFT, KEY


def rule(words: str, number: int = 0) -> Ruling:
    start = -1
    for _ in range(number + 1):
        start = DRAFT.index(words, start + 1)
    span = Span(start, start + len(words))
    return Ruling(span, Action.REDACT, "LOCATION", "Vera", "too small", "a town")


RULINGS = [rule("Brindleford"), rule("Brindleford", 1), rule("Anna", 1)]


def kept(*rulings: Ruling) -> bytes:
    decisions = Decisions(KEY)
    decisions.keep("mill.txt", DRAFT, rulings, ["Vera"])
    return decisions.dump()


def load(data: bytes) -> Decisions:
    return Decisions.load(data, KEY, path="kept.json")


def test_what_was_kept_comes_back() -> None:
    """Rulings and reviewers are as they were; another draft has none."""
    again = load(kept(*RULINGS)).of("mill.txt", DRAFT)
    assert (again.rulings, again.reviewers, again.lost) == (tuple(RULINGS), ("Vera",), 0)
    assert load(kept(*RULINGS)).of("other.txt", DRAFT).rulings == ()


def test_no_word_of_the_draft_is_kept() -> None:
    """Neither words nor the file's name nor a digest that could be guessed without the key."""
    data = kept(*RULINGS).decode()
    assert "Brindleford" not in data
    assert "mill" not in data
    assert data != _kept_with(NewsroomKey(b"o" * 32))


def _kept_with(key: NewsroomKey) -> str:
    decisions = Decisions(key)
    decisions.keep("mill.txt", DRAFT, RULINGS, ["Vera"])
    return decisions.dump().decode()


@given(st.text("ab \n", max_size=40), st.integers(0, len(DRAFT)))
def test_rulings_go_where_their_words_are_now(added: str, place: int) -> None:
    """Words put in anywhere move the rulings; none lands on other words."""
    changed = DRAFT[:place] + added + DRAFT[place:]
    again = load(kept(*RULINGS)).of("mill.txt", changed)
    assert len(again.rulings) + again.lost == len(RULINGS)
    for ruling in again.rulings:
        assert ruling.span.of(changed) in ("Brindleford", "Anna")
    if not any(ruling.span.start < place < ruling.span.end for ruling in RULINGS):
        glued = changed[place - 1 : place].isalnum() or changed[place + len(added) :][:1].isalnum()
        assert again.lost == 0 or glued


def test_a_ruling_stays_with_its_own_mention() -> None:
    """However much was put in before it; another mention of the words is not ruled in its place."""
    ruling = rule("Brindleford", 1)
    changed = "x" * 60 + " " + DRAFT
    again = load(kept(ruling)).of("mill.txt", changed)
    assert [one.span.start for one in again.rulings] == [ruling.span.start + 61]


def test_a_ruling_whose_words_are_gone_is_counted() -> None:
    """An editor is told how many of her decisions have no place any more."""
    again = load(kept(*RULINGS)).of("mill.txt", DRAFT.replace("Anna", "Ines"))
    assert (len(again.rulings), again.lost) == (2, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        kept(*RULINGS)[:-9],
        json.dumps({**json.loads(kept(*RULINGS)), "redactor_decisions": 2}).encode(),
        json.dumps({**json.loads(kept(*RULINGS)), "more": 1}).encode(),
    ],
)
def test_what_is_no_file_of_decisions_is_refused(data: bytes) -> None:
    """Cut short, of another version, or something else entirely."""
    with pytest.raises(DecisionsError, match=r"RED553 kept\.json"):
        load(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file["drafts"][0]["rulings"][0].update(action="keep"),
        lambda file: file["drafts"][0]["rulings"][0].update(end=10**6),
        lambda file: file["drafts"][0].update(reviewers=["Vera", "Tom"]),
        lambda file: file.update(drafts=[]),
    ],
    ids=["action", "place", "reviewers", "all gone"],
)
def test_decisions_changed_without_the_key_are_refused(change: Callable[[Any], Any]) -> None:
    """Nobody puts a decision into an editor's mouth who does not hold the newsroom's key."""
    file = json.loads(kept(*RULINGS))
    change(file)
    with pytest.raises(DecisionsError, match="not as they were kept"):
        load(json.dumps(file).encode())


def test_another_key_is_refused() -> None:
    """Digests of another key would find no place, silently."""
    with pytest.raises(DecisionsError, match="another newsroom key"):
        Decisions.load(kept(*RULINGS), NewsroomKey(b"o" * 32), path="kept.json")
