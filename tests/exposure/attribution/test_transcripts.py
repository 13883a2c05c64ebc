"""Turns of interviews."""

from __future__ import annotations

import pytest

from redactor.exposure.attribution.layout import paragraphs
from redactor.exposure.attribution.transcripts import Part, find_turns

QA = "Q: When did you go?\nA: In spring.\nIt was cold.\nQ: Why?\nA: I had to."
COURT = "Q. Did you see it?\nA. I did.\nQ. When?\nA. At noon."
NAMES = "REPORTER: Are you safe?\nVOICE: I am behind the mill.\nREPORTER: And now?\nVOICE: No."
TIMED = "[0:02] VOICE: It is late.\n[0:09] DESK: We hear you.\n[0:14] VOICE: I have to go."
PHONE_IN = "POLE: You are on. What is it?\nSUE: It froze.\nPOLE: Where?\nSUE: At the mill."
RECORDING = "[0:02] I am late.\n[0:09] It froze.\n[0:14] I have to go."
HEADINGS = (
    "When did you go?\nI left in spring.\nWhat was the work?\nMy sister and I packed pies.\n"
    "And then?\nWe ran."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            QA,
            [("Q", Part.ASKS), ("A", Part.ANSWERS), ("Q", Part.ASKS), ("A", Part.ANSWERS)],
            id="questions-and-answers",
        ),
        pytest.param(
            COURT,
            [("Q", Part.ASKS), ("A", Part.ANSWERS), ("Q", Part.ASKS), ("A", Part.ANSWERS)],
            id="with-full-stops",
        ),
        pytest.param(
            NAMES,
            [
                ("REPORTER", Part.ASKS),
                ("VOICE", Part.ANSWERS),
                ("REPORTER", Part.ASKS),
                ("VOICE", Part.ANSWERS),
            ],
            id="labels",
        ),
        pytest.param(
            TIMED,
            [("VOICE", Part.ANSWERS), ("DESK", Part.ASKS), ("VOICE", Part.ANSWERS)],
            id="time-codes",
        ),
        pytest.param(
            PHONE_IN,
            [("POLE", Part.SEEMS_TO_ASK), ("SUE", Part.ANSWERS)] * 2,
            id="who-asks-is-the-interviewer",
        ),
        pytest.param(RECORDING, [(None, Part.ANSWERS)] * 3, id="recording"),
        pytest.param(HEADINGS, [(None, Part.ANSWERS)] * 3, id="questions-as-headings"),
    ],
)
def test_turns_are_found(text: str, expected: list[tuple[str | None, Part]]) -> None:
    """Each turn has its speaker's label, and the speaker's part."""
    turns = find_turns(text, paragraphs(text))
    found = [(None if t.label is None else t.label.of(text), t.part) for t in turns]
    assert found == expected


def test_a_turn_runs_to_the_next_label() -> None:
    """A paragraph without a label belongs to the turn before it."""
    turns = find_turns(QA, paragraphs(QA))
    assert turns[1].span.of(QA).strip() == "In spring.\nIt was cold."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From: Ada\nTo: Bo\nSubject: rain\nDate: 3 May", id="mail-header"),
        pytest.param("Note: it rained.\nIt froze.\nPhoto: Ada Quill", id="notes"),
        pytest.param(
            "What is a hedge?\nA row of shrubs.\nWho cuts it?\nThe farmer.\nWhen?\nIn autumn.",
            id="explainer",
        ),
        pytest.param("It rained: a lot.\nThen it froze: hard.", id="colons"),
    ],
)
def test_other_copy_has_no_turns(text: str) -> None:
    """Headers, notes and explainers are no interviews."""
    assert find_turns(text, paragraphs(text)) == []
