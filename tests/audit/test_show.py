"""A log can be read as tables."""

from __future__ import annotations

from hypothesis import given

from redactor.audit.log import compose
from redactor.audit.show import show

from .logs import LOG, RUN, logs, parse, redact


def test_a_log_is_laid_out() -> None:
    """The run, the counts by type and action with their sum, and each decision in order."""
    listing = show(parse(LOG))
    assert ("time", "2026-05-14T09:30:00Z") in listing.run.rows
    assert ("policy", f"everything {'a' * 64}") in listing.run.rows
    assert ("model", f"minilm-news-1 {'d' * 64}") in listing.run.rows
    assert [row for row in listing.run.rows if row[0] == "rule pack"] == [
        ("rule pack", f"kinship {'c' * 64}"),
        ("rule pack", f"places {'b' * 64}"),
    ]
    assert listing.counts.columns == ("type", "redacted", "kept")
    assert listing.counts.rows == (
        ("FAMILY_RELATION", "1", "0"),
        ("LOCATION", "1", "1"),
        ("all", "2", "1"),
    )
    assert [
        dict(zip(listing.decisions.columns, row, strict=True)) for row in listing.decisions.rows
    ][1] == {
        "seq": "2",
        "span": "30:36",
        "type": "LOCATION",
        "action": "keep",
        "exposure": "none",
        "score": "0.85",
        "rule": "places.town",
        "replacement": "",
        "reason": "A country.",
        "decided by": "tool",
    }


def test_a_log_without_decisions_counts_none() -> None:
    """The sum stands alone."""
    assert show(parse(compose(RUN, []))).counts.rows == (("all", "0", "0"),)


def test_what_a_terminal_would_obey_is_escaped() -> None:
    """Escape sequences, line breaks and direction marks in a log are shown, not obeyed."""
    log = compose(RUN, [redact(0, "[\x1b[2J\n\u202ex]")])
    (row,) = show(parse(log)).decisions.rows
    assert "[\\x1b[2J\\n\\u202ex]" in row


@given(logs)
def test_every_log_fits_its_tables(log: bytes) -> None:
    """Each row has a printable cell for each column."""
    listing = show(parse(log))
    for table in (listing.run, listing.counts, listing.decisions):
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(cell.isprintable() for cell in row)
