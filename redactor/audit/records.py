"""The lines of an audit log as typed values, and the one way each is written."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timezone
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    ConfigDict,
    Field,
    PlainSerializer,
    TypeAdapter,
    WithJsonSchema,
    model_validator,
)
from pydantic.config import JsonDict
from pydantic.dataclasses import dataclass

from redactor.audit.keys import NewsroomKey
from redactor.exposure.decisions import Action, Exposure

SCHEMA_VERSION: Final = 2
LONGEST: Final = 1_000_000
"""Bytes of a line at most; whoever parses one takes many times as much memory."""
ORIGIN: Final = "0" * 64
"""What stands for the digest of the record before the first."""

_STRICT = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True, allow_inf_nan=False)
_MAX_INTEGER = 2**53 - 1  # RFC 8785: what every reader of JSON holds exactly.
_TIME_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"


def _to_utc_seconds(time: datetime) -> datetime:
    try:
        return time.astimezone(timezone.utc).replace(microsecond=0)
    except OverflowError:
        raise ValueError("has a time out of range") from None


def write_time(time: datetime) -> str:
    """A time in UTC, to the second, as ISO 8601 with a Z."""
    return time.replace(tzinfo=None).isoformat() + "Z"


def _to_hundredths(value: float) -> float:
    return round(value, 2)


def _write_number(value: float) -> int | float:
    # RFC 8785 writes 1.0 as 1.
    return int(value) if value.is_integer() else value


Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[^/\\]+$")]
"""A name without a slash, so that no path passes for one."""
Word = Annotated[str, Field(min_length=1)]
UtcTime = Annotated[
    AwareDatetime,
    AfterValidator(_to_utc_seconds),
    PlainSerializer(write_time, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _TIME_PATTERN}),
]
Hundredths = Annotated[
    float,
    Field(ge=0, le=1),
    AfterValidator(_to_hundredths),
    PlainSerializer(_write_number),
]
"""0.0-1.0, rounded to two decimals."""


@dataclass(frozen=True, slots=True, config=_STRICT)
class Tool:
    """What wrote the log."""

    name: Annotated[Name, Field(description="Name of the tool.")]
    version: Annotated[Word, Field(description="Version of the tool.")]


@dataclass(frozen=True, slots=True, config=_STRICT)
class PolicyPin:
    """The policy, pinned to its content."""

    name: Annotated[Name, Field(description="Name of the policy; never a path.")]
    sha256: Annotated[Sha256, Field(description="SHA-256 of the policy file's bytes.")]


@dataclass(frozen=True, slots=True, config=_STRICT)
class RulePackPin:
    """A rule pack, pinned to its content."""

    id: Annotated[Name, Field(description="Id of the rule pack; never a path.")]
    sha256: Annotated[Sha256, Field(description="SHA-256 of the rule pack file's bytes.")]


@dataclass(frozen=True, slots=True, config=_STRICT)
class ModelPin:
    """The model, pinned to its content."""

    name: Annotated[Name, Field(description="Name of the model; never a path.")]
    sha256: Annotated[
        Sha256, Field(description="SHA-256 of the list of digests of the model's files.")
    ]


@dataclass(frozen=True, slots=True, config=_STRICT)
class CopySpan:
    """A half-open range of code points of the redacted text."""

    start: Annotated[
        int, Field(ge=0, le=_MAX_INTEGER, description="First code point, counted from 0.")
    ]
    end: Annotated[
        int, Field(ge=1, le=_MAX_INTEGER, description="One past the last code point; end > start.")
    ]

    @model_validator(mode="after")
    def _holds_something(self) -> CopySpan:
        if self.end <= self.start:
            raise ValueError("has a span that is empty or reversed")
        return self


@dataclass(frozen=True, slots=True, config=_STRICT)
class Header:
    """The first line: what the redaction was done with."""

    kind: Literal["header"]
    schema: Annotated[Literal[2], Field(description="Version of this schema.")]
    prev: Annotated[
        Literal["0000000000000000000000000000000000000000000000000000000000000000"],
        Field(description="64 zeros: nothing comes before the header."),
    ]
    id: Annotated[
        str, Field(pattern=r"^[0-9a-f]{32}$", description="Random per run, 128 bits in hex.")
    ]
    time: Annotated[UtcTime, Field(description="When the redaction was done: UTC, ISO 8601.")]
    tool: Tool
    policy: PolicyPin
    rule_packs: Annotated[
        tuple[RulePackPin, ...], Field(description="Every rule pack in use, sorted by id.")
    ]
    model: Annotated[
        ModelPin | None, Field(description="The model in use; null when rules alone decided.")
    ]
    nlp: Annotated[
        Name | None,
        Field(description="Name of the model that the run added, never a path; null for none."),
    ]
    operator: Annotated[Word, Field(description="The operator that the run was asked for.")]
    language: Annotated[
        str,
        Field(
            pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
            description="Language of the rules used: BCP 47.",
        ),
    ]
    format: Annotated[
        str, Field(pattern=r"^[a-z][a-z0-9-]*$", description="Format of the document.")
    ]
    audience: Annotated[Word, Field(description="From whom sources are hidden.")]
    reviewers: Annotated[
        tuple[Word, ...], Field(description="Editors who went through the decisions, in order.")
    ]


_CONSEQUENCES: JsonDict = {
    "if": {"properties": {"action": {"const": "keep"}}},
    "then": {"properties": {"operator": {"type": "null"}, "replacement": {"type": "null"}}},
    "else": {"properties": {"operator": {"type": "string"}, "replacement": {"type": "string"}}},
}


@dataclass(frozen=True, slots=True, config=ConfigDict(**_STRICT, json_schema_extra=_CONSEQUENCES))
class DecisionRecord:
    """A line in the middle: one entity, kept or redacted, and why."""

    kind: Literal["decision"]
    prev: Annotated[Sha256, Field(description="SHA-256 of the line before, without line feed.")]
    seq: Annotated[
        int, Field(ge=1, le=_MAX_INTEGER, description="1 for the first decision, without gaps.")
    ]
    entity_type: Annotated[
        str, Field(pattern=r"^[A-Z][A-Z0-9_]*$", description="Type of the entity.")
    ]
    rule: Annotated[Word, Field(description="The rule or recognizer that found the entity.")]
    score: Annotated[Hundredths, Field(description="Confidence of that rule; two decimals.")]
    exposure: Annotated[Exposure, Field(description="How the entity bears on a protected person.")]
    probability: Annotated[
        Hundredths, Field(description="How likely it bears on one at all; two decimals.")
    ]
    action: Annotated[Action, Field(description="What was done.")]
    reason: Annotated[Word, Field(description="Why, in a sentence for an editor.")]
    operator: Annotated[Word | None, Field(description="What replaced it; null when kept.")]
    replacement: Annotated[
        Word | None, Field(description="What the copy says at the span; null when kept.")
    ]
    span: Annotated[CopySpan, Field(description="Where it stands in the redacted text.")]
    decided_by: Annotated[
        Literal["tool", "reviewer"], Field(description="Who decided: the tool, or an editor.")
    ]
    reviewer: Annotated[
        Word | None, Field(description="The editor who decided; null when the tool did.")
    ]

    @model_validator(mode="after")
    def _action_has_its_consequences(self) -> DecisionRecord:
        if (self.decided_by == "reviewer") != (self.reviewer is not None):
            raise ValueError("names a reviewer where none decided, or none where one did")
        if self.action is Action.KEEP:
            if self.operator is not None or self.replacement is not None:
                raise ValueError("keeps an entity and yet replaces it")
        elif self.operator is None or self.replacement is None:
            raise ValueError("redacts an entity without operator or replacement")
        elif len(self.replacement) != self.span.end - self.span.start:
            raise ValueError("has a span that is not as long as the replacement")
        return self


@dataclass(frozen=True, slots=True, config=_STRICT)
class Seal:
    """What only the holder of a newsroom's key can write."""

    key: Annotated[
        str, Field(pattern=r"^[0-9a-f]{16}$", description="Tells the key from others: its id.")
    ]
    hmac: Annotated[
        Sha256, Field(description="HMAC-SHA-256 of head and count, under a key derived from it.")
    ]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Footer:
    """The last line: seals how many decisions there are and what the last of them says."""

    kind: Literal["footer"]
    prev: Annotated[Sha256, Field(description="SHA-256 of the line before, without line feed.")]
    count: Annotated[int, Field(ge=0, le=_MAX_INTEGER, description="Number of decisions.")]
    head: Annotated[
        Sha256, Field(description="Head of the chain: SHA-256 of the last line before this one.")
    ]
    seal: Annotated[
        Seal | None, Field(description="Seal of the newsroom's key; null when it had none.")
    ]


Record = Header | DecisionRecord | Footer
RECORD: Final[TypeAdapter[Record]] = TypeAdapter(Annotated[Record, Field(discriminator="kind")])
"""Parses, validates and describes a line."""


def canonical(record: Record) -> bytes:
    """The record as canonical JSON (RFC 8785): sorted keys, no spaces, UTF-8; no line feed.

    Source: RFC 8785, JSON Canonicalization Scheme. For the values that occur here (ASCII keys,
    strings, integers, and numbers of two decimals from 0 to 1) it is what Python's `json` writes.
    """
    values = RECORD.dump_python(record, mode="json")
    return json.dumps(
        values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode("utf-8")


def seal_of(key: NewsroomKey, head: str, count: int) -> Seal:
    """The seal that a key sets under a log of `count` decisions with that head."""
    return Seal(key=key.id, hmac=key.digest(f"{head} {count}"))


def digest(line: bytes) -> str:
    """SHA-256 of a canonical record, 64 lower-case hex digits."""
    return hashlib.sha256(line).hexdigest()
