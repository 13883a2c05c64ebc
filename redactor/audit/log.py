"""Composes an audit log from the decisions of one redaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from redactor.audit.faults import describe
from redactor.audit.keys import NewsroomKey
from redactor.audit.records import (
    LONGEST,
    ORIGIN,
    SCHEMA_VERSION,
    CopySpan,
    DecisionRecord,
    Footer,
    Header,
    ModelPin,
    PolicyPin,
    RulePackPin,
    Tool,
    canonical,
    digest,
    seal_of,
)
from redactor.errors import AuditRecordError
from redactor.exposure.decisions import Action, Placed


@dataclass(frozen=True, slots=True)
class Run:
    """What a redaction was done with.

    Args:
        id: 32 lower-case hex digits, random per run; says nothing of the draft.
        time: when it was done; must know its time zone, is written in UTC to the second.
        tool_version: version of redactor.
        policy: name of the policy, and SHA-256 of its file.
        rule_packs: every rule pack in use, in any order, ids unique.
        model: name of the model, and SHA-256 of its list of digests; `None`: rules only.
        nlp: name of the model added to ours; `None`: none.
        operator: the operator asked for.
        audience: from whom sources are hidden.
        language: language of the rules, BCP 47.
        format: format of the document, as in `Document.format`.
        reviewers: editors who went through the decisions: who made them first, then who
            countersigned.
    """

    id: str
    time: datetime
    tool_version: str
    policy: PolicyPin
    rule_packs: tuple[RulePackPin, ...]
    model: ModelPin | None
    nlp: str | None
    operator: str
    audience: str
    language: str
    format: str
    reviewers: tuple[str, ...] = ()


def compose(run: Run, placed: Iterable[Placed], key: NewsroomKey | None = None) -> bytes:
    """The audit log of one redaction: JSON Lines, UTF-8, each line ended by a line feed.

    The same arguments give the same bytes. Nothing of an entity but its type, rule and score is
    written: neither its words nor its value, nor where it stood in the draft.

    Args:
        run: what the redaction was done with.
        placed: every decision; spans sorted and disjoint.
        key: seals the log; `None`: it bears no seal.

    Raises:
        AuditRecordError: RED603, when something given cannot be written down: a redaction that
            has no replacement, a span that is not as long as it, spans out of order, a score
            outside 0.0-1.0, a path where a name is due, a line of over `LONGEST`.
    """
    lines = [_compose_header(run)]
    end = 0
    for seq, item in enumerate(placed, 1):
        if item.span.start < end:
            raise AuditRecordError(f"decision {seq} stands before the end of the one before it")
        end = item.span.end
        lines.append(_compose_decision(seq, item, digest(lines[-1])))
    head = digest(lines[-1])
    count = len(lines) - 1
    seal = None if key is None else seal_of(key, head, count)
    lines.append(canonical(Footer(kind="footer", prev=head, count=count, head=head, seal=seal)))
    if any(len(line) >= LONGEST for line in lines):
        raise AuditRecordError("a record is longer than a log holds")
    return b"".join(line + b"\n" for line in lines)


def _compose_header(run: Run) -> bytes:
    if len({pack.id for pack in run.rule_packs}) < len(run.rule_packs):
        raise AuditRecordError("two rule packs have the same id")
    try:
        header = Header(
            kind="header",
            schema=SCHEMA_VERSION,
            prev=ORIGIN,
            id=run.id,
            time=run.time,
            tool=Tool(name="redactor", version=run.tool_version),
            policy=run.policy,
            rule_packs=tuple(sorted(run.rule_packs, key=lambda pack: pack.id)),
            model=run.model,
            nlp=run.nlp,
            operator=run.operator,
            language=run.language,
            format=run.format,
            audience=run.audience,
            reviewers=run.reviewers,
        )
    except ValidationError as error:
        raise AuditRecordError(f"the header {describe(error)}") from None
    return canonical(header)


def _compose_decision(seq: int, item: Placed, prev: str) -> bytes:
    decision = item.decision
    try:
        record = DecisionRecord(
            kind="decision",
            prev=prev,
            seq=seq,
            entity_type=decision.entity_type,
            rule=decision.rule,
            score=decision.score,
            exposure=decision.exposure,
            probability=decision.probability,
            action=decision.action,
            reason=decision.reason,
            operator=decision.operator if decision.action is Action.REDACT else None,
            replacement=decision.replacement,
            span=CopySpan(start=item.span.start, end=item.span.end),
            decided_by="reviewer" if decision.by else "tool",
            reviewer=decision.by or None,
        )
    except ValidationError as error:
        raise AuditRecordError(f"decision {seq} {describe(error)}") from None
    return canonical(record)
