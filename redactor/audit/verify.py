"""Reads an audit log back, and tells whether it is still as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from redactor.audit.faults import describe
from redactor.audit.keys import NewsroomKey
from redactor.audit.records import (
    LONGEST,
    RECORD,
    DecisionRecord,
    Footer,
    Header,
    Record,
    canonical,
    digest,
    seal_of,
)
from redactor.errors import AuditError, AuditTamperedError
from redactor.exposure.decisions import Action


@dataclass(frozen=True, slots=True)
class Log:
    """A log that was read and whose chain holds.

    Args:
        header: what the redaction was done with.
        decisions: in order of their spans in the copy.
        footer: the seal.
    """

    header: Header
    decisions: tuple[DecisionRecord, ...]
    footer: Footer


@dataclass(frozen=True, slots=True)
class Verified:
    """What can be said of a log in a line.

    Args:
        id: the log's own id.
        redacted: number of entities redacted.
        kept: number of entities kept.
        head: SHA-256 of the last line before the footer. A copy of it kept elsewhere is what a
            rewritten log would not match.
        sealed_by: id of the key that sealed it; `None`: it bears no seal.
        checked: whether the seal was checked with that key.
    """

    id: str
    redacted: int
    kept: int
    head: str
    sealed_by: str | None
    checked: bool


def verify(
    lines: Iterable[bytes],
    *,
    path: str | None = None,
    key: NewsroomKey | None = None,
    must_be_sealed: bool = False,
) -> Verified:
    """Check a log byte for byte.

    Any line changed, even where the JSON stays equal, removed, added, repeated or moved is noticed.
    The chain has no key: who can write the file can compute a whole new one, which shows to someone
    who kept the head or holds the key of its seal.

    Args:
        lines: each with its line feed, as a file opened in binary mode yields them.
        path: the log's path, for messages.
        key: checks the seal, if it was set with this one; another's is told but not checked.
        must_be_sealed: whether a log that bears no seal of `key` is refused.

    Raises:
        AuditError: RED601, a line that is no record of a log.
        AuditTamperedError: RED602, records that do not belong together; names the first bad line.
    """
    log = read(lines, path=path)
    kept = sum(record.action is Action.KEEP for record in log.decisions)
    seal = log.footer.seal
    due = None if key is None else seal_of(key, log.footer.head, log.footer.count)
    # One that is right but for the key it names was changed there.
    own = seal is not None and due is not None and (seal.key == due.key or seal.hmac == due.hmac)
    last = len(log.decisions) + 2
    if own and seal != due:
        raise AuditTamperedError("the seal was not set with its key", path=path, line=last)
    if must_be_sealed and not own:
        raise AuditTamperedError("the log was not sealed with that key", path=path, line=last)
    return Verified(
        id=log.header.id,
        redacted=len(log.decisions) - kept,
        kept=kept,
        head=log.footer.head,
        sealed_by=None if seal is None else seal.key,
        checked=own,
    )


def read(lines: Iterable[bytes], *, path: str | None = None) -> Log:
    """Read a log and check it as `verify` does; same arguments, same errors."""
    links: list[_Link] = []
    broken: AuditError | None = None
    try:
        for number, line in enumerate(lines, 1):
            links.append(_parse(number, line, path))
    except AuditError as error:
        broken = error
    # A line further up that does not fit is the first bad line.
    _check_chain(links, path)
    if broken is not None:
        raise broken
    if not links:
        raise AuditError("the log is empty", path=path)
    header, footer = links[0].record, links[-1].record
    if not isinstance(header, Header) or not isinstance(footer, Footer):
        last = len(links)
        raise AuditTamperedError(
            f"the log breaks off after line {last}, before its footer", path=path, line=last
        )
    decisions = (link.record for link in links if isinstance(link.record, DecisionRecord))
    return Log(header, tuple(decisions), footer)


@dataclass(frozen=True, slots=True)
class _Link:
    record: Record
    digest: str


def _parse(number: int, line: bytes, path: str | None) -> _Link:
    if len(line) > LONGEST:
        raise AuditError(f"line {number} is longer than any record", path=path, line=number)
    try:
        record = RECORD.validate_json(line)
    except ValidationError as error:
        raise AuditError(f"line {number} {describe(error)}", path=path, line=number) from None
    written = canonical(record)
    if written + b"\n" != line:
        raise AuditTamperedError(
            f"line {number} has the values of a record, but not its bytes", path=path, line=number
        )
    return _Link(record, digest(written))


def _check_chain(links: list[_Link], path: str | None) -> None:
    for index, link in enumerate(links):
        bad, fault = index + 1, _misplaced(links, index)
        if fault is None and index and link.record.prev != links[index - 1].digest:
            bad = index if _vouched_for(links, index) else index + 1
            fault = f"was changed: line {index + 1} follows another line {index}"
        if fault is None and _overlaps_the_one_before(links, index):
            fault = "stands before the end of the decision before it"
        if fault is not None:
            raise AuditTamperedError(f"line {bad} {fault}", path=path, line=bad)


def _misplaced(links: list[_Link], index: int) -> str | None:
    """Why a record cannot stand at that place, or `None` where it can."""
    record = links[index].record
    if isinstance(record, Header) != (index == 0):
        return "is a second header" if index else "is not the header"
    if index and isinstance(links[index - 1].record, Footer):
        return "follows the footer"
    if isinstance(record, DecisionRecord) and record.seq != index:
        return f"is decision {record.seq} where decision {index} is due"
    if isinstance(record, Footer):
        if record.count != index - 1:
            return f"seals {record.count} decisions where {index - 1} stand"
        if record.head != record.prev:
            return "seals another head than it follows"
    return None


def _vouched_for(links: list[_Link], index: int) -> bool:
    """False when the next record shows that the one at `index` was changed itself."""
    following = index + 1
    return following >= len(links) or links[following].record.prev == links[index].digest


def _overlaps_the_one_before(links: list[_Link], index: int) -> bool:
    record, before = links[index].record, links[index - 1].record
    return (
        isinstance(record, DecisionRecord)
        and isinstance(before, DecisionRecord)
        and record.span.start < before.span.end
    )
