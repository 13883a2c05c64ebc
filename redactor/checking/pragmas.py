"""Leaves out the findings that pragmas allow, and tells pragmas that do nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from redactor.checking.findings import Code, Finding, is_newsrooms, newsroom_names
from redactor.checking.ruleids import RuleIds
from redactor.documents import Document
from redactor.documents.pragmas import Kind, Pragma, around, find_pragmas
from redactor.exposure.decisions import Exposure
from redactor.spans import Span, line_and_column, line_starts

_WORDS = re.compile(r"\S")
_REASONS = {
    Code.PRAGMA: "a comment to redactor allows nothing, since it cannot be read as a pragma",
    Code.UNKNOWN_RULE: "a pragma names a rule that does not exist",
    Code.UNUSED_PRAGMA: "a pragma allows what is not found there",
}
_RULES = {
    Code.PRAGMA: "pragma.malformed",
    Code.UNKNOWN_RULE: "pragma.unknown-rule",
    Code.UNUSED_PRAGMA: "pragma.unused",
}
_NEVER_ALLOWED = "What a source sheet or the deny list names cannot be allowed by a pragma."
_NOT_CLOSED = "Write redactor: on where the findings are to count again."
_OPEN_ALREADY = "One of its rules is off already; write redactor: on before it."
_NOT_OPEN = "Remove it, or write redactor: off before it."


@dataclass(frozen=True, slots=True)
class Applied:
    """What pragmas leave of findings.

    Args:
        findings: those that count, and those of pragmas, in order of the text.
        allowed: of each rule, how many findings pragmas allow.
        notes: see `Document`.
    """

    findings: tuple[Finding, ...]
    allowed: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def apply_pragmas(
    document: Document,
    findings: Sequence[Finding],
    known: RuleIds,
    path: str,
    *,
    tell_unused: bool = True,
) -> Applied:
    """The findings of a document as its pragmas have it.

    A finding is where its words begin. Findings in what a pragma itself is made of do not count;
    those in its reason do, and no pragma allows them. Nor does one allow what a source sheet or the
    deny list names.

    Args:
        document: what was judged.
        findings: in order of the text; each with its span.
        known: the ids of rules.
        path: the file as it is told to the user.
        tell_unused: whether pragmas that allow nothing are findings.
    """
    pragmas = find_pragmas(document)
    if not pragmas:
        return Applied(tuple(findings))
    told = _Telling(document.text, path)
    good = list(_known(pragmas, known, told))
    scopes = _Scopes(document.text, around(document, pragmas), good, told)
    starts = [pragma.span.start for pragma in pragmas]
    allowed: Counter[str] = Counter()
    kept = []
    for finding in findings:
        pragma = _holding(finding.span, pragmas, starts)
        if pragma is not None:
            if _is_in_reason(finding.span, pragma):
                kept.append(finding)
        elif not newsroom_names(finding) and scopes.allow(finding):
            allowed[finding.rule] += 1
        else:
            kept.append(finding)
    if tell_unused:
        for pragma, rule in scopes.unused():
            # An id that no pack has may be any words of the draft's.
            named = rule if rule in known.of_packs else "the rule that finds nothing there"
            told.tell(Code.UNUSED_PRAGMA, pragma, f"Remove {named} from it.")
    together = sorted([*kept, *told.findings], key=lambda f: (f.line, f.column))
    return Applied(tuple(together), dict(sorted(allowed.items())))


class _Telling:
    """Collects what is wrong with pragmas."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self.findings: list[Finding] = []

    def tell(self, code: Code, pragma: Pragma, next_step: str) -> None:
        """Add a finding that points at a pragma; of the pragma's words it repeats none."""
        line, column = line_and_column(self._text, pragma.span.start)
        self.findings.append(
            Finding(
                code=code,
                rule=_RULES[code],
                path=self._path,
                line=line,
                column=column,
                entity_type="PRAGMA",
                exposure=Exposure.NONE,
                probability=1.0,
                reason=_REASONS[code],
                next_step=next_step,
                span=pragma.span,
                last_line=line,
            )
        )


class _Scopes:
    """Where pragmas allow which rules: on lines, and between offsets."""

    def __init__(self, text: str, rest: str, good: Iterable[Pragma], told: _Telling) -> None:
        self._lines: dict[tuple[str, int], Pragma] = {}
        self._blocks: dict[str, list[tuple[int, int, Pragma]]] = {}
        self._granted: list[tuple[Pragma, str]] = []
        self._used: set[tuple[Span, str]] = set()
        starts = line_starts(text)
        opened: dict[str, Pragma] = {}
        for pragma in good:
            if pragma.kind is Kind.ALLOW:
                line = bisect_right(starts, _covered(rest, pragma.span))
                for rule in pragma.rules:
                    self._granted.append((pragma, rule))
                    self._lines.setdefault((rule, line), pragma)
            elif pragma.kind is Kind.OFF and not opened.keys().isdisjoint(pragma.rules):
                told.tell(Code.PRAGMA, pragma, _OPEN_ALREADY)
            elif pragma.kind is Kind.OFF:
                opened.update(dict.fromkeys(pragma.rules, pragma))
            elif not opened:
                told.tell(Code.PRAGMA, pragma, _NOT_OPEN)
            else:
                self._close(opened, pragma)
                opened = {}
        for pragma in {pragma.span: pragma for pragma in opened.values()}.values():
            told.tell(Code.PRAGMA, pragma, _NOT_CLOSED)

    def allow(self, finding: Finding) -> bool:
        """Whether a pragma allows a finding, and if so, that it is used."""
        if finding.span is None:
            return False
        at = finding.span.start
        pragma = self._lines.get((finding.rule, finding.line))
        if pragma is None:
            blocks = self._blocks.get(finding.rule, [])
            number = bisect_right(blocks, at, key=lambda block: block[0]) - 1
            if number < 0 or at >= blocks[number][1]:
                return False
            pragma = blocks[number][2]
        self._used.add((pragma.span, finding.rule))
        return True

    def unused(self) -> Iterator[tuple[Pragma, str]]:
        """The pragmas, and which of their rules allowed nothing."""
        return ((p, rule) for p, rule in self._granted if (p.span, rule) not in self._used)

    def _close(self, opened: Mapping[str, Pragma], closing: Pragma) -> None:
        for rule, pragma in opened.items():
            block = (pragma.span.end, closing.span.start, pragma)
            self._granted.append((pragma, rule))
            self._blocks.setdefault(rule, []).append(block)


def _known(pragmas: Iterable[Pragma], known: RuleIds, told: _Telling) -> Iterator[Pragma]:
    """The pragmas that can be read and name rules that there are."""
    for pragma in pragmas:
        if pragma.fault is not None:
            told.tell(Code.PRAGMA, pragma, pragma.fault.value)
        elif any(is_newsrooms(rule) for rule in pragma.rules):
            told.tell(Code.PRAGMA, pragma, _NEVER_ALLOWED)
        elif unknown := [rule for rule in pragma.rules if not known.knows(rule)]:
            told.tell(Code.UNKNOWN_RULE, pragma, known.hint(unknown[0]))
        else:
            yield pragma


def _covered(rest: str, span: Span) -> int:
    """Where in its line `allow` acts: on its own, or, alone there, on the next that is not blank.

    Args:
        rest: the text with every pragma, and what else says nothing, blanked out.
        span: the pragma.
    """
    start = rest.rfind("\n", 0, span.start) + 1
    end = rest.find("\n", span.end)
    end = len(rest) if end < 0 else end
    if rest[start:end].strip():
        return span.start
    words = _WORDS.search(rest, end)
    return words.start() if words else span.start


def _holding(span: Span | None, pragmas: Sequence[Pragma], starts: list[int]) -> Pragma | None:
    """The pragma that a finding begins in; none for one that cannot be read."""
    if span is None:
        return None
    number = bisect_right(starts, span.start) - 1
    if number < 0 or span.start >= pragmas[number].span.end or pragmas[number].kind is None:
        return None
    return pragmas[number]


def _is_in_reason(span: Span | None, pragma: Pragma) -> bool:
    return span is not None and pragma.reason is not None and span.end > pragma.reason.start
