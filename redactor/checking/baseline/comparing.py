"""Compares what is found with a baseline, and gathers a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redactor.checking.baseline.entries import Baseline, Decision, Entry, group_id, of_entries
from redactor.checking.baseline.keys import Key, said
from redactor.checking.findings import Finding, newsroom_names
from redactor.errors import BaselineKeyError

_MODEL = "model."
"""What the rules of findings begin with that only the model makes."""

SHORT = 12
"""Digits of an id that are told; enough to tell entries apart."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How findings are compared.

    Args:
        unreviewed_count: whether findings count whose entry nobody has reviewed.
        writing: whether a new baseline is gathered: every finding that may stand in one is known.
        partial: whether rules alone were asked, which cannot tell whether what the model finds, or
            what somebody reviewed, is still there.
    """

    unreviewed_count: bool = False
    writing: bool = False
    partial: bool = False


@dataclass(slots=True)
class Comparison:
    """Compares the findings of files, one file after the other.

    Args:
        baseline: what was found before.
        key: the one that its digests were made with; `None`: it has none.
        manner: how.
        known: of each rule, how many findings were known; grows.

    Raises:
        BaselineKeyError: RED808: the baseline was written with a key, and this is another or none;
            or a baseline without one is to be written anew with one.
    """

    baseline: Baseline
    key: Key | None
    manner: Manner = field(default_factory=Manner)
    known: Counter[str] = field(default_factory=Counter)
    _found: dict[str, list[Entry]] = field(default_factory=dict)
    _partly: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        written, given = self.baseline.key_id, None if self.key is None else self.key.id
        if written is None:
            if given is not None and self.manner.writing and self.baseline.entries:
                message = "the baseline was written without a key, and one was given"
                hint = "Remove the file to write it anew with the key."
                raise BaselineKeyError(message, next_step=hint)
            if not self.manner.writing:
                # Its entries are groups, with or without a key.
                self.key = None
        elif given is None:
            message = "the baseline was written with a key, and none was given"
            hint = "Give it with --key FILE or REDACTOR_KEY."
            raise BaselineKeyError(message, next_step=hint)
        elif given != written:
            raise BaselineKeyError("the baseline was written with another key")

    def new(self, path: str, findings: Sequence[Finding], *, whole: bool = True) -> list[Finding]:
        """The findings of a file that count, in the order given.

        What a source sheet or a deny list names, and what is wrong with pragmas, counts always.

        Args:
            path: relative to the baseline's folder, with `/` between its parts.
            findings: all of the file's; with their words, where there is a key.
            whole: whether all of the file could be read; of one that could not, nothing that the
                baseline has is gone.
        """
        if not whole:
            self._partly.add(path)
        entries = list(self._entries(path, findings))
        self._found[path] = _distinct(entries)
        counted = []
        for finding, entry in zip(findings, entries, strict=True):
            before = None if entry is None else self.baseline.entries.get(entry.id)
            if entry is not None and self._is_known(entry, before):
                self.known[finding.rule] += 1
            else:
                counted.append(self._pointed(finding, entry, before))
        return counted

    def stale(self, is_there: Callable[[str], bool]) -> dict[tuple[str, str], int]:
        """How many findings the baseline has that are there no more, by path and rule.

        Args:
            is_there: whether a file still exists; entries of one that does count only when it was
                compared.
        """
        gone: Counter[tuple[str, str]] = Counter()
        for entry in self.baseline.by_place():
            gone[entry.path, entry.rule] += entry.count - self._left(entry, is_there)
        return {place: count for place, count in gone.items() if count}

    def updated(self, is_there: Callable[[str], bool]) -> Baseline:
        """The baseline with the files compared as they are now; reviews of what is left stay.

        Where rules alone were asked, so does what the model found or somebody reviewed.

        Args:
            is_there: see `stale`.
        """
        before = self.baseline.entries
        found = (entry for entries in self._found.values() for entry in entries)
        kept = {entry.id: _reviewed(entry, before.get(entry.id)) for entry in found}
        for entry in before.values():
            was_compared = entry.path in self._found and not self._is_beyond(entry)
            has_fewer = entry.id not in kept or kept[entry.id].count < entry.count
            if has_fewer and not was_compared and is_there(entry.path):
                kept[entry.id] = entry
        return of_entries(None if self.key is None else self.key.id, kept.values())

    def _entries(self, path: str, findings: Sequence[Finding]) -> Iterator[Entry | None]:
        """What each finding would be in a baseline; `None` for one that may not stand in any."""
        seen: Counter[tuple[str, str]] = Counter()
        keyed = self.key is not None
        fitting = [may_be_kept(f) and not (keyed and f.words is None) for f in findings]
        counts = Counter(f.rule for f, fits in zip(findings, fitting, strict=True) if fits)
        for finding, fits in zip(findings, fitting, strict=True):
            if not fits:
                yield None
            elif self.key is None:
                rule = finding.rule
                yield Entry(path, rule, group_id(path, rule), counts[rule])
            else:
                words = said(finding.words or "")
                seen[finding.rule, words] += 1
                ordinal = seen[finding.rule, words]
                identity = self.key.identity(path, finding.rule, words, ordinal)
                yield Entry(path, finding.rule, identity)

    def _is_known(self, entry: Entry, before: Entry | None) -> bool:
        if self.manner.writing:
            return True
        if before is None or entry.count > before.count:
            return False
        if before.review is None:
            return not self.manner.unreviewed_count
        return before.review.decision is Decision.ACCEPT

    def _pointed(self, finding: Finding, entry: Entry | None, before: Entry | None) -> Finding:
        """The finding, with what the baseline has to say of it."""
        if entry is None or before is None:
            return finding
        if entry.count > before.count:
            told = f"{finding.reason}; {entry.count} of this rule where the baseline has "
            return replace(finding, reason=f"{told}{before.count}")
        if before.review is None:
            step = f"Review entry {entry.id[:SHORT]} of the baseline, or redact it."
            return replace(finding, next_step=step)
        return replace(finding, reason=f"{finding.reason}; a reviewer decided that it must go")

    def _left(self, entry: Entry, is_there: Callable[[str], bool]) -> int:
        """How many of an entry's findings may still be there."""
        found = self._found.get(entry.path)
        if found is None or self._is_beyond(entry):
            return entry.count if is_there(entry.path) else 0
        return min(entry.count, sum(now.count for now in found if now.id == entry.id))

    def _is_beyond(self, entry: Entry) -> bool:
        """Whether what was asked cannot tell that an entry's findings are gone."""
        unasked = entry.rule.startswith(_MODEL) or entry.review is not None
        return entry.path in self._partly or (self.manner.partial and unasked)


def may_be_kept(finding: Finding) -> bool:
    """Whether a finding may stand in a baseline.

    What the newsroom itself names may not, since the line would tell who is in which file.
    """
    return not finding.code.is_of_pragma and not newsroom_names(finding)


def _distinct(entries: Sequence[Entry | None]) -> list[Entry]:
    found: Mapping[str, Entry] = {entry.id: entry for entry in entries if entry is not None}
    return list(found.values())


def _reviewed(entry: Entry, before: Entry | None) -> Entry:
    """The entry with the review it had, unless there is more of it now."""
    if before is None or entry.count > before.count:
        return entry
    return replace(entry, review=before.review)
