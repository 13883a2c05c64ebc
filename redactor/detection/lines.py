"""Joins what a line break or a doubled space took apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from redactor.detection.offsets import OffsetMap, Rewriter
from redactor.detection.vocabulary import ABBREVIATED_TITLES, MONTH_NAMES, MONTHS

_DOUBLED_SPACE = re.compile(r"(?<=\S) {2}(?=\S)")
_HYPHEN_END = re.compile(r"[^\W_]-\Z")
_WORD_START = re.compile(r"[^\W_]+")
_STARTS_AFRESH = re.compile(
    r"""[-*+•◦▪–—>|#]                      # list marker, quote, table, heading
      | (?:[A-Za-z]|[ivx]{1,4})[.)]\s     # a)  iv.
      | [A-Z][\w'-]{0,20}(?:[ ][\w'-]{1,20}){0,2}:(?:\s|\Z)    # Label:
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(\d{1,3})[.)]\s")
_MONTHS = "|".join(map(str.capitalize, sorted(MONTHS, key=len, reverse=True)))
_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_ENDS_SENTENCE = re.compile(r"""[.!?:]["')\]]{0,3}\Z""")
_TITLES = "|".join(map(str.capitalize, sorted(ABBREVIATED_TITLES)))
_SHORT_MONTHS = "|".join(map(str.capitalize, sorted(MONTHS.keys() - set(MONTH_NAMES))))
_ABBREVIATED = re.compile(rf"(?<![^\W_])(?:[A-Z]|{_TITLES}|{_SHORT_MONTHS})\.\Z")
_LONGEST_ABBREVIATED = 2 + max(map(len, (*ABBREVIATED_TITLES, *MONTHS)))
_KEEPS_ITS_HYPHEN = frozenset(
    {"all", "cross", "ex", "great", "half", "long", "mid", "post", "pre", "self", "short", "vice"}
    | {"well", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)
"""First parts of English compounds that are written with a hyphen. Source: our own list, 2026;
Apache-2.0."""

_WANTS_MORE = frozenset(
    {"a", "an", "the", "this", "that", "my", "your", "his", "her", "its", "our", "their", "whose"}
    | {"of", "in", "on", "at", "to", "from", "by", "for", "with", "near", "since", "until", "into"}
    | {"and", "or", "who", "than", "as", "between", "through", "during", "before", "after"}
)
"""Words that hardly end a line on purpose. Source: our own list, 2026; Apache-2.0."""
_LONGEST_WANTING = 1 + max(map(len, _WANTS_MORE))

_TELLING_END = 80
"""Code points next to a line's end that tell whether it is running text."""

HARD_BREAK = "\v"
"""A line break that is never a wrap; a line feed once lines are joined."""

Edit = tuple[int, int, str]
"""Start, end, and what is to stand there instead."""


def join_lines(text: str) -> tuple[str, OffsetMap]:
    """Join words and sentences that were broken across lines, and close up doubled spaces.

    Takes a text whose lines end in a line feed or `HARD_BREAK`; time grows linearly with it.
    Returns the new text and the map of its offsets to those of `text`.

    A hyphen at a line's end goes where it only marked the break ("bor-" "der") and stays where a
    compound keeps it: before a capital or a digit, next to another hyphen, after "ex" or "twenty".
    Any other line break within a block of non-blank lines becomes a space where the sentence runs
    on (a comma or a word such as "of" before, or a letter or digit before and a lower-case letter
    or a digit behind) or where the next line's first word would not have fitted on the line (the
    block's longest line tells the width), the line does not end a sentence, and the next does not
    start afresh (list marker, the next number of a list, quote, table, heading, `Label:`).
    """
    edits = [*_line_edits(text)]
    if "  " in text:
        edits += ((match.start(), match.end(), " ") for match in _DOUBLED_SPACE.finditer(text))
        edits.sort()
    rewriter = Rewriter(text)
    done = 0
    for start, end, replacement in edits:
        rewriter.copy(done, start)
        rewriter.put(replacement, start, end)
        done = end
    rewriter.copy(done, len(text))
    joined, offsets = rewriter.finish()
    return joined.replace(HARD_BREAK, "\n"), offsets


def _line_edits(text: str) -> Iterator[Edit]:
    offset = 0
    for section in text.split(HARD_BREAK):
        block: list[str] = []
        for line in section.split("\n"):
            if line and not line.isspace():
                block.append(line)
                continue
            yield from _block_edits(block, offset)
            offset += sum(map(len, block)) + len(block) + len(line) + 1
            block = []
        yield from _block_edits(block, offset)
        offset += sum(map(len, block)) + len(block)


def _block_edits(lines: list[str], offset: int) -> Iterator[Edit]:
    if len(lines) < 2:
        return
    width = max(len(line.rstrip()) for line in lines)
    number = _number(lines[0].lstrip())
    for line, following in pairwise(lines):
        end = offset + len(line)
        head, tail = line.rstrip(), following.lstrip()
        start, stop = offset + len(head), end + 1 + len(following) - len(tail)
        own = _number(tail)
        counts = own is not None and own == (1 if number is None else number + 1)
        number = own if counts else number
        if _HYPHEN_END.search(head, len(head) - 2) and _WORD_START.match(tail):
            yield (start if _keeps_hyphen(head, tail) else start - 1), stop, ""
        elif not counts and _wraps(head, tail, width):
            yield start, stop, " "
        offset = end + 1


def _number(line: str) -> int | None:
    """The number of a list that the line starts with."""
    match = _NUMBER.match(line)
    return int(match[1]) if match else None


def _wraps(head: str, tail: str, width: int) -> bool:
    first_word = tail.split(None, 1)[0]
    fits = len(head) + 1 + len(first_word) <= width
    if (fits and not _runs_on(head, tail, first_word)) or _STARTS_AFRESH.match(tail):
        return False
    return not _ENDS_SENTENCE.search(head, len(head) - 4) or _abbreviates(head)


def _abbreviates(head: str) -> bool:
    return _ABBREVIATED.search(head, max(0, len(head) - _LONGEST_ABBREVIATED)) is not None


def _runs_on(head: str, tail: str, first_word: str) -> bool:
    if head.endswith(",") or _last_word(head) in _WANTS_MORE:
        return True
    if first_word.endswith(":"):
        return False
    if not head[-1].isalnum():
        return _abbreviates(head)
    dated = head[-1].isdigit() and _MONTH.match(tail) is not None
    if dated or tail[0].islower() or tail[0].isdigit():
        return True
    return _is_running_text(head) or _runs_through(head, tail)


def _is_running_text(line: str) -> bool:
    """Whether the line is no heading and no name: most of its last words are in lower case.

    Fewer words tell if the very last is in lower case, after which no name can go on.
    """
    words = [word for word in line[-_TELLING_END:].split() if word[0].isalpha()]
    least = 3 if words and words[-1].islower() else 5
    lower = sum(word.islower() for word in words)
    return len(words) >= least and 2 * lower > len(words)


def _runs_through(head: str, tail: str) -> bool:
    """Whether both lines read as running text, though the first has too few words to tell alone.

    Around a name that the break took apart, words in lower case stand on both sides.
    """
    before = [word.islower() for word in head[-_TELLING_END:].split() if word[0].isalpha()][-5:]
    behind = [word.islower() for word in tail[:_TELLING_END].split() if word[0].isalpha()][:6]
    return min(sum(before), sum(behind)) >= 2 and 2 * sum(before) >= len(before)


def _last_word(head: str) -> str:
    # No further than the longest of the words: a line may be one word of any length.
    return head[-_LONGEST_WANTING:].rpartition(" ")[2]


def _keeps_hyphen(head: str, tail: str) -> bool:
    part = _WORD_START.match(tail)
    if part is None or not part[0].isalpha() or not part[0][0].islower():
        return True
    if tail.startswith("-", part.end()):
        return True
    before = head[:-1].rpartition(" ")[2]
    return "-" in before or not before[-1].isalpha() or before.lower() in _KEEPS_ITS_HYPHEN
