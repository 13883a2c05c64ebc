"""Interviews set as turns: `Q:` and `A:`, names before a colon, questions as headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from redactor.exposure.attribution.nouns import FIRST_PERSON
from redactor.spans import Span

_LABEL = re.compile(
    r"(?:\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]?\s*)?"
    r"(?P<label>[QA](?=[.:])|[A-ZÀ-ÖØ-Þ][\w.'-]*(?: [\w.'()-]+){0,3}?)\s?(?::|(?<=[QA])\.)\s"
)
_TIME = re.compile(r"\[\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]")
_ASKING = frozenset(
    {
        "q", "question", "interviewer", "reporter", "journalist", "host", "presenter",
        "moderator", "editor", "ed", "narr", "narrator", "anchor", "desk", "correspondent",
        "announcer", "prosecutor", "counsel", "mc", "clerk", "transcriber", "translator",
        "producer",
    }
)  # fmt: skip
_NO_SPEAKER = frozenset(
    {
        "from", "to", "cc", "bcc", "date", "sent", "subject", "re", "fwd", "note", "notes",
        "photo", "caption", "update", "updated", "updates", "headline", "slug", "byline", "by",
        "tags", "source", "sources", "key", "warning", "verdict", "claim", "fact box",
        "summary", "background", "contact", "tips", "correction", "editor's note",
        "file", "status", "version",
    }
)  # fmt: skip
_QUESTION_LENGTH = 200
_FEWEST_TURNS = 3


class Part(Enum):
    """What a speaker does in a transcript."""

    ASKS = "asks"
    SEEMS_TO_ASK = "seems to ask"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next does.

    Args:
        span: the words, from after the label to the last paragraph's end.
        label: the speaker's label in the text; `None` where the answer has none.
        part: whether the speaker asks: the label says so, or most of their turns do.
    """

    span: Span
    label: Span | None
    part: Part


def find_turns(text: str, lines: Sequence[Span]) -> list[Turn]:
    """The turns of `text`, disjoint and in order; none when it is no transcript.

    Args:
        text: an analysis text.
        lines: its paragraphs.
    """
    return _labelled(text, lines) or _answers(text, lines) or _timed(text, lines)


def _labelled(text: str, lines: Sequence[Span]) -> list[Turn]:
    """A label counts when it comes twice or is in capitals, and the text has several turns."""
    labels = [_label(text, line) for line in lines]
    names = [None if label is None else _key(label.of(text)) for label in labels]
    counts = Counter(name for name in names if name)
    turns: list[Turn] = []
    for line, label, name in zip(lines, labels, names, strict=True):
        if label is not None and name and (counts[name] > 1 or label.of(text).isupper()):
            start = min(label.end + 1, line.end - 1)
            turns.append(
                Turn(
                    Span(start, line.end),
                    label,
                    Part.ASKS if name.split()[0] in _ASKING else Part.ANSWERS,
                )
            )
        elif turns:
            last = turns[-1]
            turns[-1] = Turn(Span(last.span.start, line.end), last.label, last.part)
    return _interviewed(text, turns) if len(turns) >= _FEWEST_TURNS else []


def _interviewed(text: str, turns: list[Turn]) -> list[Turn]:
    """The turns; where no label says who asks, whoever asks in half of their turns or more does."""
    if any(turn.part is Part.ASKS for turn in turns):
        return turns
    names = [_key(turn.label.of(text)) for turn in turns if turn.label is not None]
    spoken = Counter(names)
    asked = Counter(
        name for name, turn in zip(names, turns, strict=True) if "?" in turn.span.of(text)
    )
    asking = {name for name in spoken if 2 * asked[name] >= spoken[name]}
    if asking == set(spoken):
        return turns
    return [
        replace(turn, part=Part.SEEMS_TO_ASK) if name in asking else turn
        for name, turn in zip(names, turns, strict=True)
    ]


def _label(text: str, line: Span) -> Span | None:
    match = _LABEL.match(text, line.start, line.end)
    if match is None or _key(match["label"]) in _NO_SPEAKER:
        return None
    return Span(*match.span("label"))


def _key(label: str) -> str:
    return label.strip(" .").lower()


def _answers(text: str, lines: Sequence[Span]) -> list[Turn]:
    """Paragraphs in the first person after questions that are paragraphs of their own."""
    asked = [_is_question(text, line) for line in lines]
    if sum(asked) < _FEWEST_TURNS:
        return []
    turns: list[Turn] = []
    answering = False
    for line, question in zip(lines, asked, strict=True):
        answering = answering or question
        if answering and not question and FIRST_PERSON.search(text, line.start, line.end):
            turns.append(Turn(line, None, Part.ANSWERS))
    return turns


def _timed(text: str, lines: Sequence[Span]) -> list[Turn]:
    """Paragraphs that open with a time in brackets, of a recording of somebody who says I."""
    timed = [line for line in lines if _TIME.match(text, line.start, line.end)]
    if len(timed) < _FEWEST_TURNS:
        return []
    spoken = any(FIRST_PERSON.search(text, line.start, line.end) for line in timed)
    return [Turn(line, None, Part.ANSWERS) for line in timed] if spoken else []


def _is_question(text: str, line: Span) -> bool:
    return text[line.end - 1] == "?" and len(line) < _QUESTION_LENGTH and text[line.start] != '"'
