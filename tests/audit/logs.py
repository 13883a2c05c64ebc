"""Logs to test with: one written by hand, and any that hypothesis can think of."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import datetime, timezone
from typing import Any

from hypothesis import strategies as st

from redactor.audit.log import Run, compose
from redactor.audit.records import ModelPin, PolicyPin, RulePackPin
from redactor.audit.verify import Log, read
from redactor.detection.entities import Entity
from redactor.exposure.decisions import Action, Decision, Exposure, Placed
from redactor.spans import Span

RUN = Run(
    id="0123456789abcdef" * 2,
    time=datetime(2026, 5, 14, 9, 30, tzinfo=timezone.utc),
    tool_version="0.1.0",
    policy=PolicyPin(name="everything", sha256="a" * 64),
    rule_packs=(
        RulePackPin(id="places", sha256="b" * 64),
        RulePackPin(id="kinship", sha256="c" * 64),
    ),
    model=ModelPin(name="minilm-news-1", sha256="d" * 64),
    nlp=None,
    operator="generalize",
    audience="public",
    language="en",
    format="markdown",
)


def redact(start: int, replacement: str, **changes: Any) -> Placed:
    """A redaction whose replacement begins at `start` of the copy."""
    return Placed(
        decide(Action.REDACT, replacement=replacement, **changes),
        Span(start, start + len(replacement)),
    )


def keep(start: int, end: int, **changes: Any) -> Placed:
    """An entity kept at `start`:`end` of the copy."""
    return Placed(decide(Action.KEEP, **changes), Span(start, end))


def decide(
    action: Action,
    *,
    type: str = "LOCATION",
    text: str = "Brindleford",
    score: float = 0.85,
    rule: str = "places.town",
    exposure: Exposure = Exposure.QUASI,
    probability: float = 0.9,
    reason: str = "A small town.",
    operator: str | None = None,
    replacement: str | None = None,
    by: str = "",
) -> Decision:
    """A decision with everything but its action filled in."""
    if operator is None:
        operator = "generalize" if action is Action.REDACT else ""
    entity = Entity(type, Span(40, 40 + len(text)), score, rule, text)
    return Decision(entity, exposure, probability, action, operator, reason, replacement, by=by)


PLACED = (
    redact(4, "[a relative]", type="FAMILY_RELATION", rule="kinship.possessive", score=1.0),
    keep(30, 36, exposure=Exposure.NONE, probability=0.125, reason="A country."),
    redact(50, "[a place in Österreich]"),
)

LOG = compose(RUN, PLACED)


def parse(data: bytes) -> Log:
    return read(io.BytesIO(data))


def lines_of(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def rechain(records: list[dict[str, Any]], start: int = 0) -> bytes:
    """What a forger writes: the records with every digest computed anew from `start` on."""
    lines: list[bytes] = []
    for index, record in enumerate(records):
        if 0 < start <= index:
            record["prev"] = hashlib.sha256(lines[-1]).hexdigest()
            if record["kind"] == "footer":
                record["head"] = record["prev"]
                record["count"] = index - 1
        line = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        lines.append(line.encode())
    return b"".join(line + b"\n" for line in lines)


def records_of(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.split(b"\n") if line]


words = st.text(min_size=1, max_size=12)
fractions = st.floats(0, 1)


@st.composite
def placed_decisions(draw: st.DrawFn) -> list[Placed]:
    """Up to six decisions, in order and disjoint in the copy."""
    end, placed = 0, []
    for _ in range(draw(st.integers(0, 6))):
        start = end + draw(st.integers(0, 20))
        changes: dict[str, Any] = {
            "type": draw(st.sampled_from(["PERSON", "DATE_TIME", "IBAN_CODE"])),
            "text": draw(words),
            "score": draw(fractions),
            "probability": draw(fractions),
            "rule": draw(words),
            "reason": draw(words),
            "exposure": draw(st.sampled_from(Exposure)),
            "by": draw(st.sampled_from(["", "Vera Lindqvist"])),
        }
        if draw(st.booleans()):
            item = redact(start, draw(words), operator=draw(words), **changes)
        else:
            item = keep(start, start + draw(st.integers(1, 20)), **changes)
        placed.append(item)
        end = item.span.end
    return placed


runs = st.builds(
    Run,
    id=st.text("0123456789abcdef", min_size=32, max_size=32),
    time=st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(timezone.utc)),
    tool_version=words,
    policy=st.just(RUN.policy),
    rule_packs=st.sampled_from([RUN.rule_packs, RUN.rule_packs[:1], ()]),
    model=st.sampled_from([RUN.model, None]),
    nlp=st.sampled_from(["en_core_web_trf", None]),
    operator=words,
    audience=words,
    language=st.sampled_from(["en", "ko", "pt-BR"]),
    format=st.sampled_from(["text", "markdown"]),
    reviewers=st.sampled_from([(), ("Vera Lindqvist", "Tom Ortega")]),
)
logs = st.builds(compose, runs, placed_decisions())
