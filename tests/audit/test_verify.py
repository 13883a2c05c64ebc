"""A log is read only as it was written."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from redactor.audit.log import compose
from redactor.audit.verify import verify
from redactor.errors import AuditError, AuditTamperedError

from .logs import LOG, PLACED, RUN, keep, lines_of, logs, parse, rechain, records_of

LINES = lines_of(LOG)
HEADER, FIRST, SECOND, THIRD, FOOTER = LINES


def check(data: bytes) -> None:
    verify(io.BytesIO(data))


def test_an_untouched_log_is_summed_up() -> None:
    """Counts, id and head are those of the log."""
    verified = verify(io.BytesIO(LOG))
    assert (verified.id, verified.redacted, verified.kept) == (RUN.id, 2, 1)
    assert verified.head == json.loads(FOOTER)["head"]


@given(logs)
def test_every_log_verifies(log: bytes) -> None:
    """What is composed is verified, whatever the words in it."""
    check(log)


@given(logs, st.data())
def test_any_byte_changed_is_noticed(log: bytes, data: st.DataObject) -> None:
    """One byte replaced by any other, anywhere."""
    at = data.draw(st.integers(0, len(log) - 1))
    byte = data.draw(st.integers(0, 255))
    assume(byte != log[at])
    with pytest.raises(AuditError):
        check(log[:at] + bytes([byte]) + log[at + 1 :])


def test_every_bit_of_a_log_counts() -> None:
    """Each bit of each byte, flipped alone, is noticed."""
    for at in range(len(LOG)):
        for bit in range(8):
            with pytest.raises(AuditError):
                check(LOG[:at] + bytes([LOG[at] ^ 1 << bit]) + LOG[at + 1 :])


@given(logs, st.data())
def test_any_bytes_put_in_are_noticed(log: bytes, data: st.DataObject) -> None:
    """Bytes inserted anywhere, white space included."""
    at = data.draw(st.integers(0, len(log)))
    extra = data.draw(st.one_of(st.binary(min_size=1, max_size=8), st.sampled_from([b" ", b"\n"])))
    with pytest.raises(AuditError):
        check(log[:at] + extra + log[at:])


@given(logs, st.data())
def test_any_bytes_taken_out_are_noticed(log: bytes, data: st.DataObject) -> None:
    """A range of bytes cut out anywhere: truncation at either end, or a hole."""
    start = data.draw(st.integers(0, len(log) - 1))
    end = data.draw(st.integers(start + 1, len(log)))
    with pytest.raises(AuditError):
        check(log[:start] + log[end:])


@given(logs, st.data())
def test_any_other_arrangement_of_lines_is_noticed(log: bytes, data: st.DataObject) -> None:
    """Lines dropped, repeated or moved."""
    lines = lines_of(log)
    arranged = data.draw(st.lists(st.sampled_from(lines), max_size=len(lines) + 2))
    assume(arranged != lines)
    with pytest.raises(AuditError):
        check(b"".join(arranged))


@given(logs, logs, st.data())
def test_a_line_of_another_log_is_noticed(one: bytes, other: bytes, data: st.DataObject) -> None:
    """A line taken from another log, or the head of one and the tail of another."""
    lines, others = lines_of(one), lines_of(other)
    at = data.draw(st.integers(0, len(lines) - 1))
    line = data.draw(st.sampled_from(others))
    spliced = [*lines[:at], line, *lines[at + 1 :]]
    cut = data.draw(st.integers(0, len(others)))
    joined = lines[:at] + others[cut:]
    for forged in (spliced, joined):
        if forged not in (lines, others):
            with pytest.raises(AuditError):
                check(b"".join(forged))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        pytest.param(b"", "RED601", None, id="empty"),
        pytest.param(b"\n", "RED601", 1, id="blank line"),
        pytest.param(b"Dear Ms Quill,\n", "RED601", 1, id="a letter"),
        pytest.param(b"\xff\xfe\x00\n", "RED601", 1, id="binary"),
        pytest.param(b"[1]\n", "RED601", 1, id="a list"),
        pytest.param(b'{"kind":"diary"}\n', "RED601", 1, id="unknown kind"),
        pytest.param(b"[" * 100_000 + b"\n", "RED601", 1, id="nested deeply"),
        pytest.param(HEADER.replace(b'"schema":2', b'"schema":1'), "RED601", 1, id="other version"),
        pytest.param(b"\xef\xbb\xbf" + LOG, "RED601", 1, id="byte order mark"),
        pytest.param(LOG.replace(b'"en"', b'"EN"'), "RED601", 1, id="field out of form"),
        pytest.param(LOG.replace(b'"seq":2,', b""), "RED601", 3, id="field missing"),
        pytest.param(LOG.replace(b'"seq":2,', b'"mail":1,"seq":2,'), "RED601", 3, id="field added"),
        pytest.param(LOG.replace(b'"seq":2', b'"seq":NaN'), "RED601", 3, id="not a number"),
        pytest.param(LOG[:-9], "RED601", 5, id="cut within the footer"),
        pytest.param(LOG.replace(b'"start":30', b'"start":36'), "RED601", 3, id="span empty"),
        pytest.param(LOG[:-1], "RED602", 5, id="last line feed missing"),
        pytest.param(LOG.replace(b"\n", b"\r\n"), "RED602", 1, id="line ends of Windows"),
        pytest.param(LOG.replace(b'"seq":2', b'"seq": 2'), "RED602", 3, id="a space"),
        pytest.param(LOG.replace(b'"score":1,', b'"score":1.0,'), "RED602", 2, id="1.0 for 1"),
        pytest.param(LOG.replace("Ö".encode(), b"\\u00d6"), "RED602", 4, id="an escape"),
        pytest.param(LOG.replace(b'"seq":2', b'"seq":9,"seq":2'), "RED602", 3, id="a field twice"),
        pytest.param(LOG.replace(b":30:00Z", b":30:00+00:00"), "RED602", 1, id="time zone spelt"),
        pytest.param(LOG.replace(b'"markdown"', b'"text"'), "RED602", 1, id="header changed"),
        pytest.param(LOG.replace(b"A country", b"A city"), "RED602", 3, id="decision changed"),
        pytest.param(LOG.replace(b'"end":36', b'"end":66'), "RED602", 3, id="span changed"),
        pytest.param(LOG.replace(b"a place", b"A place"), "RED602", 4, id="last decision changed"),
        pytest.param(LOG.replace(b'"count":3', b'"count":2'), "RED602", 5, id="count changed"),
        pytest.param(LOG.replace(b'"head":"', b'"head":"0'), "RED601", 5, id="head too long"),
        pytest.param(
            LOG.replace(b'"seq":2', b'"seq":' + b"9" * 5000), "RED601", 3, id="endless number"
        ),
        pytest.param(HEADER + SECOND + THIRD + FOOTER, "RED602", 2, id="first decision gone"),
        pytest.param(HEADER + FIRST + THIRD + FOOTER, "RED602", 3, id="second decision gone"),
        pytest.param(HEADER + FIRST + SECOND + FOOTER, "RED602", 4, id="last decision gone"),
        pytest.param(HEADER + FIRST + FIRST + SECOND, "RED602", 3, id="decision repeated"),
        pytest.param(HEADER + SECOND + FIRST + THIRD, "RED602", 2, id="decisions swapped"),
        pytest.param(FIRST + SECOND + THIRD + FOOTER, "RED602", 1, id="header gone"),
        pytest.param(HEADER + FIRST + SECOND + THIRD, "RED602", 4, id="footer gone"),
        pytest.param(LOG + FOOTER, "RED602", 6, id="second footer"),
        pytest.param(LOG + LOG, "RED602", 6, id="two logs in one"),
    ],
)
def test_the_first_bad_line_is_named(data: bytes, code: str, line: int | None) -> None:
    """Each kind of damage has its code and the line that was touched."""
    with pytest.raises(AuditError) as caught:
        verify(io.BytesIO(data), path="draft.audit.jsonl")
    assert (caught.value.code, caught.value.line) == (code, line)
    place = "draft.audit.jsonl" + (f":{line}" if line else "")
    assert str(caught.value).startswith(f"{code} {place} ")


@pytest.mark.parametrize("index", range(len(LINES)))
def test_a_changed_prev_is_blamed_on_its_own_line(index: int) -> None:
    """A digest that was changed itself is told from a line that no longer matches it."""
    records = records_of(LOG)
    records[index]["prev"] = "d" * 64
    with pytest.raises(AuditError) as caught:
        check(rechain(records))
    assert caught.value.line == index + 1


def test_damage_further_up_is_named_before_rubbish_further_down() -> None:
    """A line that is no JSON does not hide that an earlier one was changed."""
    lines = [HEADER, FIRST.replace(b"town", b"city"), SECOND, b"rubbish\n", FOOTER]
    with pytest.raises(AuditTamperedError) as caught:
        check(b"".join(lines))
    assert caught.value.line == 2


def test_decisions_that_overlap_are_refused_even_with_digests_made_anew() -> None:
    """A log that no redaction can have written is refused although its chain holds."""
    records = records_of(LOG)
    records[2]["span"] = {"start": 10, "end": 36}
    with pytest.raises(AuditTamperedError) as caught:
        check(rechain(records, start=1))
    assert caught.value.line == 3


def test_a_rewritten_log_passes_but_has_another_head() -> None:
    """Without a key the chain cannot tell a forger's log; the head kept elsewhere can."""
    records = records_of(LOG)
    records[1]["reason"] = "Another reason."
    forged = rechain(records, start=1)
    assert verify(io.BytesIO(forged)).head != verify(io.BytesIO(LOG)).head
    assert rechain(records_of(LOG), start=1) == LOG


@pytest.mark.parametrize("first", [b"", HEADER])
@pytest.mark.parametrize(
    "line",
    [
        b"Brindleford\n",
        b'"Brindleford"\n',
        b'{"Brindleford":1}\n',
        b'{"kind":"Brindleford"}\n',
        b'{"kind":"footer","Brindleford":1,"head":"Brindleford","prev":"Brindleford","count":0}\n',
        FIRST.replace(b"LOCATION", b"Brindleford").replace(b"quasi", b"Brindleford"),
    ],
)
def test_no_word_of_the_file_is_repeated(first: bytes, line: bytes) -> None:
    """A draft taken for a log stays out of the message and of what a traceback prints."""
    with pytest.raises(AuditError) as caught:
        check(first + line)
    assert "Brindleford" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
def test_any_value_in_a_field_ends_in_a_log_or_an_error(data: st.DataObject) -> None:
    """A field filled with anything never fails in another way than the documented errors."""
    records = records_of(LOG)
    record = data.draw(st.sampled_from(records))
    record[data.draw(st.sampled_from(sorted(record)))] = data.draw(
        json_values | st.just(10**4000) | st.just("0001-01-01T00:00:00+23:00")
    )
    encoded = (json.dumps(record, sort_keys=True, separators=(",", ":")) for record in records)
    forged = "".join(line + "\n" for line in encoded).encode("utf-8")
    if forged != LOG:
        with pytest.raises(AuditError):
            check(forged)


@given(st.lists(st.binary(max_size=60)))
def test_any_bytes_end_in_an_error(lines: list[bytes]) -> None:
    """No rubbish is a log, and none of it fails in another way."""
    with pytest.raises(AuditError):
        verify(lines)


def test_a_kept_entity_is_a_record_of_its_own() -> None:
    """Kept entities stand in the log with their place in the copy, and nothing that replaces."""
    (record,) = parse(compose(RUN, [keep(3, 9)])).decisions
    assert (record.action.value, record.operator, record.replacement) == ("keep", None, None)
    assert (record.span.start, record.span.end) == (3, 9)


def test_the_example_has_the_lines_the_tests_take_for_granted() -> None:
    """Header, three decisions, footer."""
    assert [json.loads(line)["kind"] for line in LINES] == [
        "header",
        *["decision"] * len(PLACED),
        "footer",
    ]


def test_a_line_without_end_is_not_parsed() -> None:
    """A parser would take many times its length in memory, and say something else of it."""
    with pytest.raises(AuditError, match="line 2 is longer than any record"):
        check(HEADER + b'{"kind":"decision","seq":"' + b"a" * 1_000_000)
