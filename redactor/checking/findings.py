"""What a check finds."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from redactor.detection.entities import SHEET
from redactor.detection.wordings import DENIED
from redactor.exposure.decisions import Exposure
from redactor.exposure.lists import DENIED_REASON
from redactor.spans import Span


class Code(Enum):
    """The stable code of a finding."""

    DIRECT = "RED901"
    """Words that identify a protected person by themselves."""
    QUASI = "RED902"
    """Words that help to identify one."""
    FILE_NAME = "RED903"
    """A file's name tells what must not be printed."""
    PRAGMA = "RED904"
    """A comment addressed to redactor that is no pragma, or may not be one."""
    UNKNOWN_RULE = "RED905"
    """A pragma names a rule that does not exist."""
    UNUSED_PRAGMA = "RED906"
    """A pragma allows nothing."""
    METADATA = "RED907"
    """A picture's file says where it was taken, or names somebody, or the camera."""

    @property
    def is_of_pragma(self) -> bool:
        """Whether it is about a pragma rather than about words that expose somebody."""
        return self in (Code.PRAGMA, Code.UNKNOWN_RULE, Code.UNUSED_PRAGMA)


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that would help someone find a protected person; the words themselves are not in it.

    Args:
        code: what kind of finding.
        rule: the rule or recognizer that found it; `path.repeated` for a file's name that repeats
            what it found, `path.place` for one that tells a town which a copy leaves out;
            `metadata.position` and the like for what a picture's file says.
        path: the file as it is told to the user, with `/` between its parts.
        line: 1-based; 1 for a file's name and its metadata.
        column: 1-based, in code points; likewise.
        entity_type: see docs/entity-types.md.
        exposure: how it bears on a protected person.
        probability: how likely it does, 0.0-1.0.
        reason: a sentence for an editor.
        next_step: what to do about it.
        span: code points of `Document.text`; `None` for a file's name and its metadata. Its length
            would tell, so that no report prints it.
        last_line: the line that the words end on; likewise.
        words: the words, only where they were asked for.
    """

    code: Code
    rule: str
    path: str
    line: int
    column: int
    entity_type: str
    exposure: Exposure
    probability: float
    reason: str
    next_step: str
    span: Span | None = field(default=None, repr=False)
    last_line: int = field(default=1, repr=False)
    words: str | None = field(default=None, repr=False)

    @property
    def place(self) -> str:
        """`path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


def is_newsrooms(rule: str) -> bool:
    """True for rules that find what the newsroom itself names, on a source sheet or a deny list."""
    return rule == DENIED or rule.startswith(SHEET)


def newsroom_names(finding: Finding) -> bool:
    """True when the newsroom itself names the words; nobody may then let them stay."""
    return is_newsrooms(finding.rule) or finding.reason == DENIED_REASON


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A digest for each finding, in the order given: 32 lower-case hexadecimal digits.

    It says of a finding which file it is in, which rule found it, and that it is the first, second
    ... of them there. So it outlives edits further up, and nothing of the words is in it.

    Args:
        findings: each file's in the order of its text.
    """
    seen: Counter[tuple[str, str]] = Counter()
    digests = []
    for finding in findings:
        place = (finding.path, finding.rule)
        seen[place] += 1
        key = "\0".join(("1", *place, str(seen[place])))
        digests.append(hashlib.sha256(os.fsencode(key)).hexdigest()[:32])
    return digests
