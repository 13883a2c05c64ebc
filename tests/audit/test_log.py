"""What a log says, to the byte, and what it never says."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.audit.log import compose
from redactor.audit.records import PolicyPin, RulePackPin
from redactor.errors import AuditRecordError
from redactor.exposure.decisions import Action, Placed
from redactor.spans import Span

from .logs import LOG, PLACED, RUN, decide, keep, lines_of, parse, placed_decisions, redact, words

WRITTEN = Path(__file__).with_name("pinned.audit.jsonl")


def test_the_log_is_pinned_to_the_byte() -> None:
    """The format changes on purpose or not at all."""
    assert WRITTEN.read_bytes() == LOG


def test_an_editor_is_named_with_what_she_decided() -> None:
    """Her decisions bear her name, the tool's none; both reviewers stand in the header."""
    run = dataclasses.replace(RUN, reviewers=("Vera Lindqvist", "Tom Ortega"))
    log = parse(compose(run, [keep(0, 4, by="Vera Lindqvist"), keep(6, 9)]))
    assert log.header.reviewers == ("Vera Lindqvist", "Tom Ortega")
    decided = [(record.decided_by, record.reviewer) for record in log.decisions]
    assert decided == [("reviewer", "Vera Lindqvist"), ("tool", None)]


def test_an_empty_draft_has_a_log() -> None:
    """Without decisions there is a header and a footer that seals it."""
    log = parse(compose(RUN, []))
    assert (log.decisions, log.footer.count) == ((), 0)


@given(placed_decisions())
def test_what_was_decided_is_read_back(placed: Sequence[Placed]) -> None:
    """Every decision comes back in order, with its place in the copy, its reason and rule."""
    decisions = parse(compose(RUN, placed)).decisions
    assert [
        (d.seq, d.entity_type, d.action, d.exposure, d.rule, d.reason, d.replacement)
        for d in decisions
    ] == [
        (seq, d.entity_type, d.action, d.exposure, d.rule, d.reason, d.replacement)
        for seq, d in enumerate((item.decision for item in placed), 1)
    ]
    assert [(d.span.start, d.span.end) for d in decisions] == [
        (item.span.start, item.span.end) for item in placed
    ]
    for record, item in zip(decisions, placed, strict=True):
        assert abs(record.score - item.decision.score) <= 0.005001
        assert abs(record.probability - item.decision.probability) <= 0.005001


@given(placed_decisions(), words, st.integers(0, 500), st.integers(1, 90), st.data())
def test_nothing_of_the_draft_decides_a_byte(
    placed: Sequence[Placed], text: str, start: int, length: int, data: st.DataObject
) -> None:
    """Other words, other values, at other places of the draft: the same log."""
    other = [
        dataclasses.replace(
            item,
            decision=dataclasses.replace(
                item.decision,
                entity=dataclasses.replace(
                    item.decision.entity,
                    text=text,
                    value=data.draw(st.one_of(st.none(), words)),
                    span=Span(start, start + length),
                ),
            ),
        )
        for item in placed
    ]
    assert compose(RUN, other) == compose(RUN, placed)


def test_each_record_is_one_line() -> None:
    """Line breaks of any kind in a replacement do not break the line."""
    log = compose(RUN, [redact(0, "[a\nb\r\u2028\u0085c]")])
    assert log.count(b"\n") == 3
    assert parse(log).decisions[0].replacement == "[a\nb\r\u2028\u0085c]"


def test_the_order_of_rule_packs_makes_no_difference() -> None:
    """Packs are listed by id, however they were loaded."""
    reversed_run = dataclasses.replace(RUN, rule_packs=RUN.rule_packs[::-1])
    assert compose(reversed_run, PLACED) == LOG


def test_the_time_is_written_in_utc() -> None:
    """Local time zone and fractions of a second do not reach the log."""
    local = datetime(2026, 5, 14, 18, 30, 0, 987654, tzinfo=timezone(timedelta(hours=9)))
    assert compose(dataclasses.replace(RUN, time=local), PLACED) == LOG


def test_an_operator_of_a_kept_entity_is_not_written() -> None:
    """A kept entity has no operator in the log, whatever the decision carries."""
    record = parse(compose(RUN, [keep(0, 4, operator="tag")])).decisions[0]
    assert record.operator is None


@pytest.mark.parametrize(
    ("placed", "words"),
    [
        pytest.param(
            [Placed(decide(Action.REDACT), Span(0, 5))], "without operator or", id="not replaced"
        ),
        pytest.param(
            [Placed(decide(Action.KEEP, replacement="[x]"), Span(0, 3))],
            "yet replaces it",
            id="kept and replaced",
        ),
        pytest.param([redact(0, "[x]", operator="")], "operator", id="no operator"),
        pytest.param(
            [Placed(decide(Action.REDACT, replacement="[x]"), Span(0, 4))],
            "not as long as the replacement",
            id="span of other length",
        ),
        pytest.param([keep(0, 5), keep(4, 6)], "decision 2 stands before", id="overlap"),
        pytest.param([keep(7, 9), keep(4, 6)], "decision 2 stands before", id="out of order"),
        pytest.param([keep(0, 5, score=1.01)], "score", id="score above 1"),
        pytest.param([keep(0, 5, score=float("nan"))], "score", id="score not a number"),
        pytest.param([keep(0, 5, probability=-0.1)], "probability", id="negative probability"),
        pytest.param([keep(0, 5, reason="")], "reason", id="no reason"),
        pytest.param([keep(0, 5, rule="")], "rule", id="no rule"),
        pytest.param([keep(0, 5, type="location")], "entity_type", id="type in lower case"),
        pytest.param([redact(0, "[\ud800]")], "replacement", id="lone surrogate"),
        pytest.param([redact(0, "x" * 1_000_000)], "longer than a log holds", id="endless"),
    ],
)
def test_a_decision_that_cannot_be_written_down_is_refused(
    placed: list[Placed], words: str
) -> None:
    """The error names decision and field, and holds no word of the draft."""
    with pytest.raises(AuditRecordError, match=words) as caught:
        compose(RUN, placed)
    assert str(caught.value).startswith("RED603 ")
    assert "Brindleford" not in str(caught.value)
    assert caught.value.__context__ is None or caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"id": "draft-of-monday"}, "header has no valid id", id="id not hex"),
        pytest.param({"time": datetime(2026, 5, 14, 9, 30)}, "time", id="time without zone"),
        pytest.param(
            {"time": datetime.min.replace(tzinfo=timezone(timedelta(hours=5)))},
            "time out of range",
            id="time before the first year",
        ),
        pytest.param({"language": "English"}, "language", id="language in words"),
        pytest.param({"format": ""}, "format", id="no format"),
        pytest.param({"rule_packs": RUN.rule_packs[:1] * 2}, "same id", id="pack twice"),
    ],
)
def test_a_run_that_cannot_be_written_down_is_refused(
    changes: dict[str, object], words: str
) -> None:
    """The error names the field of the header."""
    with pytest.raises(AuditRecordError, match=words):
        compose(dataclasses.replace(RUN, **changes), PLACED)


@pytest.mark.parametrize("path", ["/home/ada/policy.yaml", "..\\packs\\ours"])
def test_a_path_does_not_pass_for_a_name(path: str) -> None:
    """Neither policy nor rule pack can be named by a path, which may tell of the story."""
    with pytest.raises(ValueError, match="name"):
        PolicyPin(name=path, sha256="a" * 64)
    with pytest.raises(ValueError, match="id"):
        RulePackPin(id=path, sha256="a" * 64)


def test_lines_end_in_a_line_feed() -> None:
    """Every line, the last one too, ends in one line feed."""
    assert all(line.endswith(b"}\n") for line in lines_of(LOG))
